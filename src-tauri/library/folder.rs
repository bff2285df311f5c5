//! The library's folder: `NAME.dateline/` with the database, the originals and the backups.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The paths inside a library's folder.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at this path.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The path for a new library of this name: `.dateline` is added where it is missing.
    pub fn named(path: &Path) -> Self {
        if path.extension() == Some(OsStr::new("dateline")) {
            return Self::at(path);
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".dateline");
        Self { path: PathBuf::from(name) }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The library's name: the folder's, without `.dateline`.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.path.join("library.sqlite3")
    }

    /// Imported files as they came, named by their SHA-256.
    pub fn originals(&self) -> PathBuf {
        self.path.join("originals")
    }

    /// Verified copies of the database.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// What can be made again from the database at any time, and may be deleted.
    pub fn cache(&self) -> PathBuf {
        self.path.join("cache")
    }

    /// Held shared by every program that has the library open.
    pub fn lock(&self) -> PathBuf {
        self.path.join("in-use.lock")
    }
}
