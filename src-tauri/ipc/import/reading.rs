//! What an item of an import holds, read. Nothing is written to the library here but originals.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::gather::{Chosen, Item, name, unreadable};
use super::steady::{self, Steady};
use super::{ImportItem, address, again, beside};
use crate::import::fetch::Fetch;
use crate::import::{self, Attached, Contents, Imported, Part, Source};
use crate::ipc::articles::filled;
use crate::ipc::dates::chosen;
use crate::ipc::events::WhenInput;
use crate::ipc::{Code, IpcError};
use crate::library::{self, Library, LibraryError, articles};
use crate::model::{ArticleId, Found, Instant, Retrieval, Timestamp, VersionId};
use crate::temporal::edtf;

/// Largest file that is read at all, in bytes. What it may hold as text, import decides.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What became of reading an item.
pub(super) enum Read {
    /// There is one thing to keep or to say.
    Done(Ready),
    /// The file holds several articles, which are read one after the other.
    Several(SeveralArticles),
}

/// An article that was read, or why there is none.
pub(super) struct Ready {
    /// The item's name in the results.
    pub(super) name: String,
    /// What was read.
    pub(super) what: What,
}

/// What was read.
pub(super) enum What {
    /// An article, its original kept.
    Article(Box<Incoming>),
    /// The same bytes are in the library already.
    Known(ArticleId, VersionId),
    /// The article was read again, and its text is another now.
    Again(ArticleId, Box<Incoming>),
    /// Nothing, and why; with a code where the window has something to ask.
    Failed(String, Option<Code>),
}

/// An article on its way into the library.
pub(super) struct Incoming {
    /// What import made of it.
    pub(super) imported: Imported,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Their SHA-256.
    pub(super) original: String,
    /// Name of the file, where there is one.
    pub(super) file_name: Option<String>,
    /// When it was captured, where that is known.
    pub(super) captured: Option<Timestamp>,
    /// How it was fetched, where it came from an address.
    pub(super) retrieval: Option<Retrieval>,
}

impl Incoming {
    /// Keeps its bytes and those of its pictures. What is kept already costs nothing.
    pub(super) fn keep_in(&self, library: &Library) -> Result<(), LibraryError> {
        library.keep_original_as(&self.original, &self.bytes)?;
        let mut pictures = self.imported.pictures.iter();
        pictures.try_for_each(|picture| library.keep_original_as(&picture.original, &picture.bytes))
    }

    /// Drops those of these bytes that nothing in the library rests on.
    pub(super) fn drop_from(&self, library: &Library) {
        let pictures = self.imported.pictures.iter().map(|picture| &picture.original);
        for original in std::iter::once(&self.original).chain(pictures) {
            // The reason why it does not come in is what the person must hear, not that its traces could not be
            // cleared.
            let _ = library.drop_unused_original(original);
        }
    }
}

/// Who reads items.
pub(super) struct Reader<'a> {
    /// The library that they are for.
    pub(super) library: &'a Library,
    /// Who fetches addresses.
    pub(super) fetch: &'a dyn Fetch,
    /// Whether to stop in the middle of an item; asked while one is fetched.
    pub(super) stopped: &'a dyn Fn() -> bool,
    /// Whether originals are kept; a preview writes nothing.
    pub(super) keeps: bool,
}

impl Ready {
    /// An item that gave no article.
    pub(super) fn failed(name: String, why: impl Into<String>) -> Self {
        Self { name, what: What::Failed(why.into(), None) }
    }

    /// An item that gave no article, with a code for the window.
    pub(super) fn failed_as(name: String, code: Code, why: String) -> Self {
        Self { name, what: What::Failed(why, Some(code)) }
    }
}

/// Reads an item.
///
/// # Errors
/// What concerns all items: an original that can't be kept, a library that can't be read.
pub(super) fn read(reader: &Reader<'_>, item: &Item) -> Result<Read, IpcError> {
    match item {
        Item::Unreadable(name, why) => Ok(Read::Done(Ready::failed(name.clone(), why.clone()))),
        Item::File(path, chosen) => file(reader, path, chosen),
        Item::Paste(paste) => pasted(reader, paste).map(Read::Done),
        Item::Address(wanted) => address::read(reader, wanted),
        Item::Again(article) => again::read(reader, *article),
    }
}

