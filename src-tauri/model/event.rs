//! Something that happened, and the passages that say so.

use serde::{Deserialize, Serialize};

use super::date::{EventDate, Stance};
use super::entity::Role;
use super::id::{AnnotationId, EntityId, EventId, EvidenceId, TagId};
use super::time::Timestamp;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Event {
    /// Identifier.
    pub id: EventId,
    /// What happened, in a few words.
    pub title: String,
    /// When; `None` for an event whose date is not known yet.
    pub when: Option<EventDate>,
    /// What else the researcher says about it, Markdown.
    pub description: String,
    /// People, organisations and places, each with its part.
    pub entities: Vec<(EntityId, Role)>,
    /// Tags.
    pub tags: Vec<TagId>,
    /// Whether the researcher starred it: it is shown before others.
    pub starred: bool,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// A passage's word on an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evidence {
    /// Identifier.
    pub id: EvidenceId,
    /// The event.
    pub event: EventId,
    /// The marked passage.
    pub annotation: AnnotationId,
    /// What the passage does for the event.
    pub stance: Stance,
    /// The date that this source claims, where it gives one.
    pub claims: Option<EventDate>,
}
