//! The timeline: what fits the pixels, and saved timelines.

use serde::{Deserialize, Serialize};

use super::common::Edges;
use super::common::Nothing;
use super::error::IpcError;
use crate::library::{self, Library};
use crate::model::{Color, EventId, LaneBy, Timeline, TimelineId, TimelineStyle};

/// A viewport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineAsk {
    /// Which events, in the words of the search box.
    pub filter: String,
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// For lanes by tag: tags deeper in the tree count as their ancestor at this depth, 0 for the outermost;
    /// left out or `null`, each tag has a lane of its own.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub depth: Option<u32>,
    /// Which of the lanes that hold something in the window are answered: how many are passed over, and how
    /// many come at most. Left out or `null`, the first 200.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub rows: Option<(u32, u32)>,
    /// First and last second shown; `null` fits all events.
    pub window: Option<(f64, f64)>,
    /// Width of the drawing in pixels: what lies closer than a mark's width is gathered into clusters.
    pub width: f64,
}

/// What to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineView {
    /// The window that was answered.
    pub window: (f64, f64),
    /// First and last second of all events that pass the filter.
    pub extent: Option<(f64, f64)>,
    /// Lanes in their order. An event with several tags stands in several lanes.
    pub lanes: Vec<Lane>,
    /// Lanes that hold something in the window; more than are listed when there are very many.
    pub lane_total: u32,
    /// Events that pass the filter, whatever the window.
    pub total: u32,
    /// Of these, events in the window.
    pub inside: u32,
    /// Of these, events without a date; they stand in the table only.
    pub undated: u32,
    /// The whole extent in equal bins: how many events begin in each.
    pub density: Vec<u32>,
    /// Year at the edges of the bins' extent, as drawn under them: seconds of the first and last edge.
    pub density_span: (f64, f64),
    /// The nearest event outside an empty window.
    pub nearest: Option<Nearest>,
}

/// The way out of an empty window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Nearest {
    /// The event.
    pub event: EventId,
    /// Its date in short words.
    pub short: String,
    /// Where it begins.
    pub at: f64,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Lane {
    /// What it stands for: the id of a tag, article, person, place or collection, a publisher's name, the name
    /// of a stance; empty for events that have none.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub color: Option<Color>,
    /// Events in it inside the window.
    pub count: u32,
    /// What to draw, ordered by begin.
    pub marks: Vec<TimelineMark>,
}

/// Something to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TimelineMark {
    /// One event.
    Event(EventMark),
    /// Several events too close to tell apart at this zoom.
    Cluster(ClusterMark),
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventMark {
    /// The event.
    pub id: EventId,
    /// Its title; of a very long one the beginning.
    pub title: String,
    /// Its date in full words; empty without a date.
    pub words: String,
    /// Its edges.
    pub edges: Edges,
    /// Whether it is known to the day or finer: a point.
    pub point: bool,
    /// Drawn hatched.
    pub approximate: bool,
    /// Doubted.
    pub uncertain: bool,
    /// Passages that support, dispute, give context.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
    /// Passages that give context.
    pub contexts: u32,
    /// Whether it is starred.
    pub starred: bool,
    /// Other dates that sources claim.
    pub claims: Vec<ClaimMark>,
}

/// Another date that a source claims for an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClaimMark {
    /// Its edges.
    pub edges: Edges,
    /// In short words.
    pub short: String,
    /// Who claims it: the publisher, or the article's title.
    pub source: String,
}

/// Several events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClusterMark {
    /// Names it within its lane, also after the window has moved on, and to list its events.
    pub key: String,
    /// Whether they began before the window and reach into it: then `from` and `to` are the window's begin.
    pub through: bool,
    /// How many.
    pub count: u32,
    /// Earliest begin.
    pub from: f64,
    /// Latest begin.
    pub to: f64,
    /// Title of the one that is shown first when one looks closer, for the label.
    pub title: String,
}

