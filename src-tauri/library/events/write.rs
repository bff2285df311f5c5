//! Events made, changed, deleted.

use rusqlite::params;

use super::get;
use crate::library::columns::DateColumns;
use crate::library::wording::{counted, quoted};
use crate::library::{Change, LibraryError, ask, tags};
use crate::model::{EntityId, EventDate, EventId, Role, TagId};

/// A new event.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// What happened.
    pub title: String,
    /// When.
    pub when: Option<EventDate>,
    /// Markdown.
    pub description: String,
    /// People, organisations and places, each with its part.
    pub entities: Vec<(EntityId, Role)>,
    /// Tag paths.
    pub tags: Vec<String>,
}

/// New values; `None` leaves a value alone.
#[derive(Debug, Clone, Default)]
pub struct Patch {
    /// Title.
    pub title: Option<String>,
    /// Date; `Some(None)` clears it.
    pub when: Option<Option<EventDate>>,
    /// Markdown.
    pub description: Option<String>,
    /// All people, organisations and places.
    pub entities: Option<Vec<(EntityId, Role)>>,
    /// All tag paths.
    pub tags: Option<Vec<String>>,
}

fn titled(title: &str) -> Result<String, LibraryError> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(LibraryError::Refused(
            "An event needs a title: what happened, in a few words.".to_owned(),
        ));
    }
    Ok(title)
}

/// Makes an event.
pub fn add(change: &Change<'_>, new: &New) -> Result<EventId, LibraryError> {
    let id = EventId::from_bits(change.id());
    let title = titled(&new.title)?;
    change.say(format!("Make the event {}", quoted(&title)));
    let date = DateColumns::of(new.when.as_ref());
    let [start_min, start_max, end_min, end_max] = date.edges;
    ask::run(
        change.connection(),
        "making an event",
        "INSERT INTO event (id, title, written, edtf, start_min, start_max, end_min, end_max, description, created, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
        params![
            id,
            title,
            date.written,
            date.edtf,
            start_min,
            start_max,
            end_min,
            end_max,
            new.description.trim(),
            change.now
        ],
    )?;
    set_entities(change, id, &new.entities)?;
    set_tags(change, id, &new.tags)?;
    Ok(id)
}

/// Gives an event new values; what is so already is left alone.
pub fn update(change: &Change<'_>, id: EventId, patch: &Patch) -> Result<(), LibraryError> {
    let connection = change.connection();
    let old = get(connection, id)?.event;
    let name = quoted(&old.title);
    let mut done: Vec<String> = Vec::new();
    let title = patch.title.as_deref().map(titled).transpose()?.filter(|title| *title != old.title);
    if let Some(title) = title {
        done.push(format!("Rename the event {name} to {}", quoted(&title)));
        ask::run(
            connection,
            "renaming an event",
            "UPDATE event SET title = ?2 WHERE id = ?1",
            params![id, title],
        )?;
    }
    if let Some(when) = patch.when.as_ref().filter(|when| **when != old.when) {
        done.push(format!("Date the event {name}"));
        let date = DateColumns::of(when.as_ref());
        let [start_min, start_max, end_min, end_max] = date.edges;
        ask::run(
            connection,
            "dating an event",
            "UPDATE event SET written = ?2, edtf = ?3, start_min = ?4, start_max = ?5, end_min = ?6, end_max = ?7
             WHERE id = ?1",
            params![id, date.written, date.edtf, start_min, start_max, end_min, end_max],
        )?;
    }
    let description = patch.description.as_deref().map(str::trim).filter(|text| *text != old.description);
    if let Some(description) = description {
        done.push(format!("Describe the event {name}"));
        ask::run(
            connection,
            "describing an event",
            "UPDATE event SET description = ?2 WHERE id = ?1",
            params![id, description],
        )?;
    }
    if let Some(entities) = &patch.entities
        && set_entities(change, id, entities)?
    {
        done.push(format!("Change the people and places of {name}"));
    }
    if let Some(tags) = &patch.tags
        && set_tags(change, id, tags)?
    {
        done.push(format!("Tag the event {name}"));
    }
    if let Some(words) = done.pop() {
        change.say(if done.is_empty() { words } else { format!("Change the event {name}") });
        ask::run(
            connection,
            "changing an event",
            "UPDATE event SET changed = ?2 WHERE id = ?1",
            params![id, change.now],
        )?;
    }
    Ok(())
}

fn set_entities(
    change: &Change<'_>,
    id: EventId,
    entities: &[(EntityId, Role)],
) -> Result<bool, LibraryError> {
    let mut wanted: Vec<(EntityId, Role)> = Vec::new();
    for one in entities {
        if !wanted.contains(one) {
            wanted.push(*one);
        }
    }
    let connection = change.connection();
    if get(connection, id)?.event.entities == wanted {
        return Ok(false);
    }
    ask::run(connection, "naming who took part", "DELETE FROM event_entity WHERE event = ?1", [id])?;
    for (position, (entity, role)) in (0_u32..).zip(&wanted) {
        ask::run(
            connection,
            "naming who took part",
            "INSERT INTO event_entity (event, entity, role, position) VALUES (?1, ?2, ?3, ?4)",
            params![id, entity, role, position],
        )?;
    }
    Ok(true)
}

fn set_tags(change: &Change<'_>, id: EventId, paths: &[String]) -> Result<bool, LibraryError> {
    let connection = change.connection();
    let mut wanted: Vec<TagId> = Vec::new();
    for path in paths {
        let tag = tags::find_or_add(change, path)?;
        if !wanted.contains(&tag) {
            wanted.push(tag);
        }
    }
    if get(connection, id)?.event.tags == wanted {
        return Ok(false);
    }
    ask::run(connection, "tagging an event", "DELETE FROM event_tag WHERE event = ?1", [id])?;
    for (position, tag) in (0_u32..).zip(&wanted) {
        ask::run(
            connection,
            "tagging an event",
            "INSERT INTO event_tag (event, tag, position) VALUES (?1, ?2, ?3)",
            params![id, tag, position],
        )?;
    }
    Ok(true)
}

/// Stars an event, or takes its star away.
pub fn star(change: &Change<'_>, id: EventId, starred: bool) -> Result<(), LibraryError> {
    let event = get(change.connection(), id)?.event;
    if event.starred == starred {
        return Ok(());
    }
    let name = quoted(&event.title);
    change.say(if starred {
        format!("Star the event {name}")
    } else {
        format!("Take the star from the event {name}")
    });
    ask::run(
        change.connection(),
        "starring an event",
        "UPDATE event SET starred = ?2, changed = ?3 WHERE id = ?1",
        params![id, starred, change.now],
    )
    .map(|_| ())
}

/// Deletes events; the passages that were their evidence stay marked.
pub fn delete(change: &Change<'_>, ids: &[EventId]) -> Result<(), LibraryError> {
    let mut last = String::new();
    for id in ids {
        last = get(change.connection(), *id)?.event.title;
        ask::run(change.connection(), "deleting an event", "DELETE FROM event WHERE id = ?1", [id])?;
    }
    change.say(match ids.len() {
        1 => format!("Delete the event {}", quoted(&last)),
        number => format!("Delete {}", counted(number, "event", "events")),
    });
    Ok(())
}
