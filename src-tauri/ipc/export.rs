//! Exports: previewed and written.

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, TimelineId};

/// What to export, as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportAsk {
    /// What.
    pub scope: ExportScope,
    /// As what.
    pub format: ExportFormat,
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExportScope {
    /// The whole library.
    All,
    /// One article with its annotations and events.
    Article {
        /// The article.
        id: ArticleId,
    },
    /// The events of a saved timeline with their evidence.
    Timeline {
        /// The timeline.
        id: TimelineId,
    },
    /// What a filter finds.
    Filter {
        /// In the words of the search box.
        filter: String,
    },
}

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExportFormat {
    /// Research notes in Markdown.
    Markdown,
    /// W3C Web Annotation, JSON-LD.
    W3c,
    /// Events as comma-separated values.
    Csv,
}

/// How an export will look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportPreview {
    /// Its beginning, at most some 64 KB.
    pub text: String,
    /// Whether the file goes on after it.
    pub cut: bool,
    /// Events in it.
    pub events: u32,
    /// Quoted passages in it.
    pub passages: u32,
    /// Articles in it.
    pub articles: u32,
    /// Passages whose text has changed since they were marked; they are quoted as marked.
    pub changed: u32,
    /// Proposed file name.
    pub file_name: String,
}

/// Writes an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExportWrite {
    /// What, as what.
    pub ask: ExportAsk,
    /// The file to write; replaced whole or left alone.
    pub path: String,
}

/// An export that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its size in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}
