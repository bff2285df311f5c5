//! A window of time at a zoom: what to draw in each lane.

use rusqlite::Connection;

use super::cluster::{Mark, Scale, gather};
use super::lanes::{self, LaneName};
use super::read;
use crate::library::{Condition, LibraryError};
use crate::model::{Bounds, EventDate, EventId, LaneBy};

/// Bars of the density strip.
const BINS: u32 = 120;

/// Part of the extent that is left free on either side when everything is shown.
const MARGIN: f64 = 0.04;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// First and last second; `None` shows everything.
    pub window: Option<(f64, f64)>,
    /// Width of the drawing in pixels.
    pub width: f64,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The window that was answered, seconds.
    pub window: (f64, f64),
    /// First and last second of all events that pass.
    pub extent: Option<(i64, i64)>,
    /// The lanes that hold something in the window, in their order.
    pub lanes: Vec<AnsweredLane>,
    /// Events that pass, whatever the window.
    pub total: u32,
    /// Of these, events that possibly touch the window.
    pub inside: u32,
    /// Of these, events without a date.
    pub undated: u32,
    /// How many events begin in each equal part of the extent.
    pub density: Vec<u32>,
    /// The event nearest to a window that holds none, and where it begins.
    pub nearest: Option<(Shown, i64)>,
}

/// A lane with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredLane {
    /// What it stands for.
    pub name: LaneName,
    /// Events in it that possibly touch the window.
    pub count: u32,
    /// What to draw, ordered by begin.
    pub marks: Vec<Drawn>,
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// One event.
    Event(Shown),
    /// Several, too close to tell apart.
    Cluster {
        /// How many.
        count: u32,
        /// Earliest begin, seconds.
        from: i64,
        /// Latest begin, seconds.
        to: i64,
        /// Title of the heaviest.
        title: String,
    },
}

/// An event as far as drawing needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Identifier.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// Its date.
    pub when: EventDate,
    /// The date's edges.
    pub bounds: Bounds,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
    /// Passages that give context.
    pub contexts: u32,
    /// Other dates that disputing sources claim.
    pub claims: Vec<Claim>,
}

/// Another date that a source claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The date.
    pub when: EventDate,
    /// Its edges.
    pub bounds: Bounds,
    /// The publisher, or the article's title.
    pub source: String,
}

/// Answers a viewport over the events that meet a condition.
pub fn viewport(
    connection: &Connection,
    ask: Viewport,
    condition: &Condition,
) -> Result<Answer, LibraryError> {
    let read::Extent { total, undated, reach: extent } = read::extent(connection, condition)?;
    let window = ask.window.filter(|(from, to)| from < to).unwrap_or_else(|| fitting(extent));
    let seconds = (whole(window.0.floor()), whole(window.1.ceil()));
    let scale = Scale { from: window.0, to: window.1, width: ask.width.clamp(1.0, 100_000.0) };
    let mut spans = read::spans(connection, condition, ask.lanes, seconds)?;

    let mut events: Vec<i64> = spans.values().flatten().map(|span| span.row).collect();
    events.sort_unstable();
    events.dedup();
    let inside = u32::try_from(events.len()).unwrap_or(u32::MAX);

    let mut answered = Vec::new();
    for name in lanes::names(connection, ask.lanes)? {
        let Some(spans) = spans.remove(&name.key) else { continue };
        let mut marks = Vec::new();
        for mark in gather(&spans, scale) {
            marks.push(match mark {
                Mark::One(span) => Drawn::Event(read::shown(connection, span.row)?),
                Mark::Several { count, from, to, heaviest } => {
                    Drawn::Cluster { count, from, to, title: read::shown(connection, heaviest.row)?.title }
                }
            });
        }
        answered.push(AnsweredLane { name, count: u32::try_from(spans.len()).unwrap_or(u32::MAX), marks });
    }
    let density = match extent {
        Some(extent) => read::density(connection, condition, extent, BINS)?,
        None => Vec::new(),
    };
    let nearest = match inside {
        0 => match read::nearest(connection, condition, seconds)? {
            Some((row, begin)) => Some((read::shown(connection, row)?, begin)),
            None => None,
        },
        _ => None,
    };
    Ok(Answer { window, extent, lanes: answered, total, inside, undated, density, nearest })
}

/// The window that shows everything, with a little room at the sides.
fn fitting(extent: Option<(i64, i64)>) -> (f64, f64) {
    let Some((first, last)) = extent else { return (0.0, 86_400.0) };
    let (first, last) = (first as f64, last as f64);
    let margin = ((last - first) * MARGIN).max(43_200.0);
    (first - margin, last + margin)
}

/// A float as seconds; beyond what 64 bits hold it stays at the edge.
const fn whole(seconds: f64) -> i64 {
    seconds as i64
}
