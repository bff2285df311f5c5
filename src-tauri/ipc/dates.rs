//! Dates as forms send them and views show them.

use super::common::{DateView, Edges};
use super::error::{Code, IpcError};
use super::events::{DateReading, DateReadings, UnderstandAsk, WhenInput};
use crate::library::{Library, articles};
use crate::model::{ArticleId, Bounds, EventDate, Instant};
use crate::temporal::edtf::{self, Edtf};
use crate::temporal::typed::{self, Understood};
use crate::temporal::words;

impl Edges {
    /// The edges of these bounds.
    pub fn of(bounds: &Bounds) -> Self {
        let seconds = |edge: Option<Instant>| edge.map(|instant| instant.seconds() as f64);
        Self {
            start_min: seconds(bounds.start_min),
            start_max: seconds(bounds.start_max),
            end_min: seconds(bounds.end_min),
            end_max: seconds(bounds.end_max),
        }
    }
}

impl DateView {
    /// A date ready to be shown. What is no EDTF is shown as it was written, without edges.
    pub fn of(date: &EventDate) -> Self {
        match edtf::parse(&date.edtf) {
            Ok(understood) => Self::understood(&understood, &date.written),
            Err(_) => Self {
                edtf: date.edtf.clone(),
                written: date.written.clone(),
                words: date.written.clone(),
                short: date.written.clone(),
                edges: Edges::default(),
                approximate: false,
                uncertain: false,
            },
        }
    }

    /// A date of publication, where there is one.
    pub fn published(date: Option<&str>) -> Option<Self> {
        date.map(|date| Self::of(&EventDate { edtf: date.to_owned(), written: date.to_owned() }))
    }

    fn understood(date: &Edtf, written: &str) -> Self {
        Self {
            edtf: date.to_string(),
            written: written.to_owned(),
            words: words::in_words(date),
            short: words::in_short_words(date, None),
            edges: Edges::of(&date.bounds()),
            approximate: date.is_approximate(),
            uncertain: date.is_uncertain(),
        }
    }
}

/// The date from which an article's relative words count.
pub fn reference(library: &Library, article: ArticleId) -> Result<Option<Edtf>, IpcError> {
    let published = library.read(|connection| articles::published(connection, article))?;
    Ok(published.as_deref().and_then(|date| edtf::parse(date).ok()))
}

/// How typed words are understood.
pub fn understand_date(library: &Library, ask: UnderstandAsk) -> Result<DateReadings, IpcError> {
    let reference = match ask.article {
        Some(article) => reference(library, article)?,
        None => None,
    };
    Ok(readings(&ask.text, reference.as_ref()))
}

/// The readings of typed words.
pub fn readings(text: &str, reference: Option<&Edtf>) -> DateReadings {
    let text = text.trim();
    if text.is_empty() {
        return DateReadings { readings: Vec::new(), problem: None };
    }
    match typed::understand(text, reference) {
        Understood::Readings(found) => DateReadings {
            readings: found
                .into_iter()
                .map(|reading| DateReading { date: DateView::understood(&reading.edtf, text), why: reading.why })
                .collect(),
            problem: None,
        },
        Understood::NotADate(problem) => DateReadings { readings: Vec::new(), problem: Some(problem) },
    }
}

/// The date that a form sends: what was typed, with the chosen or best reading; `None` when nothing was
/// typed.
///
/// # Errors
/// [`Code::NotADate`] with the reason.
pub fn chosen(input: &WhenInput, reference: Option<&Edtf>) -> Result<Option<EventDate>, IpcError> {
    let chosen = input.edtf.as_deref().map(str::trim).filter(|edtf| !edtf.is_empty());
    let written = input.written.trim();
    if let Some(chosen) = chosen {
        let date = edtf::parse(chosen).map_err(|error| IpcError::new(Code::NotADate, error.to_string()))?;
        let written = if written.is_empty() { chosen } else { written };
        return Ok(Some(EventDate { edtf: date.to_string(), written: written.to_owned() }));
    }
    if written.is_empty() {
        return Ok(None);
    }
    match typed::understand(written, reference) {
        Understood::Readings(found) => Ok(found
            .first()
            .map(|reading| EventDate { edtf: reading.edtf.to_string(), written: written.to_owned() })),
        Understood::NotADate(problem) => Err(IpcError::new(Code::NotADate, problem)),
    }
}
