//! What was read goes into the library: one change for a batch.

use super::reading::{Incoming, Ready, What};
use super::{ImportOutcome, ImportResult};
use crate::ipc::IpcError;
use crate::library::articles::{self, Added, Outcome};
use crate::library::wording::counted;
use crate::library::{Change, Library, LibraryError};

/// Keeps a batch, in one change, and says what became of each. When one article of it is refused, the batch is
/// taken apart, so that the others come in.
///
/// # Errors
/// What concerns all items: a full disk, a library that is read-only or stays locked.
pub(super) fn keep(library: &Library, batch: Vec<Ready>) -> Result<Vec<ImportResult>, IpcError> {
    let arriving = batch.iter().filter(|ready| matches!(ready.what, What::Article(_))).count();
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
                change.say(format!("Import {}", counted(new, "article", "articles")));
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
            Ok(batch.into_iter().map(|ready| failed(ready.name, why.clone())).collect())
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

/// Forgets what was read and will not come in: the originals that nothing rests on.
pub(super) fn forget(library: &Library, batch: &[Ready]) {
    for ready in batch {
        if let What::Article(incoming) = &ready.what {
            // The reason why it does not come in is what the person must hear, not that its traces could not be
            // cleared.
            let _ = library.drop_unused_original(&incoming.original);
        }
    }
}

/// Forgets the originals of articles that turned out to be here already.
fn forget_unused(library: &Library, batch: &[Ready], results: &[ImportResult]) {
    for (ready, result) in batch.iter().zip(results) {
        if let (What::Article(incoming), ImportOutcome::Duplicate) = (&ready.what, result.outcome) {
            let _ = library.drop_unused_original(&incoming.original);
        }
    }
}

fn one(library: &Library, change: &Change<'_>, ready: &Ready) -> Result<ImportResult, LibraryError> {
    match &ready.what {
        What::Article(incoming) => {
            let added = add(library, change, incoming)?;
            let title = articles::get(change.connection(), added.article)?.title;
            Ok(result(ready.name.clone(), &added, title))
        }
        _ => said(library, ready),
    }
}

fn add(library: &Library, change: &Change<'_>, incoming: &Incoming) -> Result<Added, LibraryError> {
    // It was kept before; another program may have dropped it since, as nothing rested on it yet. From here on none
    // can.
    library.keep_original_as(&incoming.original, &incoming.bytes)?;
    let added = articles::Incoming {
        imported: &incoming.imported,
        original: &incoming.original,
        size: u64::try_from(incoming.bytes.len()).unwrap_or(u64::MAX),
        file_name: incoming.file_name.as_deref(),
        captured: incoming.captured.unwrap_or(change.now),
    };
    articles::add(change, &added)
}

fn result(name: String, added: &Added, title: String) -> ImportResult {
    let outcome = match added.outcome {
        Outcome::Imported => ImportOutcome::Imported,
        Outcome::Duplicate => ImportOutcome::Duplicate,
        Outcome::NewVersion => ImportOutcome::NewVersion,
    };
    let message = if added.restored { format!("{title} (it was in the trash and is back)") } else { title };
    ImportResult { name, outcome, article: Some(added.article), version: Some(added.version), message }
}

/// What needs no writing.
fn said(library: &Library, ready: &Ready) -> Result<ImportResult, LibraryError> {
    match &ready.what {
        What::Failed(why) => Ok(failed(ready.name.clone(), why.clone())),
        What::Known(article, version) => {
            let title = library.read(|connection| articles::get(connection, *article))?.title;
            let added =
                Added { outcome: Outcome::Duplicate, article: *article, version: *version, restored: false };
            Ok(result(ready.name.clone(), &added, title))
        }
        What::Article(_) => Ok(failed(ready.name.clone(), String::new())),
    }
}

fn failed(name: String, message: String) -> ImportResult {
    ImportResult { name, outcome: ImportOutcome::Failed, article: None, version: None, message }
}
