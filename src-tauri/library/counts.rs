//! How many there are of everything, the trash apart.

use std::collections::HashMap;

use rusqlite::{Connection, params_from_iter};

use super::filter::Filter;
use super::{LibraryError, ask};
use crate::model::TagId;

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Articles.
    pub articles: u32,
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
    /// People, organisations and places.
    pub entities: u32,
    /// Notes.
    pub notes: u32,
    /// Annotations to review.
    pub to_review: u32,
    /// Articles in the trash.
    pub trash: u32,
}

/// Counts everything.
pub fn counts(connection: &Connection) -> Result<Counts, LibraryError> {
    let count = |sql: &str| ask::count(connection, "counting", sql, []);
    let trash = count("SELECT count(*) FROM article WHERE trashed IS NOT NULL")?;
    Ok(Counts {
        articles: count("SELECT count(*) FROM article")?.saturating_sub(trash),
        // Without trash, the plain table counts quicker.
        annotations: if trash == 0 {
            count("SELECT count(*) FROM annotation")?
        } else {
            count("SELECT count(*) FROM shown_annotation")?
        },
        events: count("SELECT count(*) FROM event")?,
        entities: count("SELECT count(*) FROM entity")?,
        notes: count("SELECT count(*) FROM note")?,
        to_review: count("SELECT count(*) FROM to_review")?,
        trash,
    })
}

/// How many events pass a filter; none where it is no filter.
pub fn events_passing(connection: &Connection, filter: &str) -> Result<u32, LibraryError> {
    let Ok(filter) = Filter::parse(filter) else { return Ok(0) };
    let condition = filter.events(connection)?;
    let sql = format!("SELECT count(*) FROM event WHERE {}", condition.sql);
    ask::count(connection, "counting events", &sql, params_from_iter(condition.parameters))
}

/// For each tag, how many annotations and events carry it or a tag below it, each counted once.
pub fn carriers(connection: &Connection) -> Result<HashMap<TagId, u32>, LibraryError> {
    let rows: Vec<(TagId, u32)> = ask::all(
        connection,
        "counting tags",
        "WITH RECURSIVE under (top, tag) AS (
             SELECT id, id FROM tag
             UNION ALL
             SELECT under.top, tag.id FROM under JOIN tag ON tag.parent = under.tag)
         SELECT top,
                (SELECT count(DISTINCT event_tag.event) FROM under AS u JOIN event_tag ON event_tag.tag = u.tag
                     WHERE u.top = every.top)
              + (SELECT count(DISTINCT annotation_tag.annotation) FROM under AS u
                     JOIN annotation_tag ON annotation_tag.tag = u.tag
                     JOIN shown_annotation ON shown_annotation.id = annotation_tag.annotation
                     WHERE u.top = every.top)
         FROM under AS every GROUP BY top",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}
