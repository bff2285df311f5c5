//! People, organisations and places.

mod write;

pub use write::{delete, find_or_add, update};

use rusqlite::{Connection, Row};

use crate::library::columns::Json;
use crate::library::filter::holding;
use crate::library::{LibraryError, ask};
use crate::model::{Entity, EntityId, EntityKind};

const COLUMNS: &str = "entity.id, entity.kind, entity.name, entity.aliases";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Entity> {
    let Json(aliases) = row.get(3)?;
    Ok(Entity { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)?, aliases })
}

/// The entity of this id.
pub fn get(connection: &Connection, id: EntityId) -> Result<Entity, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM entity WHERE id = ?1");
    ask::first(connection, "reading an entity", &sql, [id], of_row)?
        .ok_or_else(|| ask::not_found("person, organisation or place", id))
}

/// All of a kind, or all, by name, each with the number of its events.
pub fn list(connection: &Connection, kind: Option<EntityKind>) -> Result<Vec<(Entity, u32)>, LibraryError> {
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT count(DISTINCT event) FROM event_entity WHERE event_entity.entity = entity.id)
         FROM entity WHERE ?1 IS NULL OR kind = ?1 ORDER BY name COLLATE NOCASE, row"
    );
    ask::all(connection, "listing entities", &sql, [kind], |row| Ok((of_row(row)?, row.get(4)?)))
}

/// Those whose name or an alias holds this text; names that begin with it first.
pub fn like(connection: &Connection, text: &str, limit: u32) -> Result<Vec<Entity>, LibraryError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entity WHERE name LIKE ?1 ESCAPE '\\' OR aliases LIKE ?1 ESCAPE '\\'
         ORDER BY instr(lower(name), lower(?2)) <> 1, name COLLATE NOCASE, row LIMIT ?3"
    );
    ask::all(connection, "looking for entities", &sql, (holding(text), text, limit), of_row)
}

/// The ids of those whose name or an alias holds this text.
pub fn named_like(connection: &Connection, text: &str) -> Result<Vec<EntityId>, LibraryError> {
    Ok(like(connection, text, 1_000)?.into_iter().map(|entity| entity.id).collect())
}

/// The entity of this kind with this name or alias, whatever the case.
pub fn find(connection: &Connection, kind: EntityKind, name: &str) -> Result<Option<Entity>, LibraryError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM entity WHERE kind = ?1 AND (name = ?2 COLLATE NOCASE
         OR EXISTS (SELECT 1 FROM json_each(aliases) WHERE json_each.value = ?2 COLLATE NOCASE))
         ORDER BY name = ?2 COLLATE NOCASE DESC, row LIMIT 1"
    );
    ask::first(connection, "looking for an entity", &sql, (kind, name), of_row)
}
