//! The library: one SQLite file, one door for every write.
//!
//! [`Library::change`] is the only way to write. It opens the transaction, records what every touched row
//! was ([`record`]), counts the revision that views refresh by, and makes the change a step of the history
//! that [`Library::undo`] takes back, also after a restart, also from another program.

pub mod annotations;
pub mod articles;
mod ask;
pub mod beside;
pub mod care;
mod change;
pub mod collections;
mod columns;
mod condition;
pub mod counts;
pub mod entities;
pub mod error;
pub mod events;
pub mod filter;
mod folder;
mod ids;
mod kept;
mod lock;
pub mod log;
mod migrate;
pub mod notes;
mod originals;
pub mod readings;
mod record;
pub mod research;
pub mod search;
pub mod sources;
pub mod tags;
pub mod timelines;
pub mod wording;

use std::cell::RefCell;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

pub use rusqlite::Connection;
use rusqlite::OpenFlags;

pub use change::{Change, Direction, Recording, Step};
pub use condition::Condition;
pub use error::{Context, LibraryError};
pub use folder::Folder;
pub use ids::IdSource;
pub use originals::hash;

use crate::model::Timestamp;

/// How long a program waits for another one's write.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the core gets from outside: the clock, a seed for ids, and the name of the program.
pub struct Surroundings {
    /// The clock.
    pub now: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// Seed of the ids; see [`IdSource::random_seed`].
    pub seed: u64,
    /// Who writes, for the history: "window", "command line".
    pub program: &'static str,
}

/// An open library. One writer, any number of readers; to be shared between threads.
pub struct Library {
    folder: Folder,
    surroundings: Surroundings,
    // Closed in this order: only the writer, as the last one, can fold the log into the database and remove it.
    // A log left behind would look like an unclean stop.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Writer>,
    kept: kept::Kept,
    _in_use: lock::InUse,
}

struct Writer {
    connection: Connection,
    ids: RefCell<IdSource>,
}

