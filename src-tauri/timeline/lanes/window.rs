//! What a window draws of a lane: single events, and clusters of those between them.

use super::level::{TOP, cell};
use super::set::{LaneSet, SMALL};
use crate::timeline::index::events::{Events, Slot};

/// Pixels that a mark needs beside its neighbour.
const CELL: f64 = 28.0;

/// A window of time at a zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
    /// Level of the smallest cells that are wide enough for a mark.
    pub level: i8,
    /// How many such cells are as long as the window, at least.
    pub cells: u32,
}

impl Window {
    /// The seconds from one to another on so many pixels.
    pub fn new((from, to): (f64, f64), width: f64) -> Self {
        let cells = (width / CELL).max(1.0);
        let seconds = ((to - from) / cells).max(1.0);
        let level = seconds.log2().ceil().clamp(0.0, f64::from(TOP)) as i8;
        // A float beyond what 64 bits hold stays at the edge.
        Self { from: from.floor() as i64, to: to.ceil() as i64, level, cells: cells.ceil() as u32 + 2 }
    }

    /// Whether an event that begins at this second and is drawn up to this level is drawn by itself in this
    /// window, where levels from `lowest` on are. Nearer windows inside this one, of the same width, draw it
    /// too: they end no later, so it lies no farther back.
    pub fn draws(&self, start: i64, level: i8, lowest: i8) -> bool {
        level >= lowest && i128::from(self.to) - i128::from(start) <= i128::from(self.cells) << level
    }

    /// The first second at which what is drawn up to this level can begin.
    fn earliest(&self, level: i8) -> i64 {
        let second = i128::from(self.to) - (i128::from(self.cells) << level);
        i64::try_from(second).unwrap_or(i64::MIN)
    }
}

/// The places of a lane that are drawn by themselves, level after level from the top.
pub struct Drawn<'a> {
    set: &'a LaneSet,
    events: &'a Events,
    lane: u32,
    next_run: usize,
    /// A small lane's, sorted by level, the lowest first.
    small: Vec<(i8, u32)>,
}

impl<'a> Drawn<'a> {
    /// Of this lane.
    pub fn new(set: &'a LaneSet, events: &'a Events, lane: u32) -> Self {
        let (from, to) = set.range(lane);
        let mut small = Vec::new();
        if set.runs(lane).is_empty() {
            small.extend((from..to).map(|place| (set.level(place), place as u32)));
            small.sort_unstable();
        }
        Self { set, events, lane, next_run: 0, small }
    }

    /// Adds the places of one level. Levels must be asked for from the top down.
    pub fn take(&mut self, window: &Window, level: i8, into: &mut Vec<u32>) {
        while let Some((_, place)) = self.small.pop_if(|(of, _)| *of >= level) {
            let start = self.set.start(place as usize);
            let end = self.events.end(self.set.slot(place as usize));
            if start <= window.to && end >= window.from && window.draws(start, level, level) {
                into.push(place);
            }
        }
        let runs = self.set.runs(self.lane);
        while let Some(run) = runs.get(self.next_run).filter(|run| run.level >= level) {
            self.next_run += 1;
            // What has so many binary digits is shorter than the next power of two.
            let reaching = match run.class {
                63.. => i64::MIN,
                class => window.from.saturating_sub(1 << class),
            };
            let from = window.earliest(run.level).max(reaching);
            for place in self.set.within(run, (from, window.to)) {
                let begun = self.set.start(*place as usize) >= window.from;
                if begun || self.events.end(self.set.slot(*place as usize)) >= window.from {
                    into.push(*place);
                }
            }
        }
    }
}

/// Several events of a lane, too close to tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// How many.
    pub count: u32,
    /// Earliest begin; of those that reach into the window, the window's first second.
    pub from: i64,
    /// Latest begin.
    pub to: i64,
    /// Which events.
    pub members: Members,
    /// The one that is shown first when one looks closer.
    pub first: Slot,
}

/// The events of a cluster: those of a lane, of a time, that are not drawn by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// That begin from one second to another and are drawn only below this level.
    Begun {
        /// First second.
        from: i64,
        /// Last second.
        to: i64,
        /// Lowest level that is drawn.
        lowest: i8,
    },
    /// That began before the window and reach into it.
    Through {
        /// The window.
        window: Window,
        /// Lowest level that is drawn.
        lowest: i8,
    },
}

impl Members {
    /// A key that names them.
    pub fn key(&self) -> String {
        match self {
            Members::Begun { from, to, lowest } => format!("{lowest}:{from}:{to}"),
            Members::Through { window, lowest } => {
                format!("through:{lowest}:{}:{}:{}:{}", window.from, window.to, window.level, window.cells)
            }
        }
    }

