//! Backups: whole copies of the database, verified before they count, thinned as they age.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDateTime};
use rusqlite::{Connection, OpenFlags};

use super::check::structure;
use crate::library::ask;
use crate::library::error::{Context as _, LibraryError};
use crate::library::migrate::APPLICATION_ID;
use crate::library::{Folder, Library};
use crate::model::Timestamp;

/// How a backup is named: the moment, UTC.
const NAME: &str = "library-%Y%m%dT%H%M%SZ.sqlite3";
/// A day in milliseconds.
const DAY: i64 = 86_400_000;
/// The newest are kept, whatever their age.
const RECENT: usize = 12;
/// Days for which one a day is kept, then weeks for which one a week is; after that one a month.
const DAYS: i64 = 14;
const WEEKS: i64 = 8;

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, to the second.
    pub at: Timestamp,
}

/// What a backup did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    /// The new backup's file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many backups there are now.
    pub kept: usize,
    /// How many older ones were removed, as they age.
    pub removed: usize,
}

impl Library {
    /// Makes a backup: a whole copy of the database, verified, and only then named. Older backups are
    /// thinned: the newest stay, then one a day, one a week, one a month.
    pub fn backup(&self) -> Result<BackupReport, LibraryError> {
        copy_to_backups(self.folder(), self.now())
    }

    /// Makes a backup where the newest is older than a day and something was done since.
    pub fn back_up_when_due(&self) -> Result<Option<BackupReport>, LibraryError> {
        let newest = backups(self.folder())?.first().map_or(Timestamp(i64::MIN), |backup| backup.at);
        let sql = "SELECT max(at) FROM change";
        let changed: Option<i64> = self
            .read(|connection| ask::first(connection, "reading the history", sql, [], |row| row.get(0)))?
            .flatten();
        let due = changed.is_some_and(|at| at > newest.0) && self.now().0.saturating_sub(newest.0) >= DAY;
        if due { self.backup().map(Some) } else { Ok(None) }
    }
}

/// Makes a backup of the library in a folder, whether or not it is of the current schema.
pub fn copy_to_backups(folder: &Folder, now: Timestamp) -> Result<BackupReport, LibraryError> {
    fs::create_dir_all(folder.backups())
        .map_err(|error| LibraryError::file(&folder.backups(), "made", &error))?;
    let at = Timestamp(now.0 / 1_000 * 1_000);
    let path = folder.backups().join(name(at));
    let unfinished = folder.backups().join(format!("unfinished-{}.part", std::process::id()));
    let _ = fs::remove_file(&unfinished);
    let made = copy(folder, &unfinished)
        .and_then(|()| verify(&unfinished))
        .and_then(|()| durable(&unfinished, &path));
    if let Err(error) = made {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    let removed = thin(folder, at)?;
    let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    Ok(BackupReport { path, bytes, kept: backups(folder)?.len(), removed })
}

fn name(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.0).map(|at| at.format(NAME).to_string()).unwrap_or_default()
}

fn copy(folder: &Folder, to: &Path) -> Result<(), LibraryError> {
    let connection = crate::library::connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .execute("VACUUM INTO ?1", [to.to_string_lossy().as_ref()])
        .map(|_| ())
        .context("copying the database")
}

/// Whether a file is a sound database of a library.
pub(super) fn verify(path: &Path) -> Result<(), LibraryError> {
    let damaged = |why: String| LibraryError::Damaged { path: path.to_owned(), why };
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| damaged(error.to_string()))?;
    let application: i64 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|error| damaged(error.to_string()))?;
    if application != APPLICATION_ID {
        return Err(damaged("it is no copy of a library".to_owned()));
    }
    match structure(&connection)?.into_iter().next() {
        Some(problem) => Err(damaged(problem)),
        None => Ok(()),
    }
}

fn durable(unfinished: &Path, path: &Path) -> Result<(), LibraryError> {
    fs::File::open(unfinished)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(unfinished, path))
        .map_err(|error| LibraryError::file(path, "written", &error))
}

/// All backups, newest first. Files with other names are left alone and not listed.
pub fn backups(folder: &Folder) -> Result<Vec<Backup>, LibraryError> {
    let entries = match fs::read_dir(folder.backups()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(LibraryError::file(&folder.backups(), "read", &error)),
    };
    let mut found: Vec<Backup> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let at = NaiveDateTime::parse_from_str(name.to_str()?, NAME).ok()?;
            Some(Backup { path: entry.path(), at: Timestamp(at.and_utc().timestamp_millis()) })
        })
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(found)
}

/// Removes what is no longer worth its place; says how many.
fn thin(folder: &Folder, now: Timestamp) -> Result<usize, LibraryError> {
    let all = backups(folder)?;
    let moments: Vec<Timestamp> = all.iter().map(|backup| backup.at).collect();
    let keep = worth_keeping(&moments, now);
    let mut removed = 0;
    for backup in all.iter().filter(|backup| !keep.contains(&backup.at)) {
        fs::remove_file(&backup.path).map_err(|error| LibraryError::file(&backup.path, "removed", &error))?;
        removed += 1;
    }
    Ok(removed)
}

/// The moments worth keeping, of moments newest first: of each day, week, month the newest.
fn worth_keeping(moments: &[Timestamp], now: Timestamp) -> HashSet<Timestamp> {
    let mut keep: HashSet<Timestamp> = moments.iter().take(RECENT).copied().collect();
    let mut filled = HashSet::new();
    for at in moments {
        let Some(moment) = DateTime::from_timestamp_millis(at.0) else { continue };
        let age = (now.0 - at.0) / DAY;
        let place = if age <= DAYS {
            format!("day {}", moment.date_naive())
        } else if age <= DAYS + WEEKS * 7 {
            format!("week {:?}", moment.iso_week())
        } else {
            format!("month {} {}", moment.year(), moment.month())
        };
        if filled.insert(place) {
            keep.insert(*at);
        }
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_thin_out_as_they_age() {
        let now = Timestamp(1_790_000_000_000);
        let hour = 3_600_000;
        let all: Vec<Timestamp> = (0..24 * 400).map(|hours| Timestamp(now.0 - hours * hour)).collect();
        let keep = worth_keeping(&all, now);
        assert!(all.iter().take(RECENT).all(|at| keep.contains(at)));
        // The recent ones, 15 days, some 9 weeks, some 12 months.
        assert!((40..=55).contains(&keep.len()), "{}", keep.len());
        assert!(keep.iter().any(|at| now.0 - at.0 > 350 * 24 * hour));
    }
}
