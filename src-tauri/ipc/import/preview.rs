//! One item looked at before it is imported: what was found, what is folded, what to correct. Nothing is written
//! until it is accepted.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::gather::gather;
use super::keeping;
use super::reading::{self, Incoming, ListedPart, Read, Reader, Ready, What};
use super::{ImportItem, ImportOutcome, ImportResult, report};
use crate::import::fetch::Web;
use crate::ipc::common::DateView;
use crate::ipc::export::{Exported, replace};
use crate::ipc::metadata_patch::MetadataPatch;
use crate::ipc::{Code, IpcError};
use crate::library::{Library, articles};
use crate::model::{ArticleId, Block, Metadata};

/// What to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewAsk {
    /// A file, one of the articles in it, a paste, or an address.
    pub item: ImportItem,
}

/// What would be imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportPreview {
    /// Names this preview when it is accepted. The last few are kept as long as the library is open.
    pub token: u32,
    /// The item's name: file name, address, or the pasted text's first words.
    pub name: String,
    /// What would become of it: a new article, a new version, or already here.
    pub outcome: ImportOutcome,
    /// The article that it would be a version of, or that is here already.
    pub article: Option<ArticleId>,
    /// What was found out, each value with its source.
    pub metadata: Metadata,
    /// Its date of publication in words.
    pub published: Option<DateView>,
    /// The other dates of publication that were found, in words.
    pub also_published: Vec<DateView>,
    /// The text.
    pub text: String,
    /// Its blocks; those with a fold would be folded.
    pub blocks: Vec<Block>,
    /// What was assumed or is doubtful, each a sentence.
    pub remarks: Vec<String>,
    /// Whether the methods that told article and page apart disagree.
    pub doubtful: bool,
    /// What the bytes were recognised as ("web page").
    pub format: String,
    /// Size in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

/// Imports what was looked at, as one change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AcceptImport {
    /// The preview.
    pub token: u32,
    /// What was corrected before.
    #[serde(flatten)]
    pub metadata: MetadataPatch,
    /// Indexes of the blocks whose fold is turned over: the folded ones are shown, the others folded.
    pub turned: Vec<u32>,
}

/// A file that may hold several articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartsAsk {
    /// Its path.
    pub path: String,
}

/// Results of an import that are to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportWrite {
    /// Where: a table when it ends in `.csv`, else Markdown. What is there is replaced.
    pub path: String,
    /// The results, as the import told them.
    pub results: Vec<ImportResult>,
}

/// How many previews are kept.
const KEPT: usize = 4;

/// Previews that may still be accepted.
#[derive(Default)]
struct Previews(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    last: u32,
    ready: VecDeque<(u32, Ready)>,
}

/// Reads an item and shows what would be imported, without writing anything.
///
/// # Errors
/// What keeps it from being read, with a code where the person may decide: an address in a private network, an
/// answer that is not the article.
pub fn preview_import(library: &Library, ask: PreviewAsk) -> Result<ImportPreview, IpcError> {
    preview_until(library, ask, &|| false)
}

/// As [`preview_import`]; `stopped` is asked several times a second while an address is fetched.
///
/// # Errors
/// As [`preview_import`]; [`Code::Cancelled`] when it was stopped.
pub fn preview_until(
    library: &Library,
    ask: PreviewAsk,
    stopped: &dyn Fn() -> bool,
) -> Result<ImportPreview, IpcError> {
    let mut items = gather(vec![ask.item], &|| false);
    let (Some(item), true) = (items.pop(), items.is_empty()) else {
        let why =
            "Only one file is looked at before it is imported. Import the folder, or choose one file in it.";
        return Err(IpcError::new(Code::BadInput, why));
    };
    let reader = Reader { library, fetch: &Web::default(), stopped, keeps: false };
    let ready = match reading::read(&reader, &item)? {
        Read::Done(ready) => ready,
        Read::Several(several) => {
            let mut first = None;
            several.each(&reader, &mut |ready| {
                first.get_or_insert(ready);
                Ok(false)
            })?;
            first.ok_or_else(|| IpcError::new(Code::Unreadable, "The file holds no article."))?
        }
    };
    let mut preview = match &ready.what {
        What::Failed(why, code) => return Err(IpcError::new(code.unwrap_or(Code::Unreadable), why.clone())),
        What::Known(article, _) => known(library, ready.name.clone(), *article)?,
        What::Article(incoming) | What::Again(_, incoming) => new(library, ready.name.clone(), incoming)?,
    };
    let previews = library.kept::<Previews>();
    let mut kept = previews.0.lock().unwrap_or_else(PoisonError::into_inner);
    kept.last = kept.last.wrapping_add(1);
    preview.token = kept.last;
    kept.ready.push_back((preview.token, ready));
    if kept.ready.len() > KEPT {
        kept.ready.pop_front();
    }
    Ok(preview)
}

