//! The libraries opened before, in a small JSON file of the app's own.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use tauri_plugin_log::log;

use crate::desk::lock;

/// How many are remembered.
const KEPT: usize = 12;

/// The remembered libraries. The file is a convenience: one that can't be read or written is said so in the
/// log, and nothing else comes of it.
pub(crate) struct Recent {
    file: PathBuf,
    list: Mutex<List>,
}

#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
struct List {
    /// Folders, newest first.
    paths: Vec<PathBuf>,
    /// Whether the first was still open when the app ended.
    open: bool,
}

impl Recent {
    /// Reads the file, if it is there.
    pub(crate) fn load(file: PathBuf) -> Self {
        let list = match std::fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                log::warn!("{}: {error}; starting with no recent libraries", file.display());
                List::default()
            }),
            Err(_) => List::default(),
        };
        Self { file, list: Mutex::new(list) }
    }

    /// The folders that still exist, newest first.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        lock(&self.list).paths.iter().filter(|path| path.is_dir()).cloned().collect()
    }

    /// The library that was open when the app last ended, if it still exists.
    pub(crate) fn last_open(&self) -> Option<PathBuf> {
        let list = lock(&self.list);
        list.paths.first().filter(|path| list.open && path.is_dir()).cloned()
    }

    /// Remembers that a library was opened.
    pub(crate) fn opened(&self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.update(|list| {
            list.paths.retain(|other| *other != path);
            list.paths.insert(0, path);
            list.paths.truncate(KEPT);
            list.open = true;
        });
    }

    /// Remembers that the person closed the library.
    pub(crate) fn closed(&self) {
        self.update(|list| list.open = false);
    }

    fn update(&self, change: impl FnOnce(&mut List)) {
        let mut list = lock(&self.list);
        change(&mut list);
        let written = serde_json::to_vec_pretty(&*list)
            .map_err(std::io::Error::from)
            .and_then(|bytes| std::fs::write(&self.file, bytes));
        if let Err(error) = written {
            log::warn!("{}: {error}", self.file.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_the_gone_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one.dateline", "two.dateline"].map(|name| folder.path().join(name));
        std::fs::create_dir(&one).unwrap();
        std::fs::create_dir(&two).unwrap();
        let file = folder.path().join("recent.json");
        let recent = Recent::load(file.clone());
        assert_eq!(recent.last_open(), None);
        recent.opened(&one);
        recent.opened(&two);
        recent.opened(&one);
        assert_eq!(recent.paths(), [one.clone(), two.clone()]);

        let again = Recent::load(file.clone());
        assert_eq!(again.last_open(), Some(one.clone()));
        again.closed();
        assert_eq!(Recent::load(file.clone()).last_open(), None);

        std::fs::remove_dir(&one).unwrap();
        assert_eq!(Recent::load(file).paths(), [two]);
    }

    #[test]
    fn a_spoilt_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recent.json");
        std::fs::write(&file, b"{ not json").unwrap();
        assert_eq!(Recent::load(file).paths(), Vec::<PathBuf>::new());
    }
}
