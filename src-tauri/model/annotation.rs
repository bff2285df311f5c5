//! A mark on a passage (W3C Web Annotation): target, bodies, and how well the target still stands.

use serde::{Deserialize, Serialize};

use super::id::{AnnotationId, ArticleId, TagId, VersionId};
use super::selector::Selector;
use super::time::Timestamp;

/// A mark on a passage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Annotation {
    /// Identifier.
    pub id: AnnotationId,
    /// The article.
    pub article: ArticleId,
    /// The version on which the mark was made; the selector belongs to it.
    pub version: VersionId,
    /// What was marked, as it stood in that version.
    pub selector: Selector,
    /// Colour of the highlight.
    pub color: Color,
    /// The note, Markdown; empty for a plain highlight.
    pub note: String,
    /// Tags, in the order given.
    pub tags: Vec<TagId>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// The five highlight colours; each has a line pattern of its own, so that no meaning hangs on colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Color {
    /// Key 1, solid.
    #[default]
    Amber,
    /// Key 2, dashed.
    Moss,
    /// Key 3, dotted.
    Sky,
    /// Key 4, double.
    Rose,
    /// Key 5, wavy.
    Plum,
}

impl Color {
    /// All five, in the order of their keys.
    pub const ALL: [Color; 5] = [Color::Amber, Color::Moss, Color::Sky, Color::Rose, Color::Plum];

    /// The name as stored and as typed on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Color::Amber => "amber",
            Color::Moss => "moss",
            Color::Sky => "sky",
            Color::Rose => "rose",
            Color::Plum => "plum",
        }
    }

    /// The colour of this name.
    pub fn named(name: &str) -> Option<Color> {
        Color::ALL.into_iter().find(|color| color.name() == name)
    }
}

/// How well a passage was found again in a version's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnchorState {
    /// Same words, same context, same place among its neighbours.
    Exact,
    /// Same words, elsewhere or in other surroundings.
    Moved,
    /// The words were edited.
    Changed,
    /// Several places are equally good.
    Ambiguous,
    /// Not found.
    Lost,
}

impl AnchorState {
    /// All five, from the best to the worst.
    pub const ALL: [AnchorState; 5] = [
        AnchorState::Exact,
        AnchorState::Moved,
        AnchorState::Changed,
        AnchorState::Ambiguous,
        AnchorState::Lost,
    ];

    /// The name as stored and as typed in filters.
    pub const fn name(self) -> &'static str {
        match self {
            AnchorState::Exact => "exact",
            AnchorState::Moved => "moved",
            AnchorState::Changed => "changed",
            AnchorState::Ambiguous => "ambiguous",
            AnchorState::Lost => "lost",
        }
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<AnchorState> {
        AnchorState::ALL.into_iter().find(|state| state.name() == name)
    }
}
