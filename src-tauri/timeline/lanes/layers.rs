//! Lanes that take changes: what was laid out long ago, and over it ever smaller layers of what came since.
//!
//! An event that is taken out leaves a mark in its layer; one that is put in makes the last layer anew, together
//! with those before it that have become too small to stand alone. So a change costs what the last few hundred
//! changes cost, and a layer of a million is made anew only when an eighth of it has changed.

use super::set::{LaneSet, Placed, placed};
use crate::timeline::index::events::{Events, Slot};

/// A layer of fewer events is made anew with each change.
const FRESH: usize = 256;

/// How many times larger than the next a layer must be to stay as it is.
const LARGER: usize = 8;

/// The lanes of one kind.
#[derive(Debug, Default)]
pub struct Layers {
    /// The largest first.
    sets: Vec<LaneSet>,
    /// Whether they can only be counted and listed.
    counted: bool,
}

impl Layers {
    /// Lays out events. `order` gives them by begin; `lanes_of` the numbers of an event's lanes.
    pub fn build(order: &[Placed], lanes_of: &mut dyn FnMut(Slot, &mut Vec<u32>)) -> Self {
        Self { sets: vec![LaneSet::build(order, lanes_of, true)], counted: false }
    }

    /// Lays out events to be counted and listed, and not drawn: that takes a part of the time.
    pub fn counted(order: &[Placed], lanes_of: &mut dyn FnMut(Slot, &mut Vec<u32>)) -> Self {
        Self { sets: vec![LaneSet::build(order, lanes_of, false)], counted: true }
    }

    /// Whether they can be drawn.
    pub fn is_drawn(&self) -> bool {
        !self.counted
    }

    /// Takes an event out of a lane.
    pub fn remove(&mut self, events: &Events, lane: u32, slot: Slot) {
        for set in self.sets.iter_mut().rev() {
            if set.remove(events, lane, slot) {
                return;
            }
        }
    }

    /// Puts events in, after others were taken out.
    pub fn add(
        &mut self,
        events: &Events,
        mut slots: Vec<Slot>,
        lanes_of: &mut dyn FnMut(Slot, &mut Vec<u32>),
    ) {
        let mut worn = self.sets.iter().position(LaneSet::is_worn).unwrap_or(usize::MAX);
        while let Some(last) = self.sets.pop_if(|last| {
            worn < usize::MAX
                || !slots.is_empty() && (last.len() < FRESH || last.len() <= LARGER * slots.len())
        }) {
            slots.extend(last.in_use());
            if self.sets.len() <= worn {
                worn = usize::MAX;
            }
        }
        if slots.is_empty() {
            return;
        }
        slots.sort_unstable_by_key(|slot| (events.start(*slot), *slot));
        slots.dedup();
        self.sets.push(LaneSet::build(&placed(events, &slots), lanes_of, !self.counted));
    }

    /// The layers.
    pub fn sets(&self) -> &[LaneSet] {
        &self.sets
    }

    /// How many events of a lane possibly touch the seconds from one to another.
    pub fn count(&self, lane: u32, time: (i64, i64)) -> usize {
        self.sets.iter().map(|set| set.count(lane, time)).sum()
    }

    /// Whether a lane holds no event.
    pub fn is_empty(&self, lane: u32) -> bool {
        self.sets.iter().all(|set| {
            let (from, to) = set.range(lane);
            set.held(from, to) == 0
        })
    }

    /// Which of some lanes hold an event that possibly touches the seconds from one to another.
    pub fn holding(&self, lanes: &[u32], time: (i64, i64)) -> Vec<bool> {
        let mut holds = vec![false; lanes.len()];
        self.sets.iter().for_each(|set| set.holding(lanes, time, &mut holds));
        holds
    }

    /// How many events of a lane begin before a second.
    pub fn begun_before(&self, lane: u32, second: i64) -> usize {
        let begun = |set: &LaneSet| set.held(set.range(lane).0, set.first_from(lane, second));
        self.sets.iter().map(begun).sum()
    }

    /// The events of a lane that `places` gives of each layer, by begin.
    pub fn slots<'a, I>(&'a self, events: &Events, places: impl Fn(&'a LaneSet) -> I) -> Vec<Slot>
    where
        I: Iterator<Item = usize>,
    {
        let mut slots: Vec<Slot> = Vec::new();
        for set in &self.sets {
            slots.extend(places(set).map(|place| set.slot(place)));
        }
        if self.sets.len() > 1 {
            slots.sort_by_key(|slot| (events.start(*slot), *slot));
        }
        slots
    }
}
