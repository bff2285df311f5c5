//! The trash: hides an article and all that hangs on it, until it is taken back.

use rusqlite::params;

use super::get;
use crate::library::wording::{counted, quoted};
use crate::library::{Change, LibraryError, ask};
use crate::model::ArticleId;

/// Moves articles to the trash.
pub fn trash(change: &Change<'_>, ids: &[ArticleId]) -> Result<(), LibraryError> {
    turn(change, ids, true)
}

/// Takes articles back from the trash.
pub fn restore(change: &Change<'_>, ids: &[ArticleId]) -> Result<(), LibraryError> {
    turn(change, ids, false)
}

fn turn(change: &Change<'_>, ids: &[ArticleId], to_trash: bool) -> Result<(), LibraryError> {
    let mut titles = Vec::new();
    for id in ids {
        let found = get(change.connection(), *id)?;
        if found.trashed != to_trash {
            ask::run(
                change.connection(),
                "moving to or from the trash",
                "UPDATE article SET trashed = ?2 WHERE id = ?1",
                params![id, to_trash.then_some(change.now)],
            )?;
            titles.push(found.title);
        }
    }
    let what = match titles.as_slice() {
        [title] => quoted(title),
        more => counted(more.len(), "article", "articles"),
    };
    change.say(if to_trash { format!("Delete {what}") } else { format!("Restore {what}") });
    Ok(())
}
