//! Imported articles come in: new, here already, or a new version of one that is here.

use rusqlite::{Connection, params};

use super::metadata::project;
use super::{address, get, latest, set_metadata, similar};
use crate::import::Imported;
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, annotations, ask};
use crate::model::{ArticleId, FoldReason, Found, Metadata, Retrieval, Timestamp, VersionId};

/// An article that was read, with its original.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// What import made of it.
    pub imported: &'a Imported,
    /// SHA-256 of the original, which is kept already.
    pub original: &'a str,
    /// Its size in bytes.
    pub size: u64,
    /// Name of the file, where there is one.
    pub file_name: Option<&'a str>,
    /// When it was captured.
    pub captured: Timestamp,
    /// How it was fetched, where it came from an address.
    pub retrieval: Option<&'a Retrieval>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A new article.
    Imported,
    /// The same bytes, or the same text under the same address, are here already.
    Duplicate,
    /// The article is here; its text has changed.
    NewVersion,
}

/// Where it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// What became of it.
    pub outcome: Outcome,
    /// The article.
    pub article: ArticleId,
    /// The version.
    pub version: VersionId,
    /// Whether the article was taken back from the trash for it.
    pub restored: bool,
}

/// Adds an imported article. The same bytes are here already; the same address with other words is a new
/// version, on which every annotation is looked for. An article in the trash is taken back.
pub fn add(change: &Change<'_>, incoming: &Incoming<'_>) -> Result<Added, LibraryError> {
    let connection = change.connection();
    if let Some((article, version)) = same_bytes(connection, incoming.original)? {
        return found_again(change, article, version);
    }
    let address = incoming.imported.metadata.address.value.as_deref().map(address::canonical);
    let same_address = match address.filter(|address| !address.is_empty()) {
        Some(address) => at_canonical(connection, &address)?,
        None => None,
    };
    let Some(article) = same_address else { return first_version(change, incoming) };
    next_version(change, incoming, article)
}

/// Gives an article the version that its original was read to again, unless the text is the same.
pub fn renew(
    change: &Change<'_>,
    article: ArticleId,
    incoming: &Incoming<'_>,
) -> Result<Added, LibraryError> {
    let added = next_version(change, incoming, article)?;
    if added.outcome == Outcome::NewVersion {
        let title = get(change.connection(), article)?.title;
        change.say(format!("Read {} again", quoted(&title)));
    }
    Ok(added)
}

pub(super) fn next_version(
    change: &Change<'_>,
    incoming: &Incoming<'_>,
    article: ArticleId,
) -> Result<Added, LibraryError> {
    let connection = change.connection();
    let newest = latest(connection, article)?;
    if newest.text == incoming.imported.text {
        return found_again(change, article, newest.id);
    }
    let version = insert_version(change, incoming, article, newest.number + 1)?;
    ask::run(
        connection,
        "adding a version",
        "UPDATE article SET version = ?2, doubtful = ?3 WHERE id = ?1",
        params![article, version, is_doubtful(incoming.imported)],
    )?;
    let known = get(connection, article)?;
    set_metadata(change, article, &merged(&known.article.metadata, &incoming.imported.metadata))?;
    annotations::place_all(change, article, version)?;
    let restored = take_back(change, article)?;
    change.say(format!("Import a new version of {}", quoted(&known.title)));
    Ok(Added { outcome: Outcome::NewVersion, article, version, restored })
}

