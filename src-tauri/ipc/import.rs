//! Imports: started, followed, cancelled.

use serde::{Deserialize, Serialize};

use std::fs;
use std::path::Path;

use super::IpcError;
use super::articles::filled;
use super::dates::chosen;
use super::events::WhenInput;
use super::gather::{Item, gather, name, unreadable};
use crate::import::{self, Imported, Source};
use crate::library::articles::{Incoming, Outcome};
use crate::library::{self, Library, LibraryError};
use crate::model::{ArticleId, Found, Instant, Timestamp, VersionId};
use crate::temporal::edtf;

/// What to import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportAsk {
    /// The items, in this order; a folder stands for the files in it.
    pub items: Vec<ImportItem>,
}

/// One thing to import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ImportItem {
    /// A file or folder that the person chose or dropped.
    Path {
        /// Its path.
        path: String,
    },
    /// Pasted text.
    Paste {
        /// As plain text.
        text: String,
        /// As HTML, when the clipboard had it; preferred.
        html: Option<String>,
        /// Headline, when the person gave one.
        title: Option<String>,
        /// Date of publication in any words, when the person gave one.
        published: Option<String>,
        /// Publisher, when the person gave one.
        publisher: Option<String>,
        /// Address, when the person gave one.
        address: Option<String>,
    },
}

/// How far an import is; sent again and again until `finished`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportProgress {
    /// What is imported, in words ("Rome press 1928", "3 files").
    pub what: String,
    /// Items done.
    pub done: u32,
    /// Items in all, as far as known.
    pub total: u32,
    /// Results since the last message.
    pub results: Vec<ImportResult>,
    /// Whether it is over.
    pub finished: bool,
    /// Whether it was cancelled before the end.
    pub cancelled: bool,
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportResult {
    /// The item's name: file name, or the pasted text's first words.
    pub name: String,
    /// What became of it.
    pub outcome: ImportOutcome,
    /// The article, for all but failures.
    pub article: Option<ArticleId>,
    /// The version, for all but failures.
    pub version: Option<VersionId>,
    /// The article's title; for failures the reason and the next step.
    pub message: String,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ImportOutcome {
    /// A new article.
    Imported,
    /// The same bytes are here already.
    Duplicate,
    /// The article is here; its text has changed.
    NewVersion,
    /// It could not be read.
    Failed,
}

/// Largest file that is read at all, in bytes. What it may hold as text, import decides.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Imports everything that is asked for. Each item is a change of its own; one that fails leaves the others
/// alone. `progress` hears of every item; `cancelled` is asked before each.
///
/// # Errors
/// What concerns all items: a full disk, a library that is read-only or stays locked.
pub fn run(
    library: &Library,
    ask: ImportAsk,
    progress: &mut dyn FnMut(ImportProgress),
    cancelled: &dyn Fn() -> bool,
) -> Result<(), IpcError> {
    let what = what(&ask);
    let items = gather(ask.items, cancelled);
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    let mut say = |done: u32, results: Vec<ImportResult>, finished: bool, cancelled: bool| {
        progress(ImportProgress { what: what.clone(), done, total, results, finished, cancelled });
    };
    say(0, Vec::new(), total == 0, false);
    for item in items {
        if cancelled() {
            say(done, Vec::new(), true, true);
            return Ok(());
        }
        let result = match one(library, item) {
            Ok(result) => result,
            Err(error) => {
                say(done, Vec::new(), true, false);
                return Err(error);
            }
        };
        done += 1;
        say(done, vec![result], done == total, false);
    }
    Ok(())
}

/// What is imported, in words.
fn what(ask: &ImportAsk) -> String {
    match ask.items.as_slice() {
        [ImportItem::Path { path }] => name(Path::new(path)),
        [ImportItem::Paste { .. }] => "Pasted text".to_owned(),
        items => library::wording::counted(items.len(), "item", "items"),
    }
}

fn failed(name: String, message: impl Into<String>) -> ImportResult {
    ImportResult {
        name,
        outcome: ImportOutcome::Failed,
        article: None,
        version: None,
        message: message.into(),
    }
}

fn one(library: &Library, item: Item) -> Result<ImportResult, IpcError> {
    match item {
        Item::Unreadable(name, why) => Ok(failed(name, why)),
        Item::File(path) => file(library, &path),
        Item::Paste(paste) => pasted(library, paste),
    }
}

fn file(library: &Library, path: &Path) -> Result<ImportResult, IpcError> {
    let name = name(path);
    let too_large = fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGEST);
    if too_large {
        return Ok(failed(
            name,
            format!(
                "The file is larger than {} MB. Split it into parts and import those.",
                LARGEST / 1_048_576
            ),
        ));
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => match unreadable(path, &error) {
            Item::Unreadable(name, why) => return Ok(failed(name, why)),
            _ => return Ok(failed(name, error.to_string())),
        },
    };
    match import::read(Source { bytes: &bytes, file_name: Some(&name), ..Source::default() }) {
        Ok(imported) => kept(library, &bytes, &imported, Some(&name), name.clone()),
        Err(error) => Ok(failed(name, error.to_string())),
    }
}

