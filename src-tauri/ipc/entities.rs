//! People, organisations and places.

use serde::{Deserialize, Serialize};

use super::events::EventRow;
use crate::model::{Entity, EntityId, EntityKind};

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