impl Library {
    /// Makes a library and opens it. `.dateline` is added to the name where it is missing. What was made
    /// is taken away again when it can't be finished.
    pub fn create(path: &Path, surroundings: Surroundings) -> Result<Self, LibraryError> {
        let folder = Folder::named(path);
        if folder.path().exists() {
            return Err(LibraryError::AlreadyThere { path: folder.path().to_owned() });
        }
        for part in [folder.path().to_owned(), folder.originals(), folder.backups()] {
            std::fs::create_dir_all(&part).map_err(|error| LibraryError::file(&part, "made", &error))?;
        }
        let made = connect(&folder, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
            .and_then(|connection| migrate::create(&connection));
        if let Err(error) = made {
            let _ = std::fs::remove_dir_all(folder.path());
            return Err(error);
        }
        Self::open(folder.path(), surroundings)
    }

    /// Opens a library. After an unclean stop its integrity is checked first.
    ///
    /// # Errors
    /// What is no library, damaged, written by a newer Dateline, locked or read-only is said so; nothing
    /// is changed.
    pub fn open(path: &Path, surroundings: Surroundings) -> Result<Self, LibraryError> {
        let folder = Folder::at(path);
        let not_a_library =
            |why: &str| LibraryError::NotALibrary { path: path.to_owned(), why: why.to_owned() };
        if !folder.path().is_dir() {
            return Err(not_a_library(if folder.path().exists() {
                "it is a file."
            } else {
                "there is no such folder."
            }));
        }
        if !folder.database().is_file() {
            return Err(not_a_library("it has no library.sqlite3."));
        }
        let in_use = lock::take(&folder, || {
            check_after_unclean_stop(&folder)?;
            let connection = connect(&folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            migrate::bring_up(&connection, &folder, (surroundings.now)())
        })?;
        let connection = connect(&folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        migrate::refuse_older(&connection)?;
        record::install(&connection)?;
        let ids = RefCell::new(IdSource::new(surroundings.seed));
        Ok(Self {
            folder,
            surroundings,
            writer: Mutex::new(Writer { connection, ids }),
            readers: Mutex::new(Vec::new()),
            kept: kept::Kept::default(),
            _in_use: in_use,
        })
    }

    /// The library's folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The moment, by the clock handed in.
    pub fn now(&self) -> Timestamp {
        (self.surroundings.now)()
    }

    /// Reads in one consistent state of the library.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let pooled = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => connect(&self.folder, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let result = connection
            .unchecked_transaction()
            .context("beginning to read")
            .and_then(|transaction| work(&transaction));
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        result
    }

    /// Changes the library: the one door for writes. `words` name the change in the history ("Mark a
    /// passage"); [`Change::say`] makes them more exact. An error takes everything back.
    pub fn change<T>(
        &self,
        words: &str,
        work: impl FnOnce(&Change<'_>) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        self.perform(words, Recording::On, work)
    }

    /// Fills a library that was just made, without history.
    pub fn fill<T>(
        &self,
        work: impl FnOnce(&Change<'_>) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        self.perform("Fill the library", Recording::Off, work)
    }

    fn perform<T>(
        &self,
        words: &str,
        recording: Recording,
        work: impl FnOnce(&Change<'_>) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let Writer { connection, ids } = &mut *writer;
        change::perform(connection, ids, (words, self.surroundings.program, self.now()), recording, work)
    }

    /// Takes the last step back.
    pub fn undo(&self) -> Result<Step, LibraryError> {
        change::turn(
            &mut self.writer.lock().unwrap_or_else(PoisonError::into_inner).connection,
            Direction::Undo,
        )
    }

    /// Does the last undone step again.
    pub fn redo(&self) -> Result<Step, LibraryError> {
        change::turn(
            &mut self.writer.lock().unwrap_or_else(PoisonError::into_inner).connection,
            Direction::Redo,
        )
    }

    /// What a move in this direction would turn over.
    pub fn next_step(&self, direction: Direction) -> Result<Option<Step>, LibraryError> {
        self.read(|connection| change::next_step(connection, direction))
    }

    /// The history, newest first.
    pub fn history(&self, limit: u32) -> Result<Vec<Step>, LibraryError> {
        self.read(|connection| change::history(connection, limit))
    }

    /// Counts every change, by whichever program.
    pub fn revision(&self) -> Result<u64, LibraryError> {
        self.read(revision)
    }

    /// What a room that only reads keeps in memory beside this library: one thing of each type, empty at first.
    pub fn kept<T: Default + Send + Sync + 'static>(&self) -> std::sync::Arc<T> {
        self.kept.get()
    }

    /// Remembers that an article was opened. Reading is no change: no step, no new revision.
    pub fn remember_opened(&self, article: crate::model::ArticleId) -> Result<(), LibraryError> {
        let now = self.now();
        self.with_writer(|connection| articles::remember_opened(connection, article, now))
    }

    /// Works on the writing connection outside of any change: for checks that SQLite words as writes.
    fn with_writer<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        work(&self.writer.lock().unwrap_or_else(PoisonError::into_inner).connection)
    }

    /// Keeps imported bytes; gives their SHA-256.
    pub fn keep_original(&self, bytes: &[u8]) -> Result<String, LibraryError> {
        let hash = originals::hash(bytes);
        originals::keep(&self.folder, &hash, bytes, originals::Care::Safe).map(|()| hash)
    }

    /// Keeps imported bytes whose SHA-256 is known. Bytes that are kept already cost nothing.
    pub fn keep_original_as(&self, hash: &str, bytes: &[u8]) -> Result<(), LibraryError> {
        originals::keep(&self.folder, hash, bytes, originals::Care::Safe)
    }

    /// Keeps the bytes of an article that can be made again, without waiting for the disk; gives their SHA-256.
    pub fn keep_generated(&self, bytes: &[u8]) -> Result<String, LibraryError> {
        let hash = originals::hash(bytes);
        originals::keep(&self.folder, &hash, bytes, originals::Care::Quick).map(|()| hash)
    }

    /// Takes away the original of an import that failed, unless a version rests on it. No program can add one
    /// meanwhile: originals are kept and counted under the lock for writing.
    pub fn drop_unused_original(&self, hash: &str) -> Result<(), LibraryError> {
        self.with_writer(|connection| originals::drop_unused(connection, &self.folder, hash))
    }

    /// The bytes of an original.
    pub fn original(&self, hash: &str) -> Result<Vec<u8>, LibraryError> {
        originals::read(&self.folder, hash)
    }
}

/// Counts every change; as this connection reads it.
pub fn revision(connection: &Connection) -> Result<u64, LibraryError> {
    connection
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'revision'")
        .and_then(|mut statement| statement.query_row([], |row| row.get::<_, i64>(0)))
        .map(i64::unsigned_abs)
        .context("reading the revision")
}

/// Opens the database with what every connection needs.
fn connect(folder: &Folder, flags: OpenFlags) -> Result<Connection, LibraryError> {
    let connection = Connection::open_with_flags(folder.database(), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .context("opening the database")?;
    connection.busy_timeout(PATIENCE).context("opening the database")?;
    connection.set_prepared_statement_cache_capacity(128);
    if !flags.contains(OpenFlags::SQLITE_OPEN_CREATE) {
        // Before anything is set: what is not ours, or newer, must not be touched.
        migrate::recognise(&connection, folder)?;
    }
    let read_only = flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY);
    // FULL makes every commit wait for the disk: what was acknowledged is there after a power cut.
    let setup = if read_only {
        "PRAGMA foreign_keys = ON; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 268435456;"
    } else {
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
    };
    connection.execute_batch(setup).context("opening the database").map(|()| connection)
}

/// A write-ahead log left behind, with no program that has the library open, is the trace of an unclean stop.
fn check_after_unclean_stop(folder: &Folder) -> Result<(), LibraryError> {
    let mut log = folder.database().into_os_string();
    log.push("-wal");
    let left_behind = std::fs::metadata(&log).is_ok_and(|metadata| metadata.len() > 0);
    if !left_behind {
        return Ok(());
    }
    let connection = connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .unwrap_or_else(|error| error.to_string());
    if verdict == "ok" {
        Ok(())
    } else {
        Err(LibraryError::Damaged { path: folder.path().to_owned(), why: verdict })
    }
}