fn pasted(library: &Library, paste: ImportItem) -> Result<ImportResult, IpcError> {
    let ImportItem::Paste { text, html, title, published, publisher, address } = paste else {
        return Ok(failed(String::new(), "There is nothing to import."));
    };
    let name = first_words(title.as_deref().unwrap_or(&text));
    let published = match published.and_then(filled) {
        Some(written) => match chosen(&WhenInput { written, edtf: None }, None) {
            Ok(date) => date.map(|date| date.edtf),
            Err(error) => return Ok(failed(name, error.message)),
        },
        None => None,
    };
    let bytes = html.filter(|html| !html.trim().is_empty()).unwrap_or(text);
    if bytes.trim().is_empty() {
        return Ok(failed(name, "Nothing was pasted. Copy the article's text and paste it again."));
    }
    let address = address.and_then(filled);
    let source =
        Source { bytes: bytes.as_bytes(), address: address.as_deref(), clipboard: true, ..Source::default() };
    let mut imported = match import::read(source) {
        Ok(imported) => imported,
        Err(error) => return Ok(failed(name, error.to_string())),
    };
    let metadata = &mut imported.metadata;
    typed(&mut metadata.title, title.and_then(filled));
    typed(&mut metadata.published, published);
    typed(&mut metadata.publisher, publisher.and_then(filled));
    typed(&mut metadata.address, address);
    kept(library, bytes.as_bytes(), &imported, None, name)
}

/// What the person typed counts before what was found.
fn typed(found: &mut Found<String>, value: Option<String>) {
    if let Some(value) = value {
        *found = Found::verified(value, "typed by you");
    }
}

/// The beginning of a pasted text, to name it by.
fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let line: String = words.join(" ").chars().take(60).collect();
    if line.is_empty() { "Pasted text".to_owned() } else { line }
}

/// Keeps the original, then the article, in one change.
fn kept(
    library: &Library,
    bytes: &[u8],
    imported: &Imported,
    file_name: Option<&str>,
    name: String,
) -> Result<ImportResult, IpcError> {
    let captured = captured(imported).unwrap_or_else(|| library.now());
    let mut original = None;
    let added = library.change("Import an article", |change| {
        let original = original.insert(library.keep_original(bytes)?);
        let incoming = Incoming {
            imported,
            original,
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            file_name,
            captured,
        };
        let added = library::articles::add(change, &incoming)?;
        let title = library::articles::get(change.connection(), added.article)?.title;
        Ok((added, title))
    });
    if let (Err(_), Some(original)) = (&added, &original) {
        // The reason of the failure is what the person must hear, not that its traces could not be cleared.
        let _ = library.drop_unused_original(original);
    }
    let (added, title) = match added {
        Ok(added) => added,
        Err(LibraryError::Refused(why)) => return Ok(failed(name, why)),
        Err(error) => return Err(error.into()),
    };
    let outcome = match added.outcome {
        Outcome::Imported => ImportOutcome::Imported,
        Outcome::Duplicate => ImportOutcome::Duplicate,
        Outcome::NewVersion => ImportOutcome::NewVersion,
    };
    let message = if added.restored { format!("{title} (it was in the trash and is back)") } else { title };
    Ok(ImportResult { name, outcome, article: Some(added.article), version: Some(added.version), message })
}

/// When the page was saved, where the file itself says so.
fn captured(imported: &Imported) -> Option<Timestamp> {
    let date = edtf::parse(imported.captured.as_deref()?).ok()?;
    date.bounds().start_min.map(Instant::seconds).map(|seconds| Timestamp(seconds.saturating_mul(1_000)))
}
