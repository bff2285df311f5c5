//! The one door for writes, and the way back through it.

use std::cell::RefCell;

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use super::error::{Context as _, LibraryError};
use super::ids::IdSource;
use super::record;
use crate::model::Timestamp;

/// A write under way: one transaction, whole or absent.
pub struct Change<'a> {
    connection: &'a Connection,
    ids: &'a RefCell<IdSource>,
    words: RefCell<String>,
    /// When it happens.
    pub now: Timestamp,
}

impl Change<'_> {
    /// The connection inside the transaction.
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    /// The bits of a new id.
    pub fn id(&self) -> u128 {
        self.ids.borrow_mut().next(self.now)
    }

    /// Renames the change, once it is known what it does.
    pub fn say(&self, words: impl Into<String>) {
        *self.words.borrow_mut() = words.into();
    }
}

/// One step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub id: i64,
    /// What was done, in plain words.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// By which program.
    pub by: String,
    /// Whether it was undone.
    pub undone: bool,
}

/// Whether a change can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recording {
    /// Every touched row is kept; the change has its step in the history.
    On,
    /// For filling a library that was just made: there is nothing before it to go back to.
    Off,
}

/// Does a change: begins the transaction, records, counts the revision, commits.
pub fn perform<T>(
    connection: &mut Connection,
    ids: &RefCell<IdSource>,
    (words, by, now): (&str, &str, Timestamp),
    recording: Recording,
    work: impl FnOnce(&Change<'_>) -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).context("beginning a change")?;
    let step = match recording {
        Recording::Off => None,
        Recording::On => {
            transaction
                .execute("INSERT INTO change (words, at, by) VALUES (?1, ?2, ?3)", params![words, now.0, by])
                .context("naming a change")?;
            Some(transaction.last_insert_rowid())
        }
    };
    match step {
        Some(_) => record::record_under(&transaction, step)?,
        None => record::pause(&transaction)?,
    }
    let change = Change { connection: &transaction, ids, words: RefCell::new(words.to_owned()), now };
    let result = work(&change)?;
    let words = change.words.into_inner();
    match step {
        Some(step) => {
            record::record_under(&transaction, None)?;
            finish(&transaction, step, &words)?;
        }
        None => {
            record::resume(&transaction)?;
            count_filling(&transaction)?;
        }
    }
    count_revision(&transaction)?;
    transaction.commit().context("committing a change")?;
    Ok(result)
}

/// Keeps the step if it touched anything, and then forgets what could have been done again.
fn finish(connection: &Connection, step: i64, words: &str) -> Result<(), LibraryError> {
    let touched = connection
        .prepare_cached("SELECT 1 FROM touched WHERE change = ?1")
        .and_then(|mut statement| statement.exists([step]))
        .context("looking at a change")?;
    if touched {
        connection
            .execute("UPDATE change SET words = ?2 WHERE id = ?1", params![step, words])
            .and_then(|_| {
                connection.execute(
                    "DELETE FROM touched WHERE change IN (SELECT id FROM change WHERE undone = 1)",
                    [],
                )
            })
            .and_then(|_| connection.execute("UPDATE change SET undone = 2 WHERE undone = 1", []))
            .context("closing a change")?;
    } else {
        connection.execute("DELETE FROM change WHERE id = ?1", [step]).context("dropping an empty change")?;
    }
    Ok(())
}

fn count_revision(connection: &Connection) -> Result<(), LibraryError> {
    connection
        .execute("UPDATE fact SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'", [])
        .context("counting the revision")?;
    Ok(())
}

/// Counts what was written without a log: who follows the log must then read everything anew.
fn count_filling(connection: &Connection) -> Result<(), LibraryError> {
    connection
        .execute(
            "INSERT INTO fact (name, value) VALUES ('filled', '1')
             ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
            [],
        )
        .context("counting what was filled in")?;
    Ok(())
}

/// The direction in which history moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Back.
    Undo,
    /// Forward again.
    Redo,
}

/// The step that a move in this direction would turn over.
pub fn next_step(connection: &Connection, direction: Direction) -> Result<Option<Step>, LibraryError> {
    let sql = match direction {
        Direction::Undo => {
            "SELECT id, words, at, by, undone FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1"
        }
        Direction::Redo => {
            "SELECT id, words, at, by, undone FROM change WHERE undone = 1 ORDER BY id LIMIT 1"
        }
    };
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([], step_of_row).optional())
        .context("reading the history")
}

/// Undoes or redoes one step.
pub fn turn(connection: &mut Connection, direction: Direction) -> Result<Step, LibraryError> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).context("beginning to undo")?;
    let Some(mut step) = next_step(&transaction, direction)? else {
        return Err(LibraryError::NothingToUndo(match direction {
            Direction::Undo => "There is nothing to undo.",
            Direction::Redo => "There is nothing to do again.",
        }));
    };
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON").context("beginning to undo")?;
    record::record_under(&transaction, Some(step.id))?;
    record::turn_over(&transaction, step.id)?;
    record::record_under(&transaction, None)?;
    step.undone = direction == Direction::Undo;
    transaction
        .execute("UPDATE change SET undone = ?2 WHERE id = ?1", params![step.id, step.undone])
        .context("marking a step")?;
    count_revision(&transaction)?;
    transaction.commit().context("committing an undo")?;
    Ok(step)
}

/// The history, newest first.
pub fn history(connection: &Connection, limit: u32) -> Result<Vec<Step>, LibraryError> {
    connection
        .prepare_cached("SELECT id, words, at, by, undone FROM change ORDER BY id DESC LIMIT ?1")
        .and_then(|mut statement| statement.query_map([limit], step_of_row)?.collect())
        .context("reading the history")
}

fn step_of_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        id: row.get(0)?,
        words: row.get(1)?,
        at: Timestamp(row.get(2)?),
        by: row.get(3)?,
        undone: row.get::<_, i64>(4)? != 0,
    })
}
