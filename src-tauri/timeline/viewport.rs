//! A window of time at a zoom: what to draw in each lane.

use super::book::{self, Laid, State};
use super::index::Index;
use super::index::events::Slot;
use super::lanes::Lanes;
use super::lanes::draw::{Drawing, draw};
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
const MOST_LANES: u32 = 500;

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

    let seconds = asked(ask.window).unwrap_or_else(|| fitting(passing.extent));
    let window = Window::new(seconds, ask.width.clamp(1.0, 16_384.0));
    let time = (window.from, window.to);

    let (skip, limit) = ask.rows.unwrap_or(LANES);
    let held = |lane: &u32| Some((*lane, set.count(*lane, time))).filter(|(_, count)| *count > 0);
    let holding: Vec<(u32, usize)> = named.order.iter().filter_map(held).collect();
    let lanes = holding.iter().skip(skip as usize).take(limit.min(MOST_LANES) as usize);
    let lanes: Vec<(u32, usize)> = lanes.copied().collect();

    let numbers: Vec<u32> = lanes.iter().map(|(lane, _)| *lane).collect();
    let drawings = draw(set, &index.events, &numbers, &window);
    let answered = lanes.iter().zip(drawings).filter_map(|((lane, count), drawing)| {
        let name = named.name(*lane)?.clone();
        Some(AnsweredLane { name, count: *count as u32, marks: marks(set, index, drawing) })
    });
    let inside = whole.count(0, time) as u32;
    Ok(Answer {
        window: seconds,
        extent: passing.extent,
        lanes: answered.collect(),
        lane_total: holding.len() as u32,
        total: (passing.order.len() + passing.undated.len()) as u32,
        inside,
        undated: passing.undated.len() as u32,
        density: passing.extent.map(|extent| density(whole, extent)).unwrap_or_default(),
        nearest: if inside == 0 {
            nearest(whole, time).map(|(slot, begin)| (shown(index, slot), begin))
        } else {
            None
        },
    })
}

/// A lane's marks, by begin.
fn marks(set: &LaneSet, index: &Index, drawing: Drawing) -> Vec<Mark> {
    let mut marks: Vec<(i64, Mark)> = Vec::with_capacity(drawing.places.len() + drawing.clusters.len());
    for place in drawing.places {
        let place = place as usize;
        marks.push((set.start(place), Mark::Event(shown(index, set.slot(place)))));
    }
    for cluster in drawing.clusters {
        let title = index.events.title(cluster.first).to_owned();
        marks.push((cluster.from, Mark::Cluster(cluster, title)));
    }
    marks.sort_by_key(|(begin, _)| *begin);
    marks.into_iter().map(|(_, mark)| mark).collect()
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
fn density(whole: &LaneSet, (from, to): (i64, i64)) -> Vec<u32> {
    let length = i128::from(to) - i128::from(from) + 1;
    let edge = |bin: u32| {
        let second = i128::from(from) + length * i128::from(bin) / i128::from(BINS);
        whole.first_from(0, i64::try_from(second).unwrap_or(i64::MAX))
    };
    (0..BINS).map(|bin| (edge(bin + 1) - edge(bin)) as u32).collect()
}

/// The event that begins nearest to a window, and where.
fn nearest(whole: &LaneSet, (from, to): (i64, i64)) -> Option<(Slot, i64)> {
    let after = whole.first_after(0, to);
    let (begin, end) = whole.range(0);
    let near = [whole.first_from(0, from).checked_sub(1), Some(after)];
    near.into_iter()
        .flatten()
        .filter(|place| (begin..end).contains(place) && whole.start(*place) != i64::MIN)
        .min_by_key(|place| {
            let start = i128::from(whole.start(*place));
            (start - i128::from(from)).abs().min((start - i128::from(to)).abs())
        })
        .map(|place| (whole.slot(place), whole.start(place)))
}
