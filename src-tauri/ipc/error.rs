//! Errors as the ui gets them: a stable code to act on, and a sentence to show. The ui never matches text.

use serde::{Deserialize, Serialize};

use crate::library::LibraryError;
use crate::library::filter::NotAFilter;

/// An error with a stable code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IpcError {
    /// What to do about it, for the program.
    pub code: Code,
    /// What was wrong, what was kept, what to do next, for the person.
    pub message: String,
}

/// The kinds of error that a program can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Code {
    /// The input can't be understood or contradicts itself.
    BadInput,
    /// A typed date is no date.
    NotADate,
    /// What was named is not in the library.
    NotFound,
    /// No library is open.
    NoLibrary,
    /// The folder is not a Dateline library.
    NotALibrary,
    /// The library was written by a newer Dateline.
    NewerLibrary,
    /// The library is damaged; the sentence says what was kept.
    Damaged,
    /// Another program keeps the library locked.
    Locked,
    /// The library or the target can't be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// A file can't be read.
    Unreadable,
    /// An address lies in a private network; it is fetched when the person allows that.
    PrivateNetwork,
    /// An address can't be reached, or does not send all.
    Unreachable,
    /// An answer is an error, a dead page or a wall, not the article; it is kept when the person says so.
    NotTheArticle,
    /// An answer has far fewer words than the copy here; it is kept when the person says so.
    MuchShorter,
    /// The person cancelled it.
    Cancelled,
    /// Nothing to undo or redo.
    NothingToUndo,
    /// The call does not exist: window and core are of different versions.
    UnknownCall,
    /// Anything else; the sentence says what.
    Failed,
}

impl IpcError {
    /// An error of this code with this sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// An answer that has no form in JSON.
    pub fn unwritten(error: &serde_json::Error) -> Self {
        Self::new(Code::Failed, format!("The answer can't be written: {error}."))
    }
}

impl From<LibraryError> for IpcError {
    fn from(error: LibraryError) -> Self {
        let code = match &error {
            LibraryError::NotALibrary { .. } => Code::NotALibrary,
            LibraryError::Newer { .. } => Code::NewerLibrary,
            LibraryError::Damaged { .. }
            | LibraryError::DamagedWithin { .. }
            | LibraryError::Unreadable { .. } => Code::Damaged,
            LibraryError::Locked => Code::Locked,
            LibraryError::ReadOnly => Code::ReadOnly,
            LibraryError::DiskFull => Code::DiskFull,
            LibraryError::File { .. } => Code::Unreadable,
            LibraryError::NotFound { .. } => Code::NotFound,
            LibraryError::AlreadyThere { .. } | LibraryError::Refused(_) => Code::BadInput,
            LibraryError::NothingToUndo(_) => Code::NothingToUndo,
            LibraryError::Database { .. } => Code::Failed,
        };
        Self::new(code, error.to_string())
    }
}

impl From<NotAFilter> for IpcError {
    fn from(error: NotAFilter) -> Self {
        Self::new(Code::BadInput, error.to_string())
    }
}
