//! What a window gathers in clusters of a lane: in one layer, in all of them, and in wider cells.

use super::alone::SOUGHT;
use super::blocks::GONE;
use super::layers::Layers;
use super::level::{NEVER, cell};
use super::search::Cut;
use super::set::LaneSet;
use super::window::{Cluster, Members, Window};
use crate::timeline::index::events::{Events, Slot};

/// How far back is looked in each run for what reaches into a window.
const LOOK: usize = 16;

/// A cluster before it is known which event is shown first when one looks closer: that is sought only when no more
/// cells are joined.
#[derive(Debug, Clone, Copy)]
pub struct Gathered {
    /// How many.
    count: u32,
    /// Earliest begin, or the window's first second.
    from: i64,
    /// Latest begin.
    to: i64,
    /// Which events.
    members: Members,
    /// The highest level up to which one of them is drawn.
    level: i8,
    /// Where such a one is found.
    first: First,
}

/// Where a cluster's first event is found.
#[derive(Debug, Clone, Copy)]
enum First {
    /// It is this one.
    Found(Slot),
    /// In a range of places of a layer.
    Among(usize, (u32, u32)),
}

/// What the clusters of one lane are made of.
pub struct Gathering<'a> {
    /// The layer, by its place among them.
    pub layer: usize,
    /// The layer itself.
    pub set: &'a LaneSet,
    /// The events.
    pub events: &'a Events,
    /// The lane.
    pub lane: u32,
    /// The window.
    pub window: &'a Window,
    /// Lowest level that is drawn.
    pub lowest: i8,
    /// Where the window cuts the lane.
    pub cut: Cut,
}

impl Gathering<'_> {
    /// The clusters of the layer: of what only reaches in, and of what begins in each cell of a level. `drawn` are
    /// the places drawn by themselves, in order.
    pub fn clusters(&self, level: i8, drawn: &[u32]) -> Vec<Gathered> {
        let Self { set, lane, window, lowest, .. } = *self;
        let mut clusters = Vec::new();
        let Cut { begin, end, .. } = self.cut;
        let alone = drawn.partition_point(|place| (*place as usize) < begin);
        clusters.extend(self.through(alone));
        let mut rest = drawn.get(alone..).unwrap_or_default();
        let mut at = begin;
        while at < end {
            let number = cell(set.start(at), level);
            let last = last_of(number, level).min(window.to);
            let next = set.next_after(lane, (at, end), last);
            let singles = rest.partition_point(|place| (*place as usize) < next);
            let count = set.held(at, next).saturating_sub(singles);
            if count > 0
                && let Some(hidden) = set.hidden(lane, (at, next), lowest)
            {
                let from = first_of(number, level).max(window.from);
                clusters.push(Gathered {
                    count: count as u32,
                    from: set.start(hidden.first),
                    to: set.start(hidden.last),
                    members: Members::Begun { from, to: last, lowest },
                    level: hidden.level,
                    first: First::Among(self.layer, (hidden.first as u32, next as u32)),
                });
            }
            rest = rest.get(singles..).unwrap_or_default();
            at = next.max(at + 1);
        }
        clusters
    }

    /// The cluster of what began before the window, reaches into it and is not drawn.
    fn through(&self, alone: usize) -> Option<Gathered> {
        let Self { window, lowest, .. } = *self;
        let count = self.cut.reaching.checked_sub(alone).filter(|count| *count > 0)?;
        let (level, first) = self.one_through()?;
        let members = Members::Through { window: *window, lowest };
        let first = First::Found(first);
        Some(Gathered { count: count as u32, from: window.from, to: window.from, members, level, first })
    }

    /// One of what reaches into the window and is not drawn, one of the longest.
    fn one_through(&self) -> Option<(i8, Slot)> {
        let Self { set, events, lane, window, lowest, .. } = *self;
        let hidden = |place: &usize| !window.draws(set.start(*place), set.level(*place), lowest);
        let mut back = set.reaching_back(lane, self.cut.begin, window.from);
        if self.cut.reaching <= SOUGHT {
            let those = back.take(self.cut.reaching).filter(hidden);
            let heaviest = those.max_by_key(|place| (set.level(*place), events.weight(set.slot(*place))));
            return heaviest.map(|place| (set.level(place).max(NEVER), set.slot(place)));
        }
        let near = set.runs(lane).iter().filter(|run| run.reach >= window.from).find_map(|run| {
            // Of what can be drawn, only what began too long ago for that is not.
            let before =
                if run.level >= lowest { window.earliest(run.level).min(window.from) } else { window.from };
            let (places, _) = set.within(run, (run.since(window.from), before.saturating_sub(1)));
            let places = places.iter().rev().take(LOOK).map(|place| *place as usize);
            places.filter(|place| set.level(*place) != GONE && set.end(*place) >= window.from).find(hidden)
        });
        let place = near.or_else(|| back.find(hidden))?;
        Some((set.level(place).max(NEVER), set.slot(place)))
    }
}

fn first_of(number: i64, level: i8) -> i64 {
    i64::try_from(i128::from(number) << level).unwrap_or(i64::MIN)
}

fn last_of(number: i64, level: i8) -> i64 {
    i64::try_from(((i128::from(number) + 1) << level) - 1).unwrap_or(i64::MAX)
}

impl Gathered {
    /// The cluster of a lane, with one of those that are drawn from farthest.
    pub fn named(self, layers: &Layers, lane: u32) -> Cluster {
        let Self { count, from, to, members, level, first } = self;
        let first = match first {
            First::Found(slot) => slot,
            First::Among(layer, (begin, end)) => {
                let places = (begin as usize, end as usize);
                let sought =
                    |set: &LaneSet| set.of_level(lane, places, level).next().map(|place| set.slot(place));
                layers.sets().get(layer).and_then(sought).unwrap_or_default()
            }
        };
        Cluster { count, from, to, members, first }
    }
}

/// Puts the clusters of a layer to those of others.
pub fn join(clusters: Vec<Gathered>, others: Vec<Gathered>) -> Vec<Gathered> {
    if clusters.is_empty() {
        return others;
    }
    let mut all = clusters;
    all.extend(others);
    all.sort_by_key(|cluster| match cluster.members {
        Members::Through { .. } => (false, 0),
        Members::Begun { from, .. } => (true, from),
    });
    fold(&mut all);
    all
}

/// Makes the clusters those of cells of a higher level.
pub fn widen(clusters: &mut Vec<Gathered>, level: i8, window: &Window) {
    for cluster in &mut *clusters {
        if let Members::Begun { from, lowest, .. } = cluster.members {
            let number = cell(from, level);
            let from = first_of(number, level).max(window.from);
            let to = last_of(number, level).min(window.to);
            cluster.members = Members::Begun { from, to, lowest };
        }
    }
    fold(clusters);
}

/// Makes one cluster of each two neighbours that are of the same members.
fn fold(clusters: &mut Vec<Gathered>) {
    clusters.dedup_by(|next, kept| {
        if next.members != kept.members {
            return false;
        }
        kept.count += next.count;
        kept.from = kept.from.min(next.from);
        kept.to = kept.to.max(next.to);
        if next.level > kept.level {
            (kept.first, kept.level) = (next.first, next.level);
        }
        true
    });
}
