//! What a person says of the dates in a text: read otherwise, no date, a date that was overlooked; and against
//! what the relative ones are read.

use serde::{Deserialize, Serialize};

use super::annotations::Passage;
use super::common::{DateView, Nothing};
use super::dates::{chosen, reference};
use super::error::{Code, IpcError};
use super::events::WhenInput;
use super::expressions::Dates;
use crate::library::{self, Library};
use crate::model::{ArticleId, Genre, PositionSelector, Reading, ReadingId};

/// Another date that the words may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherReading {
    /// In words.
    pub words: String,
    /// As EDTF.
    pub edtf: String,
    /// Why the words may mean it.
    pub reason: String,
}

/// That an expression is read as a person says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SaidOfDate {
    /// Names what was said, to take it back.
    pub id: ReadingId,
    /// What the person typed.
    pub written: String,
}

impl SaidOfDate {
    /// What this reading says.
    pub fn of(reading: &Reading) -> Self {
        let written = reading.date.as_ref().map(|date| date.written.clone()).unwrap_or_default();
        Self { id: reading.id, written }
    }
}

/// What was said of a passage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadingView {
    /// Identifier.
    pub id: ReadingId,
    /// The words it was said of.
    pub quote: String,
    /// The date they mean; `null` for no date.
    pub date: Option<DateView>,
    /// Where they stand in the version shown; `null` where they are not found for certain.
    pub place: Option<PositionSelector>,
}

impl Dates {
    /// What was said, in the order of the text; what has no place in this version last.
    pub fn said_views(&self) -> Vec<ReadingView> {
        let one = |said: &super::expressions::Said| ReadingView {
            id: said.reading.id,
            quote: said.reading.selector.quote.clone().unwrap_or_default().exact,
            date: said.reading.date.as_ref().map(DateView::of),
            place: said.place,
        };
        self.said.iter().map(one).collect()
    }
}

/// Words, and the date that they mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CorrectReading {
    /// The words: those of an expression, or others that are a date too.
    pub passage: Passage,
    /// What they mean, in any words; relative words count from the article's publication.
    pub when: WhenInput,
}

/// Names what was said of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadingAsk {
    /// Its identifier.
    pub id: ReadingId,
}

/// Chooses against what an article's relative dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GenreAsk {
    /// The article.
    pub article: ArticleId,
    /// The choice; `null` leaves it to the text's own evidence.
    pub genre: Option<Genre>,
}

/// Says of words that they mean a date: another than the tagger read, or one that it overlooked.
pub fn correct_reading(library: &Library, ask: CorrectReading) -> Result<Nothing, IpcError> {
    let from = reference(library, ask.passage.article)?;
    let Some(date) = chosen(&ask.when, from.as_ref())? else {
        return Err(IpcError::new(Code::NotADate, "Type the date that these words mean.".to_owned()));
    };
    library.change("Read a date otherwise", |change| {
        library::readings::correct(change, &ask.passage.stored(), &date)
    })?;
    Ok(Nothing {})
}

/// Says of words that they are no date.
pub fn dismiss_reading(library: &Library, passage: Passage) -> Result<Nothing, IpcError> {
    library.change("Dismiss a date", |change| library::readings::dismiss(change, &passage.stored()))?;
    Ok(Nothing {})
}

/// Takes back what was said of a date.
pub fn restore_reading(library: &Library, ask: ReadingAsk) -> Result<Nothing, IpcError> {
    library.change("Restore a date", |change| library::readings::restore(change, ask.id))?;
    Ok(Nothing {})
}

/// Chooses against what an article's relative dates are read.
pub fn set_genre(library: &Library, ask: GenreAsk) -> Result<Nothing, IpcError> {
    library
        .change("Choose a genre", |change| library::articles::set_genre(change, ask.article, ask.genre))?;
    Ok(Nothing {})
}
