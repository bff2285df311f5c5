//! Research notes in Markdown (CommonMark).

use std::fmt::Write as _;

use super::{Heading, words};
use crate::library::research::{Happening, Quoted, Research, Work};
use crate::model::{AnchorState, Stance, Timestamp};

/// Writes the notes.
pub fn write(heading: &Heading, research: &Research) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", plain(&heading.title));
    let _ = writeln!(
        out,
        "{}, {}, {}. Exported on {} from the library {}. Every quotation names its source; the sources are listed at the end.\n",
        counted(research.events.len(), "event"),
        counted(research.passages.len(), "passage"),
        counted(research.articles.len(), "article"),
        moment(heading.now),
        plain(&heading.library),
    );
    if !research.events.is_empty() {
        out.push_str("## Chronology\n\n");
        for event in &research.events {
            write_event(&mut out, event, research);
        }
    }
    write_passages(&mut out, research);
    if !research.notes.is_empty() {
        out.push_str("## Notes\n\n");
        for (title, text) in &research.notes {
            // A note is the researcher's own Markdown and goes out as it was written.
            let _ = writeln!(out, "### {}\n\n{}\n", plain(title), text.trim());
        }
    }
    write_sources(&mut out, research);
    out
}

fn write_event(out: &mut String, event: &Happening, research: &Research) {
    let when = event.when.as_ref().map_or_else(|| "Date not known".to_owned(), |when| words(&when.edtf));
    let _ = writeln!(out, "### {} · {}\n", plain(&when), plain(&event.title));
    if let Some(when) = event.when.as_ref().filter(|when| when.written != when.edtf) {
        let _ = writeln!(out, "- Date as given: {} (`{}`)", plain(&when.written), when.edtf);
    } else if let Some(when) = &event.when {
        let _ = writeln!(out, "- Date: `{}`", when.edtf);
    }
    for (label, values) in [("Place", &event.places), ("People", &event.people), ("Tags", &event.tags)] {
        if !values.is_empty() {
            let _ = writeln!(out, "- {label}: {}", plain(&values.join(", ")));
        }
    }
    let _ = writeln!(out, "- {}\n", tally(event));
    if !event.description.trim().is_empty() {
        let _ = writeln!(out, "{}\n", event.description.trim());
    }
    for proof in &event.evidence {
        let Some(passage) = research.passages.get(proof.passage) else { continue };
        let _ = write!(out, "{}\n>\n> **{}**", quotation(&passage.exact), stance(proof.stance));
        if let Some(claims) = &proof.claims {
            let _ = write!(out, ", dating it {}", plain(&words(&claims.edtf)));
        }
        let _ = write!(out, ". {}", cited(passage, research));
        if !passage.tags.is_empty() {
            let _ = write!(out, " Tags: {}.", plain(&passage.tags.join(", ")));
        }
        out.push_str("\n\n");
        if !passage.note.trim().is_empty() {
            let _ = writeln!(out, "{}\n", passage.note.trim());
        }
    }
}

/// "Supported by 3, disputed by 1, context from 2".
fn tally(event: &Happening) -> String {
    let count = |stance| event.evidence.iter().filter(|proof| proof.stance == stance).count();
    let (supports, disputes, context) =
        (count(Stance::Supports), count(Stance::Disputes), count(Stance::Context));
    let mut parts = Vec::new();
    if supports > 0 {
        parts.push(format!("supported by {supports}"));
    }
    if disputes > 0 {
        parts.push(format!("disputed by {disputes}"));
    }
    if context > 0 {
        parts.push(format!("context from {context}"));
    }
    if parts.is_empty() {
        return "No evidence yet".to_owned();
    }
    let line = parts.join(", ");
    line.get(..1).map(str::to_uppercase).unwrap_or_default() + line.get(1..).unwrap_or_default()
}

