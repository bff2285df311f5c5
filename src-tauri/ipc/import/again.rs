//! An article that is read again from its original, with the extractor of this Dateline.

use super::reading::{Incoming, Read, Reader, Ready, What};
use crate::import::{self, Source};
use crate::ipc::IpcError;
use crate::library::articles;
use crate::model::{ArticleId, Version};

/// Endings of files that hold several articles: of each only its own part was kept, and only the whole file tells
/// how it is read.
const CONTAINERS: [&str; 9] = ["epub", "warc", "wacz", "zip", "rss", "atom", "xml", "gz", "rdf"];

/// Reads it again.
pub(super) fn read(reader: &Reader<'_>, article: ArticleId) -> Result<Read, IpcError> {
    let (title, metadata, version) = reader.library.read(|connection| {
        let found = articles::get(connection, article)?;
        let version = articles::latest(connection, article)?;
        Ok((found.title, found.article.metadata, version))
    })?;
    let done = |what: What| Ok(Read::Done(Ready { name: title.clone(), what }));
    let ending =
        version.file_name.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    if ending.is_some_and(|ending| CONTAINERS.contains(&ending.to_lowercase().as_str())) {
        return done(What::Failed(
            "It came from a file with several articles. Import that file again.".to_owned(),
            None,
        ));
    }
    let bytes = match reader.library.original(&version.original) {
        Ok(bytes) => bytes,
        Err(error) => return done(What::Failed(error.to_string(), None)),
    };
    let typed = metadata.address.value.filter(|_| version.file_name.is_none());
    let imported = match import::read(source(&bytes, &version, typed.as_deref())) {
        Ok(imported) => imported,
        Err(error) => return done(What::Failed(error.to_string(), None)),
    };
    // Hyphens that a person put back stay.
    let put_back = import::hyphens_put_back(&imported.text, &imported.blocks);
    if imported.text == version.text || put_back.is_some_and(|(text, _)| text == version.text) {
        return done(What::Known(article, version.id));
    }
    let incoming = Incoming {
        imported,
        original: version.original,
        file_name: version.file_name,
        captured: Some(version.captured),
        retrieval: version.retrieval,
        bytes,
    };
    done(What::Again(article, Box::new(incoming)))
}

/// The source as it came in the first time, as far as that was kept.
fn source<'a>(bytes: &'a [u8], version: &'a Version, typed: Option<&'a str>) -> Source<'a> {
    let fetched = version.retrieval.as_ref();
    let address = fetched.map(|it| it.redirects.last().unwrap_or(&it.requested).as_str());
    let charset = fetched.and_then(|it| {
        let (_, kind) = it.headers.iter().find(|(name, _)| name == "content-type")?;
        let (_, charset) = kind.split_once("charset=")?;
        Some(charset.split(';').next().unwrap_or(charset).trim().trim_matches('"'))
    });
    Source {
        bytes,
        file_name: version.file_name.as_deref(),
        address: address.or(typed),
        clipboard: version.file_name.is_none() && fetched.is_none(),
        charset,
        whole: false,
        attached: None,
    }
}
