//! What a window gathers in clusters of a lane: in one layer, in all of them, and in wider cells.

use super::level::{NEVER, cell};
use super::set::{GONE, LaneSet};
use super::window::{Cluster, Members, Window};
use crate::timeline::index::events::{Events, Slot};

/// How many of equal level are weighed.
const WEIGHED: usize = 4;

/// How far back is looked in each run for what reaches into a window.
const LOOK: usize = 16;

/// What the clusters of one lane are made of.
pub struct Gathering<'a> {
    /// The layer.
    pub set: &'a LaneSet,
    /// The events.
    pub events: &'a Events,
    /// The lane.
    pub lane: u32,
    /// The window.
    pub window: &'a Window,
    /// Lowest level that is drawn.
    pub lowest: i8,
    /// Where the lane's events begin that begin in the window, and where they end.
    pub places: (usize, usize),
}

impl Gathering<'_> {
    /// The clusters of the layer: of what only reaches in, and of what begins in each cell of a level. `drawn` are
    /// the places drawn by themselves, in order.
    pub fn clusters(&self, level: i8, drawn: &[u32]) -> Vec<Cluster> {
        let Self { set, window, lowest, .. } = *self;
        let mut clusters = Vec::new();
        let (begin, end) = self.places;
        let alone = drawn.partition_point(|place| (*place as usize) < begin);
        clusters.extend(self.through(begin, alone));
        let mut rest = drawn.get(alone..).unwrap_or_default();
        let mut at = begin;
        while at < end {
            let number = cell(set.start(at), level);
            let last = last_of(number, level).min(window.to);
            let next = at + begun_by(set, at, end, last);
            let singles = rest.partition_point(|place| (*place as usize) < next);
            let count = set.held(at, next).saturating_sub(singles);
            let levels = set.levels(at, next);
            let hidden = |level: &i8| *level > GONE && *level < lowest;
            if count > 0
                && let Some(first) = levels.iter().position(hidden)
                && let Some(last_hidden) = levels.iter().rposition(hidden)
            {
                let (first_level, slot) = self.first(at, levels);
                let from = first_of(number, level).max(window.from);
                clusters.push(Cluster {
                    count: count as u32,
                    from: set.start(at + first),
                    to: set.start(at + last_hidden),
                    members: Members::Begun { from, to: last, lowest },
                    first: slot,
                    level: first_level,
                });
            }
            rest = rest.get(singles..).unwrap_or_default();
            at = next.max(at + 1);
        }
        clusters
    }

    /// Of places in a cell that are not drawn, the one that is shown first when one looks closer, with its level.
    fn first(&self, at: usize, levels: &[i8]) -> (i8, Slot) {
        let hidden = |level: i8| if level < self.lowest { level } else { GONE };
        let highest = levels.iter().fold(GONE, |highest, level| {
            let level = hidden(*level);
            if level > highest { level } else { highest }
        });
        let those = (at..).zip(levels).filter(|(_, level)| **level == highest).take(WEIGHED);
        let slots = those.map(|(place, _)| self.set.slot(place));
        (highest, slots.max_by_key(|slot| self.events.weight(*slot)).unwrap_or(0))
    }

    /// The cluster of what began before the window, reaches into it and is not drawn.
    fn through(&self, begin: usize, alone: usize) -> Option<Cluster> {
        let Self { set, lane, window, lowest, .. } = *self;
        let count = set.reaching(lane, begin, window.from).checked_sub(alone).filter(|count| *count > 0)?;
        let (level, first) = self.one_through(begin)?;
        let members = Members::Through { window: *window, lowest };
        Some(Cluster { count: count as u32, from: window.from, to: window.from, members, first, level })
    }

    /// One of what reaches into the window and is not drawn, one of the longest.
    fn one_through(&self, begin: usize) -> Option<(i8, Slot)> {
        let Self { set, events, lane, window, lowest, .. } = *self;
        let hidden = |place: &usize| {
            set.level(*place) != GONE
                && !window.draws(set.start(*place), set.level(*place), lowest)
                && events.end(set.slot(*place)) >= window.from
        };
        let near = set.runs(lane).iter().filter(|run| run.reach >= window.from).find_map(|run| {
            // Of what can be drawn, only what began too long ago for that is not.
            let before =
                if run.level >= lowest { window.earliest(run.level).min(window.from) } else { window.from };
            let (places, _) = set.within(run, (run.since(window.from), before.saturating_sub(1)));
            places.iter().rev().take(LOOK).map(|place| *place as usize).find(hidden)
        });
        let place = near.or_else(|| (set.range(lane).0..begin).rev().find(hidden))?;
        Some((set.level(place).max(NEVER), set.slot(place)))
    }
}

/// How many of some places begin at or before a second, sought from the first on: the next cell is near.
fn begun_by(set: &LaneSet, at: usize, end: usize, second: i64) -> usize {
    let mut step = 1;
    while at + step < end && set.start(at + step) <= second {
        step *= 2;
    }
    let (mut low, mut high) = (at + step / 2, (at + step).min(end));
    while low < high {
        let middle = low + (high - low) / 2;
        if set.start(middle) <= second {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low - at
}

fn first_of(number: i64, level: i8) -> i64 {
    i64::try_from(i128::from(number) << level).unwrap_or(i64::MIN)
}

fn last_of(number: i64, level: i8) -> i64 {
    i64::try_from(((i128::from(number) + 1) << level) - 1).unwrap_or(i64::MAX)
}

/// Puts the clusters of a layer to those of others.
pub fn join(events: &Events, clusters: Vec<Cluster>, others: Vec<Cluster>) -> Vec<Cluster> {
    if clusters.is_empty() {
        return others;
    }
    let mut all = clusters;
    all.extend(others);
    all.sort_by_key(|cluster| match cluster.members {
        Members::Through { .. } => (false, 0),
        Members::Begun { from, .. } => (true, from),
    });
    folded(events, all)
}

/// The same clusters in cells of a higher level.
pub fn widened(events: &Events, clusters: Vec<Cluster>, level: i8, window: &Window) -> Vec<Cluster> {
    let widened = clusters.into_iter().map(|mut cluster| {
        if let Members::Begun { from, lowest, .. } = cluster.members {
            let number = cell(from, level);
            let from = first_of(number, level).max(window.from);
            let to = last_of(number, level).min(window.to);
            cluster.members = Members::Begun { from, to, lowest };
        }
        cluster
    });
    folded(events, widened.collect())
}

/// Makes one cluster of each two neighbours that are of the same members.
fn folded(events: &Events, mut clusters: Vec<Cluster>) -> Vec<Cluster> {
    clusters.dedup_by(|next, kept| {
        if next.members != kept.members {
            return false;
        }
        kept.count += next.count;
        kept.from = kept.from.min(next.from);
        kept.to = kept.to.max(next.to);
        let heavier = || events.weight(next.first) > events.weight(kept.first);
        if next.level > kept.level || next.level == kept.level && heavier() {
            (kept.first, kept.level) = (next.first, next.level);
        }
        true
    });
    clusters
}
