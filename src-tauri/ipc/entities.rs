//! People, organisations and places.

use serde::{Deserialize, Serialize};

use super::events::EventRow;
use crate::model::{Entity, EntityId, EntityKind};
use super::common::Nothing;
use super::error::IpcError;
use super::show::Show;
use crate::library::{self, Library};

/// An entity in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntityRow {
    /// The entity.
    pub entity: Entity,
    /// Events it takes part in.
    pub events: u32,
}

/// All of one kind, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntitiesAsk {
    /// Only these.
    pub kind: Option<EntityKind>,
}

/// The list, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntitiesPage {
    /// All asked for.
    pub rows: Vec<EntityRow>,
}

/// Names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntityAsk {
    /// The entity.
    pub id: EntityId,
}

/// An entity whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntityView {
    /// The entity.
    pub entity: Entity,
    /// Its events in time order.
    pub events: Vec<EventRow>,
}

/// New values of an entity; `null` leaves a value alone. A name that another entity of the kind has merges
/// the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntityPatch {
    /// The entity.
    pub id: EntityId,
    /// Kind.
    pub kind: Option<EntityKind>,
    /// Name.
    pub name: Option<String>,
    /// Other names.
    pub aliases: Option<Vec<String>>,
}

/// People, organisations and places, by name.
pub fn entities(library: &Library, ask: EntitiesAsk) -> Result<EntitiesPage, IpcError> {
    let listed = library.read(|connection| library::entities::list(connection, ask.kind))?;
    Ok(EntitiesPage {
        rows: listed.into_iter().map(|(entity, events)| EntityRow { entity, events }).collect(),
    })
}

/// An entity with its events.
pub fn entity(library: &Library, ask: EntityAsk) -> Result<EntityView, IpcError> {
    Ok(library.read(|connection| {
        let entity = library::entities::get(connection, ask.id)?;
        let events = library::events::of_entity(connection, ask.id)?;
        Ok(EntityView { entity, events: Show::new(connection)?.event_rows(&events) })
    })?)
}

/// Gives an entity new values, or merges it into the one that has the name.
pub fn update_entity(library: &Library, patch: EntityPatch) -> Result<Nothing, IpcError> {
    library.change("Change a name", |change| {
        let mut entity = library::entities::get(change.connection(), patch.id)?;
        entity.kind = patch.kind.unwrap_or(entity.kind);
        entity.name = patch.name.unwrap_or(entity.name);
        entity.aliases = patch.aliases.unwrap_or(entity.aliases);
        library::entities::update(change, &entity)
    })?;
    Ok(Nothing {})
}

/// Deletes an entity; its events stay.
pub fn delete_entity(library: &Library, ask: EntityAsk) -> Result<Nothing, IpcError> {
    library.change("Delete a name", |change| library::entities::delete(change, ask.id))?;
    Ok(Nothing {})
}
