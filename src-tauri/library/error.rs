//! What can go wrong with a library, in words for the person who owns it.

use std::path::{Path, PathBuf};

/// What went wrong, where, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no library at that path.
    #[error("{} is not a Dateline library: {why} A library is a folder that ends in .dateline.", .path.display())]
    NotALibrary {
        /// The folder or file named.
        path: PathBuf,
        /// What is missing or strange.
        why: String,
    },
    /// A library is to be created where something is already.
    #[error("{} is there already. Open it, or choose another name.", .path.display())]
    AlreadyThere {
        /// The folder named.
        path: PathBuf,
    },
    /// The library was written by a newer Dateline.
    #[error(
        "{} was written by a newer Dateline (format {found}; this one reads up to {known}). Nothing was changed. Update Dateline to open it.",
        .path.display()
    )]
    Newer {
        /// The library's folder.
        path: PathBuf,
        /// Its compatibility number.
        found: i64,
        /// The newest that this program reads.
        known: i64,
    },
    /// The database is damaged.
    #[error(
        "The database of {} is damaged: {why}. The file is kept as it is. “dateline restore” brings back the newest of the backups in its folder.",
        .path.display()
    )]
    Damaged {
        /// The library's folder.
        path: PathBuf,
        /// The first thing that the check found.
        why: String,
    },
    /// The database turned out to be damaged in the middle of a step.
    #[error(
        "The library's database is damaged (found while {context}). The file is kept as it is. “dateline restore” brings back the newest of the backups in its folder."
    )]
    DamagedWithin {
        /// What was being done.
        context: &'static str,
    },
    /// A row holds something that can't be read: damaged, or written by a program that is not Dateline.
    #[error(
        "Something in the library can't be read (found while {context}): {why}. It is kept as it is. “dateline check” names what is damaged; “dateline restore” brings back the newest of the backups."
    )]
    Unreadable {
        /// What was being done.
        context: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Another program writes and does not finish.
    #[error(
        "Another program is writing to the library and has not finished. Nothing was changed. Try again in a moment."
    )]
    Locked,
    /// The library can't be written.
    #[error("The library can't be written: its folder or disk is read-only. Nothing was changed.")]
    ReadOnly,
    /// The disk is full.
    #[error("The disk is full. Nothing was changed; free some space and do it again.")]
    DiskFull,
    /// A file of the library, or one named by the person, can't be read or written.
    #[error("{} can't be {what}: {why}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// "read", "written", "made".
        what: &'static str,
        /// What the system says.
        why: String,
    },
    /// What was named is not in the library.
    #[error("There is no {noun} {id} in this library.")]
    NotFound {
        /// "article", "annotation" …
        noun: &'static str,
        /// The id as given.
        id: String,
    },
    /// The input contradicts itself or the library.
    #[error("{0}")]
    Refused(String),
    /// Nothing to undo or redo.
    #[error("{0}")]
    NothingToUndo(&'static str),
    /// The database refused a statement: a fault of the program.
    #[error("The library's database refused a step ({context}): {source}. Nothing was changed.")]
    Database {
        /// What was being done.
        context: &'static str,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

impl LibraryError {
    /// A file that could not be used.
    pub fn file(path: &Path, what: &'static str, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            std::io::ErrorKind::NotFound => {
                Self::File { path: path.to_owned(), what, why: "there is no such file or folder".to_owned() }
            }
            std::io::ErrorKind::PermissionDenied => {
                Self::File { path: path.to_owned(), what, why: "you have no permission".to_owned() }
            }
            std::io::ErrorKind::IsADirectory => {
                Self::File { path: path.to_owned(), what, why: "it is a folder".to_owned() }
            }
            kind => Self::File { path: path.to_owned(), what, why: kind.to_string() },
        }
    }
}

/// Says what was being done when a statement failed, and tells apart what a person can mend.
pub trait Context<T> {
    /// The result with the step's name.
    fn context(self, context: &'static str) -> Result<T, LibraryError>;
}

impl<T> Context<T> for Result<T, rusqlite::Error> {
    fn context(self, context: &'static str) -> Result<T, LibraryError> {
        use rusqlite::ErrorCode;
        // On a full disk the index beside the log can't grow either; SQLite words that as a fault of the disk.
        let extended = |error: &rusqlite::Error| error.sqlite_error().map(|error| error.extended_code);
        self.map_err(|source| match source.sqlite_error_code() {
            _ if matches!(source, rusqlite::Error::FromSqlConversionFailure(..)) => {
                LibraryError::Unreadable { context, why: source.to_string() }
            }
            _ if extended(&source) == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => LibraryError::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                LibraryError::DamagedWithin { context }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LibraryError::Locked,
            Some(ErrorCode::DiskFull) => LibraryError::DiskFull,
            Some(ErrorCode::ReadOnly) => LibraryError::ReadOnly,
            _ => LibraryError::Database { context, source },
        })
    }
}