    /// The members that a key names.
    pub fn of_key(key: &str) -> Option<Self> {
        match key.split(':').collect::<Vec<_>>().as_slice() {
            ["through", lowest, from, to, level, cells] => Some(Members::Through {
                window: Window {
                    from: from.parse().ok()?,
                    to: to.parse().ok()?,
                    level: level.parse().ok()?,
                    cells: cells.parse().ok()?,
                },
                lowest: lowest.parse().ok().filter(|level| (0..=TOP).contains(level))?,
            }),
            [lowest, from, to] => Some(Members::Begun {
                from: from.parse().ok()?,
                to: to.parse().ok()?,
                lowest: lowest.parse().ok()?,
            }),
            _ => None,
        }
    }

    /// The places of a lane's members, in the order of begin.
    pub fn places(&self, set: &LaneSet, events: &Events, lane: u32) -> Vec<usize> {
        match *self {
            Members::Begun { from, to, lowest } => (set.first_from(lane, from)..set.first_after(lane, to))
                .filter(|place| set.level(*place) < lowest)
                .collect(),
            Members::Through { window, lowest } => (set.range(lane).0..set.first_from(lane, window.from))
                .filter(|place| events.end(set.slot(*place)) >= window.from)
                .filter(|place| !window.draws(set.start(*place), set.level(*place), lowest))
                .collect(),
        }
    }
}

/// The clusters of a lane in a window: of what begins in each cell of a level, and of what only reaches in.
/// `drawn` are the places drawn by themselves, in order.
pub fn clusters(
    set: &LaneSet,
    events: &Events,
    lane: u32,
    (window, level, lowest): (&Window, i8, i8),
    drawn: &[u32],
    into: &mut Vec<Cluster>,
) {
    let begin = set.first_from(lane, window.from);
    let end = set.first_after(lane, window.to);
    let through = (begin - set.range(lane).0).saturating_sub(set.ended_before(lane, window.from));
    let alone = drawn.partition_point(|place| (*place as usize) < begin);
    if through > alone {
        let members = Members::Through { window: *window, lowest };
        let first = reaching(set, events, lane, (window, lowest), begin);
        let count = (through - alone) as u32;
        into.push(Cluster { count, from: window.from, to: window.from, members, first });
    }
    let mut rest = drawn.get(alone..).unwrap_or_default();
    let mut at = begin;
    while at < end {
        let number = cell(set.start(at), level);
        let last = i64::try_from(((i128::from(number) + 1) << level) - 1).unwrap_or(i64::MAX);
        let next = set.first_after(lane, last.min(window.to));
        let singles = rest.partition_point(|place| (*place as usize) < next);
        if next - at > singles {
            let from = i64::try_from(i128::from(number) << level).unwrap_or(i64::MIN).max(window.from);
            let members = Members::Begun { from, to: last.min(window.to), lowest };
            let hidden = |place: &usize| set.level(*place) < lowest;
            into.push(Cluster {
                count: (next - at - singles) as u32,
                from: (at..next).find(hidden).map_or(from, |place| set.start(place)),
                to: (at..next).rev().find(hidden).map_or(from, |place| set.start(place)),
                members,
                first: next_shown(set, events, lane, (at, next), lowest),
            });
        }
        rest = rest.get(singles..).unwrap_or_default();
        at = next.max(at + 1);
    }
}

/// Of the places of a cell that are not drawn, the one that is shown first when one looks closer.
fn next_shown(set: &LaneSet, events: &Events, lane: u32, (at, next): (usize, usize), lowest: i8) -> Slot {
    let weight = |place: &usize| (set.level(*place), events.weight(set.slot(*place)));
    let runs = set.runs(lane);
    if next - at <= 2 * SMALL || runs.is_empty() {
        let hidden = (at..next).filter(|place| set.level(*place) < lowest);
        return hidden.max_by_key(weight).map_or(0, |place| set.slot(place));
    }
    let time = (set.start(at), set.start(next - 1));
    let mut best: Option<usize> = None;
    for run in runs.iter().filter(|run| run.level < lowest) {
        if best.is_some_and(|best| set.level(best) > run.level) {
            break;
        }
        let first = set.within(run, time).first().map(|place| *place as usize);
        best = best.into_iter().chain(first).max_by_key(weight);
    }
    best.map_or(0, |place| set.slot(place))
}

/// Of what reaches into the window and is not drawn, one of the longest.
fn reaching(
    set: &LaneSet,
    events: &Events,
    lane: u32,
    (window, lowest): (&Window, i8),
    begin: usize,
) -> Slot {
    /// How far back is looked in each run.
    const LOOK: usize = 32;
    let hidden = |place: &usize| {
        events.end(set.slot(*place)) >= window.from
            && !window.draws(set.start(*place), set.level(*place), lowest)
    };
    let weight = |place: &usize| events.weight(set.slot(*place));
    let runs = set.runs(lane);
    let before = window.from.saturating_sub(1);
    let best = if runs.is_empty() {
        (set.range(lane).0..begin).filter(hidden).max_by_key(weight)
    } else {
        let near = runs.iter().flat_map(|run| {
            set.within(run, (i64::MIN, before)).iter().rev().take(LOOK).map(|place| *place as usize)
        });
        near.filter(hidden).max_by_key(weight)
    };
    best.map_or(0, |place| set.slot(place))
}
