//! Articles with their versions: added, listed, described, folded, thrown away.

mod add;
mod address;
mod folds;
mod genre;
mod hyphens;
mod list;
mod metadata;
mod similar;
mod sketch;
mod trash;
mod versions;

pub use add::{Added, Incoming, Outcome, add, at_address, is_doubtful, renew, with_original};
pub use address::canonical;
pub use folds::{fold, folded, folded_ranges, hidden_in_row, turned};
pub use genre::{genre, set_genre};
pub use hyphens::put_hyphens_back;
pub use list::{ListAsk, Listed, Sort, list};
pub(in crate::library) use metadata::fill_published_end;
pub use metadata::{published, set_metadata};
pub(in crate::library) use similar::fill_sketches;
pub use similar::{Alike, most_alike, shown_text, similar};
pub use trash::{restore, trash};
pub(in crate::library) use versions::remember_opened;
pub use versions::{Kept, has_picture, latest, opened, version, version_of, versions};

use rusqlite::Connection;

use super::columns::Json;
use super::{LibraryError, ask};
use crate::model::{Article, ArticleId};

/// An article with its standing in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The article.
    pub article: Article,
    /// Its headline, or its first words.
    pub title: String,
    /// Whether it lies in the trash.
    pub trashed: bool,
    /// Whether import doubts its text.
    pub doubtful: bool,
}

/// The article of this id, also from the trash.
pub fn get(connection: &Connection, id: ArticleId) -> Result<Found, LibraryError> {
    ask::first(
        connection,
        "reading an article",
        "SELECT metadata, created, version, title, trashed IS NOT NULL, doubtful FROM article
         WHERE id = ?1 AND version IS NOT NULL",
        [id],
        |row| {
            let Json(metadata) = row.get(0)?;
            let article = Article { id, metadata, created: row.get(1)?, version: row.get(2)? };
            Ok(Found { article, title: row.get(3)?, trashed: row.get(4)?, doubtful: row.get(5)? })
        },
    )?
    .ok_or_else(|| ask::not_found("article", id))
}

/// All articles that are not in the trash, in the order in which they came.
pub fn all(connection: &Connection) -> Result<Vec<ArticleId>, LibraryError> {
    let sql = "SELECT id FROM article WHERE trashed IS NULL AND version IS NOT NULL ORDER BY row";
    ask::all(connection, "listing articles", sql, [], |row| row.get(0))
}

/// The headline, or the first words, of every article.
pub fn titles(connection: &Connection) -> Result<Vec<(ArticleId, String)>, LibraryError> {
    ask::all(connection, "reading titles", "SELECT id, title FROM article", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
