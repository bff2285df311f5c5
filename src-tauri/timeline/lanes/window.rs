//! A window of time at a zoom, and what it gathers in clusters.

use std::fmt;

use super::layers::Layers;
use super::level::TOP;
use super::set::LaneSet;
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
    pub fn earliest(&self, level: i8) -> i64 {
        let second = i128::from(self.to) - (i128::from(self.cells) << level);
        i64::try_from(second).unwrap_or(i64::MIN)
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
    /// One that is shown first when one looks closer.
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

/// The key that names them.
impl fmt::Display for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Members::Begun { from, to, lowest } => write!(f, "{lowest}:{from}:{to}"),
            Members::Through { window: Window { from, to, level, cells }, lowest } => {
                write!(f, "through:{lowest}:{from}:{to}:{level}:{cells}")
            }
        }
    }
}

impl Members {
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

    /// A lane's members, by begin.
    pub fn slots(&self, layers: &Layers, events: &Events, lane: u32) -> Vec<Slot> {
        layers.slots(events, |set| self.places(set, events, lane).into_iter())
    }

    /// The places of a lane's members in one layer, by begin.
    fn places(&self, set: &LaneSet, events: &Events, lane: u32) -> Vec<usize> {
        match *self {
            Members::Begun { from, to, lowest } => {
                let here = set.places(set.first_from(lane, from), set.first_after(lane, to));
                here.filter(|place| set.level(*place) < lowest).collect()
            }
            Members::Through { window, lowest } => {
                let before = set.places(set.range(lane).0, set.first_from(lane, window.from));
                before
                    .filter(|place| events.end(set.slot(*place)) >= window.from)
                    .filter(|place| !window.draws(set.start(*place), set.level(*place), lowest))
                    .collect()
            }
        }
    }
}
