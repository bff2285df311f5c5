//! The articles that events rest on.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::ask;
use super::columns::Json;
use super::{Condition, Connection, LibraryError};
use crate::model::Metadata;

/// The articles whose passages are evidence of dated events that meet a condition over `event` and possibly
/// touch the seconds from one to another, by date of publication, those without one last: at most so many, and
/// how many there are. Articles in the trash are left out.
pub fn of_events(
    connection: &Connection,
    events: &Condition,
    (from, to): (i64, i64),
    limit: u32,
) -> Result<(Vec<Metadata>, u32), LibraryError> {
    let condition = format!(
        "article.trashed IS NULL AND article.id IN (
             SELECT shown_evidence.article FROM event JOIN shown_evidence ON shown_evidence.event = event.id
             WHERE event.edtf IS NOT NULL
               AND (event.start_min IS NULL OR event.start_min <= ?)
               AND (event.end_max IS NULL OR event.end_max >= ?) AND ({}))",
        events.sql
    );
    let mut parameters = vec![Value::Integer(to), Value::Integer(from)];
    parameters.extend(events.parameters.iter().cloned());
    let total = ask::count(
        connection,
        "counting the sources of events",
        &format!("SELECT count(*) FROM article WHERE {condition}"),
        params_from_iter(&parameters),
    )?;
    let sql = format!(
        "SELECT article.metadata FROM article WHERE {condition}
         ORDER BY article.published_start IS NULL, article.published_start, article.title COLLATE NOCASE, article.row
         LIMIT {limit}"
    );
    let sources =
        ask::all(connection, "listing the sources of events", &sql, params_from_iter(&parameters), |row| {
            let Json(metadata) = row.get(0)?;
            Ok(metadata)
        })?;
    Ok((sources, total))
}
