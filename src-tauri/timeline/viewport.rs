//! A window of time at a zoom: what to draw in each lane.

use super::book::{self, Laid, State};
use super::index::Index;
use super::index::events::{Events, Slot};
use super::lanes::Lanes;
use super::lanes::draw::{Drawing, draw};
use super::lanes::layers::Layers;
use super::lanes::names::LaneName;
use super::lanes::set::LaneSet;
use super::lanes::window::{Cluster, Window};
use super::shown::{Shown, shown};
use crate::library::filter::Filter;
use crate::library::{Library, LibraryError};
use rusqlite::Connection;

/// Bars of the density strip.
const BINS: u32 = 120;

/// Part of the extent that is left free on either side when everything is shown.
const MARGIN: f64 = 0.04;

/// How many lanes are answered where the ask does not say.
const LANES: (u32, u32) = (0, 200);

/// How many lanes are answered at most.
const MOST_LANES: u32 = 10_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// What the lanes stand for.
    pub lanes: Lanes,
    /// Which of the lanes that hold something: how many are passed over, and how many come at most.
    pub rows: Option<(u32, u32)>,
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
    /// Lanes that hold something in the window, in their order.
    pub lanes: Vec<AnsweredLane>,
    /// How many lanes hold something in the window.
    pub lane_total: u32,
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
    pub marks: Vec<Mark>,
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// One event.
    Event(Shown),
    /// Several, too close to tell apart, with the title of one of them.
    Cluster(Cluster, String),
}

/// Answers a viewport over the events that pass a filter. Every event that possibly touches the window is in
/// exactly one mark of each of its lanes.
pub fn viewport(library: &Library, filter: &Filter, ask: Viewport) -> Result<Answer, LibraryError> {
    book::with(library, |state, connection| answer(state, connection, filter, ask))
}

fn answer(
    state: &mut State,
    connection: &Connection,
    filter: &Filter,
    ask: Viewport,
) -> Result<Answer, LibraryError> {
    state.lay_out(connection, filter, ask.lanes)?;
    let named = state.named(connection, ask.lanes)?;
    let Laid { index, passing, whole, set } = state.laid_out(filter, ask.lanes);

    let seconds = asked(ask.window).unwrap_or_else(|| fitting(passing.extent()));
    let window = Window::new(seconds, ask.width.clamp(1.0, 16_384.0));
    let time = (window.from, window.to);

    let (skip, limit) = ask.rows.unwrap_or(LANES);
    let holds = set.holding(&named.order, time);
    let holding = || named.order.iter().zip(&holds).filter(|(_, holds)| **holds).map(|(lane, _)| *lane);
    let lanes: Vec<u32> = holding().skip(skip as usize).take(limit.min(MOST_LANES) as usize).collect();
    let drawings = draw(set, &index.events, &lanes, &window);
    let answered = lanes.iter().zip(drawings).filter_map(|(lane, drawing)| {
        let name = named.name(*lane)?.clone();
        Some(AnsweredLane { name, count: drawing.count as u32, marks: marks(index, drawing) })
    });
    let inside = whole.count(0, time) as u32;
    Ok(Answer {
        window: seconds,
        extent: passing.extent(),
        lanes: answered.collect(),
        lane_total: holding().count() as u32,
        total: passing.len(),
        inside,
        undated: passing.undated(),
        density: passing.extent().map(|extent| density(whole, extent)).unwrap_or_default(),
        nearest: if inside == 0 {
            nearest(whole, &index.events, time).map(|(slot, begin)| (shown(index, slot), begin))
        } else {
            None
        },
    })
}

/// A lane's marks, by begin: events and clusters come in that order each.
fn marks(index: &Index, drawing: Drawing) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(drawing.alone.len() + drawing.clusters.len());
    let mut alone = drawing.alone.into_iter().peekable();
    for cluster in drawing.clusters {
        while let Some(slot) = alone.next_if(|slot| index.events.start(*slot) <= cluster.from) {
            marks.push(Mark::Event(shown(index, slot)));
        }
        let title = index.events.title(cluster.first).to_owned();
        marks.push(Mark::Cluster(cluster, title));
    }
    marks.extend(alone.map(|slot| Mark::Event(shown(index, slot))));
    marks
}

/// A window as asked, where it is one. Far from our time a float cannot tell seconds apart: a window that is
/// narrower than that is widened.
fn asked(window: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (from, to) = window.filter(|(from, to)| from < to && from.is_finite() && to.is_finite())?;
    let grain = from.abs().max(to.abs()) * f64::EPSILON * 4.0;
    if to - from >= grain.max(1.0) {
        return Some((from, to));
    }
    let middle = from + (to - from) / 2.0;
    Some((middle - grain.max(1.0), middle + grain.max(1.0)))
}

/// The window that shows everything, with a little room at the sides.
fn fitting(extent: Option<(i64, i64)>) -> (f64, f64) {
    let Some((first, last)) = extent else { return (0.0, 86_400.0) };
    let (first, last) = (first as f64, last as f64);
    let margin = ((last - first) * MARGIN).max(43_200.0);
    (first - margin, last + margin)
}

/// How many events begin in each of equal parts of a stretch of time.
fn density(whole: &Layers, (from, to): (i64, i64)) -> Vec<u32> {
    let length = i128::from(to) - i128::from(from) + 1;
    let edge = |bin: u32| {
        let second = i128::from(from) + length * i128::from(bin) / i128::from(BINS);
        whole.begun_before(0, i64::try_from(second).unwrap_or(i64::MAX))
    };
    let mut before = edge(0);
    let mut begun = |bin: u32| {
        let upto = edge(bin);
        (upto - std::mem::replace(&mut before, upto)) as u32
    };
    (1..=BINS).map(&mut begun).collect()
}

/// The event that begins nearest to a window, and where.
fn nearest(whole: &Layers, events: &Events, (from, to): (i64, i64)) -> Option<(Slot, i64)> {
    let near = |set: &LaneSet| {
        let (begin, end) = set.range(0);
        let before = set.places(begin, set.first_from(0, from)).next_back();
        before
            .into_iter()
            .chain(set.places(set.first_after(0, to), end).next())
            .collect::<Vec<_>>()
            .into_iter()
    };
    let begins = whole.slots(events, near).into_iter().map(|slot| (slot, events.start(slot)));
    begins.filter(|(_, start)| *start != i64::MIN).min_by_key(|(_, start)| {
        let start = i128::from(*start);
        (start - i128::from(from)).abs().min((start - i128::from(to)).abs())
    })
}
