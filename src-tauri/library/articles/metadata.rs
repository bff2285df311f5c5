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
    pub address: Option<String>,
    pub json: String,
}

pub(super) fn project(metadata: &Metadata, text: &str, blocks: &[Block]) -> Projected {
    let title = metadata.title.value.clone().filter(|title| !title.trim().is_empty());
    let published = metadata.published.value.clone();
    let start = published.as_deref().and_then(|date| edtf::parse(date).ok()).map(|date| date.bounds());
    Projected {
        title: title.unwrap_or_else(|| first_words(text, blocks)),
        authors: metadata.authors.value.as_deref().unwrap_or_default().join("; "),
        publisher: metadata.publisher.value.clone().unwrap_or_default(),
        published,
        published_start: start.and_then(|bounds| bounds.start_min).map(Instant::seconds),
        address: metadata.address.value.as_deref().map(address::canonical).filter(|it| !it.is_empty()),
        json: serde_json::to_string(metadata).unwrap_or_default(),
    }
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
                address = ?7, metadata = ?8 WHERE id = ?1",
        params![
            id,
            new.title,
            new.authors,
            new.publisher,
            new.published,
            new.published_start,
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
