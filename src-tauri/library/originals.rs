//! Imported bytes, kept untouched under the name of their SHA-256.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::error::{Context as _, LibraryError};
use super::folder::Folder;

/// SHA-256 of bytes, lower-case hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the original of this hash lies. Two levels, so that no folder grows beyond what file managers bear.
pub fn path(folder: &Folder, hash: &str) -> PathBuf {
    folder.originals().join(hash.get(..2).unwrap_or("00")).join(hash)
}

/// Whether to wait until bytes are on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// What was acknowledged is there after a power cut.
    Safe,
    /// For a library that can be made again.
    Quick,
}

/// Keeps bytes under their hash. A file that is already there is left alone; a new one is complete on disk before
/// it gets its name.
pub fn keep(folder: &Folder, hash: &str, bytes: &[u8], care: Care) -> Result<(), LibraryError> {
    let path = path(folder, hash);
    if path.exists() {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(folder.path()).to_owned();
    fs::create_dir_all(&parent).map_err(|error| LibraryError::file(&parent, "made", &error))?;
    let unfinished =
        parent.join(format!("{hash}.{}-{:?}.part", std::process::id(), std::thread::current().id()));
    let written = fs::File::create(&unfinished)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            if care == Care::Safe { file.sync_all() } else { Ok(()) }
        })
        .and_then(|()| fs::rename(&unfinished, &path));
    if let Err(error) = written {
        let _ = fs::remove_file(&unfinished);
        return Err(LibraryError::file(&path, "written", &error));
    }
    Ok(())
}

/// The bytes of an original.
pub fn read(folder: &Folder, hash: &str) -> Result<Vec<u8>, LibraryError> {
    let path = path(folder, hash);
    fs::read(&path).map_err(|error| LibraryError::file(&path, "read", &error))
}

/// Removes an original that no version rests on, while no other program can write.
pub fn drop_unused(connection: &Connection, folder: &Folder, hash: &str) -> Result<(), LibraryError> {
    connection.execute_batch("BEGIN IMMEDIATE").context("dropping an original")?;
    let unused = connection
        .query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM version WHERE original = ?1)
                AND NOT EXISTS (SELECT 1 FROM picture WHERE original = ?1)",
            [hash],
            |row| row.get(0),
        )
        .context("dropping an original");
    let removed = match unused {
        Ok(true) => match fs::remove_file(path(folder, hash)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(LibraryError::file(&path(folder, hash), "removed", &error))
            }
            _ => Ok(()),
        },
        Ok(false) => Ok(()),
        Err(error) => Err(error),
    };
    connection.execute_batch("ROLLBACK").context("dropping an original").and(removed)
}
