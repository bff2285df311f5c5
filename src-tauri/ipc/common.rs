//! Small things that several calls share.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::error::IpcError;
use crate::library::{self, Library};
use crate::model::{Color, EntityId, EntityKind, TagId};

/// A date ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DateView {
    /// Canonical EDTF.
    pub edtf: String,
    /// As typed, or as the source gives it.
    pub written: String,
    /// In full words: "21–31 May 1928, approximate".
    pub words: String,
    /// In few words, for margins and axes: "late May 1928", "3 June 1928".
    pub short: String,
    /// Its edges.
    pub edges: Edges,
    /// Drawn hatched.
    pub approximate: bool,
    /// Drawn with a question.
    pub uncertain: bool,
}

/// The four edges of a date as seconds since 1970-01-01T00:00:00, inclusive; `null` is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Edges {
    /// Earliest begin.
    pub start_min: Option<f64>,
    /// Latest begin.
    pub start_max: Option<f64>,
    /// Earliest end.
    pub end_min: Option<f64>,
    /// Latest end.
    pub end_max: Option<f64>,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SnippetPart {
    /// Its text.
    pub text: String,
    /// Whether it is a hit.
    pub hit: bool,
}

/// A tag as a chip shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagChip {
    /// Identifier.
    pub id: TagId,
    /// Its path: `signals/distress call`.
    pub path: String,
    /// Its own colour, or the nearest ancestor's.
    pub color: Option<Color>,
}

/// A person, organisation or place as a chip shows it, and as a form sends it: without `id`, the name is
/// looked up among names and aliases, and a new entity is made where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntityChip {
    /// Identifier, where it exists already.
    pub id: Option<EntityId>,
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
}

/// What the composer's completing fields ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CompleteAsk {
    /// What is typed so far.
    pub text: String,
    /// What is wanted.
    pub of: Completes,
    /// How many at most.
    pub limit: u32,
}

/// What can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Completes {
    /// Tag paths.
    Tags,
    /// People, organisations and places.
    Entities,
    /// Events, by title.
    Events,
}

/// A completion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Completion {
    /// Identifier of what it stands for.
    pub id: String,
    /// What to show and to fill in.
    pub label: String,
    /// Colour of a tag.
    pub color: Option<Color>,
    /// Kind of an entity.
    pub kind: Option<EntityKind>,
    /// Something to tell it apart: an alias that matched, an event's date.
    pub detail: Option<String>,
}

/// An input of nothing, or an output that says only "done".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Nothing {}

/// Completes what is typed in a field.
pub fn complete(library: &Library, ask: CompleteAsk) -> Result<Vec<Completion>, IpcError> {
    let text = ask.text.trim();
    Ok(library.read(|connection| {
        Ok(match ask.of {
            Completes::Tags => {
                let used = library::tags::recently_used(connection)?;
                tags_like(&library::tags::tree(connection)?, &used, text, ask.limit)
            }
            Completes::Entities => library::entities::like(connection, text, ask.limit)?
                .into_iter()
                .map(|entity| {
                    let typed = text.to_lowercase();
                    let by_name = entity.name.to_lowercase().contains(&typed);
                    let alias =
                        entity.aliases.into_iter().find(|alias| alias.to_lowercase().contains(&typed));
                    Completion {
                        id: entity.id.to_string(),
                        label: entity.name,
                        color: None,
                        kind: Some(entity.kind),
                        detail: alias.filter(|_| !by_name),
                    }
                })
                .collect(),
            Completes::Events => library::events::like(connection, text, ask.limit)?
                .into_iter()
                .map(|happened| Completion {
                    id: happened.event.id.to_string(),
                    label: happened.event.title,
                    color: None,
                    kind: None,
                    detail: happened.event.when.as_ref().map(|date| DateView::of(date).words),
                })
                .collect(),
        })
    })?)
}

/// Tags whose path holds what is typed: those in which a name begins with it first, and of these those that were
/// used last.
fn tags_like(
    tree: &library::tags::Tree,
    used: &HashMap<TagId, library::tags::Used>,
    text: &str,
    limit: u32,
) -> Vec<Completion> {
    let typed = text.to_lowercase();
    let mut found: Vec<(bool, Reverse<Option<library::tags::Used>>, Completion)> = Vec::new();
    for node in tree.nodes() {
        let path = node.path.to_lowercase();
        if path.contains(&typed) {
            let begins = path.starts_with(&typed) || path.contains(&format!("/{typed}"));
            let completion = Completion {
                id: node.tag.id.to_string(),
                label: node.path.clone(),
                color: node.color,
                kind: None,
                detail: None,
            };
            let last = used.get(&node.tag.id).copied();
            found.push((!begins, Reverse(last), completion));
        }
    }
    found.sort_by_key(|(later, last, _)| (*later, *last));
    found.into_iter().take(limit as usize).map(|(.., completion)| completion).collect()
}
