//! Schemas: the current one for a new library, numbered steps for an older one.

use rusqlite::Connection;

use super::error::{Context as _, LibraryError};
use super::folder::Folder;

/// "Dlne" in ASCII: tells a library's database from any other SQLite file.
pub const APPLICATION_ID: i64 = 0x446c_6e65;

/// The schema this program writes. Raised by every change of the schema.
pub const SCHEMA: i64 = 1;

/// The oldest program that can read what this one writes, by its own number: raised only when an older
/// program would misread or harm the library.
pub const COMPATIBILITY: i64 = 1;

/// Lays down the current schema in an empty database.
pub fn create(connection: &Connection) -> Result<(), LibraryError> {
    connection
        .execute_batch(&format!(
            "BEGIN;
             {}
             INSERT INTO fact (name, value) VALUES ('compatibility', '{COMPATIBILITY}'), ('revision', '0');
             PRAGMA application_id = {APPLICATION_ID};
             PRAGMA user_version = {SCHEMA};
             COMMIT;",
            include_str!("schema.sql")
        ))
        .context("laying down the library")
}

/// Refuses what is no library or too new, and brings an older schema up to date. There is no older one yet.
pub fn bring_up(connection: &Connection, folder: &Folder) -> Result<(), LibraryError> {
    let not_a_library =
        |why: &str| LibraryError::NotALibrary { path: folder.path().to_owned(), why: why.to_owned() };
    let application: i64 =
        connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(|error| {
            match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::NotADatabase) => not_a_library("library.sqlite3 is no database."),
                _ => LibraryError::Database { context: "opening the library", source: error },
            }
        })?;
    if application != APPLICATION_ID {
        return Err(not_a_library("library.sqlite3 belongs to another program."));
    }
    let found: i64 = connection
        .query_row("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'compatibility'", [], |row| {
            row.get(0)
        })
        .context("reading the library's format")?;
    if found > COMPATIBILITY {
        return Err(LibraryError::Newer { path: folder.path().to_owned(), found, known: COMPATIBILITY });
    }
    Ok(())
}
