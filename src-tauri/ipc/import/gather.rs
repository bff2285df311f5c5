//! The items of an import, found on the disk: a folder stands for the files in it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::ImportItem;
use super::address::Wanted;
use crate::import;
use crate::model::ArticleId;

/// One thing to read.
pub enum Item {
    /// A file, and which of the articles in it; see [`ImportItem::Parts`].
    File(PathBuf, Chosen),
    /// Pasted text; always an [`ImportItem::Paste`].
    Paste(ImportItem),
    /// What is fetched from its address.
    Address(Wanted),
    /// An article that is read again from its original.
    Again(ArticleId),
    /// What can't be read: its name, and why.
    Unreadable(String, String),
}

impl Item {
    /// What stands for it in results.
    pub fn name(&self) -> String {
        match self {
            Item::File(path, _) => name(path),
            Item::Paste(_) => "Pasted text".to_owned(),
            Item::Address(wanted) => wanted.address.trim().to_owned(),
            Item::Again(article) => article.to_string(),
            Item::Unreadable(name, _) => name.clone(),
        }
    }
}

/// Which articles of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Their numbers from 1; none stands for all.
    pub only: Vec<u32>,
    /// Whether a book is one article.
    pub whole: bool,
}

/// The items in the order given; files of a folder by path. Hidden files, and folders that a link leads back
/// to, are passed over.
pub fn gather(items: Vec<ImportItem>, cancelled: &dyn Fn() -> bool) -> Vec<Item> {
    let mut found = Vec::new();
    for item in items {
        match item {
            ImportItem::Path { path } => of_path(Path::new(&path), cancelled, &mut found),
            ImportItem::Parts { path, only, whole } => {
                let before = found.len();
                of_path(Path::new(&path), cancelled, &mut found);
                for item in found.get_mut(before..).unwrap_or_default() {
                    if let Item::File(_, chosen) = item {
                        *chosen = Chosen { only: only.clone(), whole };
                    }
                }
            }
            paste @ ImportItem::Paste { .. } => found.push(Item::Paste(paste)),
            ImportItem::Address { address, allow_private, keep_anyway } => {
                found.push(Item::Address(Wanted { address, allow_private, keep_anyway }));
            }
            ImportItem::Again { articles } => found.extend(articles.into_iter().map(Item::Again)),
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
                    "The folder holds no files. Choose a folder with articles, or the files themselves."
                        .to_owned(),
                ));
            }
        }
        Ok(metadata) if metadata.is_file() => found.push(Item::File(path.to_owned(), Chosen::default())),
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
            // The pictures and frames of a page saved "complete" are no articles.
            Ok(metadata) if metadata.is_dir() && is_part_of_page(&path) => {}
            Ok(metadata) if metadata.is_dir() => walk(&path, cancelled, seen, found),
            Ok(metadata) if metadata.is_file() => found.push(Item::File(path, Chosen::default())),
            Ok(_) => {}
            Err(error) => found.push(unreadable(&path, &error)),
        }
    }
}

/// Whether a folder holds the parts of a page that lies beside it, as browsers save them.
fn is_part_of_page(folder: &Path) -> bool {
    let name = name(folder);
    import::page_of_folder(&name).is_some_and(|page| {
        ["html", "htm", "xhtml"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
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