fn new(library: &Library, name: String, incoming: &Incoming) -> Result<ImportPreview, IpcError> {
    let imported = &incoming.imported;
    let address = imported.metadata.address.value.as_deref().filter(|address| !address.is_empty());
    let here = library.read(|connection| {
        if let Some((article, _)) = articles::with_original(connection, &incoming.original)? {
            return Ok(Some((article, true)));
        }
        let at_address = match address {
            Some(address) => articles::at_address(connection, address)?,
            None => None,
        };
        let Some(article) = at_address else { return Ok(None) };
        Ok(Some((article, articles::latest(connection, article)?.text == imported.text)))
    })?;
    Ok(ImportPreview {
        token: 0,
        name,
        outcome: match here {
            None => ImportOutcome::Imported,
            Some((_, false)) => ImportOutcome::NewVersion,
            Some((_, true)) => ImportOutcome::Duplicate,
        },
        article: here.map(|(article, _)| article),
        published: DateView::published(imported.metadata.published.value.as_deref()),
        also_published: also_published(&imported.metadata),
        metadata: imported.metadata.clone(),
        text: imported.text.clone(),
        blocks: imported.blocks.clone(),
        remarks: imported.remarks.clone(),
        doubtful: imported.doubtful,
        format: imported.format.entry().name.to_owned(),
        bytes: incoming.bytes.len() as u64,
    })
}

fn also_published(metadata: &Metadata) -> Vec<DateView> {
    metadata.published.others.iter().filter_map(|other| DateView::published(Some(other))).collect()
}

fn known(library: &Library, name: String, article: ArticleId) -> Result<ImportPreview, IpcError> {
    let (found, version) = library.read(|connection| {
        Ok((articles::get(connection, article)?, articles::latest(connection, article)?))
    })?;
    let metadata = found.article.metadata;
    Ok(ImportPreview {
        token: 0,
        name,
        outcome: ImportOutcome::Duplicate,
        article: Some(article),
        published: DateView::published(metadata.published.value.as_deref()),
        also_published: also_published(&metadata),
        metadata,
        text: version.text,
        blocks: version.blocks,
        remarks: version.remarks,
        doubtful: false,
        format: String::new(),
        bytes: version.size,
    })
}

/// Imports what was looked at, with the corrections, as one change.
///
/// # Errors
/// [`Code::NotFound`] for a preview that is no longer kept; a date that is none.
pub fn accept_import(library: &Library, accept: AcceptImport) -> Result<ImportResult, IpcError> {
    let corrected = accept.metadata.understood()?;
    let previews = library.kept::<Previews>();
    let mut ready = {
        let mut kept = previews.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.ready.iter().position(|(token, _)| *token == accept.token);
        let found = place.and_then(|place| kept.ready.remove(place));
        found.map(|(_, ready)| ready).ok_or_else(|| {
            IpcError::new(
                Code::NotFound,
                "This preview is no longer kept. Look at the file again, then import it.",
            )
        })?
    };
    if let What::Article(incoming) | What::Again(_, incoming) = &mut ready.what {
        let metadata = std::mem::take(&mut incoming.imported.metadata);
        incoming.imported.metadata = corrected.applied(metadata);
        incoming.keep_in(library)?;
    }
    keeping::keep_turned(library, ready, &accept.turned)
}

/// The articles that a file holds; empty for a file that is one article.
///
/// # Errors
/// [`Code::Unreadable`] with the reason; [`Code::BadInput`] for a folder.
pub fn import_parts(_: &Library, ask: PartsAsk) -> Result<Vec<ListedPart>, IpcError> {
    let path = Path::new(&ask.path);
    if path.is_dir() {
        let why = "A folder is imported whole; nothing in it is offered for choice.";
        return Err(IpcError::new(Code::BadInput, why));
    }
    reading::list(path).map_err(|why| IpcError::new(Code::Unreadable, why))
}

/// Saves the results of an import.
///
/// # Errors
/// When the file can't be written.
pub fn write_import_report(_: &Library, write: ReportWrite) -> Result<Exported, IpcError> {
    let ending = Path::new(&write.path).extension();
    let text = if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        report::csv(&write.results)
    } else {
        report::markdown(&write.results)
    };
    replace(write.path, text.as_bytes())
}
