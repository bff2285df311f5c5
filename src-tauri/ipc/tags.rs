//! Tags.

use serde::{Deserialize, Serialize};

use super::common::{Nothing, TagChip};
use super::error::IpcError;
use super::show::Show;
use crate::library::{self, Library};
use crate::model::{Color, Tag, TagId};

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
    /// What becomes of its colour.
    pub color: Option<ColorChange>,
    /// What it stands for; an empty text takes the description away.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub description: Option<String>,
    /// Whether it has a number key: `true` gives it the lowest free one, `false` takes its own away.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub pinned: Option<bool>,
}

/// What becomes of a tag's own colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ColorChange {
    /// It has none of its own any more, and shows its parent's.
    Clear,
    /// It has this one.
    Set(Color),
}

/// A tag on a number key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagKey {
    /// The key, 1 to 9.
    pub key: u8,
    /// The tag.
    pub tag: TagChip,
    /// Whether a person put it there; otherwise it is one of those used last.
    pub pinned: bool,
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

/// Renames, moves, merges, colours, describes or pins a tag.
pub fn update_tag(library: &Library, patch: TagPatch) -> Result<Nothing, IpcError> {
    library.change("Change a tag", |change| {
        match patch.color {
            Some(ColorChange::Clear) => library::tags::set_color(change, patch.id, None)?,
            Some(ColorChange::Set(color)) => library::tags::set_color(change, patch.id, Some(color))?,
            None => {}
        }
        if let Some(description) = &patch.description {
            library::tags::describe(change, patch.id, description)?;
        }
        if let Some(pinned) = patch.pinned {
            library::tags::pin(change, patch.id, pinned)?;
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

/// The tags on the number keys, in the order of the keys: those put there, and on the free keys those used last.
pub fn tag_keys(library: &Library, _: Nothing) -> Result<Vec<TagKey>, IpcError> {
    Ok(library.read(|connection| {
        let tree = library::tags::tree(connection)?;
        let keys = library::tags::on_keys(connection, &tree)?;
        let show = Show::new(connection)?;
        let shown = keys.into_iter().filter_map(|(key, id)| {
            let pinned = tree.node(id).is_some_and(|node| node.tag.pin == Some(key));
            show.tags(&[id]).pop().map(|tag| TagKey { key, tag, pinned })
        });
        Ok(shown.collect())
    })?)
}
