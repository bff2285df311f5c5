//! Events with their evidence: composed, listed, shown whole.

use serde::{Deserialize, Serialize};

use super::annotations::{AnnotationView, Passage};
use super::common::{DateView, EntityChip, TagChip};
use crate::model::{AnnotationId, ArticleId, EventId, EvidenceId, PositionSelector, Stance};

/// An event in a list or table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventRow {
    /// Identifier.
    pub id: EventId,
    /// What happened.
    pub title: String,
    /// When.
    pub when: Option<DateView>,
    /// Where.
    pub places: Vec<EntityChip>,
    /// Who.
    pub people: Vec<EntityChip>,
    /// Tags.
    pub tags: Vec<TagChip>,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
    /// Passages that give context.
    pub contexts: u32,
}

/// An event whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventView {
    /// What lists show.
    pub row: EventRow,
    /// What the researcher says about it, Markdown.
    pub description: String,
    /// Evidence: supporting, then disputing, then context; within each by date of publication.
    pub evidence: Vec<EvidenceView>,
    /// When it was made, in words.
    pub created: String,
    /// When it was last changed, in words.
    pub changed: String,
}

/// A passage's word on an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvidenceView {
    /// The link.
    pub id: EvidenceId,
    /// What the passage does for the event.
    pub stance: Stance,
    /// The date that this source claims.
    pub claims: Option<DateView>,
    /// The passage.
    pub annotation: AnnotationView,
    /// Where the date's words stand in the quote (code points of the quote).
    pub date_words: Option<PositionSelector>,
    /// The article.
    pub source: Source,
}

/// An article as a citation shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// Headline.
    pub title: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Date of publication.
    pub published: Option<DateView>,
}

/// Which events, for the list and the timeline's table twin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventsAsk {
    /// Filter in the words of the search box; empty for all.
    pub filter: String,
    /// Only events that possibly touch these seconds since 1970.
    pub window: Option<(f64, f64)>,
    /// Column to sort by.
    pub sort: EventSort,
    /// Whether the last comes first.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Columns by which events sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum EventSort {
    /// Earliest begin, then precision.
    When,
    /// Title.
    Title,
    /// Number of passages.
    Evidence,
    /// When it was last changed.
    Changed,
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventsPage {
    /// How many match.
    pub total: u32,
    /// Those asked for.
    pub rows: Vec<EventRow>,
}

/// Names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventAsk {
    /// The event.
    pub id: EventId,
}

/// What the composer opens from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ComposeAsk {
    /// A selected passage.
    Passage(Passage),
    /// An annotation.
    Annotation {
        /// The annotation.
        id: AnnotationId,
    },
}

/// What the composer opens with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Draft {
    /// Title proposed from the sentence.
    pub title: String,
    /// Date words proposed: those inside the passage, or the nearest before it; empty when there are none.
    pub when: String,
    /// What those words were understood as.
    pub reading: DateReadings,
    /// Names proposed from the sentence.
    pub entities: Vec<EntityChip>,
    /// Tags of the annotation.
    pub tags: Vec<TagChip>,
    /// The passage's words.
    pub quote: String,
    /// Where it stands.
    pub source: Source,
    /// Events that may already be this one: near in time or alike in title.
    pub similar: Vec<EventRow>,
}

/// Words to be understood as a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnderstandAsk {
    /// As typed.
    pub text: String,
    /// Whose date of publication relative words count from.
    pub article: Option<ArticleId>,
}

/// How typed words were understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DateReadings {
    /// The readings, best first; empty when it is no date.
    pub readings: Vec<DateReading>,
    /// Why it is no date, and what would be; empty when there are readings or nothing was typed.
    pub problem: Option<String>,
}

/// One reading of typed words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DateReading {
    /// The date.
    pub date: DateView,
    /// Why it was read so ("“late May” in an article of 21 July 1928").
    pub why: String,
}

/// A new event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewEvent {
    /// What happened.
    pub title: String,
    /// When; empty or `null` for not known yet.
    pub when: Option<WhenInput>,
    /// Markdown.
    pub description: String,
    /// People, organisations and places.
    pub entities: Vec<EntityChip>,
    /// Tag paths.
    pub tags: Vec<String>,
    /// Passages.
    pub evidence: Vec<NewEvidence>,
}

/// A date as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WhenInput {
    /// As typed or as the source gives it; kept.
    pub written: String,
    /// The reading that was chosen; `null` takes the best reading of the words.
    pub edtf: Option<String>,
}

/// A passage to be linked to an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewEvidence {
    /// Where it is.
    pub passage: ComposeAsk,
    /// What it does for the event.
    pub stance: Stance,
    /// The date that this source claims.
    pub claims: Option<WhenInput>,
}

/// New values of an event; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventPatch {
    /// The event.
    pub id: EventId,
    /// Title.
    pub title: Option<String>,
    /// Date; empty `written` clears it.
    pub when: Option<WhenInput>,
    /// Markdown.
    pub description: Option<String>,
    /// All its people, organisations and places.
    pub entities: Option<Vec<EntityChip>>,
    /// All its tag paths.
    pub tags: Option<Vec<String>>,
}

/// Adds a passage to an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AddEvidence {
    /// The event.
    pub event: EventId,
    /// The passage.
    pub evidence: NewEvidence,
}

/// New values of a link; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvidencePatch {
    /// The link.
    pub id: EvidenceId,
    /// Stance.
    pub stance: Option<Stance>,
    /// Claimed date; empty `written` clears it.
    pub claims: Option<WhenInput>,
}

/// Names a link between event and passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvidenceAsk {
    /// The link.
    pub id: EvidenceId,
}

/// Names events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventIds {
    /// The events.
    pub ids: Vec<EventId>,
}
