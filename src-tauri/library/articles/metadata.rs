//! What is known about an article, and the columns drawn from it to list, sort and search by. The two are
//! kept in step here and nowhere else.

use rusqlite::{Connection, params};

use super::{address, get, latest};
use crate::library::{Change, LibraryError, ask};
use crate::model::{ArticleId, Block, Instant, Metadata};
use crate::temporal::edtf;

/// Longest title drawn from an article's first words, in code points.
const LONGEST_TITLE: usize = 80;

/// The columns drawn from metadata.
pub(super) struct Projected {
    pub title: String,
    pub authors: String,
    pub publisher: String,
    pub published: Option<String>,
    pub published_start: Option<i64>,
    pub published_end: Option<i64>,
    pub address: Option<String>,
    pub json: String,
}

pub(super) fn project(metadata: &Metadata, text: &str, blocks: &[Block]) -> Projected {
    let title = metadata.title.value.clone().filter(|title| !title.trim().is_empty());
    let published = metadata.published.value.clone();
    let (published_start, published_end) = edges(published.as_deref());
    Projected {
        title: title.unwrap_or_else(|| first_words(text, blocks)),
        authors: metadata.authors.value.as_deref().unwrap_or_default().join("; "),
        publisher: metadata.publisher.value.clone().unwrap_or_default(),
        published,
        published_start,
        published_end,
        address: metadata.address.value.as_deref().map(address::canonical).filter(|it| !it.is_empty()),
        json: serde_json::to_string(metadata).unwrap_or_default(),
    }
}

/// The first and the last second that a date of publication can mean.
fn edges(published: Option<&str>) -> (Option<i64>, Option<i64>) {
    let Some(bounds) = published.and_then(|date| edtf::parse(date).ok()).map(|date| date.bounds()) else {
        return (None, None);
    };
    (bounds.start_min.map(Instant::seconds), bounds.end_max.map(Instant::seconds))
}

/// Fills the column that schema 2 added.
pub(in crate::library) fn fill_published_end(connection: &Connection) -> Result<(), LibraryError> {
    let doing = "bringing dates of publication up to date";
    let sql = "SELECT row, published FROM article WHERE published IS NOT NULL";
    let dated: Vec<(i64, String)> =
        ask::all(connection, doing, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (row, published) in dated {
        let (_, end) = edges(Some(&published));
        ask::run(
            connection,
            doing,
            "UPDATE article SET published_end = ?2 WHERE row = ?1",
            params![row, end],
        )?;
    }
    Ok(())
}

/// The first words of the text that is not folded.
fn first_words(text: &str, blocks: &[Block]) -> String {
    let block = blocks.iter().find(|block| block.fold.is_none() && block.end > block.start);
    let (skip, take) =
        block.map_or((0, usize::MAX), |block| (block.start as usize, (block.end - block.start) as usize));
    let first: String = text.chars().skip(skip).take(take.min(LONGEST_TITLE * 2)).collect();
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_TITLE {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_TITLE).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

/// Sets what is known about an article; nothing is written where nothing differs.
pub fn set_metadata(change: &Change<'_>, id: ArticleId, metadata: &Metadata) -> Result<(), LibraryError> {
    let found = get(change.connection(), id)?;
    if found.article.metadata == *metadata {
        return Ok(());
    }
    let version = latest(change.connection(), id)?;
    let new = project(metadata, &version.text, &version.blocks);
    ask::run(
        change.connection(),
        "describing an article",
        "UPDATE article SET title = ?2, authors = ?3, publisher = ?4, published = ?5, published_start = ?6,
                published_end = ?7, address = ?8, metadata = ?9 WHERE id = ?1",
        params![
            id,
            new.title,
            new.authors,
            new.publisher,
            new.published,
            new.published_start,
            new.published_end,
            new.address,
            new.json
        ],
    )
    .map(|_| ())
}

/// The date of publication, EDTF.
pub fn published(connection: &Connection, id: ArticleId) -> Result<Option<String>, LibraryError> {
    ask::first(
        connection,
        "reading a date of publication",
        "SELECT published FROM article WHERE id = ?1",
        [id],
        |row| row.get(0),
    )?
    .ok_or_else(|| ask::not_found("article", id))
}
