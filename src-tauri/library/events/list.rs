//! Events read: one, a page, those of an article or entity, those alike.

use rusqlite::types::Value;
use rusqlite::{Connection, Params, params, params_from_iter};

use crate::library::columns::date;
use crate::library::filter::{Filter, holding};
use crate::library::{LibraryError, ask};
use crate::model::{ArticleId, EntityId, EntityKind, Event, EventId, Role, TagId};

/// An event with what its row in a list shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// The event.
    pub event: Event,
    /// Its people, organisations and places, with their part, in the order given.
    pub entities: Vec<(EntityId, EntityKind, String, Role)>,
    /// Passages that support it, dispute it, give context.
    pub stances: [u32; 3],
}

/// The event of this id.
pub fn get(connection: &Connection, id: EventId) -> Result<Happened, LibraryError> {
    let event = ask::first(
        connection,
        "reading an event",
        "SELECT title, written, edtf, description, created, changed, starred FROM event WHERE id = ?1",
        [id],
        |row| {
            Ok(Event {
                id,
                title: row.get(0)?,
                when: date(row.get(1)?, row.get(2)?),
                description: row.get(3)?,
                entities: Vec::new(),
                tags: Vec::new(),
                starred: row.get(6)?,
                created: row.get(4)?,
                changed: row.get(5)?,
            })
        },
    )?;
    let mut event = event.ok_or_else(|| ask::not_found("event", id))?;
    event.tags = ask::all(
        connection,
        "reading an event's tags",
        "SELECT tag FROM event_tag WHERE event = ?1 ORDER BY position, row",
        [id],
        |row| row.get::<_, TagId>(0),
    )?;
    let entities: Vec<(EntityId, EntityKind, String, Role)> = ask::all(
        connection,
        "reading an event's people and places",
        "SELECT entity.id, entity.kind, entity.name, event_entity.role FROM event_entity
         JOIN entity ON entity.id = event_entity.entity WHERE event_entity.event = ?1
         ORDER BY event_entity.position, event_entity.row",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    event.entities = entities.iter().map(|(id, _, _, role)| (*id, *role)).collect();
    let stances = ask::first(
        connection,
        "counting evidence",
        "SELECT count(*) FILTER (WHERE stance = 'supports'), count(*) FILTER (WHERE stance = 'disputes'),
                count(*) FILTER (WHERE stance = 'context') FROM shown_evidence WHERE event = ?1",
        [id],
        |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]),
    )?;
    Ok(Happened { event, entities, stances: stances.unwrap_or_default() })
}

/// These events.
pub fn rows(connection: &Connection, ids: &[EventId]) -> Result<Vec<Happened>, LibraryError> {
    ids.iter().map(|id| get(connection, *id)).collect()
}

fn found(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<Happened>, LibraryError> {
    let ids: Vec<EventId> = ask::all(connection, "listing events", sql, params, |row| row.get(0))?;
    rows(connection, &ids)
}

/// Columns by which events sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Earliest begin, then precision; those without a date last.
    When,
    /// Title.
    Title,
    /// Number of passages.
    Evidence,
    /// When it was last changed.
    Changed,
}

/// Which events, in which order.
#[derive(Debug, Clone, Copy)]
pub struct ListAsk<'a> {
    /// What must hold.
    pub filter: &'a Filter,
    /// Only those that possibly touch these seconds since 1970.
    pub window: Option<(i64, i64)>,
    /// Column to sort by.
    pub sort: Sort,
    /// Whether the last comes first.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A page of events, and how many match.
pub fn list(connection: &Connection, asked: &ListAsk<'_>) -> Result<(Vec<Happened>, u32), LibraryError> {
    let condition = asked.filter.events(connection)?;
    let mut wanted = format!("({})", condition.sql);
    let mut params = condition.parameters;
    if let Some((from, to)) = asked.window {
        wanted.push_str(
            " AND event.edtf IS NOT NULL AND (event.start_min IS NULL OR event.start_min <= ?)
              AND (event.end_max IS NULL OR event.end_max >= ?)",
        );
        params.extend([Value::Integer(to), Value::Integer(from)]);
    }
    let total = ask::count(
        connection,
        "counting events",
        &format!("SELECT count(*) FROM event WHERE {wanted}"),
        params_from_iter(&params),
    )?;
    let direction = if asked.descending { "DESC" } else { "ASC" };
    let key = match asked.sort {
        Sort::When => {
            format!("event.edtf IS NULL, event.start_min {direction}, event.end_max {direction}")
        }
        Sort::Title => format!("event.title COLLATE NOCASE {direction}"),
        Sort::Evidence => {
            format!("(SELECT count(*) FROM shown_evidence WHERE shown_evidence.event = event.id) {direction}")
        }
        Sort::Changed => format!("event.changed {direction}"),
    };
    params.extend([Value::Integer(i64::from(asked.limit)), Value::Integer(i64::from(asked.offset))]);
    let sql = format!(
        "SELECT event.id FROM event WHERE {wanted} ORDER BY {key}, event.row {direction} LIMIT ? OFFSET ?"
    );
    Ok((found(connection, &sql, params_from_iter(params))?, total))
}

/// The events that an article is evidence for, in time order.
pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Vec<Happened>, LibraryError> {
    found(
        connection,
        "SELECT event.id FROM event WHERE event.id IN (
             SELECT evidence.event FROM evidence JOIN annotation ON annotation.id = evidence.annotation
             WHERE annotation.article = ?1)
         ORDER BY event.edtf IS NULL, event.start_min, event.end_max, event.row",
        [id],
    )
}

/// The events of a person, organisation or place, in time order.
pub fn of_entity(connection: &Connection, id: EntityId) -> Result<Vec<Happened>, LibraryError> {
    found(
        connection,
        "SELECT event.id FROM event WHERE event.id IN (SELECT event FROM event_entity WHERE entity = ?1)
         ORDER BY event.edtf IS NULL, event.start_min, event.end_max, event.row",
        [id],
    )
}

/// Events whose title holds this text; those that begin with it first, then the last changed.
pub fn like(connection: &Connection, text: &str, limit: u32) -> Result<Vec<Happened>, LibraryError> {
    found(
        connection,
        "SELECT id FROM event WHERE title LIKE ?1 ESCAPE '\\'
         ORDER BY instr(lower(title), lower(?2)) <> 1, changed DESC, row LIMIT ?3",
        params![holding(text), text, limit],
    )
}

/// Events that possibly touch these seconds and are no longer than the stretch, nearest begin first.
pub fn dated_between(
    connection: &Connection,
    (from, to): (i64, i64),
    limit: u32,
) -> Result<Vec<Happened>, LibraryError> {
    found(
        connection,
        "SELECT id FROM event WHERE start_min <= ?2 AND end_max >= ?1 AND end_max - start_min <= 2 * (?2 - ?1)
         ORDER BY abs(start_min / 2 + end_max / 2 - ?1 / 2 - ?2 / 2), row LIMIT ?3",
        params![from, to, limit],
    )
}

/// Events whose titles share words with a full-text query, best first.
pub fn alike(connection: &Connection, matching: &str, limit: u32) -> Result<Vec<Happened>, LibraryError> {
    found(
        connection,
        "SELECT event.id FROM (SELECT rowid FROM event_index WHERE event_index MATCH ?1 ORDER BY rank LIMIT ?2)
             AS hit JOIN event ON event.row = hit.rowid",
        params![matching, limit],
    )
}
