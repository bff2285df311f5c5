//! Against what an article's relative dates are read.

use rusqlite::{Connection, params};

use super::get;
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, ask};
use crate::model::{ArticleId, Genre};

/// What a person chose; `None` where the text's own evidence decides.
pub fn genre(connection: &Connection, id: ArticleId) -> Result<Option<Genre>, LibraryError> {
    ask::first(connection, "reading a genre", "SELECT genre FROM article WHERE id = ?1", [id], |row| {
        row.get(0)
    })?
    .ok_or_else(|| ask::not_found("article", id))
}

/// Sets it, or leaves it to the text's own evidence again.
pub fn set_genre(change: &Change<'_>, id: ArticleId, genre: Option<Genre>) -> Result<(), LibraryError> {
    let title = quoted(&get(change.connection(), id)?.title);
    change.say(match genre {
        Some(Genre::News) => format!("Read the dates of {title} as news"),
        Some(Genre::Narrative) => format!("Read the dates of {title} as a history"),
        None => format!("Read the dates of {title} by the text’s own evidence"),
    });
    ask::run(
        change.connection(),
        "setting a genre",
        "UPDATE article SET genre = ?2 WHERE id = ?1 AND genre IS NOT ?2",
        params![id, genre],
    )
    .map(|_| ())
}
