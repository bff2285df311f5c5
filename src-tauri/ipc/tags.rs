//! Tags.

use serde::{Deserialize, Serialize};

use crate::model::{Color, TagId};

/// A new tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewTag {
    /// Its path; missing ancestors are made.
    pub path: String,
    /// Its colour.
    pub color: Option<Color>,
}

/// New values of a tag; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagPatch {
    /// The tag.
    pub id: TagId,
    /// A new path: renames, and moves with all below it. The path of another tag merges the two.
    pub path: Option<String>,
    /// Colour.
    pub color: Option<Color>,
}

/// Names a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagAsk {
    /// The tag.
    pub id: TagId,
}
