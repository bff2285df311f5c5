//! Events as comma-separated values (RFC 4180), a row each.

use super::{Heading, words};
use crate::library::research::{Happening, Quoted, Research};
use crate::model::Stance;
use crate::temporal::calendar::civil;

const COLUMNS: [&str; 18] = [
    "id",
    "date",
    "edtf",
    "date_as_given",
    "start_min",
    "start_max",
    "end_min",
    "end_max",
    "title",
    "places",
    "people",
    "tags",
    "description",
    "supports",
    "disputes",
    "context",
    "evidence",
    "sources",
];

/// Writes the table of events.
pub fn write(_: &Heading, research: &Research) -> String {
    let heads = COLUMNS.map(str::to_owned).to_vec();
    let rows = research.events.iter().map(|event| row(event, research).to_vec());
    table(std::iter::once(heads).chain(rows))
}

/// Writes a table, its heads first. Bytes begin with a mark by which spreadsheets know UTF-8.
pub fn table(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail; a row that did would only be missing from the table's end.
    for row in rows {
        let _ = table.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = table.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn row(event: &Happening, research: &Research) -> [String; 18] {
    let count = |stance| event.evidence.iter().filter(|proof| proof.stance == stance).count().to_string();
    let [start_min, start_max, end_min, end_max] = event.edges.map(day);
    let mut evidence = Vec::new();
    let mut sources = Vec::new();
    for proof in &event.evidence {
        let Some(passage) = research.passages.get(proof.passage) else { continue };
        let claims =
            proof.claims.as_ref().map(|claims| format!(" ({})", words(&claims.edtf))).unwrap_or_default();
        evidence.push(format!("{}{claims}: “{}”", proof.stance.name(), passage.exact.replace('\n', " ")));
        sources.push(source(passage, research));
    }
    [
        event.id.to_string(),
        event.when.as_ref().map(|when| words(&when.edtf)).unwrap_or_default(),
        event.when.as_ref().map(|when| when.edtf.clone()).unwrap_or_default(),
        event.when.as_ref().map(|when| when.written.clone()).unwrap_or_default(),
        start_min,
        start_max,
        end_min,
        end_max,
        event.title.clone(),
        event.places.join("; "),
        event.people.join("; "),
        event.tags.join("; "),
        event.description.clone(),
        count(Stance::Supports),
        count(Stance::Disputes),
        count(Stance::Context),
        evidence.join("\n"),
        sources.join("\n"),
    ]
}

/// Author, title, publisher, date, address, capture and fingerprint in a line.
fn source(passage: &Quoted, research: &Research) -> String {
    let Some(work) = research.articles.get(passage.article) else { return String::new() };
    let metadata = &work.metadata;
    let mut parts = metadata.authors.value.clone().unwrap_or_default();
    parts.extend(metadata.title.value.as_ref().map(|title| format!("“{title}”")));
    parts.extend(metadata.publisher.value.clone());
    parts.extend(metadata.published.value.as_deref().map(words));
    parts.extend(metadata.address.value.clone());
    parts.push(format!("captured {}", passage.captured.rfc3339()));
    parts.push(format!("SHA-256 {}", passage.original));
    parts.join(", ")
}

/// An edge as a calendar date, with the time where it is not the edge of a day.
fn day(seconds: Option<i64>) -> String {
    let Some(seconds) = seconds else { return String::new() };
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let year = match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    };
    match seconds.rem_euclid(86_400) {
        0 | 86_399 => format!("{year}-{month:02}-{day:02}"),
        second => format!(
            "{year}-{month:02}-{day:02}T{:02}:{:02}:{:02}",
            second / 3_600,
            second / 60 % 60,
            second % 60
        ),
    }
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
pub fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@here"), "'@here");
        assert_eq!(harmless("1928"), "1928");
    }

    #[test]
    fn an_edge_is_a_day_or_a_moment() {
        assert_eq!(day(Some(0)), "1970-01-01");
        assert_eq!(day(Some(86_399)), "1970-01-01");
        assert_eq!(day(Some(-60)), "1969-12-31T23:59:00");
        assert_eq!(day(None), "");
    }
}
