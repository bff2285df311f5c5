//! The events of every lane, laid out so that a window reads only what it shows.

use super::blocks::{BLOCK, Block, Blocks, GONE, marks};
use super::held::{Asked, Held};
use super::level::{self, Measured};
use crate::timeline::index::events::{Events, Slot};

/// A lane with fewer events is looked through from end to end.
pub const SMALL: usize = 64;

/// An event as a layout sees it: read once, for all lanes in which it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    slot: Slot,
    end: i64,
    measured: Measured,
}

/// Events as a layout sees them, in the same order.
pub fn placed(events: &Events, slots: &[Slot]) -> Vec<Placed> {
    let one = |slot: &Slot| Placed {
        slot: *slot,
        end: events.end(*slot),
        measured: Measured {
            start: events.start(*slot),
            weight: events.weight(*slot),
            class: events.class(*slot),
        },
    };
    slots.iter().map(one).collect()
}

/// How many kinds of runs there are: for each level, those longer than a cell of it and the others.
const KINDS: usize = 2 * (level::TOP - level::NEVER + 1) as usize;

/// A run of a lane's events that are drawn up to the same level: those shorter than a cell of it, or the others.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Highest level at which they are drawn by themselves.
    pub level: i8,
    /// Binary digits of the longest one's length.
    pub longest: u8,
    /// The last second that one of them reaches.
    pub reach: i64,
    from: u32,
    to: u32,
}

impl Run {
    /// What begins before this second ends before another one.
    pub fn since(&self, second: i64) -> i64 {
        // What has so many binary digits is shorter than the next power of two.
        match self.longest {
            63.. => i64::MIN,
            longest => second.saturating_sub(1 << longest),
        }
    }
}

/// All lanes of one kind. A place is an index into the columns; a lane's places are one range, in the order
/// of begin.
#[derive(Debug, Default)]
pub struct LaneSet {
    /// First place of each lane, by the lane's number, and the end of the last.
    begins: Vec<u32>,
    slots: Vec<Slot>,
    starts: Vec<i64>,
    levels: Vec<i8>,
    /// Where the event at each place ends.
    until: Vec<i64>,
    blocks: Blocks,
    /// The ends of a lane's events, sorted by themselves: together with the starts they count.
    ends: Vec<i64>,
    /// A lane's places by run and begin.
    sorted: Vec<u32>,
    /// Where they begin.
    sorted_starts: Vec<i64>,
    runs: Vec<Run>,
    /// First run of each lane, and the end of the last.
    run_begins: Vec<u32>,
    /// First begin and last end of each lane, or farther.
    spans: Vec<(i64, i64)>,
    held: Held,
    /// Places of events that were taken out, in order, with their ends.
    gone: Vec<(u32, i64)>,
}

impl LaneSet {
    /// Lays out events. `order` gives them by begin; `lanes_of` the numbers of an event's lanes. What is not to be
    /// `drawn` can only be counted and listed.
    pub fn build(order: &[Placed], lanes_of: &mut dyn FnMut(Slot, &mut Vec<u32>), drawn: bool) -> Self {
        let mut lanes = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut stands: Vec<(u32, u32)> = Vec::with_capacity(order.len());
        for (one, at) in order.iter().zip(0..) {
            lanes.clear();
            lanes_of(one.slot, &mut lanes);
            for lane in &lanes {
                stands.push((*lane, at));
                let lane = *lane as usize;
                if counts.len() <= lane {
                    counts.resize(lane + 1, 0);
                }
                if let Some(count) = counts.get_mut(lane) {
                    *count += 1;
                }
            }
        }
        let mut begins = Vec::with_capacity(counts.len() + 1);
        let mut sum = 0;
        for count in &counts {
            begins.push(sum);
            sum += count;
        }
        begins.push(sum);
        let mut next = begins.clone();
        let mut by_lane = vec![0; sum as usize];
        for (lane, one) in stands {
            if let Some(at) = next.get_mut(lane as usize)
                && let Some(place) = by_lane.get_mut(*at as usize)
            {
                *place = one;
                *at += 1;
            }
        }
        Self { begins, ..Self::default() }.measured(order, &by_lane, drawn)
    }

