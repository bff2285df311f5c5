//! Passages that speak for or against an event.

use rusqlite::{Connection, Row, params};

use super::get;
use crate::library::columns::{DateColumns, date};
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, annotations, ask};
use crate::model::{AnnotationId, EventDate, EventId, Evidence, EvidenceId, Stance};

/// A passage to be linked.
#[derive(Debug, Clone)]
pub struct NewEvidence {
    /// The marked passage.
    pub annotation: AnnotationId,
    /// What it does for the event.
    pub stance: Stance,
    /// The date that the source claims.
    pub claims: Option<EventDate>,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        id: row.get(0)?,
        event: row.get(1)?,
        annotation: row.get(2)?,
        stance: row.get(3)?,
        claims: date(row.get(4)?, row.get(5)?),
    })
}

/// The evidence of an event: supporting, then disputing, then context; within each by date of publication.
pub fn evidence_of(connection: &Connection, id: EventId) -> Result<Vec<Evidence>, LibraryError> {
    ask::all(
        connection,
        "reading evidence",
        "SELECT link.id, link.event, link.annotation, link.stance, link.written, link.edtf
         FROM shown_evidence AS link JOIN article ON article.id = link.article WHERE link.event = ?1
         ORDER BY CASE link.stance WHEN 'supports' THEN 0 WHEN 'disputes' THEN 1 ELSE 2 END,
                  article.published_start IS NULL, article.published_start, link.row",
        [id],
        of_row,
    )
}

fn link(connection: &Connection, id: EvidenceId) -> Result<Evidence, LibraryError> {
    ask::first(
        connection,
        "reading evidence",
        "SELECT id, event, annotation, stance, written, edtf FROM evidence WHERE id = ?1",
        [id],
        of_row,
    )?
    .ok_or_else(|| ask::not_found("evidence", id))
}

/// Links a passage to an event.
///
/// # Errors
/// A passage that is its evidence already.
pub fn add_evidence(
    change: &Change<'_>,
    event: EventId,
    new: &NewEvidence,
) -> Result<EvidenceId, LibraryError> {
    let connection = change.connection();
    let title = get(connection, event)?.event.title;
    let marked = annotations::get(connection, new.annotation, None)?;
    let there = ask::count(
        connection,
        "looking for evidence",
        "SELECT count(*) FROM evidence WHERE event = ?1 AND annotation = ?2",
        params![event, new.annotation],
    )?;
    let quote = quoted(&marked.annotation.selector.quote.unwrap_or_default().exact);
    if there > 0 {
        return Err(LibraryError::Refused(format!(
            "The passage {quote} is evidence for {} already. Change its stance there.",
            quoted(&title)
        )));
    }
    change.say(format!("Add {quote} to {}", quoted(&title)));
    let id = EvidenceId::from_bits(change.id());
    let date = DateColumns::of(new.claims.as_ref());
    let [start_min, start_max, end_min, end_max] = date.edges;
    ask::run(
        connection,
        "linking evidence",
        "INSERT INTO evidence (id, event, annotation, stance, written, edtf, start_min, start_max, end_min, end_max)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id,
            event,
            new.annotation,
            new.stance,
            date.written,
            date.edtf,
            start_min,
            start_max,
            end_min,
            end_max
        ],
    )?;
    Ok(id)
}

/// Gives a link a new stance or claimed date (`Some(None)` clears it). Gives the event.
pub fn update_evidence(
    change: &Change<'_>,
    id: EvidenceId,
    stance: Option<Stance>,
    claims: Option<Option<EventDate>>,
) -> Result<EventId, LibraryError> {
    let connection = change.connection();
    let old = link(connection, id)?;
    let new = Evidence {
        stance: stance.unwrap_or(old.stance),
        claims: claims.unwrap_or_else(|| old.claims.clone()),
        ..old
    };
    if new != old {
        change.say(format!("Change the evidence for {}", quoted(&get(connection, old.event)?.event.title)));
        let date = DateColumns::of(new.claims.as_ref());
        let [start_min, start_max, end_min, end_max] = date.edges;
        ask::run(
            connection,
            "changing evidence",
            "UPDATE evidence SET stance = ?2, written = ?3, edtf = ?4, start_min = ?5, start_max = ?6,
                    end_min = ?7, end_max = ?8 WHERE id = ?1",
            params![id, new.stance, date.written, date.edtf, start_min, start_max, end_min, end_max],
        )?;
    }
    Ok(old.event)
}

/// Takes a passage away from an event; it stays marked.
pub fn remove_evidence(change: &Change<'_>, id: EvidenceId) -> Result<(), LibraryError> {
    let connection = change.connection();
    let old = link(connection, id)?;
    change.say(format!("Remove evidence from {}", quoted(&get(connection, old.event)?.event.title)));
    ask::run(connection, "removing evidence", "DELETE FROM evidence WHERE id = ?1", [id]).map(|_| ())
}
