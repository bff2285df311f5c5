//! Search over every noun: the index is cut to the best hits first, and only those are read whole.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{Excerpt, excerpt};
use crate::library::filter::Filter;
use crate::library::{Condition, LibraryError, articles, ask};

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An article.
    Article,
    /// An annotation.
    Annotation,
    /// An event.
    Event,
    /// A note.
    Note,
}

/// A hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What was found.
    pub kind: Kind,
    /// The bits of its id.
    pub id: u128,
    /// What stands around the first words found.
    pub excerpt: Option<Excerpt>,
}

/// Where a kind is searched: table, index, what it is drawn from, and the column to excerpt.
const PLACES: [(Kind, &str, &str, &str, u8); 4] = [
    (Kind::Article, "article", "article_index", "article", 3),
    (Kind::Annotation, "annotation", "annotation_index", "shown_annotation AS annotation", 0),
    (Kind::Event, "event", "event_index", "event", 0),
    (Kind::Note, "note", "note_index", "note", 1),
];

/// Up to `limit` hits of each kind, best first, and whether there are more of some kind. Without words,
/// what meets the filters, last made first.
pub fn search(
    connection: &Connection,
    filter: &Filter,
    limit: u32,
) -> Result<(Vec<Hit>, bool), LibraryError> {
    let matching = filter.matching();
    let filter = filter.beside_words();
    let mut hits = Vec::new();
    let mut more = false;
    for (kind, table, index, from, column) in PLACES {
        let condition = match kind {
            Kind::Article => filter.articles(connection)?,
            Kind::Annotation => filter.annotations(connection)?,
            Kind::Event => filter.events(connection)?,
            Kind::Note => filter.notes(connection)?,
        };
        let mut rows = best(connection, (table, index, from), &condition, matching.as_deref(), limit)?;
        more |= rows.len() > limit as usize;
        rows.truncate(limit as usize);
        for (row, id) in rows {
            let excerpt = match &matching {
                Some(matching) => {
                    let hidden = match kind {
                        Kind::Article => articles::hidden_in_row(connection, row)?,
                        _ => Vec::new(),
                    };
                    excerpt(connection, (index, column, row), matching, &hidden)?
                }
                None => None,
            };
            hits.push(Hit { kind, id: u128::from_be_bytes(id), excerpt });
        }
    }
    Ok((hits, more))
}

fn best(
    connection: &Connection,
    (table, index, from): (&str, &str, &str),
    condition: &Condition,
    matching: Option<&str>,
    limit: u32,
) -> Result<Vec<(i64, [u8; 16])>, LibraryError> {
    let shown = if table == "article" { "article.trashed IS NULL" } else { "TRUE" };
    let mut parameters: Vec<Value> = Vec::new();
    let sql = match matching {
        Some(matching) => {
            parameters.push(Value::Text(matching.to_owned()));
            // Asked of each match. As a list of rows to choose from, the index would be searched anew for each
            // row of it: quadratic.
            format!(
                "SELECT {table}.row, {table}.id FROM (
                     SELECT {index}.rowid FROM {index} WHERE {index} MATCH ? AND EXISTS (
                         SELECT 1 FROM {from} WHERE {table}.row = {index}.rowid AND {shown} AND {})
                     ORDER BY rank LIMIT ?)
                 AS hit JOIN {table} ON {table}.row = hit.rowid",
                condition.sql
            )
        }
        None => format!(
            "SELECT {table}.row, {table}.id FROM {from} WHERE {shown} AND {} ORDER BY {table}.row DESC LIMIT ?",
            condition.sql
        ),
    };
    parameters.extend(condition.parameters.iter().cloned());
    parameters.push(Value::Integer(i64::from(limit) + 1));
    ask::all(connection, "searching", &sql, params_from_iter(parameters), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