    /// Fills the columns. `by_lane` gives the events of one lane after the other, by their place in the order.
    fn measured(mut self, order: &[Placed], by_lane: &[u32], drawn: bool) -> Self {
        let count = by_lane.len();
        let here = |from: usize, to: usize| {
            let places = by_lane.get(from..to).unwrap_or_default();
            places.iter().filter_map(|place| order.get(*place as usize))
        };
        for column in [&mut self.starts, &mut self.until] {
            column.reserve_exact(count);
        }
        self.slots.reserve_exact(count);
        for one in here(0, count) {
            self.slots.push(one.slot);
            self.starts.push(one.measured.start);
            self.until.push(one.end);
        }
        self.ends = self.until.clone();
        self.held = Held::new(self.lanes(), order.iter().map(|one| one.measured.start));
        self.levels = Vec::with_capacity(count);
        if drawn {
            self.sorted = vec![0; count];
            self.sorted_starts = vec![0; count];
        }
        let mut measured = Vec::new();
        for lane in 0..self.lanes() {
            let (from, to) = self.range(lane);
            self.run_begins.push(self.runs.len() as u32);
            // Of ten thousand lanes a layer of what came since holds few.
            if from == to {
                self.blocks.add(&[], &[], &[]);
                self.spans.push((i64::MAX, i64::MIN));
                continue;
            }
            measured.clear();
            measured.extend(here(from, to).map(|one| one.measured));
            if drawn {
                self.levels.extend(level::levels(&measured));
            } else {
                self.levels.resize(to, level::NEVER);
            }
            if drawn && to - from >= SMALL {
                self.sort(from, &measured);
            }
            if let Some(ends) = self.ends.get_mut(from..to) {
                let starts = self.starts.get(from..to).unwrap_or_default();
                self.blocks.add(starts, ends, self.levels.get(from..to).unwrap_or_default());
                starts.iter().zip(&*ends).for_each(|(start, end)| self.held.add(lane, (*start, *end)));
                ends.sort_unstable();
            }
            let begun = self.starts.get(from..to).and_then(<[i64]>::first).copied().unwrap_or(i64::MAX);
            let ended = self.ends.get(from..to).and_then(<[i64]>::last).copied().unwrap_or(i64::MIN);
            self.spans.push((begun, ended));
        }
        self.run_begins.push(self.runs.len() as u32);
        self
    }

    /// Sorts a lane's places into runs: those of the highest level first, the longer of a level before the others.
    fn sort(&mut self, from: usize, measured: &[Measured]) {
        let levels = self.levels.get(from..).unwrap_or_default();
        let kind = |one: &Measured, level: i8| {
            let short = i16::from(one.class) <= i16::from(level);
            usize::from((level::TOP - level).unsigned_abs()) * 2 + usize::from(short)
        };
        let mut next = [0; KINDS];
        for (one, level) in measured.iter().zip(levels) {
            if let Some(count) = next.get_mut(kind(one, *level)) {
                *count += 1;
            }
        }
        let mut at = from as u32;
        let mut runs = [0; KINDS];
        for ((kind, next), run) in next.iter_mut().enumerate().zip(&mut runs) {
            let count = std::mem::replace(next, at);
            if count > 0 {
                let level = level::TOP - (kind / 2) as i8;
                *run = self.runs.len();
                self.runs.push(Run { level, longest: 0, reach: i64::MIN, from: at, to: at + count });
            }
            at += count;
        }
        for ((one, level), place) in measured.iter().zip(levels).zip(from..) {
            let kind = kind(one, *level);
            let (Some(at), Some(run)) = (next.get_mut(kind), runs.get(kind)) else { continue };
            if let Some(sorted) = self.sorted.get_mut(*at as usize) {
                *sorted = place as u32;
            }
            if let Some(start) = self.sorted_starts.get_mut(*at as usize) {
                *start = one.start;
            }
            if let Some(run) = self.runs.get_mut(*run) {
                run.longest = run.longest.max(one.class);
                run.reach = run.reach.max(self.until.get(place).copied().unwrap_or(i64::MAX));
            }
            *at += 1;
        }
    }

    /// Takes an event out of a lane, where it is in. What is drawn of the others stays as it is.
    pub fn remove(&mut self, events: &Events, lane: u32, slot: Slot) -> bool {
        let start = events.start(slot);
        let begin = self.first_from(lane, start);
        let after = self.first_after(lane, start);
        // Those that begin together stand in the order of their slots.
        let Ok(at) = self.slots(begin, after).binary_search(&slot) else { return false };
        let place = (begin + at) as u32;
        let Err(before) = self.gone.binary_search_by_key(&place, |(place, _)| *place) else { return false };
        self.gone.insert(before, (place, events.end(slot)));
        if let Some(level) = self.levels.get_mut(place as usize) {
            *level = GONE;
        }
        self.held.doubt(lane);
        let (from, to) = self.range(lane);
        let block = (begin + at - from) / BLOCK;
        let low = from + block * BLOCK;
        let levels = marks(self.levels(low, (low + BLOCK).min(to)));
        self.blocks.set_levels(lane, block, levels);
        true
    }

