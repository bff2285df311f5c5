//! Schemas: numbered steps. A new library takes them all, an older one those it has not taken yet.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::articles;
use super::care::copy_to_backups;
use super::error::{Context as _, LibraryError};
use super::folder::Folder;
use crate::model::Timestamp;

/// "Dlne" in ASCII: tells a library's database from any other SQLite file.
pub const APPLICATION_ID: i64 = 0x446c_6e65;

/// The steps, the first from nothing. All but the last are frozen once a program that took them has left.
const STEPS: [(i64, &str); 3] =
    [(1, include_str!("schema/1.sql")), (2, include_str!("schema/2.sql")), (3, include_str!("schema/3.sql"))];

/// The oldest program that can read what this one writes, by its own number: raised only when an older
/// program would misread or harm the library.
pub const COMPATIBILITY: i64 = 1;

/// Lays down the current schema in an empty database.
pub fn create(connection: &Connection) -> Result<(), LibraryError> {
    let laid_down = STEPS.map(|(_, sql)| sql).concat();
    connection
        .execute_batch(&format!(
            "BEGIN;
             {laid_down}
             INSERT INTO fact (name, value) VALUES ('compatibility', '{COMPATIBILITY}'), ('revision', '0');
             PRAGMA application_id = {APPLICATION_ID};
             PRAGMA user_version = {};
             COMMIT;",
            newest()
        ))
        .context("laying down the library")
}

/// The schema this program writes.
pub fn newest() -> i64 {
    STEPS.iter().map(|(number, _)| *number).max().unwrap_or_default()
}

fn schema(connection: &Connection) -> Result<i64, LibraryError> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).context("reading the schema's number")
}

/// Brings an older library up to the current schema, after a backup of it. Each step is whole or absent; to be
/// called while no other program has the library open.
pub fn bring_up(connection: &Connection, folder: &Folder, now: Timestamp) -> Result<(), LibraryError> {
    let found = schema(connection)?;
    if found >= newest() {
        return Ok(());
    }
    copy_to_backups(folder, now)?;
    for (number, sql) in STEPS.iter().filter(|(number, _)| *number > found) {
        let doing = "bringing the library up to date";
        let step = Transaction::new_unchecked(connection, TransactionBehavior::Immediate).context(doing)?;
        step.execute_batch(sql).context(doing)?;
        match *number {
            2 => articles::fill_published_end(&step)?,
            3 => articles::fill_sketches(&step)?,
            _ => {}
        }
        step.pragma_update(None, "user_version", number).and_then(|()| step.commit()).context(doing)?;
    }
    Ok(())
}

/// Refuses a library of an older schema: another program, which may be older, has it open, and the tables
/// must not change below it.
pub fn refuse_older(connection: &Connection) -> Result<(), LibraryError> {
    if schema(connection)? >= newest() {
        return Ok(());
    }
    Err(LibraryError::Refused(
        "The library is of an older format, and another program has it open. Close it there, then open it here; a backup is made first. Nothing was changed."
            .to_owned(),
    ))
}

/// Refuses what is no library or too new, and writes nothing.
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
