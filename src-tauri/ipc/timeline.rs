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
    /// What it stands for: an id, or empty for events that have none.
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
    /// Its title.
    pub title: String,
    /// Its date in full words.
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
    /// How many.
    pub count: u32,
    /// Earliest begin.
    pub from: f64,
    /// Latest begin.
    pub to: f64,
    /// What they have in common, or the heaviest title, for the label.
    pub title: String,
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
    library
        .change("Move a timeline", |change| library::timelines::move_to(change, ask.id, place))?;
    Ok(Nothing {})
}

/// Deletes a saved timeline; its events stay.
pub fn delete_timeline(library: &Library, ask: TimelineRef) -> Result<Nothing, IpcError> {
    library.change("Delete a timeline", |change| library::timelines::delete(change, ask.id))?;
    Ok(Nothing {})
}
