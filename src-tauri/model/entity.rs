//! People, organisations and places.

use serde::{Deserialize, Serialize};

use super::id::EntityId;

/// A person, organisation or place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Entity {
    /// Identifier.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its usual name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, state, army, ship's crew …
    Organisation,
    /// Somewhere.
    Place,
}

/// The part an entity plays in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Role {
    /// Took part.
    Participant,
    /// Where it happened.
    Place,
}
