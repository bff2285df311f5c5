//! What happened in the library since the index looked, read from the change log.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::Index;
use super::read::{self, each};
use crate::library::log::{Mark, Touched};
use crate::library::{Context as _, LibraryError};

/// How much may have happened before everything is read anew.
const FOLLOWED: i64 = 4_000;

/// What happened.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Rows of events that must be read anew.
    pub events: BTreeSet<i64>,
    /// Whether lanes may be called otherwise, or come in another order.
    pub names: bool,
    /// Whether articles may stand in other lanes by publisher or collection.
    pub articles: bool,
    /// Whether filters may find other events than those that are read anew.
    pub filters: bool,
}

impl Changes {
    /// What happened between two looks at the log; nothing when it was so much, or was written beside the log,
    /// that everything must be read anew. Brings the index's articles up to date.
    pub fn between(
        connection: &Connection,
        index: &mut Index,
        (before, now): (Mark, Mark),
    ) -> Result<Option<Self>, LibraryError> {
        let Some(touched) = now.touched_since(connection, &before, FOLLOWED)? else { return Ok(None) };
        let mut changes = Self::default();
        for Touched { noun, row, event, made } in touched {
            match noun.as_str() {
                "event" => {
                    changes.events.insert(row);
                }
                "event_tag" | "event_entity" | "evidence" => {
                    changes.events.extend(linked(connection, &noun, row)?);
                    if let Some(event) = event {
                        changes.events.extend(of_id(connection, event)?);
                    }
                }
                "article" => {
                    changes.article(connection, index, row)?;
                    changes.filters |= !made;
                }
                "collection" | "collection_article" => {
                    changes.names = true;
                    changes.articles = true;
                    changes.filters = true;
                }
                "tag" | "entity" => {
                    changes.names = true;
                    changes.filters |= !made;
                }
                "annotation" | "version" => changes.filters |= !made,
                _ => {}
            }
        }
        Ok(Some(changes))
    }

    /// An article was made or changed: what its events heard may come from the trash, or go there.
    fn article(&mut self, connection: &Connection, index: &mut Index, row: i64) -> Result<(), LibraryError> {
        let Some((id, article)) = read::article(connection, row)? else { return Ok(()) };
        let number = index.nouns.articles.find(id);
        let old = number.and_then(|number| index.nouns.articles.get(number)).cloned();
        if old.as_ref() == Some(&article) {
            return Ok(());
        }
        self.names = true;
        self.articles = true;
        if old.is_none_or(|old| old.trashed != article.trashed) {
            let sql = "SELECT DISTINCT event.row FROM annotation
                       JOIN evidence ON evidence.annotation = annotation.id
                       JOIN event ON event.id = evidence.event WHERE annotation.article = ?1";
            each(connection, "reading an article's events", sql, [id.to_be_bytes().as_slice()], |row| {
                self.events.insert(row.get(0)?);
                Ok(())
            })?;
        }
        index.nouns.articles.set(id, article);
        Ok(())
    }
}

/// The event on which a row of a table hangs now.
fn linked(connection: &Connection, table: &str, row: i64) -> Result<Option<i64>, LibraryError> {
    let sql = match table {
        "event_tag" => {
            "SELECT event.row FROM event_tag AS link JOIN event ON event.id = link.event WHERE link.row = ?1"
        }
        "event_entity" => {
            "SELECT event.row FROM event_entity AS link JOIN event ON event.id = link.event WHERE link.row = ?1"
        }
        _ => "SELECT event.row FROM evidence AS link JOIN event ON event.id = link.event WHERE link.row = ?1",
    };
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([row], |row| row.get(0)).optional())
        .context("reading the change log")
}

/// The row of an event.
fn of_id(connection: &Connection, event: u128) -> Result<Option<i64>, LibraryError> {
    connection
        .prepare_cached("SELECT row FROM event WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([event.to_be_bytes().as_slice()], |row| row.get(0)).optional()
        })
        .context("reading the change log")
}
