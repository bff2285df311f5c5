//! The report of an import, to be saved: what became of each item, and why.

use super::{ImportOutcome, ImportResult};
use crate::export::csv::harmless;
use crate::library::wording::counted;

/// What an outcome is called.
pub fn word(outcome: ImportOutcome) -> &'static str {
    match outcome {
        ImportOutcome::Imported => "imported",
        ImportOutcome::Duplicate => "already here",
        ImportOutcome::NewVersion => "new version",
        ImportOutcome::Failed => "failed",
    }
}

/// The report as comma-separated values (RFC 4180), a row an item.
pub fn csv(results: &[ImportResult]) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail; a row that did would only be missing from the table's end.
    let _ = table.write_record(["item", "result", "title_or_reason", "article", "similar_to", "in_doubt"]);
    for result in results {
        let article = result.article.map(|id| id.to_string()).unwrap_or_default();
        let alike = result.alike.as_ref();
        let alike = alike.map(|alike| format!("{} ({} %)", alike.title, alike.percent)).unwrap_or_default();
        let doubt = if result.doubtful { "yes" } else { "" };
        let row = [
            result.name.clone(),
            word(result.outcome).to_owned(),
            result.message.clone(),
            article,
            alike,
            doubt.to_owned(),
        ];
        let _ = table.write_record(row.map(|cell| harmless(&cell)));
    }
    let bytes = table.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The report as Markdown: the counts, then what failed with its reason, then the rest.
pub fn markdown(results: &[ImportResult]) -> String {
    use ImportOutcome::{Duplicate, Failed, Imported, NewVersion};
    let mut text = format!("# Import of {}\n", counted(results.len(), "item", "items"));
    for outcome in [Failed, NewVersion, Imported, Duplicate] {
        let of_this: Vec<&ImportResult> = results.iter().filter(|result| result.outcome == outcome).collect();
        if of_this.is_empty() {
            continue;
        }
        let heading = word(outcome);
        let (first, rest) = heading.split_at(heading.chars().next().map_or(0, char::len_utf8));
        text.push_str(&format!("\n## {}{rest}: {}\n\n", first.to_uppercase(), of_this.len()));
        for result in of_this {
            let line = |text: &str| text.replace(['\n', '\r'], " ");
            text.push_str(&format!("- {}: {}\n", line(&result.name), line(&result.message)));
        }
    }
    text
}
