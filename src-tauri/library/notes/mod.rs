//! Research notes in Markdown.

use rusqlite::{Connection, Row, params};

use super::wording::quoted;
use super::{Change, LibraryError, ask};
use crate::model::{Note, NoteId};

fn of_row(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note { id: row.get(0)?, title: row.get(1)?, text: row.get(2)?, created: row.get(3)?, changed: row.get(4)? })
}

/// All notes, last changed first.
pub fn list(connection: &Connection) -> Result<Vec<Note>, LibraryError> {
    ask::all(
        connection,
        "listing notes",
        "SELECT id, title, text, created, changed FROM note ORDER BY changed DESC, row DESC",
        [],
        of_row,
    )
}

/// The note of this id.
pub fn get(connection: &Connection, id: NoteId) -> Result<Note, LibraryError> {
    ask::first(
        connection,
        "reading a note",
        "SELECT id, title, text, created, changed FROM note WHERE id = ?1",
        [id],
        of_row,
    )?
    .ok_or_else(|| ask::not_found("note", id))
}

/// Makes a note.
pub fn add(change: &Change<'_>, title: &str, text: &str) -> Result<Note, LibraryError> {
    let id = NoteId::from_bits(change.id());
    change.say(if title.trim().is_empty() {
        "Write a note".to_owned()
    } else {
        format!("Write the note {}", quoted(title))
    });
    ask::run(
        change.connection(),
        "making a note",
        "INSERT INTO note (id, title, text, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)",
        params![id, title.trim(), text, change.now],
    )?;
    get(change.connection(), id)
}

/// Gives a note new values; `None` leaves a value alone.
pub fn update(
    change: &Change<'_>,
    id: NoteId,
    title: Option<&str>,
    text: Option<&str>,
) -> Result<Note, LibraryError> {
    let old = get(change.connection(), id)?;
    let title = title.map_or(old.title.as_str(), str::trim);
    let text = text.unwrap_or(&old.text);
    if title == old.title && text == old.text {
        return Ok(old);
    }
    change.say(if title.is_empty() { "Change a note".to_owned() } else { format!("Change the note {}", quoted(title)) });
    ask::run(
        change.connection(),
        "changing a note",
        "UPDATE note SET title = ?2, text = ?3, changed = ?4 WHERE id = ?1",
        params![id, title, text, change.now],
    )?;
    get(change.connection(), id)
}

/// Deletes a note.
pub fn delete(change: &Change<'_>, id: NoteId) -> Result<(), LibraryError> {
    let note = get(change.connection(), id)?;
    change.say(if note.title.is_empty() {
        "Delete a note".to_owned()
    } else {
        format!("Delete the note {}", quoted(&note.title))
    });
    ask::run(change.connection(), "deleting a note", "DELETE FROM note WHERE id = ?1", [id]).map(|_| ())
}
