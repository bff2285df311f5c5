//! Events for a library that is being made: nothing is looked up, so that a million can be written.

use rusqlite::params;

use super::NewEvidence;
use crate::library::columns::DateColumns;
use crate::library::{Change, LibraryError, ask};
use crate::model::{EntityId, EventDate, EventId, EvidenceId, Role, TagId};

/// An event whole. The caller vouches that what it names is there, and that nothing is named twice.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    /// What happened.
    pub title: &'a str,
    /// When.
    pub when: Option<&'a EventDate>,
    /// People, organisations and places, each with its part.
    pub entities: &'a [(EntityId, Role)],
    /// Tags.
    pub tags: &'a [TagId],
    /// Passages.
    pub evidence: &'a [NewEvidence],
}

/// Writes an event with all that hangs on it.
pub fn fill(change: &Change<'_>, event: &Filled<'_>) -> Result<EventId, LibraryError> {
    let connection = change.connection();
    let id = EventId::from_bits(change.id());
    let date = DateColumns::of(event.when);
    let [start_min, start_max, end_min, end_max] = date.edges;
    ask::run(
        connection,
        "filling in an event",
        "INSERT INTO event (id, title, written, edtf, start_min, start_max, end_min, end_max, created, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
        params![
            id,
            event.title,
            date.written,
            date.edtf,
            start_min,
            start_max,
            end_min,
            end_max,
            change.now
        ],
    )?;
    for (position, (entity, role)) in (0_u32..).zip(event.entities) {
        ask::run(
            connection,
            "filling in who took part",
            "INSERT INTO event_entity (event, entity, role, position) VALUES (?1, ?2, ?3, ?4)",
            params![id, entity, role, position],
        )?;
    }
    for (position, tag) in (0_u32..).zip(event.tags) {
        ask::run(
            connection,
            "filling in tags",
            "INSERT INTO event_tag (event, tag, position) VALUES (?1, ?2, ?3)",
            params![id, tag, position],
        )?;
    }
    for link in event.evidence {
        let date = DateColumns::of(link.claims.as_ref());
        let [start_min, start_max, end_min, end_max] = date.edges;
        ask::run(
            connection,
            "filling in evidence",
            "INSERT INTO evidence (id, event, annotation, stance, written, edtf, start_min, start_max, end_min, end_max)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                EvidenceId::from_bits(change.id()),
                id,
                link.annotation,
                link.stance,
                date.written,
                date.edtf,
                start_min,
                start_max,
                end_min,
                end_max
            ],
        )?;
    }
    Ok(id)
}
