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

/// Refuses what is no library or too new, and writes nothing. There is no older schema yet to bring up.
pub fn recognise(connection: &Connection, folder: &Folder) -> Result<(), LibraryError> {
    let not_a_library =
        |why: &str| LibraryError::NotALibrary { path: folder.path().to_owned(), why: why.to_owned() };
    let ask = |sql: &str| match connection.query_row(sql, [], |row| row.get::<_, i64>(0)) {
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Err(not_a_library("library.sqlite3 is no database.")),
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
                Err(LibraryError::Damaged { path: folder.path().to_owned(), why: error.to_string() })
            }
            _ => Err(error).context("opening the database"),
        },
        Ok(number) => Ok(number),
    };
    match ask("PRAGMA application_id")? {
        APPLICATION_ID => {}
        0 if ask("PRAGMA page_count")? == 0 => return Err(not_a_library("library.sqlite3 is empty.")),
        _ => return Err(not_a_library("library.sqlite3 belongs to another program.")),
    }
    let found = ask("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'compatibility'")?;
    if found > COMPATIBILITY {
        return Err(LibraryError::Newer { path: folder.path().to_owned(), found, known: COMPATIBILITY });
    }
    Ok(())
}