/// Which events to list, one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineMembersAsk {
    /// Which events, in the words of the search box.
    pub filter: String,
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// Depth of lanes by tag, as it was asked for the timeline.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub depth: Option<u32>,
    /// The lane's key.
    pub lane: String,
    /// The cluster's key: exactly its events are listed. Left out or `null`, all of the lane that possibly
    /// touch the seconds from `from` to `to`.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub cluster: Option<String>,
    /// First second.
    pub from: f64,
    /// Last second.
    pub to: f64,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Events, one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineMembers {
    /// How many there are.
    pub total: u32,
    /// Those asked for, in the order of time.
    pub events: Vec<EventMark>,
}

/// A page of the events that pass a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilteredAsk {
    /// Which events, in the words of the search box.
    pub filter: String,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Stars an event, or takes its star away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StarAsk {
    /// The event.
    pub event: EventId,
    /// Whether it is to have a star.
    pub starred: bool,
}

/// A timeline to be saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewTimeline {
    /// Its name.
    pub name: String,
    /// Which events.
    pub filter: String,
    /// Lanes.
    pub lanes: LaneBy,
    /// Window.
    pub window: Option<(f64, f64)>,
    /// How its lanes are arranged.
    #[serde(default)]
    pub style: TimelineStyle,
}

/// New values of a saved timeline; `null` leaves a value alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelinePatch {
    /// The timeline.
    pub id: TimelineId,
    /// Name.
    pub name: Option<String>,
    /// Which events.
    pub filter: Option<String>,
    /// Lanes.
    pub lanes: Option<LaneBy>,
    /// Window.
    pub window: Option<(f64, f64)>,
    /// How its lanes are arranged.
    pub style: Option<TimelineStyle>,
}

/// A new place for a saved timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineMove {
    /// The timeline.
    pub id: TimelineId,
    /// Its place among all, counted from 0; beyond the last it becomes the last.
    pub place: u32,
}

/// Names a saved timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TimelineRef {
    /// The timeline.
    pub id: TimelineId,
}

/// Seconds as they are kept; what is no number is no window.
fn window(window: Option<(f64, f64)>) -> Option<(i64, i64)> {
    window.filter(|(from, to)| from.is_finite() && to.is_finite()).map(|(from, to)| (from as i64, to as i64))
}

/// Stars an event, or takes its star away. Where there is little room, starred events are shown first.
pub fn star_event(library: &Library, ask: StarAsk) -> Result<Nothing, IpcError> {
    library.change("Star an event", |change| library::events::star(change, ask.event, ask.starred))?;
    Ok(Nothing {})
}

/// Saves a timeline.
pub fn create_timeline(library: &Library, new: NewTimeline) -> Result<Timeline, IpcError> {
    Ok(library.change("Save a timeline", |change| {
        library::timelines::add(
            change,
            &Timeline {
                id: TimelineId::from_bits(0),
                name: new.name,
                filter: new.filter,
                lanes: new.lanes,
                window: window(new.window),
                style: new.style,
            },
        )
    })?)
}

/// Gives a saved timeline new values.
pub fn update_timeline(library: &Library, patch: TimelinePatch) -> Result<Timeline, IpcError> {
    Ok(library.change("Change a timeline", |change| {
        let mut timeline = library::timelines::get(change.connection(), patch.id)?;
        timeline.name = patch.name.unwrap_or(timeline.name);
        timeline.filter = patch.filter.unwrap_or(timeline.filter);
        timeline.lanes = patch.lanes.unwrap_or(timeline.lanes);
        timeline.window = window(patch.window).or(timeline.window);
        timeline.style = patch.style.unwrap_or(timeline.style);
        library::timelines::update(change, &timeline)
    })?)
}

/// Gives a saved timeline another place among them.
pub fn move_timeline(library: &Library, ask: TimelineMove) -> Result<Nothing, IpcError> {
    let place = usize::try_from(ask.place).unwrap_or(usize::MAX);
    library.change("Move a timeline", |change| library::timelines::move_to(change, ask.id, place))?;
    Ok(Nothing {})
}

/// Deletes a saved timeline; its events stay.
pub fn delete_timeline(library: &Library, ask: TimelineRef) -> Result<Nothing, IpcError> {
    library.change("Delete a timeline", |change| library::timelines::delete(change, ask.id))?;
    Ok(Nothing {})
}
