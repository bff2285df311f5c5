//! The items of an import, found on the disk: a folder stands for the files in it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::import::ImportItem;

/// One thing to read.
pub enum Item {
    /// A file.
    File(PathBuf),
    /// Pasted text; always an [`ImportItem::Paste`].
    Paste(ImportItem),
    /// What can't be read: its name, and why.
    Unreadable(String, String),
}

/// The items in the order given; files of a folder by path. Hidden files, and folders that a link leads back
/// to, are passed over.
pub fn gather(items: Vec<ImportItem>, cancelled: &dyn Fn() -> bool) -> Vec<Item> {
    let mut found = Vec::new();
    for item in items {
        match item {
            ImportItem::Path { path } => of_path(Path::new(&path), cancelled, &mut found),
            paste @ ImportItem::Paste { .. } => found.push(Item::Paste(paste)),
        }
    }
    found
}

fn of_path(path: &Path, cancelled: &dyn Fn() -> bool, found: &mut Vec<Item>) {
    match fs::metadata(path) {
        Err(error) => found.push(unreadable(path, &error)),
        Ok(metadata) if metadata.is_dir() => {
            let before = found.len();
            walk(path, cancelled, &mut HashSet::new(), found);
            if found.len() == before {
                found.push(Item::Unreadable(
                    name(path),
                    "The folder holds no files. Choose a folder with articles, or the files themselves.".to_owned(),
                ));
            }
        }
        Ok(metadata) if metadata.is_file() => found.push(Item::File(path.to_owned())),
        Ok(_) => found.push(Item::Unreadable(
            name(path),
            "It is no file: a device, pipe or socket. Import a copy of its content as a file.".to_owned(),
        )),
    }
}

fn walk(folder: &Path, cancelled: &dyn Fn() -> bool, seen: &mut HashSet<PathBuf>, found: &mut Vec<Item>) {
    // A folder is entered once, whatever links lead to it.
    let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if cancelled() || !seen.insert(real) {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.push(unreadable(folder, &error)),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match fs::metadata(&path) {
            _ if hidden => {}
            Ok(metadata) if metadata.is_dir() => walk(&path, cancelled, seen, found),
            Ok(metadata) if metadata.is_file() => found.push(Item::File(path)),
            Ok(_) => {}
            Err(error) => found.push(unreadable(&path, &error)),
        }
    }
}

/// What stands for a path in results: its last part.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Why a file can't be read, and what to do.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Item {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "There is no such file. Check the path.".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "You have no permission to read it. Change its permissions, or import a copy.".to_owned()
        }
        other => format!("It can't be read: {other}. Check the disk, or import a copy."),
    };
    Item::Unreadable(name(path), why)
}
