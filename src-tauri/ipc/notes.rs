//! Research notes.

use serde::{Deserialize, Serialize};

use crate::model::{Note, NoteId};

/// The list, last changed first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotesPage {
    /// All notes.
    pub rows: Vec<NoteRow>,
}

/// A note in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteRow {
    /// The note.
    pub note: Note,
    /// When it was last changed, in words.
    pub changed: String,
}

/// A new note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewNote {
    /// Its title.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// New values of a note; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotePatch {
    /// The note.
    pub id: NoteId,
    /// Title.
    pub title: Option<String>,
    /// Markdown.
    pub text: Option<String>,
}

/// Names a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteAsk {
    /// The note.
    pub id: NoteId,
}
