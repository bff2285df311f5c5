//! Research notes.

use serde::{Deserialize, Serialize};

use crate::model::{Note, NoteId};
use super::common::Nothing;
use super::error::IpcError;
use super::words::moment;
use crate::library::{self, Library};

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

impl NoteRow {
    fn of(note: Note) -> Self {
        Self { changed: moment(note.changed), note }
    }
}

/// All notes, last changed first.
pub fn notes(library: &Library, _: Nothing) -> Result<NotesPage, IpcError> {
    let notes = library.read(library::notes::list)?;
    Ok(NotesPage { rows: notes.into_iter().map(NoteRow::of).collect() })
}

/// Makes a note.
pub fn create_note(library: &Library, new: NewNote) -> Result<NoteRow, IpcError> {
    let note = library.change("Write a note", |change| library::notes::add(change, &new.title, &new.text))?;
    Ok(NoteRow::of(note))
}

/// Gives a note new values.
pub fn update_note(library: &Library, patch: NotePatch) -> Result<NoteRow, IpcError> {
    let note = library.change("Change a note", |change| {
        library::notes::update(change, patch.id, patch.title.as_deref(), patch.text.as_deref())
    })?;
    Ok(NoteRow::of(note))
}

/// Deletes a note.
pub fn delete_note(library: &Library, ask: NoteAsk) -> Result<Nothing, IpcError> {
    library.change("Delete a note", |change| library::notes::delete(change, ask.id))?;
    Ok(Nothing {})
}
