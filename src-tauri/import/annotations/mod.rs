//! Annotations made elsewhere: the bytes of an export → what each annotation marks and says. Pure.
//!
//! Read are W3C Web Annotation (JSON-LD), the answers of Hypothesis' API and its client's export, Readwise's CSV,
//! and the Markdown that Dateline writes. One that can't be read is set aside with the reason; the others stay.

mod hypothesis;
mod markdown;
mod moment;
mod readwise;
mod w3c;

use serde_json::Value;

use crate::model::{AnnotationId, Color, Selector, Timestamp};

/// Where annotations come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnnotationFormat {
    /// W3C Web Annotation Data Model, JSON-LD.
    WebAnnotation,
    /// Hypothesis: its API's answer, or its client's export.
    Hypothesis,
    /// Readwise's CSV of highlights.
    Readwise,
    /// Dateline's research notes in Markdown.
    Markdown,
}

impl AnnotationFormat {
    /// The name for people.
    pub const fn name(self) -> &'static str {
        match self {
            AnnotationFormat::WebAnnotation => "Web Annotation",
            AnnotationFormat::Hypothesis => "Hypothesis",
            AnnotationFormat::Readwise => "Readwise",
            AnnotationFormat::Markdown => "Markdown",
        }
    }
}

/// An annotation made elsewhere.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Foreign {
    /// Its id, where it is one that Dateline gave.
    pub id: Option<AnnotationId>,
    /// Address of the page that it marks.
    pub address: Option<String>,
    /// SHA-256 of the original that it marks, lower-case hex.
    pub fingerprint: Option<String>,
    /// Title of the page or book.
    pub title: Option<String>,
    /// What it marks; has a quote with words.
    pub selector: Selector,
    /// Note, Markdown.
    pub note: String,
    /// Tag paths.
    pub tags: Vec<String>,
    /// Colour, where there is one that Dateline has.
    pub color: Option<Color>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
}

/// An annotation that can't be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The words it marks, as far as they are known.
    pub quote: String,
    /// Why, as a sentence.
    pub reason: String,
}

impl SetAside {
    fn new(quote: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { quote: quote.into(), reason: reason.into() }
    }
}

/// What an export holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it was recognised as.
    pub format: AnnotationFormat,
    /// Each annotation in its order, or why it is set aside.
    pub items: Vec<Result<Foreign, SetAside>>,
}

/// Why an export can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnnotationsError {
    /// Begins like JSON, and is none.
    #[error("The file begins like JSON and breaks off: {0}. Export it again.")]
    NotJson(String),
    /// Begins like a table, and is none.
    #[error("The table can't be read: {0}. Export it again as CSV.")]
    NotATable(String),
    /// Something else.
    #[error(
        "The file holds no annotations that Dateline knows. It reads W3C Web Annotation (JSON-LD), Hypothesis' exports, Readwise's CSV, and Dateline's own Markdown."
    )]
    Unknown,
}

/// Reads an export of annotations.
///
/// # Errors
/// When it is none of the formats, or broken as a whole.
pub fn read(text: &str) -> Result<Read, AnnotationsError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with(['{', '[']) {
        let value: Value =
            serde_json::from_str(text).map_err(|error| AnnotationsError::NotJson(error.to_string()))?;
        if let Some(items) = hypothesis::read(&value) {
            return Ok(Read { format: AnnotationFormat::Hypothesis, items });
        }
        let items = w3c::read(&value).ok_or(AnnotationsError::Unknown)?;
        return Ok(Read { format: AnnotationFormat::WebAnnotation, items });
    }
    if let Some(items) = readwise::read(text) {
        return Ok(Read {
            format: AnnotationFormat::Readwise,
            items: items.map_err(AnnotationsError::NotATable)?,
        });
    }
    let items = markdown::read(text).ok_or(AnnotationsError::Unknown)?;
    Ok(Read { format: AnnotationFormat::Markdown, items })
}

#[cfg(test)]
mod tests;
