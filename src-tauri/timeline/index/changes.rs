//! What happened in the library since the index looked, read from the change log.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::Index;
use super::read::{self, each};
use crate::library::{Context as _, LibraryError};

/// How much may have happened before everything is read anew.
const FOLLOWED: i64 = 4_000;

/// How far the change log was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The library's revision.
    revision: i64,
    /// The last number in the log.
    last: i64,
    /// How often the library was filled beside the log.
    filled: i64,
}

impl Seen {
    /// What there is to see now.
    pub fn now(connection: &Connection) -> Result<Self, LibraryError> {
        let number = |sql: &str| -> Result<i64, LibraryError> {
            connection
                .prepare_cached(sql)
                .and_then(|mut statement| {
                    statement.query_row([], |row| row.get::<_, Option<i64>>(0)).optional()
                })
                .map(|number| number.flatten().unwrap_or(0))
                .context("reading the change log")
        };
        Ok(Self {
            revision: number("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'revision'")?,
            last: number("SELECT max(seq) FROM touched")?,
            filled: number("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'filled'")?,
        })
    }
}

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
        (before, now): (Seen, Seen),
    ) -> Result<Option<Self>, LibraryError> {
        let happened = now.last - before.last;
        if before.filled != now.filled || !(0..=FOLLOWED).contains(&happened) {
            return Ok(None);
        }
        let mut touched: Vec<(String, i64, Option<String>)> = Vec::new();
        let sql = "SELECT noun, row, json_extract(before, '$.event'), before IS NULL
                   FROM touched WHERE seq > ?1";
        let mut changes = Self::default();
        let mut made = Vec::new();
        each(connection, "reading the change log", sql, [before.last], |row| {
            touched.push((row.get(0)?, row.get(1)?, row.get(2)?));
            made.push(row.get::<_, bool>(3)?);
            Ok(())
        })?;
        // A step that was dropped from the log leaves a gap in its numbers.
        if touched.len() as i64 != happened {
            return Ok(None);
        }
        for ((noun, row, event), made) in touched.into_iter().zip(made) {
            match noun.as_str() {
                "event" => {
                    changes.events.insert(row);
                }
                "event_tag" | "event_entity" | "evidence" => {
                    changes.events.extend(linked(connection, &noun, row)?);
                    if let Some(event) = event {
                        changes.events.extend(named(connection, &event)?);
                    }
                }
                "article" => {
                    changes.article(connection, index, row)?;
                    changes.filters |= !made;
                }
                "collection" | "collection_article" => {
                    changes.names = true;
                    changes.articles = true;
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

/// The row of the event whose id the log has in hexadecimal.
fn named(connection: &Connection, event: &str) -> Result<Option<i64>, LibraryError> {
    let Ok(bits) = u128::from_str_radix(event, 16) else { return Ok(None) };
    connection
        .prepare_cached("SELECT row FROM event WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([bits.to_be_bytes().as_slice()], |row| row.get(0)).optional()
        })
        .context("reading the change log")
}
