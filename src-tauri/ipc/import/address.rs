//! An item of an import that is fetched from its address.

use super::reading::{Incoming, Read, Reader, Ready, captured};
use crate::import::fetch::{Answer, Asked, FetchError, obstacle};
use crate::import::{self, Contents, ImportError, Imported, Source};
use crate::ipc::{Code, IpcError};
use crate::library::{self, LibraryError, articles};
use crate::model::{Retrieval, Timestamp};

/// What is asked of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ipc) struct Wanted {
    /// As it was typed.
    pub(super) address: String,
    /// Whether it may lie in a private network.
    pub(super) allow_private: bool,
    /// Whether the answer is kept though it looks like no article, or like less of one than is here.
    pub(super) keep_anyway: bool,
}

/// Fewer words than this are no article to compare a new answer with.
const WORTH_COMPARING: usize = 100;

/// Fetches and reads it.
pub(super) fn read(reader: &Reader<'_>, wanted: &Wanted) -> Result<Read, IpcError> {
    let name = wanted.address.trim().to_owned();
    let failed = |code: Code, why: String| Ok(Read::Done(Ready::failed_as(name.clone(), code, why)));
    let fetched = Asked::typed(&wanted.address, wanted.allow_private)
        .and_then(|asked| reader.fetch.fetch(&asked, reader.stopped));
    let answer = match fetched {
        Ok(answer) => answer,
        Err(error) => return failed(code(&error), error.to_string()),
    };
    let at = reader.library.now();
    let address = answer.address().to_string();
    let original = library::hash(&answer.bytes);
    let imported = imported(&answer, &address);
    if let Some(obstacle) = obstacle(&answer, imported.as_ref().ok())
        && !wanted.keep_anyway
    {
        return failed(Code::NotTheArticle, format!("{obstacle} {STAYS}"));
    }
    if let Some(ready) = reader.known(&name, &original)? {
        return Ok(Read::Done(ready));
    }
    let mut imported = match imported {
        Ok(imported) => imported,
        Err(error) => return failed(Code::Unreadable, error.to_string()),
    };
    if wanted.keep_anyway {
        if let Some(obstacle) = obstacle(&answer, Some(&imported)) {
            imported.remarks.insert(0, format!("{obstacle} It was kept because you said so."));
            imported.doubtful = true;
        }
    } else if let Some(why) = much_shorter(reader, &address, &imported)? {
        return failed(Code::MuchShorter, why);
    }
    let captured = captured(&imported);
    let retrieval = Some(retrieval(&answer, at));
    let bytes = answer.bytes;
    let incoming = Incoming { imported, bytes, original, file_name: None, captured, retrieval };
    reader.arriving(name, incoming).map(Read::Done)
}

/// What is said after the reason why an answer is not imported.
const STAYS: &str = "Nothing was imported, and what is here stays as it is. Import it anyway if you want to keep this answer.";

fn imported(answer: &Answer, address: &str) -> Result<Imported, ImportError> {
    let source = Source {
        bytes: &answer.bytes,
        address: Some(address),
        charset: answer.charset.as_deref(),
        ..Source::default()
    };
    match import::contents(source)? {
        Contents::One(imported) => Ok(*imported),
        Contents::Several(several) => {
            let format = several.format.entry().name;
            Err(ImportError::Several { format, count: several.entries().len() })
        }
    }
}

fn code(error: &FetchError) -> Code {
    match error {
        FetchError::NotAnAddress { .. } | FetchError::Scheme { .. } | FetchError::Password => Code::BadInput,
        FetchError::Private { .. } => Code::PrivateNetwork,
        FetchError::Stopped => Code::Cancelled,
        _ => Code::Unreachable,
    }
}

/// A sentence when the article is here with far more words: then the answer is a teaser, or a wall of a kind that
/// is not known.
fn much_shorter(
    reader: &Reader<'_>,
    address: &str,
    imported: &Imported,
) -> Result<Option<String>, LibraryError> {
    reader.library.read(|connection| {
        let Some(article) = articles::at_address(connection, address)? else { return Ok(None) };
        let here = articles::get(connection, article)?;
        let text = articles::shown_text(connection, here.article.version)?;
        let words = |text: &str| text.split_whitespace().count();
        let (old, new) = (words(&text), words(&imported.body()));
        let much = old >= WORTH_COMPARING && new * 4 < old;
        Ok(much.then(|| format!("The answer has {new} words, the copy here has {old}. {STAYS}")))
    })
}

fn retrieval(answer: &Answer, at: Timestamp) -> Retrieval {
    Retrieval {
        requested: answer.requested.to_string(),
        redirects: answer.redirects.iter().map(ToString::to_string).collect(),
        at,
        status: answer.status,
        headers: answer.headers.clone(),
    }
}