impl Reader<'_> {
    /// What is to be said when the same bytes are here already, and not in the trash.
    pub(super) fn known(&self, name: &str, original: &str) -> Result<Option<Ready>, IpcError> {
        let found = self.library.read(|connection| articles::with_original(connection, original))?;
        Ok(found
            .map(|(article, version)| Ready { name: name.to_owned(), what: What::Known(article, version) }))
    }

    /// Keeps the original, outside of any change, so that the disk is waited for by this thread alone.
    pub(super) fn arriving(&self, name: String, incoming: Incoming) -> Result<Ready, IpcError> {
        if self.keeps {
            incoming.keep_in(self.library)?;
        }
        Ok(Ready { name, what: What::Article(Box::new(incoming)) })
    }
}

/// The bytes of a file, or what to say instead.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Ready> {
    let name = name(path);
    match steady::read(path, LARGEST) {
        Ok(Steady::Whole(bytes)) => Ok(bytes),
        Ok(Steady::Changed) => Err(Ready::failed(name, CHANGED)),
        Ok(Steady::TooLarge) => {
            let why = format!(
                "The file is larger than {} MB. Split it into parts and import those.",
                LARGEST / 1_048_576
            );
            Err(Ready::failed(name, why))
        }
        Err(error) => Err(match unreadable(path, &error) {
            Item::Unreadable(name, why) => Ready::failed(name, why),
            _ => Ready::failed(name, error.to_string()),
        }),
    }
}

fn file(reader: &Reader<'_>, path: &Path, chosen: &Chosen) -> Result<Read, IpcError> {
    let name = name(path);
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(ready) => return Ok(Read::Done(ready)),
    };
    let original = library::hash(&bytes);
    if let Some(ready) = reader.known(&name, &original)? {
        return Ok(Read::Done(ready));
    }
    let beside = |address: &str| beside::read(path, address);
    let attached = Some(Attached(&beside));
    let source =
        Source { bytes: &bytes, file_name: Some(&name), whole: chosen.whole, attached, ..Source::default() };
    let imported = match import::contents(source) {
        Ok(Contents::One(imported)) => *imported,
        Ok(Contents::Several(several)) => {
            let count = several.entries().len();
            let all = 1..=u32::try_from(count).unwrap_or(u32::MAX);
            let numbers = if chosen.only.is_empty() { all.collect() } else { chosen.only.clone() };
            return Ok(Read::Several(SeveralArticles { path: path.to_owned(), numbers }));
        }
        Err(error) => return Ok(Read::Done(Ready::failed(name.clone(), error.to_string()))),
    };
    let captured = captured(&imported);
    let file_name = Some(name.clone());
    let incoming = Incoming { imported, bytes, original, file_name, captured, retrieval: None };
    reader.arriving(name, incoming).map(Read::Done)
}

/// The articles of a file that holds several.
pub(super) struct SeveralArticles {
    path: PathBuf,
    numbers: Vec<u32>,
}

