//! What a person says of the dates in a text: read otherwise, no date, or a date that was overlooked. It stays
//! with the article: in another version the words are looked for as an annotation's are, and a reading is used
//! only where they stand unchanged. Whatever is less certain waits, and is shown as waiting.

use rusqlite::{Connection, Row, params};

use super::annotations::Passage;
use super::articles;
use super::columns::date;
use super::wording::quoted;
use super::{Change, LibraryError, ask};
use crate::anchor::{self, Text};
use crate::model::{
    AnchorState, ArticleId, EventDate, PositionSelector, QuoteSelector, Reading, ReadingId, Selector, Version,
};
use crate::temporal::edtf;
use crate::temporal::words::in_words;

const COLUMNS: &str = "id, article, version, start, end, exact, prefix, suffix, written, edtf";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Reading> {
    let quote = QuoteSelector { exact: row.get(5)?, prefix: row.get(6)?, suffix: row.get(7)? };
    let position = PositionSelector { start: row.get(3)?, end: row.get(4)? };
    Ok(Reading {
        id: row.get(0)?,
        article: row.get(1)?,
        version: row.get(2)?,
        selector: Selector { quote: Some(quote), position: Some(position) },
        date: date(row.get(8)?, row.get(9)?),
    })
}

/// Everything that was said of an article's dates, whichever version it was said in; by version, then in the
/// order of the text.
pub fn of_article(connection: &Connection, article: ArticleId) -> Result<Vec<Reading>, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM reading WHERE article = ?1 ORDER BY version, start, row");
    ask::all(connection, "reading what was said of dates", &sql, [article], of_row)
}

/// Where each reading stands in a version, in their order: its own place in its own version, elsewhere where
/// its words are found unchanged, and `None` where that is not certain. Takes readings in the order in which
/// [`of_article`] gives them.
pub fn placed(readings: &[Reading], version: &Version) -> Vec<Option<PositionSelector>> {
    let mut places = Vec::with_capacity(readings.len());
    let text = std::cell::LazyCell::new(|| Text::new(&version.text));
    for together in readings.chunk_by(|a, b| a.version == b.version) {
        if together.first().is_some_and(|first| first.version == version.id) {
            places.extend(together.iter().map(|reading| reading.selector.position));
            continue;
        }
        let selectors: Vec<Selector> = together.iter().map(|reading| reading.selector.clone()).collect();
        let found = anchor::resolve(&text, &selectors).into_iter();
        places.extend(found.map(|found| match found.state {
            AnchorState::Exact | AnchorState::Moved => {
                found.range.map(|range| PositionSelector { start: range.start, end: range.end })
            }
            AnchorState::Changed | AnchorState::Ambiguous | AnchorState::Lost => None,
        }));
    }
    places
}

/// Says of words that they mean this date, whatever they were read as before.
///
/// # Errors
/// A passage without words, or outside the version.
pub fn correct(change: &Change<'_>, passage: &Passage, date: &EventDate) -> Result<(), LibraryError> {
    let words = set(change, passage, Some(date))?;
    let means = edtf::parse(&date.edtf).map_or_else(|_| date.written.clone(), |date| in_words(&date));
    change.say(format!("Read {} as {means}", quoted(&words)));
    Ok(())
}

/// Says of words that they are no date.
///
/// # Errors
/// A passage without words, or outside the version.
pub fn dismiss(change: &Change<'_>, passage: &Passage) -> Result<(), LibraryError> {
    let words = set(change, passage, None)?;
    change.say(format!("{} is no date", quoted(&words)));
    Ok(())
}

/// Takes back what was said: the words are read as the tagger reads them.
///
/// # Errors
/// [`LibraryError::NotFound`] when nothing of this id was said.
pub fn restore(change: &Change<'_>, id: ReadingId) -> Result<(), LibraryError> {
    let connection = change.connection();
    let sql = format!("SELECT {COLUMNS} FROM reading WHERE id = ?1");
    let reading = ask::first(connection, "reading what was said of a date", &sql, [id], of_row)?
        .ok_or_else(|| ask::not_found("reading", id))?;
    ask::run(connection, "taking back a reading", "DELETE FROM reading WHERE id = ?1", [id])?;
    let words = reading.selector.quote.unwrap_or_default().exact;
    change.say(format!("Read {} as Dateline does", quoted(&words)));
    Ok(())
}

/// Keeps a reading in the place of those that it overlaps; gives the passage's words.
fn set(change: &Change<'_>, passage: &Passage, date: Option<&EventDate>) -> Result<String, LibraryError> {
    let connection = change.connection();
    let version = articles::version_of(connection, passage.article, passage.version)?;
    let text = Text::new(&version.text);
    let words = text.slice(passage.start..passage.end).unwrap_or_default();
    if passage.start >= passage.end || words.trim().is_empty() {
        return Err(LibraryError::Refused(
            "There are no words at that place of this version. Select the words of the date.".to_owned(),
        ));
    }
    let blanks = |of: &str| u32::try_from(of.chars().count()).unwrap_or(u32::MAX);
    let start = passage.start + blanks(words) - blanks(words.trim_start());
    let end = passage.end - (blanks(words) - blanks(words.trim_end()));
    let known = of_article(connection, passage.article)?;
    for (reading, place) in known.iter().zip(placed(&known, &version)) {
        if place.is_some_and(|place| place.start < end && start < place.end) {
            ask::run(connection, "replacing a reading", "DELETE FROM reading WHERE id = ?1", [reading.id])?;
        }
    }
    let quote = anchor::describe(&text, start..end).quote.unwrap_or_default();
    ask::run(
        connection,
        "keeping a reading",
        "INSERT INTO reading (id, article, version, start, end, exact, prefix, suffix, written, edtf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            ReadingId::from_bits(change.id()),
            passage.article,
            passage.version,
            start,
            end,
            quote.exact,
            quote.prefix,
            quote.suffix,
            date.map(|date| &date.written),
            date.map(|date| &date.edtf),
        ],
    )?;
    Ok(quote.exact)
}
