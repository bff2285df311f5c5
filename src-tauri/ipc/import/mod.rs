//! Imports: started, followed, cancelled.
//!
//! Reading takes long and touches nothing, so that several threads do it ([`pipeline`]); writing is quick and is
//! done by one, in the order of the items ([`keeping`]).

mod address;
mod again;
mod beside;
mod gather;
mod keeping;
mod pipeline;
pub mod preview;
mod rank;
mod reading;
pub mod report;
mod steady;

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Code, IpcError};
use crate::import::fetch::{Fetch, Web};
use crate::library::{self, Library};
use crate::model::{ArticleId, VersionId};
use gather::{gather, name};
use pipeline::Pipeline;
use reading::{Read, Reader, Ready};

pub use reading::{ListedPart, list};

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
    /// Some of the articles of a file that holds several: a book, a feed, a web archive, an archive of files.
    Parts {
        /// The file's path.
        path: String,
        /// The articles' numbers, from 1, as [`list`] gives them; none stands for all.
        only: Vec<u32>,
        /// Whether a book is one article, not one a chapter.
        whole: bool,
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
    /// An address (http, https) that is fetched.
    Address {
        /// As typed; without its scheme it is https.
        address: String,
        /// Whether it may lie on this computer or in a private network.
        #[serde(default)]
        #[cfg_attr(test, ts(as = "Option<bool>", optional))]
        allow_private: bool,
        /// Whether the answer is kept though it looks like no article, or like much less than what is here.
        #[serde(default)]
        #[cfg_attr(test, ts(as = "Option<bool>", optional))]
        keep_anyway: bool,
    },
    /// Articles that are read again from their originals, with the extractor of this Dateline. One whose text differs
    /// gets a new version; nothing is overwritten.
    Again {
        /// The articles; none stands for all but those in the trash.
        articles: Vec<ArticleId>,
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
    /// Of a failure that the person may decide about: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub code: Option<Code>,
    /// Of a new article: another one that says nearly the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub alike: Option<AlikeArticle>,
    /// Of what came in: whether its text is in doubt, as the methods that find it disagree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub doubtful: bool,
}

/// An article with nearly the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AlikeArticle {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// How many percent of their word sequences the two share, estimated; `similar_articles` counts them.
    pub percent: u8,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ImportOutcome {
    /// A new article.
    Imported,
    /// The same bytes, or the same text under the same address, are here already.
    Duplicate,
    /// The article is here; its text has changed.
    NewVersion,
    /// It could not be read.
    Failed,
}

/// Imports everything that is asked for. Up to a score of items, each is a change of its own; more are changes of
/// [`BATCH`] items. One that fails leaves the others alone. `progress` hears of every change; `cancelled` is asked
/// before each, and an import waits as long as it does not answer.
///
/// # Errors
/// What concerns all items: a full disk, a library that is read-only or stays locked.
pub fn run(
    library: &Library,
    ask: ImportAsk,
    progress: &mut dyn FnMut(ImportProgress),
    cancelled: &dyn Fn() -> bool,
) -> Result<(), IpcError> {
    run_with(&Web::default(), library, ask, progress, cancelled)
}

/// As [`run`], with another one to fetch addresses.
///
/// # Errors
/// As [`run`].
pub fn run_with(
    fetch: &dyn Fetch,
    library: &Library,
    ask: ImportAsk,
    progress: &mut dyn FnMut(ImportProgress),
    cancelled: &dyn Fn() -> bool,
) -> Result<(), IpcError> {
    let what = what(&ask);
    let items = gather(named(library, ask.items)?, cancelled);
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let first =
        ImportProgress { what, done: 0, total, results: Vec::new(), finished: total == 0, cancelled: false };
    progress(first.clone());
    if total == 0 {
        return Ok(());
    }
    let mut run = Run {
        library,
        fetch,
        progress,
        cancelled,
        said: first,
        batch: Vec::new(),
        size: batch_size(items.len()),
    };
    let pipeline = Pipeline::new(library, fetch, items);
    let outcome = pipeline.run(|read| run.take(read), cancelled);
    match outcome {
        Ok(whole) => {
            run.said.cancelled = !whole;
            run.say(Vec::new(), true);
            Ok(())
        }
        Err(error) => {
            run.say(Vec::new(), true);
            Err(error)
        }
    }
}

/// From how many items on they are written together.
const FEW: usize = 20;

/// How many items are one change, and one step of the history, when there are many.
const BATCH: usize = 64;

fn batch_size(items: usize) -> usize {
    if items > FEW { BATCH } else { 1 }
}

/// An import under way, on the writing side.
struct Run<'a> {
    library: &'a Library,
    fetch: &'a dyn Fetch,
    progress: &'a mut dyn FnMut(ImportProgress),
    cancelled: &'a dyn Fn() -> bool,
    said: ImportProgress,
    batch: Vec<Ready>,
    size: usize,
}

impl Run<'_> {
    /// Takes what was read of an item, in the order of the items; None when all were read. Answers whether to go on.
    fn take(&mut self, read: Option<Read>) -> Result<bool, IpcError> {
        match read {
            None => self.write(),
            Some(Read::Done(ready)) => self.push(ready),
            Some(Read::Several(several)) => {
                // How many there are is known only now.
                let more = several.count().saturating_sub(1);
                self.said.total = self.said.total.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
                self.size = self.size.max(batch_size(several.count()));
                let cancelled = self.cancelled;
                let reader =
                    Reader { library: self.library, fetch: self.fetch, stopped: cancelled, keeps: true };
                several.each(&reader, &mut |ready| self.push(ready))
            }
        }
    }

    fn push(&mut self, ready: Ready) -> Result<bool, IpcError> {
        self.batch.push(ready);
        if self.batch.len() < self.size { Ok(true) } else { self.write() }
    }

    /// Writes what is gathered, unless the import is cancelled: then what was read is forgotten.
    fn write(&mut self) -> Result<bool, IpcError> {
        let batch = std::mem::take(&mut self.batch);
        if (self.cancelled)() {
            keeping::forget(self.library, &batch);
            return Ok(false);
        }
        if !batch.is_empty() {
            let results = keeping::keep(self.library, batch)?;
            self.said.done = self.said.done.saturating_add(u32::try_from(results.len()).unwrap_or(u32::MAX));
            self.say(results, false);
        }
        Ok(true)
    }

    fn say(&mut self, results: Vec<ImportResult>, finished: bool) {
        (self.progress)(ImportProgress { results, finished, ..self.said.clone() });
    }
}

/// The items, with the articles named where all are meant.
fn named(library: &Library, mut items: Vec<ImportItem>) -> Result<Vec<ImportItem>, IpcError> {
    for item in &mut items {
        if let ImportItem::Again { articles } = item
            && articles.is_empty()
        {
            *articles = library.read(library::articles::all)?;
        }
    }
    Ok(items)
}

/// What is imported, in words.
fn what(ask: &ImportAsk) -> String {
    match ask.items.as_slice() {
        [ImportItem::Path { path } | ImportItem::Parts { path, .. }] => name(Path::new(path)),
        [ImportItem::Paste { .. }] => "Pasted text".to_owned(),
        [ImportItem::Address { address, .. }] => address.trim().to_owned(),
        [ImportItem::Again { articles }] if articles.is_empty() => "All articles, read again".to_owned(),
        [ImportItem::Again { articles }] => {
            format!("{}, read again", library::wording::counted(articles.len(), "article", "articles"))
        }
        items => library::wording::counted(items.len(), "item", "items"),
    }
}
