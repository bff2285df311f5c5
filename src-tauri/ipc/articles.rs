//! Articles: the list, one to read, its metadata and folds.

use serde::{Deserialize, Serialize};

use super::annotations::AnnotationView;
use super::common::{DateView, Edges, SnippetPart};
use super::events::EventRow;
use crate::model::{Article, ArticleId, Expression, Version, VersionId};

/// Which articles, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlesAsk {
    /// Filter in the words of the search box (see `library::filter`); empty for all.
    pub filter: String,
    /// Column to sort by.
    pub sort: ArticleSort,
    /// Whether the last comes first.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
    /// Whether to list the trash instead.
    pub trash: bool,
}

/// Columns by which articles sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ArticleSort {
    /// Headline.
    Title,
    /// Publisher.
    Publisher,
    /// Date of publication.
    Published,
    /// When it was imported.
    Added,
    /// Number of annotations.
    Annotations,
    /// Number of events it is evidence for.
    Events,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlesPage {
    /// How many match.
    pub total: u32,
    /// How many there are without the filter.
    pub all: u32,
    /// Those asked for.
    pub rows: Vec<ArticleRow>,
}

/// An article in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleRow {
    /// Identifier.
    pub id: ArticleId,
    /// Headline, or its first words.
    pub title: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication.
    pub published: Option<DateView>,
    /// Whether the date is confirmed.
    pub published_verified: bool,
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
    /// Versions.
    pub versions: u32,
    /// Annotations to review in the newest version.
    pub to_review: u32,
    /// Whether import doubts its text.
    pub doubtful: bool,
    /// Whether it was opened before.
    pub read: bool,
    /// The hit in its context, while searching.
    pub snippet: Vec<SnippetPart>,
}

/// Which article to read, in which version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleAsk {
    /// The article.
    pub id: ArticleId,
    /// The version; the newest when `null`.
    pub version: Option<VersionId>,
}

/// An article to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleView {
    /// The article.
    pub article: Article,
    /// Its headline, or its first words.
    pub title: String,
    /// Its date of publication in words.
    pub published: Option<DateView>,
    /// The version shown.
    pub version: Version,
    /// Which blocks are folded now: indexes into the version's blocks, ascending.
    pub folded: Vec<u32>,
    /// All versions, newest first.
    pub versions: Vec<VersionRow>,
    /// Annotations in the order of the text; those without a place last.
    pub annotations: Vec<AnnotationView>,
    /// Date expressions in the order of the text.
    pub expressions: Vec<ExpressionView>,
    /// Events that this article is evidence for, in time order.
    pub events: Vec<EventRow>,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// A version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VersionRow {
    /// Identifier.
    pub id: VersionId,
    /// 1 for the first.
    pub number: u32,
    /// When it was captured, in words.
    pub captured: String,
    /// Name of the imported file.
    pub file_name: Option<String>,
    /// Size of the original in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub size: u64,
    /// SHA-256 of the original, lower-case hex.
    pub original: String,
}

/// A date expression with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExpressionView {
    /// The expression.
    pub expression: Expression,
    /// Its value in words ("28 September 2015"); for durations and sets too ("3 months", "every Tuesday").
    pub words: String,
    /// Its edges, for dates and times that could be resolved.
    pub edges: Option<Edges>,
}

/// New values of an article's metadata; `null` leaves a value alone, an empty text clears it. What a
/// person sets is verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlePatch {
    /// The article.
    pub id: ArticleId,
    /// Headline.
    pub title: Option<String>,
    /// Authors.
    pub authors: Option<Vec<String>>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication in any words.
    pub published: Option<String>,
    /// BCP 47 language.
    pub language: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// Folds or unfolds blocks of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoldAsk {
    /// The version.
    pub version: VersionId,
    /// Indexes of its blocks.
    pub blocks: Vec<u32>,
    /// Whether they are to be folded.
    pub folded: bool,
}

/// Names articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleIds {
    /// The articles.
    pub ids: Vec<ArticleId>,
}