    /// What was taken out of a range of places, with where it ended.
    pub fn gone(&self, from: usize, to: usize) -> &[(u32, i64)] {
        let first = self.gone.partition_point(|(place, _)| (*place as usize) < from);
        let gone = self.gone.get(first..).unwrap_or_default();
        gone.get(..gone.partition_point(|(place, _)| (*place as usize) < to)).unwrap_or_default()
    }

    /// Whether so much was taken out that it is worth to be laid out anew.
    pub fn is_worn(&self) -> bool {
        self.gone.len() > self.slots.len() / 4 + SMALL
    }

    /// How many places there are, those taken out among them.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// All events, in no order; one that stands in several lanes several times.
    pub fn in_use(&self) -> impl Iterator<Item = Slot> {
        self.slots.iter().zip(&self.levels).filter(|(_, level)| **level != GONE).map(|(slot, _)| *slot)
    }

    /// How many lanes there are; their numbers are below this.
    pub fn lanes(&self) -> u32 {
        (self.begins.len() as u32).saturating_sub(1)
    }

    /// The places of a lane.
    pub fn range(&self, lane: u32) -> (usize, usize) {
        let at = |lane: usize| self.begins.get(lane).or(self.begins.last()).copied().unwrap_or(0) as usize;
        (at(lane as usize), at(lane as usize + 1))
    }

    /// A lane's runs, those that are drawn from farthest first; none for a small lane.
    pub fn runs(&self, lane: u32) -> &[Run] {
        let at = |lane: usize| self.run_begins.get(lane).or(self.run_begins.last()).copied().unwrap_or(0);
        self.runs.get(at(lane as usize) as usize..at(lane as usize + 1) as usize).unwrap_or_default()
    }

    /// The places of a run that begin from one second to another, by begin, with their begins.
    pub fn within(&self, run: &Run, (from, to): (i64, i64)) -> (&[u32], &[i64]) {
        let (all, begin) = (run.from as usize..run.to as usize, run.from as usize);
        let starts = self.sorted_starts.get(all).unwrap_or_default();
        let first = starts.partition_point(|start| *start < from);
        let rest = starts.get(first..).unwrap_or_default();
        let count = rest.partition_point(|start| *start <= to);
        let places = self.sorted.get(begin + first..begin + first + count).unwrap_or_default();
        (places, rest.get(..count).unwrap_or_default())
    }

    /// How many events stand in a range of places.
    pub fn held(&self, from: usize, to: usize) -> usize {
        to.saturating_sub(from) - self.gone(from, to).len()
    }

    /// The event at a place.
    pub fn slot(&self, place: usize) -> Slot {
        self.slots.get(place).copied().unwrap_or_default()
    }

    /// A lane's blocks.
    pub fn blocks(&self, lane: u32) -> &[Block] {
        self.blocks.of(lane)
    }

    /// The ends of a lane's events, in their own order.
    pub fn ends(&self, lane: u32) -> &[i64] {
        let (from, to) = self.range(lane);
        self.ends.get(from..to).unwrap_or_default()
    }

    /// First begin and last end of a lane, or farther.
    pub fn span(&self, lane: u32) -> Option<(i64, i64)> {
        self.spans.get(lane as usize).copied()
    }

    /// Which lanes hold something in a stretch of time, as far as that is known.
    pub fn asked(&self, time: (i64, i64)) -> Asked<'_> {
        self.held.asked(time)
    }

    /// Slots of a range of places, those taken out among them.
    pub fn slots(&self, from: usize, to: usize) -> &[Slot] {
        self.slots.get(from..to).unwrap_or_default()
    }

    /// The places of a range at which an event stands.
    pub fn places(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> {
        (from..to).filter(|place| self.level(*place) != GONE)
    }

    /// Where the event at a place begins.
    pub fn start(&self, place: usize) -> i64 {
        self.starts.get(place).copied().unwrap_or(i64::MAX)
    }

    /// Begins of a range of places.
    pub fn starts(&self, from: usize, to: usize) -> &[i64] {
        self.starts.get(from..to).unwrap_or_default()
    }

    /// Where the event at a place ends.
    pub fn end(&self, place: usize) -> i64 {
        self.until.get(place).copied().unwrap_or(i64::MIN)
    }

    /// Ends of a range of places.
    pub fn until(&self, from: usize, to: usize) -> &[i64] {
        self.until.get(from..to).unwrap_or_default()
    }

    /// Up to which level the event at a place is drawn by itself; [`GONE`] where it was taken out.
    pub fn level(&self, place: usize) -> i8 {
        self.levels.get(place).copied().unwrap_or(GONE)
    }

    /// Levels of a range of places.
    pub fn levels(&self, from: usize, to: usize) -> &[i8] {
        self.levels.get(from..to).unwrap_or_default()
    }
}
