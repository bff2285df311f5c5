//! What rooms that only read keep on the disk beside the database, to be made again whenever it is missing.
//!
//! A file there is told from one of another time or another copy of the library by its stamp, which the
//! database names: a database that was put back from a backup, by this program or by hand, names an earlier
//! file, so that what a later one says of it is never believed.

use rusqlite::{Connection, params};

use super::{Library, LibraryError, ask, migrate};

/// The stamp of the file under this name that belongs to the database, if there is one.
pub fn stamp(connection: &Connection, name: &str) -> Result<Option<String>, LibraryError> {
    let sql = "SELECT value FROM fact WHERE name = 'stamp of ' || ?1";
    ask::first(connection, "reading the stamp of a kept file", sql, [name], |row| row.get(0))
}

/// The number of the schema, without which columns can mean something else.
pub fn schema() -> i64 {
    migrate::newest()
}

impl Library {
    /// Names the stamp of the file that belongs to the database from now on. The file must hold what the database
    /// held when it was read or before. No change: no step, no new revision.
    pub fn put_stamp(&self, name: &str, stamp: &str) -> Result<(), LibraryError> {
        self.with_writer(|connection| {
            let sql = "INSERT INTO fact (name, value) VALUES ('stamp of ' || ?1, ?2)
                       ON CONFLICT (name) DO UPDATE SET value = excluded.value";
            ask::run(connection, "naming a kept file", sql, params![name, stamp]).map(|_| ())
        })
    }
}
