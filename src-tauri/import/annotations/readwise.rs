//! Readwise's CSV of highlights: Highlight, Book Title, Book Author, …, Note, Color, Tags, …, Highlighted at.

use super::moment::moment;
use super::{Foreign, SetAside};
use crate::model::{Color, QuoteSelector, Selector};

/// The highlights of a table; `None` when its head is not Readwise's.
pub(super) fn read(text: &str) -> Option<Result<Vec<Result<Foreign, SetAside>>, String>> {
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head: Vec<String> = table.headers().ok()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |name: &str| head.iter().position(|other| other == name);
    let (highlight, title) = (column("highlight")?, column("book title")?);
    let (note, color, tags) = (column("note"), column("color"), column("tags"));
    let at = column("highlighted at");
    let rows = table.records().map(|record| {
        let record = match record {
            Ok(record) => record,
            Err(error) => return Err(SetAside::new("", format!("Its line can't be read: {error}."))),
        };
        let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default().trim();
        let exact = cell(Some(highlight)).to_owned();
        if exact.is_empty() {
            return Err(SetAside::new(cell(note), "It has no highlighted words."));
        }
        let made = moment(cell(at));
        Ok(Foreign {
            title: Some(cell(Some(title)).to_owned()).filter(|title| !title.is_empty()),
            selector: Selector {
                quote: Some(QuoteSelector { exact, ..QuoteSelector::default() }),
                position: None,
            },
            note: cell(note).to_owned(),
            tags: cell(tags)
                .split(',')
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
            color: nearest(cell(color)),
            created: made,
            changed: made,
            ..Foreign::default()
        })
    });
    Some(Ok(rows.collect()))
}

/// The colour of ours that is nearest to Readwise's.
fn nearest(color: &str) -> Option<Color> {
    match color.to_lowercase().as_str() {
        "yellow" | "orange" => Some(Color::Amber),
        "green" => Some(Color::Moss),
        "blue" => Some(Color::Sky),
        "pink" | "red" => Some(Color::Rose),
        "purple" => Some(Color::Plum),
        _ => None,
    }
}