/// The passages that no event rests on, by article; the others stand under their events.
fn write_passages(out: &mut String, research: &Research) {
    let mut spoken = vec![false; research.passages.len()];
    for proof in research.events.iter().flat_map(|event| &event.evidence) {
        if let Some(spoken) = spoken.get_mut(proof.passage) {
            *spoken = true;
        }
    }
    let silent = || research.passages.iter().zip(&spoken).filter(|(_, spoken)| !**spoken);
    if silent().next().is_none() {
        return;
    }
    out.push_str(if research.events.is_empty() { "## Passages\n\n" } else { "## Other passages\n\n" });
    let mut last = None;
    for (passage, _) in silent() {
        if last != Some(passage.article) {
            last = Some(passage.article);
            let title = research.articles.get(passage.article).map(title).unwrap_or_default();
            let _ = writeln!(out, "### {} [{}]\n", plain(&title), passage.article.saturating_add(1));
        }
        let _ = writeln!(out, "{}\n", quotation(&passage.exact));
        let mut line = vec![format!("Marked in {}", passage.color)];
        if !passage.tags.is_empty() {
            line.push(format!("tags: {}", passage.tags.join(", ")));
        }
        match passage.state {
            AnchorState::Changed => line.push("quoted as marked; the text has since changed".to_owned()),
            AnchorState::Ambiguous => line.push("quoted as marked; it now fits several places".to_owned()),
            AnchorState::Lost => line.push("quoted as marked; not found in the newest version".to_owned()),
            AnchorState::Exact | AnchorState::Moved => {}
        }
        let _ = writeln!(out, "{}.\n", plain(&line.join("; ")));
        if !passage.note.trim().is_empty() {
            let _ = writeln!(out, "{}\n", passage.note.trim());
        }
    }
}

fn write_sources(out: &mut String, research: &Research) {
    if research.articles.is_empty() {
        return;
    }
    out.push_str("## Sources\n\n");
    for (index, work) in research.articles.iter().enumerate() {
        let metadata = &work.metadata;
        let mut parts = Vec::new();
        if let Some(authors) = metadata.authors.value.as_ref().filter(|authors| !authors.is_empty()) {
            parts.push(plain(&authors.join(", ")));
        }
        parts.push(format!("“{}”", plain(&title(work))));
        if let Some(publisher) = &metadata.publisher.value {
            parts.push(format!("*{}*", plain(publisher)));
        }
        parts.push(match &metadata.published.value {
            Some(published) => plain(&words(published)),
            None => "no date of publication known".to_owned(),
        });
        let _ = writeln!(out, "{}. {}.", index + 1, parts.join(", "));
        if let Some(address) = &metadata.address.value {
            let _ = writeln!(out, "    - Address: {}", plain(address));
        }
        let file = work.file_name.as_ref().map(|name| format!(", {}", plain(name))).unwrap_or_default();
        let _ = writeln!(out, "    - Captured: {}{file}", moment(work.captured));
        let _ = writeln!(out, "    - SHA-256 of the original: `{}`", work.original);
        if work.versions > 1 {
            let _ = writeln!(out, "    - Versions kept: {}", work.versions);
        }
    }
}

fn cited(passage: &Quoted, research: &Research) -> String {
    let Some(work) = research.articles.get(passage.article) else { return "Source in the trash.".to_owned() };
    let mut parts = vec![format!("“{}”", plain(&title(work)))];
    if let Some(publisher) = &work.metadata.publisher.value {
        parts.push(plain(publisher));
    }
    if let Some(published) = &work.metadata.published.value {
        parts.push(plain(&words(published)));
    }
    let changed = match passage.state {
        AnchorState::Exact | AnchorState::Moved => "",
        _ => " Quoted as marked; the text has since changed.",
    };
    format!("{} \\[{}\\].{changed}", parts.join(", "), passage.article.saturating_add(1))
}

fn title(work: &Work) -> String {
    work.metadata.title.value.clone().unwrap_or_else(|| "Untitled".to_owned())
}

const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supports",
        Stance::Disputes => "Disputes",
        Stance::Context => "Context",
    }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn moment(at: Timestamp) -> String {
    chrono::DateTime::from_timestamp_millis(at.0)
        .map(|moment| moment.format("%-d %B %Y, %H:%M UTC").to_string())
        .unwrap_or_default()
}

/// Foreign text as a block quotation: its lines stay lines, its characters stay characters.
fn quotation(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {}", plain(line))).collect();
    lines.join("\n>\n")
}

/// Escapes what CommonMark would read as markup, so that foreign text stays text.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, c) in text.chars().enumerate() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' | '=' | '!' if index == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if !out.is_empty() && out.chars().all(|before| before.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_never_becomes_markup() {
        assert_eq!(plain("<script>*a*_b_[c](d)"), r"\<script\>\*a\*\_b\_\[c\](d)");
        assert_eq!(plain("# not a heading"), r"\# not a heading");
        assert_eq!(plain("1928. A year"), r"1928\. A year");
        assert_eq!(quotation("one\n- two"), "> one\n>\n> \\- two");
    }
}
