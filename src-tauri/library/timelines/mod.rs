//! Saved timelines: a filter over events with lanes and a window.

use rusqlite::{Connection, Row, params};

use super::filter::Filter;
use super::wording::quoted;
use super::{Change, LibraryError, ask};
use crate::model::{Timeline, TimelineId, TimelineStyle};

const COLUMNS: &str = "id, name, filter, lanes, window_from, window_to, style";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Timeline> {
    let window: (Option<i64>, Option<i64>) = (row.get(4)?, row.get(5)?);
    let style: String = row.get(6)?;
    Ok(Timeline {
        id: row.get(0)?,
        name: row.get(1)?,
        filter: row.get(2)?,
        lanes: row.get(3)?,
        window: window.0.zip(window.1),
        // An arrangement that cannot be read, from a later version perhaps, costs no more than itself.
        style: serde_json::from_str(&style).unwrap_or_default(),
    })
}

/// All saved timelines in their order.
pub fn list(connection: &Connection) -> Result<Vec<Timeline>, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM timeline ORDER BY position, row");
    ask::all(connection, "listing timelines", &sql, [], of_row)
}

/// The timeline of this id.
pub fn get(connection: &Connection, id: TimelineId) -> Result<Timeline, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM timeline WHERE id = ?1");
    ask::first(connection, "reading a timeline", &sql, [id], of_row)?
        .ok_or_else(|| ask::not_found("timeline", id))
}

/// What a timeline must be before it is kept: named, with a filter that is one.
fn checked(timeline: &Timeline) -> Result<Timeline, LibraryError> {
    let name = timeline.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(LibraryError::Refused("A timeline needs a name.".to_owned()));
    }
    Filter::parse(&timeline.filter).map_err(|error| LibraryError::Refused(error.to_string()))?;
    if let Some((from, to)) = timeline.window
        && from > to
    {
        return Err(LibraryError::Refused("The timeline's window ends before it begins.".to_owned()));
    }
    Ok(Timeline { name, filter: timeline.filter.trim().to_owned(), ..timeline.clone() })
}

/// Saves a new timeline after the others; its id is given anew.
pub fn add(change: &Change<'_>, timeline: &Timeline) -> Result<Timeline, LibraryError> {
    let mut timeline = checked(timeline)?;
    timeline.id = TimelineId::from_bits(change.id());
    change.say(format!("Save the timeline {}", quoted(&timeline.name)));
    ask::run(
        change.connection(),
        "saving a timeline",
        "INSERT INTO timeline (id, name, filter, lanes, window_from, window_to, style, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT ifnull(max(position), 0) + 1 FROM timeline))",
        params![
            timeline.id,
            timeline.name,
            timeline.filter,
            timeline.lanes,
            timeline.window.map(|window| window.0),
            timeline.window.map(|window| window.1),
            written(&timeline.style)?,
        ],
    )?;
    Ok(timeline)
}

/// Gives a saved timeline these values.
pub fn update(change: &Change<'_>, timeline: &Timeline) -> Result<Timeline, LibraryError> {
    let old = get(change.connection(), timeline.id)?;
    let new = checked(timeline)?;
    if new == old {
        return Ok(old);
    }
    change.say(if new.name == old.name {
        format!("Change the timeline {}", quoted(&new.name))
    } else {
        format!("Rename the timeline {} to {}", quoted(&old.name), quoted(&new.name))
    });
    ask::run(
        change.connection(),
        "changing a timeline",
        "UPDATE timeline SET name = ?2, filter = ?3, lanes = ?4, window_from = ?5, window_to = ?6,
         style = ?7 WHERE id = ?1",
        params![
            new.id,
            new.name,
            new.filter,
            new.lanes,
            new.window.map(|window| window.0),
            new.window.map(|window| window.1),
            written(&new.style)?,
        ],
    )?;
    Ok(new)
}

/// An arrangement as it is kept.
fn written(style: &TimelineStyle) -> Result<String, LibraryError> {
    serde_json::to_string(style)
        .map_err(|error| LibraryError::Refused(format!("The timeline's lanes cannot be kept: {error}.")))
}

/// Moves a saved timeline to a place among the others, counted from 0; beyond the last it becomes the last.
pub fn move_to(change: &Change<'_>, id: TimelineId, place: usize) -> Result<(), LibraryError> {
    let all = list(change.connection())?;
    let Some(from) = all.iter().position(|timeline| timeline.id == id) else {
        return Err(ask::not_found("timeline", id));
    };
    let mut order: Vec<TimelineId> = all.iter().map(|timeline| timeline.id).collect();
    let place = place.min(order.len().saturating_sub(1));
    if place == from {
        return Ok(());
    }
    order.remove(from);
    order.insert(place, id);
    if let Some(timeline) = all.get(from) {
        change.say(format!("Move the timeline {}", quoted(&timeline.name)));
    }
    for (position, id) in (1_i64..).zip(order) {
        ask::run(
            change.connection(),
            "ordering timelines",
            "UPDATE timeline SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id, position],
        )?;
    }
    Ok(())
}

/// Deletes a saved timeline; its events stay.
pub fn delete(change: &Change<'_>, id: TimelineId) -> Result<(), LibraryError> {
    let timeline = get(change.connection(), id)?;
    change.say(format!("Delete the timeline {}", quoted(&timeline.name)));
    ask::run(change.connection(), "deleting a timeline", "DELETE FROM timeline WHERE id = ?1", [id])
        .map(|_| ())
}
