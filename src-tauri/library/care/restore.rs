//! A library brought back from a backup. What was there is kept under a new name.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;

use super::backup::{backups, verify};
use crate::library::error::LibraryError;
use crate::library::{Folder, lock};
use crate::model::Timestamp;

/// What restoring did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The backup that is the database now.
    pub from: PathBuf,
    /// Where the database that was there is kept.
    pub kept: Option<PathBuf>,
    /// Newer backups that were damaged and passed over.
    pub passed_over: Vec<PathBuf>,
}

/// Makes a backup the library's database: the one named, or the newest sound one. The database that is
/// there, damaged or not, is kept beside it under a new name.
///
/// # Errors
/// No library, no sound backup, or another program that has the library open; nothing is changed then.
pub fn restore(path: &Path, backup: Option<&Path>, now: Timestamp) -> Result<Restored, LibraryError> {
    let folder = Folder::at(path);
    if !folder.path().is_dir() {
        let why = "there is no such folder.".to_owned();
        return Err(LibraryError::NotALibrary { path: path.to_owned(), why });
    }
    let in_use = lock::take(&folder, || Ok(()))?;
    if !in_use.alone {
        return Err(LibraryError::Refused(
            "Another program has the library open. Close it there, then restore. Nothing was changed."
                .to_owned(),
        ));
    }
    let (from, passed_over) = chosen(&folder, backup)?;
    let database = folder.database();
    let fresh = with_ending(&database, ".restoring");
    fs::copy(&from, &fresh)
        .and_then(|_| fs::File::open(&fresh))
        .and_then(|file| file.sync_all())
        .map_err(|error| LibraryError::file(&fresh, "written", &error))?;
    let kept = set_aside(&folder, now)?;
    fs::rename(&fresh, &database).map_err(|error| LibraryError::file(&database, "written", &error))?;
    Ok(Restored { from, kept, passed_over })
}

fn chosen(folder: &Folder, backup: Option<&Path>) -> Result<(PathBuf, Vec<PathBuf>), LibraryError> {
    if let Some(backup) = backup {
        return verify(backup).map(|()| (backup.to_owned(), Vec::new()));
    }
    let mut passed_over = Vec::new();
    for backup in backups(folder)? {
        match verify(&backup.path) {
            Ok(()) => return Ok((backup.path, passed_over)),
            Err(_) => passed_over.push(backup.path),
        }
    }
    Err(LibraryError::Refused(format!(
        "There is no sound backup in {}. Nothing was changed.",
        folder.backups().display()
    )))
}

/// Moves the database, with the log that belongs to it, to a new name.
fn set_aside(folder: &Folder, now: Timestamp) -> Result<Option<PathBuf>, LibraryError> {
    let database = folder.database();
    if !database.exists() {
        return Ok(None);
    }
    let stamp = DateTime::from_timestamp_millis(now.0).map(|at| at.format("%Y%m%dT%H%M%S%3fZ").to_string());
    let kept = folder.path().join(format!("before-restore-{}.sqlite3", stamp.unwrap_or_default()));
    for ending in ["-wal", "-shm", ""] {
        let (from, to) = (with_ending(&database, ending), with_ending(&kept, ending));
        if from.exists() {
            fs::rename(&from, &to).map_err(|error| LibraryError::file(&from, "moved", &error))?;
        }
    }
    Ok(Some(kept))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
