//! What happened in the library since the index looked, read from the change log.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::Index;
use super::read::{self, each};
use crate::library::log::{Mark, Touched};
use crate::library::{Context as _, LibraryError};
use crate::model::LaneBy;

/// How many rows may have been touched before everything is read anew: some thousand, or of very many events
/// the part that is read anew in the same time.
const FOLLOWED: i64 = 4_000;
const PART: usize = 20;

/// What happened.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Rows of events that must be read anew.
    pub events: BTreeSet<i64>,
    /// Whether the tree of tags is another.
    pub tags: bool,
    /// Rows of people, organisations and places that were made or may be called otherwise.
    pub entities: BTreeSet<i64>,
    /// Whether articles may be called otherwise, or stand in other lanes by publisher.
    pub articles: bool,
    /// Whether articles may stand in other collections, or these come in another order.
    pub collections: bool,
    /// Whether filters may find other events than those that are read anew.
    pub filters: bool,
    /// Whether filters that ask the library may find others.
    pub beside: bool,
}

impl Changes {
    /// What happened between two looks at the log; nothing when it was so much, or was written beside the log,
    /// that everything must be read anew. Brings the index's articles up to date.
    pub fn between(
        connection: &Connection,
        index: &mut Index,
        (before, now): (Mark, Mark),
    ) -> Result<Option<Self>, LibraryError> {
        let part = (index.events.len() / PART) as i64;
        let Some(touched) = now.touched_since(connection, &before, FOLLOWED.max(part))? else {
            return Ok(None);
        };
        let mut changes = Self::default();
        for Touched { noun, row, event, made } in touched {
            changes.beside |= !matches!(noun.as_str(), "event" | "event_tag" | "event_entity" | "evidence");
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
                    changes.collections = true;
                    changes.filters = true;
                }
                "tag" => {
                    changes.tags = true;
                    changes.filters |= !made;
                }
                "entity" => {
                    changes.entities.insert(row);
                    changes.filters |= !made;
                }
                "annotation" | "version" => changes.filters |= !made,
                _ => {}
            }
        }
        Ok(Some(changes))
    }

    /// Whether lanes of a kind may be called otherwise, or come in another order.
    pub fn rename(&self, by: LaneBy) -> bool {
        match by {
            LaneBy::None | LaneBy::Stance => false,
            LaneBy::Tag => self.tags,
            LaneBy::Person | LaneBy::Place => !self.entities.is_empty(),
            LaneBy::Article | LaneBy::Publisher => self.articles,
            LaneBy::Collection => self.articles || self.collections,
        }
    }

    /// An article was made or changed: what its events heard may come from the trash, or go there.
    fn article(&mut self, connection: &Connection, index: &mut Index, row: i64) -> Result<(), LibraryError> {
        let Some((id, article)) = read::article(connection, row)? else { return Ok(()) };
        let number = index.nouns.articles.find(id);
        let old = number.and_then(|number| index.nouns.articles.get(number)).cloned();
        if old.as_ref() == Some(&article) {
            return Ok(());
        }
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
