//! Labels in a tree.

use serde::{Deserialize, Serialize};

use super::annotation::Color;
use super::id::TagId;

/// A label in a tree; its path is written with slashes: `military/air strikes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tag {
    /// Identifier.
    pub id: TagId,
    /// The tag above it.
    pub parent: Option<TagId>,
    /// Its own name, without slash.
    pub name: String,
    /// Its colour; `None` takes the parent's, or grey.
    pub color: Option<Color>,
    /// What it stands for, in the person's own words; may be empty.
    pub description: String,
    /// The number key, 1 to 9, that a person gave it.
    pub pin: Option<u8>,
}
