//! Imports: started, followed, cancelled.

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, VersionId};

/// What to import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportAsk {
    /// The items, in this order; a folder stands for the files in it.
    pub items: Vec<ImportItem>,
}

/// One thing to import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ImportItem {
    /// A file or folder that the person chose or dropped.
    Path {
        /// Its path.
        path: String,
    },
    /// Pasted text.
    Paste {
        /// As plain text.
        text: String,
        /// As HTML, when the clipboard had it; preferred.
        html: Option<String>,
        /// Headline, when the person gave one.
        title: Option<String>,
        /// Date of publication in any words, when the person gave one.
        published: Option<String>,
        /// Publisher, when the person gave one.
        publisher: Option<String>,
        /// Address, when the person gave one.
        address: Option<String>,
    },
}

/// How far an import is; sent again and again until `finished`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportProgress {
    /// What is imported, in words ("Rome press 1928", "3 files").
    pub what: String,
    /// Items done.
    pub done: u32,
    /// Items in all, as far as known.
    pub total: u32,
    /// Results since the last message.
    pub results: Vec<ImportResult>,
    /// Whether it is over.
    pub finished: bool,
    /// Whether it was cancelled before the end.
    pub cancelled: bool,
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportResult {
    /// The item's name: file name, or the pasted text's first words.
    pub name: String,
    /// What became of it.
    pub outcome: ImportOutcome,
    /// The article, for all but failures.
    pub article: Option<ArticleId>,
    /// The version, for all but failures.
    pub version: Option<VersionId>,
    /// The article's title; for failures the reason and the next step.
    pub message: String,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ImportOutcome {
    /// A new article.
    Imported,
    /// The same bytes are here already.
    Duplicate,
    /// The article is here; its text has changed.
    NewVersion,
    /// It could not be read.
    Failed,
}
