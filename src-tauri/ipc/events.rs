//! Events with their evidence: composed, listed, shown whole.

use serde::{Deserialize, Serialize};

use super::annotations::{AnnotationView, Passage};
use super::common::Nothing;
use super::common::{DateView, EntityChip, TagChip};
use super::dates::{chosen, reference};
use super::error::IpcError;
use super::show::Show;
use crate::library::filter::Filter;
use crate::library::{self, Change, Library, LibraryError};
use crate::model::{AnnotationId, ArticleId, EventId, EvidenceId, PositionSelector, Stance};
use crate::model::{Color, EntityId, EntityKind, EventDate, Role};

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
    /// Whether it is starred.
    pub starred: bool,
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

/// An event whole.
pub fn event(library: &Library, ask: EventAsk) -> Result<EventView, IpcError> {
    Ok(library.read(|connection| Show::new(connection)?.event(ask.id))?)
}

/// A page of events.
pub fn events(library: &Library, ask: EventsAsk) -> Result<EventsPage, IpcError> {
    use library::events::Sort;
    let filter = Filter::parse(&ask.filter)?;
    let sort = match ask.sort {
        EventSort::When => Sort::When,
        EventSort::Title => Sort::Title,
        EventSort::Evidence => Sort::Evidence,
        EventSort::Changed => Sort::Changed,
    };
    Ok(library.read(|connection| {
        let asked = library::events::ListAsk {
            filter: &filter,
            window: ask.window.map(|(from, to)| (from.floor() as i64, to.ceil() as i64)),
            sort,
            descending: ask.descending,
            offset: ask.offset,
            limit: ask.limit,
        };
        let (happened, total) = library::events::list(connection, &asked)?;
        Ok(EventsPage { total, rows: Show::new(connection)?.event_rows(&happened) })
    })?)
}

/// The article that a passage stands in.
fn article_of(library: &Library, passage: &ComposeAsk) -> Result<ArticleId, IpcError> {
    Ok(match passage {
        ComposeAsk::Passage(passage) => passage.article,
        ComposeAsk::Annotation { id } => {
            library.read(|connection| library::annotations::get(connection, *id, None))?.annotation.article
        }
    })
}

/// The date that a source claims, counted from its own date of publication.
fn claimed(library: &Library, evidence: &NewEvidence) -> Result<Option<EventDate>, IpcError> {
    let Some(claims) = &evidence.claims else { return Ok(None) };
    chosen(claims, reference(library, article_of(library, &evidence.passage)?)?.as_ref())
}

/// Makes an event with its evidence. Relative words count from the first passage's article.
pub fn create_event(library: &Library, new: NewEvent) -> Result<EventView, IpcError> {
    let from = match new.evidence.first() {
        Some(first) => reference(library, article_of(library, &first.passage)?)?,
        None => None,
    };
    let when = match &new.when {
        Some(when) => chosen(when, from.as_ref())?,
        None => None,
    };
    let claims = new.evidence.iter().map(|one| claimed(library, one)).collect::<Result<Vec<_>, _>>()?;
    let id = library.change("Make an event", |change| {
        let entities = named(change, &new.entities)?;
        let id = library::events::add(
            change,
            &library::events::New {
                title: new.title.clone(),
                when,
                description: new.description.clone(),
                entities,
                tags: new.tags.clone(),
            },
        )?;
        for (evidence, claims) in new.evidence.iter().zip(claims) {
            link(change, id, evidence, claims)?;
        }
        change.say(format!("Make the event {}", library::wording::quoted(&new.title)));
        Ok(id)
    })?;
    event(library, EventAsk { id })
}

/// Marks the passage where it is not marked yet, and links it.
fn link(
    change: &Change<'_>,
    event: EventId,
    evidence: &NewEvidence,
    claims: Option<EventDate>,
) -> Result<(), LibraryError> {
    let annotation = match evidence.passage {
        ComposeAsk::Annotation { id } => id,
        ComposeAsk::Passage(passage) => {
            let passage = passage.stored();
            match library::annotations::find_at(change, &passage)? {
                Some(id) => id,
                None => library::annotations::add(
                    change,
                    &library::annotations::New { passage, color: Color::default(), note: "", tags: &[] },
                )?,
            }
        }
    };
    let new = library::events::NewEvidence { annotation, stance: evidence.stance, claims };
    library::events::add_evidence(change, event, &new).map(|_| ())
}

/// The entities that chips name, made where they are new, each with its part.
fn named(change: &Change<'_>, chips: &[EntityChip]) -> Result<Vec<(EntityId, Role)>, LibraryError> {
    let one = |chip: &EntityChip| {
        let id = match chip.id {
            Some(id) => library::entities::get(change.connection(), id)?.id,
            None => library::entities::find_or_add(change, chip.kind, &chip.name)?,
        };
        Ok((id, if chip.kind == EntityKind::Place { Role::Place } else { Role::Participant }))
    };
    chips.iter().map(one).collect()
}

/// Gives an event new values.
pub fn update_event(library: &Library, patch: EventPatch) -> Result<EventView, IpcError> {
    let when = match &patch.when {
        Some(when) => Some(chosen(when, None)?),
        None => None,
    };
    library.change("Change an event", |change| {
        let entities = patch.entities.as_deref().map(|chips| named(change, chips)).transpose()?;
        let new = library::events::Patch {
            title: patch.title,
            when,
            description: patch.description,
            entities,
            tags: patch.tags,
        };
        library::events::update(change, patch.id, &new)
    })?;
    event(library, EventAsk { id: patch.id })
}

/// Deletes events; their passages stay marked.
pub fn delete_events(library: &Library, ask: EventIds) -> Result<Nothing, IpcError> {
    library.change("Delete events", |change| library::events::delete(change, &ask.ids))?;
    Ok(Nothing {})
}

/// Adds a passage to an event.
pub fn add_evidence(library: &Library, ask: AddEvidence) -> Result<EventView, IpcError> {
    let claims = claimed(library, &ask.evidence)?;
    library.change("Add evidence", |change| link(change, ask.event, &ask.evidence, claims))?;
    event(library, EventAsk { id: ask.event })
}

/// Gives a link a new stance or claimed date.
pub fn update_evidence(library: &Library, patch: EvidencePatch) -> Result<EventView, IpcError> {
    let claims = match &patch.claims {
        Some(claims) => Some(chosen(claims, None)?),
        None => None,
    };
    let id = library.change("Change evidence", |change| {
        library::events::update_evidence(change, patch.id, patch.stance, claims)
    })?;
    event(library, EventAsk { id })
}

/// Takes a passage away from an event; it stays marked.
pub fn remove_evidence(library: &Library, ask: EvidenceAsk) -> Result<Nothing, IpcError> {
    library.change("Remove evidence", |change| library::events::remove_evidence(change, ask.id))?;
    Ok(Nothing {})
}
