//! The library that a command works on, with the clock and the seed that the core must not read itself.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use dateline::ipc::IpcError;
use dateline::library::{IdSource, Library, LibraryError, Surroundings};
use dateline::model::Timestamp;

use crate::Common;

/// Why a command ended without doing what was asked.
pub enum Failure {
    /// The call makes no sense; exit 2.
    Usage(String),
    /// It failed; exit 1.
    Failed(String),
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<IpcError> for Failure {
    fn from(error: IpcError) -> Self {
        Self::Failed(error.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(format!("The answer could not be written out: {error}."))
    }
}

/// Says on standard error why a command failed, and gives the exit code.
pub fn ended(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
        Err(Failure::Usage(why)) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

/// The clock of the machine.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// What the core gets from the command line.
pub fn surroundings() -> Surroundings {
    Surroundings { now: Box::new(now), seed: IdSource::random_seed(), program: "command line" }
}

/// The library's path, by option or environment.
pub fn path(common: &Common) -> Result<PathBuf, Failure> {
    common.library.clone().ok_or_else(|| {
        Failure::Usage("Name the library: --library PATH, or the variable DATELINE_LIBRARY.".to_owned())
    })
}

/// Opens the library named.
pub fn library(common: &Common) -> Result<Library, Failure> {
    Ok(Library::open(&path(common)?, surroundings())?)
}
