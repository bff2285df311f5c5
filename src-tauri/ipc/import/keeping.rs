//! What was read goes into the library: one change for a batch.

use super::reading::{Incoming, Ready, What};
use super::{AlikeArticle, ImportOutcome, ImportResult};
use crate::ipc::{Code, IpcError};
use crate::library::articles::{self, Added, Outcome};
use crate::library::wording::{counted, quoted};
use crate::library::{Change, Library, LibraryError};

/// Keeps a batch, in one change, and says what became of each. When one article of it is refused, the batch is
/// taken apart, so that the others come in.
///
/// # Errors
/// What concerns all items: a full disk, a library that is read-only or stays locked.
pub(super) fn keep(library: &Library, batch: Vec<Ready>) -> Result<Vec<ImportResult>, IpcError> {
    let comes = |ready: &&Ready| matches!(ready.what, What::Article(_) | What::Again(..));
    let arriving = batch.iter().filter(comes).count();
    let kept = if arriving == 0 {
        batch.iter().map(|ready| said(library, ready)).collect()
    } else {
        library.change("Import an article", |change| {
            let results =
                batch.iter().map(|ready| one(library, change, ready)).collect::<Result<Vec<_>, _>>()?;
            let new = |result: &&ImportResult| {
                matches!(result.outcome, ImportOutcome::Imported | ImportOutcome::NewVersion)
            };
            let new = results.iter().filter(new).count();
            if new > 1 {
                let again = batch.iter().any(|ready| matches!(ready.what, What::Again(..)));
                let does = if again { "Read again" } else { "Import" };
                change.say(format!("{does} {}", counted(new, "article", "articles")));
            }
            Ok(results)
        })
    };
    match kept {
        Ok(results) => {
            forget_unused(library, &batch, &results);
            Ok(results)
        }
        Err(LibraryError::Refused(why)) if batch.len() == 1 => {
            forget(library, &batch);
            Ok(batch.into_iter().map(|ready| failed(ready.name, why.clone(), None)).collect())
        }
        Err(LibraryError::Refused(_)) => {
            let alone = batch.into_iter().map(|ready| keep(library, vec![ready]));
            alone.collect::<Result<Vec<_>, _>>().map(|results| results.concat())
        }
        Err(error) => {
            forget(library, &batch);
            Err(error.into())
        }
    }
}

/// Keeps one item with the folds that the person turned over, in one change.
///
/// # Errors
/// What concerns the library; the reason why the article is refused.
pub(super) fn keep_turned(library: &Library, ready: Ready, turned: &[u32]) -> Result<ImportResult, IpcError> {
    let kept = library.change("Import an article", |change| {
        let result = one(library, change, &ready)?;
        let (What::Article(incoming), Some(version)) = (&ready.what, result.version) else {
            return Ok(result);
        };
        let does = match result.outcome {
            ImportOutcome::Imported => "Import",
            ImportOutcome::NewVersion => "Import a new version of",
            _ => return Ok(result),
        };
        let folded = |index: &u32| {
            incoming.imported.blocks.get(*index as usize).is_some_and(|block| block.fold.is_some())
        };
        let (shown, hidden): (Vec<u32>, Vec<u32>) = turned.iter().partition(|index| folded(index));
        if !shown.is_empty() {
            articles::fold(change, version, &shown, false)?;
        }
        if !hidden.is_empty() {
            articles::fold(change, version, &hidden, true)?;
        }
        change.say(format!("{does} {}", quoted(&result.message)));
        Ok(result)
    });
    let batch = [ready];
    match kept {
        Ok(result) => {
            forget_unused(library, &batch, std::slice::from_ref(&result));
            Ok(result)
        }
        Err(error) => {
            forget(library, &batch);
            Err(error.into())
        }
    }
}

/// Forgets what was read and will not come in: the originals that nothing rests on.
pub(super) fn forget(library: &Library, batch: &[Ready]) {
    for ready in batch {
        if let What::Article(incoming) = &ready.what {
            incoming.drop_from(library);
        }
    }
}

