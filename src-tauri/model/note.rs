//! Free research notes.

use serde::{Deserialize, Serialize};

use super::id::NoteId;
use super::time::Timestamp;

/// A research note in Markdown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Note {
    /// Identifier.
    pub id: NoteId,
    /// Its title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}