impl SeveralArticles {
    /// How many are to be read.
    pub(super) fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Reads them one after the other, so that no more than one is held beside the file. `take` answers whether to
    /// go on, and so does this.
    pub(super) fn each(
        &self,
        reader: &Reader<'_>,
        take: &mut dyn FnMut(Ready) -> Result<bool, IpcError>,
    ) -> Result<bool, IpcError> {
        let bytes = match bytes_of(&self.path) {
            Ok(bytes) => bytes,
            Err(ready) => return take(ready),
        };
        let file = name(&self.path);
        let several =
            match import::contents(Source { bytes: &bytes, file_name: Some(&file), ..Source::default() }) {
                Ok(Contents::Several(several)) => several,
                Ok(Contents::One(_)) => return take(Ready::failed(file.clone(), CHANGED)),
                Err(error) => return take(Ready::failed(file.clone(), error.to_string())),
            };
        for number in &self.numbers {
            let at = (*number as usize).wrapping_sub(1);
            let name =
                several.entries().get(at).map_or_else(|| format!("{file}, {number}"), |it| it.name.clone());
            let ready = match several.read(at) {
                Err(error) => Ready::failed(name, error.to_string()),
                Ok(Part { imported, bytes }) => {
                    let original = library::hash(&bytes);
                    match reader.known(&name, &original)? {
                        Some(ready) => ready,
                        None => {
                            let captured = captured(&imported);
                            let file_name = Some(file.clone());
                            let retrieval = None;
                            let incoming =
                                Incoming { imported, bytes, original, file_name, captured, retrieval };
                            reader.arriving(name, incoming)?
                        }
                    }
                }
            };
            if !take(ready)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What is said of a file that is written to while it is read, or holds something else when it is read again.
const CHANGED: &str = "The file changed while it was read. Import it again.";

fn pasted(reader: &Reader<'_>, paste: &ImportItem) -> Result<Ready, IpcError> {
    let ImportItem::Paste { text, html, title, published, publisher, address } = paste.clone() else {
        return Ok(Ready::failed(String::new(), "There is nothing to import."));
    };
    let name = first_words(title.as_deref().unwrap_or(&text));
    let published = match published.and_then(filled) {
        Some(written) => match chosen(&WhenInput { written, edtf: None }, None) {
            Ok(date) => date.map(|date| date.edtf),
            Err(error) => return Ok(Ready::failed(name, error.message)),
        },
        None => None,
    };
    let content = html.filter(|html| !html.trim().is_empty()).unwrap_or(text);
    if content.trim().is_empty() {
        return Ok(Ready::failed(name, "Nothing was pasted. Copy the article's text and paste it again."));
    }
    let address = address.and_then(filled);
    let source = Source {
        bytes: content.as_bytes(),
        address: address.as_deref(),
        clipboard: true,
        ..Source::default()
    };
    let mut imported = match import::read(source) {
        Ok(imported) => imported,
        Err(error) => return Ok(Ready::failed(name, error.to_string())),
    };
    let metadata = &mut imported.metadata;
    typed(&mut metadata.title, title.and_then(filled));
    typed(&mut metadata.published, published);
    typed(&mut metadata.publisher, publisher.and_then(filled));
    typed(&mut metadata.address, address);
    let captured = captured(&imported);
    let bytes = content.into_bytes();
    let original = library::hash(&bytes);
    let incoming = Incoming { imported, bytes, original, file_name: None, captured, retrieval: None };
    reader.arriving(name, incoming)
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

/// When the page was saved, where the file itself says so.
pub(super) fn captured(imported: &Imported) -> Option<Timestamp> {
    let date = edtf::parse(imported.captured.as_deref()?).ok()?;
    date.bounds().start_min.map(Instant::seconds).map(|seconds| Timestamp(seconds.saturating_mul(1_000)))
}

/// An article of a file that holds several, as it is offered for choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ListedPart {
    /// Its number, from 1.
    pub number: u32,
    /// Its title, or else its name in the file.
    pub name: String,
    /// Its address, where the file tells.
    pub address: Option<String>,
    /// When it was captured, EDTF, where the file tells.
    pub captured: Option<String>,
}

/// The articles that a file holds. Empty for a file that is one article.
///
/// # Errors
/// A sentence for a file that can't be read.
pub fn list(path: &Path) -> Result<Vec<ListedPart>, String> {
    let bytes = bytes_of(path).map_err(|ready| match ready.what {
        What::Failed(why, _) => why,
        _ => String::new(),
    })?;
    let file = name(path);
    match import::contents(Source { bytes: &bytes, file_name: Some(&file), ..Source::default() }) {
        Ok(Contents::One(_)) => Ok(Vec::new()),
        Ok(Contents::Several(several)) => Ok((1..)
            .zip(several.entries())
            .map(|(number, entry)| ListedPart {
                number,
                name: entry.name.clone(),
                address: entry.address.clone(),
                captured: entry.captured.clone(),
            })
            .collect()),
        Err(error) => Err(error.to_string()),
    }
}

impl Ready {
    /// How many bytes of memory it holds, roughly.
    pub(super) fn size(&self) -> usize {
        match &self.what {
            What::Article(incoming) | What::Again(_, incoming) => {
                let pictures: usize = incoming.imported.pictures.iter().map(|it| it.bytes.len()).sum();
                incoming.bytes.len() + pictures + incoming.imported.text.len() * 3
            }
            What::Known(..) | What::Failed(..) => 0,
        }
    }
}