/// Forgets the originals of articles that turned out to be here already.
fn forget_unused(library: &Library, batch: &[Ready], results: &[ImportResult]) {
    for (ready, result) in batch.iter().zip(results) {
        if let (What::Article(incoming), ImportOutcome::Duplicate) = (&ready.what, result.outcome) {
            incoming.drop_from(library);
        }
    }
}

fn one(library: &Library, change: &Change<'_>, ready: &Ready) -> Result<ImportResult, LibraryError> {
    match &ready.what {
        What::Article(incoming) => {
            let added = add(library, change, incoming)?;
            let title = articles::get(change.connection(), added.article)?.title;
            let mut result = result(ready.name.clone(), &added, title);
            result.doubtful =
                added.outcome != Outcome::Duplicate && articles::is_doubtful(&incoming.imported);
            if added.outcome == Outcome::Imported {
                result.alike = alike(change, &added)?;
            }
            Ok(result)
        }
        What::Again(article, incoming) => {
            incoming.keep_in(library)?;
            let added = articles::renew(change, *article, &arriving(incoming, change))?;
            let title = articles::get(change.connection(), added.article)?.title;
            let doubtful = added.outcome == Outcome::NewVersion && articles::is_doubtful(&incoming.imported);
            Ok(ImportResult { doubtful, ..result(ready.name.clone(), &added, title) })
        }
        _ => said(library, ready),
    }
}

fn add(library: &Library, change: &Change<'_>, incoming: &Incoming) -> Result<Added, LibraryError> {
    // It was kept before; another program may have dropped it since, as nothing rested on it yet. From here on none
    // can.
    incoming.keep_in(library)?;
    articles::add(change, &arriving(incoming, change))
}

fn arriving<'a>(incoming: &'a Incoming, change: &Change<'_>) -> articles::Incoming<'a> {
    articles::Incoming {
        imported: &incoming.imported,
        original: &incoming.original,
        size: u64::try_from(incoming.bytes.len()).unwrap_or(u64::MAX),
        file_name: incoming.file_name.as_deref(),
        captured: incoming.captured.unwrap_or(change.now),
        retrieval: incoming.retrieval.as_ref(),
    }
}

/// The article that says nearly the same.
fn alike(change: &Change<'_>, added: &Added) -> Result<Option<AlikeArticle>, LibraryError> {
    let Some(alike) = articles::most_alike(change, added.version)? else { return Ok(None) };
    let title = articles::get(change.connection(), alike.article)?.title;
    Ok(Some(AlikeArticle { article: alike.article, title, percent: alike.percent }))
}

fn result(name: String, added: &Added, title: String) -> ImportResult {
    let outcome = match added.outcome {
        Outcome::Imported => ImportOutcome::Imported,
        Outcome::Duplicate => ImportOutcome::Duplicate,
        Outcome::NewVersion => ImportOutcome::NewVersion,
    };
    let message = if added.restored { format!("{title} (it was in the trash and is back)") } else { title };
    ImportResult {
        name,
        outcome,
        article: Some(added.article),
        version: Some(added.version),
        message,
        code: None,
        alike: None,
        doubtful: false,
    }
}

/// What needs no writing.
fn said(library: &Library, ready: &Ready) -> Result<ImportResult, LibraryError> {
    match &ready.what {
        What::Failed(why, code) => Ok(failed(ready.name.clone(), why.clone(), *code)),
        What::Known(article, version) => {
            let title = library.read(|connection| articles::get(connection, *article))?.title;
            let added =
                Added { outcome: Outcome::Duplicate, article: *article, version: *version, restored: false };
            Ok(result(ready.name.clone(), &added, title))
        }
        What::Article(_) | What::Again(..) => Ok(failed(ready.name.clone(), String::new(), None)),
    }
}

fn failed(name: String, message: String, code: Option<Code>) -> ImportResult {
    let outcome = ImportOutcome::Failed;
    ImportResult { name, outcome, article: None, version: None, message, code, alike: None, doubtful: false }
}