/// The article and the version that rest on this original and are not in the trash.
pub fn with_original(
    connection: &Connection,
    original: &str,
) -> Result<Option<(ArticleId, VersionId)>, LibraryError> {
    ask::first(
        connection,
        "looking for the same bytes",
        "SELECT version.article, version.id FROM version JOIN article ON article.id = version.article
         WHERE version.original = ?1 AND article.trashed IS NULL ORDER BY version.row DESC LIMIT 1",
        [original],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

fn same_bytes(
    connection: &Connection,
    original: &str,
) -> Result<Option<(ArticleId, VersionId)>, LibraryError> {
    ask::first(
        connection,
        "looking for the same bytes",
        "SELECT version.article, version.id FROM version JOIN article ON article.id = version.article
         WHERE version.original = ?1 ORDER BY article.trashed IS NOT NULL, version.row DESC LIMIT 1",
        [original],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The article with this address, however it is spelled.
pub fn at_address(connection: &Connection, address: &str) -> Result<Option<ArticleId>, LibraryError> {
    at_canonical(connection, &address::canonical(address))
}

fn at_canonical(connection: &Connection, address: &str) -> Result<Option<ArticleId>, LibraryError> {
    ask::first(
        connection,
        "looking for the same address",
        "SELECT id FROM article WHERE address = ?1 ORDER BY trashed IS NOT NULL, row DESC LIMIT 1",
        [address],
        |row| row.get(0),
    )
}

fn found_again(change: &Change<'_>, article: ArticleId, version: VersionId) -> Result<Added, LibraryError> {
    let restored = take_back(change, article)?;
    if restored {
        change.say(format!("Restore {}", quoted(&get(change.connection(), article)?.title)));
    }
    Ok(Added { outcome: Outcome::Duplicate, article, version, restored })
}

fn take_back(change: &Change<'_>, article: ArticleId) -> Result<bool, LibraryError> {
    ask::run(
        change.connection(),
        "taking back from the trash",
        "UPDATE article SET trashed = NULL WHERE id = ?1 AND trashed IS NOT NULL",
        [article],
    )
    .map(|rows| rows > 0)
}

fn first_version(change: &Change<'_>, incoming: &Incoming<'_>) -> Result<Added, LibraryError> {
    let imported = incoming.imported;
    let article = ArticleId::from_bits(change.id());
    let columns = project(&imported.metadata, &imported.text, &imported.blocks);
    ask::run(
        change.connection(),
        "adding an article",
        "INSERT INTO article (id, title, authors, publisher, published, published_start, published_end,
                              address, metadata, doubtful, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            article,
            columns.title,
            columns.authors,
            columns.publisher,
            columns.published,
            columns.published_start,
            columns.published_end,
            columns.address,
            columns.json,
            is_doubtful(imported),
            change.now,
        ],
    )?;
    let version = insert_version(change, incoming, article, 1)?;
    ask::run(
        change.connection(),
        "adding an article",
        "UPDATE article SET version = ?2 WHERE id = ?1",
        params![article, version],
    )?;
    change.say(format!("Import {}", quoted(&columns.title)));
    Ok(Added { outcome: Outcome::Imported, article, version, restored: false })
}

fn insert_version(
    change: &Change<'_>,
    incoming: &Incoming<'_>,
    article: ArticleId,
    number: u32,
) -> Result<VersionId, LibraryError> {
    let imported = incoming.imported;
    let id = VersionId::from_bits(change.id());
    ask::run(
        change.connection(),
        "adding a version",
        "INSERT INTO version (id, article, number, captured, text, blocks, original, file_name, size, remarks,
                              retrieval)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            id,
            article,
            number,
            incoming.captured,
            imported.text,
            serde_json::to_string(&imported.blocks).unwrap_or_default(),
            incoming.original,
            incoming.file_name,
            i64::try_from(incoming.size).unwrap_or(i64::MAX),
            serde_json::to_string(&imported.remarks).unwrap_or_default(),
            incoming.retrieval.map(|retrieval| serde_json::to_string(retrieval).unwrap_or_default()),
        ],
    )?;
    for picture in &imported.pictures {
        ask::run(
            change.connection(),
            "adding a picture",
            "INSERT INTO picture (version, original, size) VALUES (?1, ?2, ?3)",
            params![id, picture.original, i64::try_from(picture.bytes.len()).unwrap_or(i64::MAX)],
        )?;
    }
    similar::keep(change.connection(), id, &imported.text, &imported.blocks)?;
    Ok(id)
}

/// Whether the judges of the text disagree, or one was in doubt about a part of it.
pub fn is_doubtful(imported: &Imported) -> bool {
    imported.doubtful || imported.blocks.iter().any(|block| block.fold == Some(FoldReason::Doubtful))
}

/// What is known after a new version: what a person or agreement confirmed stays; else what is newer.
fn merged(known: &Metadata, new: &Metadata) -> Metadata {
    fn one<T: Clone>(known: &Found<T>, new: &Found<T>) -> Found<T> {
        if known.value.is_some() && (known.verified || new.value.is_none()) {
            known.clone()
        } else {
            new.clone()
        }
    }
    Metadata {
        title: one(&known.title, &new.title),
        authors: one(&known.authors, &new.authors),
        publisher: one(&known.publisher, &new.publisher),
        published: one(&known.published, &new.published),
        modified: if new.modified.value.is_some() { new.modified.clone() } else { known.modified.clone() },
        language: one(&known.language, &new.language),
        address: one(&known.address, &new.address),
        place: one(&known.place, &new.place),
        section: one(&known.section, &new.section),
        keywords: one(&known.keywords, &new.keywords),
        licence: one(&known.licence, &new.licence),
        image: one(&known.image, &new.image),
        restricted: one(&known.restricted, &new.restricted),
    }
}
