//! Annotations: made, listed, changed.

use serde::{Deserialize, Serialize};

use super::common::Nothing;
use super::common::{DateView, TagChip};
use super::error::IpcError;
use super::show::Show;
use crate::library::filter::Filter;
use crate::library::{self, Library};
use crate::model::{
    AnchorState, AnnotationId, ArticleId, Color, EventId, EvidenceId, PositionSelector, Stance, VersionId,
};

/// An annotation as reader and inspector show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationView {
    /// Identifier.
    pub id: AnnotationId,
    /// The article.
    pub article: ArticleId,
    /// Its title, for lists over the whole library.
    pub article_title: String,
    /// Colour.
    pub color: Color,
    /// The words as they were marked.
    pub quote: String,
    /// Note, Markdown; may be empty.
    pub note: String,
    /// Tags.
    pub tags: Vec<TagChip>,
    /// Where it stands in the version shown; `null` when ambiguous or lost.
    pub place: Option<PositionSelector>,
    /// How well it was found there.
    pub state: AnchorState,
    /// Whether a person agreed to that place, or to its having none: nothing is left to review.
    pub accepted: bool,
    /// For a changed passage: the words that now stand in its place.
    pub now: Option<String>,
    /// For an ambiguous passage: the equally good places.
    pub candidates: Vec<PositionSelector>,
    /// Number of the version on which it was made.
    pub made_on: u32,
    /// Events that it is evidence for.
    pub events: Vec<AnnotationEvent>,
    /// When it was made, in words.
    pub created: String,
}

/// An event that an annotation is evidence for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationEvent {
    /// The link.
    pub evidence: EvidenceId,
    /// The event.
    pub event: EventId,
    /// Its title.
    pub title: String,
    /// Its date.
    pub when: Option<DateView>,
    /// What this passage does for it.
    pub stance: Stance,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
}

/// Which annotations over the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationsAsk {
    /// Filter in the words of the search box; empty for all.
    pub filter: String,
    /// Only those of this article.
    pub article: Option<ArticleId>,
    /// Only those that wait for a decision after a new version.
    pub to_review: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A page of annotations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationsPage {
    /// How many match.
    pub total: u32,
    /// Those asked for.
    pub rows: Vec<AnnotationView>,
}

/// A passage of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The version whose positions these are.
    pub version: VersionId,
    /// First position (code points).
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
}

/// A new annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewAnnotation {
    /// What is marked. Refused when it holds folded text.
    pub passage: Passage,
    /// Colour.
    pub color: Color,
    /// Note, Markdown.
    pub note: String,
    /// Tag paths; those that do not exist are made.
    pub tags: Vec<String>,
}

/// New values of an annotation; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationPatch {
    /// The annotation.
    pub id: AnnotationId,
    /// Colour.
    pub color: Option<Color>,
    /// Note, Markdown.
    pub note: Option<String>,
    /// Tag paths.
    pub tags: Option<Vec<String>>,
    /// A new place: re-attaches the annotation to these words.
    pub passage: Option<Passage>,
}

/// Names annotations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnnotationIds {
    /// The annotations.
    pub ids: Vec<AnnotationId>,
}

/// Says of a changed or ambiguous annotation: this is its place now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AcceptPlace {
    /// The annotation.
    pub id: AnnotationId,
    /// The version.
    pub version: VersionId,
    /// The place in it.
    pub place: PositionSelector,
}

/// Says of an annotation: in this version it has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DetachAsk {
    /// The annotation.
    pub id: AnnotationId,
    /// The version.
    pub version: VersionId,
}

impl Passage {
    pub(super) fn stored(self) -> library::annotations::Passage {
        library::annotations::Passage {
            article: self.article,
            version: self.version,
            start: self.start,
            end: self.end,
        }
    }
}

/// The annotation of this id, as it stands in its article's newest version.
pub fn shown(library: &Library, id: AnnotationId) -> Result<AnnotationView, IpcError> {
    Ok(library.read(|connection| {
        Show::new(connection)?.annotation(library::annotations::get(connection, id, None)?)
    })?)
}

/// A page of annotations over the library.
pub fn annotations(library: &Library, ask: AnnotationsAsk) -> Result<AnnotationsPage, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    Ok(library.read(|connection| {
        let asked = library::annotations::ListAsk {
            filter: &filter,
            article: ask.article,
            to_review: ask.to_review,
            offset: ask.offset,
            limit: ask.limit,
        };
        let (marked, total) = library::annotations::list(connection, &asked)?;
        Ok(AnnotationsPage { total, rows: Show::new(connection)?.annotations(marked)? })
    })?)
}

/// Marks a passage.
pub fn annotate(library: &Library, new: NewAnnotation) -> Result<AnnotationView, IpcError> {
    let id = library.change("Mark a passage", |change| {
        library::annotations::add(
            change,
            &library::annotations::New {
                passage: new.passage.stored(),
                color: new.color,
                note: &new.note,
                tags: &new.tags,
            },
        )
    })?;
    shown(library, id)
}

/// Gives an annotation new values.
pub fn update_annotation(library: &Library, patch: AnnotationPatch) -> Result<AnnotationView, IpcError> {
    library.change("Change an annotation", |change| {
        library::annotations::update(
            change,
            patch.id,
            &library::annotations::Patch {
                color: patch.color,
                note: patch.note.as_deref(),
                tags: patch.tags.as_deref(),
                passage: patch.passage.map(Passage::stored),
            },
        )
    })?;
    shown(library, patch.id)
}

/// Says of a changed or ambiguous annotation: this is its place now.
pub fn accept_place(library: &Library, ask: AcceptPlace) -> Result<Nothing, IpcError> {
    library.change("Keep an annotation's place", |change| {
        library::annotations::accept(change, ask.id, ask.version, ask.place)
    })?;
    Ok(Nothing {})
}

/// Says of a lost annotation: it has no place in this version. It stays with the version on which it was made.
pub fn detach_annotation(library: &Library, ask: DetachAsk) -> Result<Nothing, IpcError> {
    library
        .change("Detach an annotation", |change| library::annotations::detach(change, ask.id, ask.version))?;
    Ok(Nothing {})
}

/// Deletes annotations.
pub fn delete_annotations(library: &Library, ask: AnnotationIds) -> Result<Nothing, IpcError> {
    library.change("Delete annotations", |change| library::annotations::delete(change, &ask.ids))?;
    Ok(Nothing {})
}
