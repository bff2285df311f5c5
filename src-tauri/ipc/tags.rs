//! Tags.

use serde::{Deserialize, Serialize};

use crate::model::{Color, Tag, TagId};
use super::common::Nothing;
use super::error::IpcError;
use crate::library::{self, Library};

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

/// Makes a tag with its missing ancestors; an existing one is given back.
pub fn create_tag(library: &Library, new: NewTag) -> Result<Tag, IpcError> {
    Ok(library.change("Add a tag", |change| library::tags::add(change, &new.path, new.color))?)
}

/// Renames, moves, merges or colours a tag.
pub fn update_tag(library: &Library, patch: TagPatch) -> Result<Nothing, IpcError> {
    library.change("Change a tag", |change| {
        if patch.color.is_some() {
            library::tags::set_color(change, patch.id, patch.color)?;
        }
        match &patch.path {
            Some(path) => library::tags::set_path(change, patch.id, path),
            None => Ok(()),
        }
    })?;
    Ok(Nothing {})
}

/// Deletes a tag and all below it.
pub fn delete_tag(library: &Library, ask: TagAsk) -> Result<Nothing, IpcError> {
    library.change("Delete a tag", |change| library::tags::delete(change, ask.id))?;
    Ok(Nothing {})
}
