//! Dateline's research notes in Markdown, where they are unambiguous: the passages listed under their article.
//!
//! What stands under events is not read: there a passage's note can't be told from the event's text.

use super::{Foreign, SetAside};
use crate::model::{Color, QuoteSelector, Selector};

/// The passages of the notes; `None` when there is no list of passages.
pub(super) fn read(text: &str) -> Option<Vec<Result<Foreign, SetAside>>> {
    let mut lines = text.lines().skip_while(|line| !matches!(*line, "## Passages" | "## Other passages"));
    lines.next()?;
    let section: Vec<&str> = lines.take_while(|line| !matches!(*line, "## Sources" | "## Notes")).collect();
    let mut found: Vec<Result<Foreign, SetAside>> = Vec::new();
    let mut title = None;
    let mut at = 0;
    while let Some(line) = section.get(at) {
        if let Some(named) = heading(line) {
            title = Some(named);
        } else if let Some((quote, mark, next)) = passage(&section, at) {
            found.push(marked(title.clone(), quote, &mark));
            at = next;
            continue;
        } else if let Some(Ok(last)) = found.last_mut() {
            last.note.push_str(line);
            last.note.push('\n');
        }
        at += 1;
    }
    for foreign in found.iter_mut().flatten() {
        foreign.note = foreign.note.trim().to_owned();
    }
    Some(found)
}

/// The article's title in `### Title [1]`.
fn heading(line: &str) -> Option<String> {
    let (title, number) = line.strip_prefix("### ")?.strip_suffix(']')?.rsplit_once(" [")?;
    number.parse::<u32>().ok()?;
    Some(unescaped(title))
}

/// A quotation with the line under it that says how it was marked: words, that line, and the index after it.
fn passage(lines: &[&str], from: usize) -> Option<(String, String, usize)> {
    let quoted: Vec<&str> =
        lines.get(from..)?.iter().map_while(|line| line.strip_prefix('>')).map(str::trim_start).collect();
    let at = from + quoted.len();
    let mark = lines.get(at + 1)?;
    let whole = !quoted.is_empty() && lines.get(at)?.is_empty() && mark.starts_with("Marked in ");
    whole.then(|| (unescaped(&quoted.join("\n")), unescaped(mark), at + 2))
}

fn marked(title: Option<String>, exact: String, mark: &str) -> Result<Foreign, SetAside> {
    let mut parts = mark.trim_end_matches('.').split("; ");
    let color = parts.next().and_then(|part| part.strip_prefix("Marked in ")).and_then(Color::named);
    let Some(color) = color else {
        return Err(SetAside::new(exact, "The line under it names no colour that Dateline has."));
    };
    let tags = parts.find_map(|part| part.strip_prefix("tags: "));
    Ok(Foreign {
        title,
        selector: Selector {
            quote: Some(QuoteSelector { exact, ..QuoteSelector::default() }),
            position: None,
        },
        tags: tags.map(|tags| tags.split(", ").map(str::to_owned).collect()).unwrap_or_default(),
        color: Some(color),
        ..Foreign::default()
    })
}

/// Takes the backslashes away that keep marks from being Markdown.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '\\' && next.is_ascii_punctuation() => {}
            _ => plain.push(letter),
        }
        if letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation) {
            plain.extend(letters.next());
        }
    }
    plain
}
