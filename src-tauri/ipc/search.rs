//! Search over articles, annotations, events and notes.

use serde::{Deserialize, Serialize};

use super::common::SnippetPart;
use crate::model::{ArticleId, PositionSelector};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchAsk {
    /// Words and filters in the words of the search box.
    pub text: String,
    /// How many of each kind at most.
    pub limit: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHits {
    /// The hits, best first within each kind; kinds in the order article, annotation, event, note, entity.
    pub hits: Vec<SearchHit>,
    /// Whether there are more of some kind.
    pub more: bool,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchHit {
    /// What was found.
    pub kind: HitKind,
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Publisher and date, an event's date, an annotation's article.
    pub detail: String,
    /// The hit in its context.
    pub snippet: Vec<SnippetPart>,
    /// The article to open, for articles and annotations.
    pub article: Option<ArticleId>,
    /// Where in the article's newest version.
    pub place: Option<PositionSelector>,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum HitKind {
    /// An article.
    Article,
    /// An annotation.
    Annotation,
    /// An event.
    Event,
    /// A note.
    Note,
    /// A person, organisation or place.
    Entity,
}
