//! What a person says of the dates in a text, where the tagger's reading is not theirs.

use serde::{Deserialize, Serialize};

use super::{ArticleId, EventDate, ReadingId, Selector, VersionId};

/// A person's word on a passage: it means this date, or none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Identifier.
    pub id: ReadingId,
    /// The article.
    pub article: ArticleId,
    /// The version in which it was read so.
    pub version: VersionId,
    /// Where, with its words and the words around it: so it is found again in other versions.
    pub selector: Selector,
    /// The date; `None` where the words are no date.
    pub date: Option<EventDate>,
}

/// Against what an article's relative dates are read, where a person says so; otherwise the text's own
/// evidence decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Genre {
    /// The date of publication: news, letters, reports.
    News,
    /// The date last named: histories, biographies.
    Narrative,
}
