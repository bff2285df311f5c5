//! Entities made, renamed, merged, deleted.

use rusqlite::params;

use super::{find, get};
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError, ask};
use crate::model::{Entity, EntityId, EntityKind};

fn tidy(name: &str) -> Result<String, LibraryError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(LibraryError::Refused("A person, organisation or place needs a name.".to_owned()));
    }
    Ok(name)
}

/// The entity of this kind with this name or alias; made where there is none.
pub fn find_or_add(change: &Change<'_>, kind: EntityKind, name: &str) -> Result<EntityId, LibraryError> {
    let name = tidy(name)?;
    if let Some(entity) = find(change.connection(), kind, &name)? {
        return Ok(entity.id);
    }
    let id = EntityId::from_bits(change.id());
    ask::run(
        change.connection(),
        "making an entity",
        "INSERT INTO entity (id, kind, name) VALUES (?1, ?2, ?3)",
        params![id, kind, name],
    )?;
    Ok(id)
}

/// Gives an entity new values. A name that another entity of the kind has makes the two one; the name
/// that goes becomes an alias.
pub fn update(change: &Change<'_>, wanted: &Entity) -> Result<(), LibraryError> {
    let old = get(change.connection(), wanted.id)?;
    let mut new = Entity { name: tidy(&wanted.name)?, ..wanted.clone() };
    let mut aliases: Vec<String> = Vec::new();
    for alias in &wanted.aliases {
        let alias = alias.split_whitespace().collect::<Vec<_>>().join(" ");
        if !alias.is_empty() && alias != new.name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    new.aliases = aliases;
    let other = find(change.connection(), new.kind, &new.name)?
        .filter(|other| other.id != new.id && other.name.to_lowercase() == new.name.to_lowercase());
    if let Some(other) = other {
        return merge(change, &old, &other);
    }
    if new == old {
        return Ok(());
    }
    change.say(if new.name == old.name {
        format!("Change {}", quoted(&old.name))
    } else {
        format!("Rename {} to {}", quoted(&old.name), quoted(&new.name))
    });
    write(change, &new)
}

fn write(change: &Change<'_>, entity: &Entity) -> Result<(), LibraryError> {
    let aliases = serde_json::Value::from(entity.aliases.clone()).to_string();
    ask::run(
        change.connection(),
        "changing an entity",
        "UPDATE entity SET kind = ?2, name = ?3, aliases = ?4 WHERE id = ?1",
        params![entity.id, entity.kind, entity.name, aliases],
    )
    .map(|_| ())
}

fn merge(change: &Change<'_>, from: &Entity, into: &Entity) -> Result<(), LibraryError> {
    change.say(format!("Merge {} into {}", quoted(&from.name), quoted(&into.name)));
    let connection = change.connection();
    ask::run(
        connection,
        "merging entities",
        "UPDATE event_entity SET entity = ?2 WHERE entity = ?1 AND NOT EXISTS (
             SELECT 1 FROM event_entity AS there
             WHERE there.event = event_entity.event AND there.role = event_entity.role AND there.entity = ?2)",
        params![from.id, into.id],
    )?;
    let mut kept = into.clone();
    for alias in std::iter::once(&from.name).chain(&from.aliases) {
        if *alias != kept.name && !kept.aliases.contains(alias) {
            kept.aliases.push(alias.clone());
        }
    }
    ask::run(connection, "merging entities", "DELETE FROM entity WHERE id = ?1", [from.id])?;
    if kept == *into { Ok(()) } else { write(change, &kept) }
}

/// Deletes an entity; its events stay, without it.
pub fn delete(change: &Change<'_>, id: EntityId) -> Result<(), LibraryError> {
    let entity = get(change.connection(), id)?;
    change.say(format!("Delete {}", quoted(&entity.name)));
    ask::run(change.connection(), "deleting an entity", "DELETE FROM entity WHERE id = ?1", [id]).map(|_| ())
}
