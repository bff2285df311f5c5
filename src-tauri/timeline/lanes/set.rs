//! The events of every lane, laid out so that a window reads only what it shows.

use super::level::{self, Measured};
use crate::timeline::index::events::{Events, Slot};

/// A lane with fewer events is looked through from end to end.
pub const SMALL: usize = 64;

/// A run of a lane's events that are drawn up to the same level and are of the same length class.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Highest level at which they are drawn by themselves.
    pub level: i8,
    /// Binary digits of their length.
    pub class: u8,
    from: u32,
    to: u32,
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
    /// The ends of a lane's events, sorted by themselves: together with the starts they count.
    ends: Vec<i64>,
    /// A lane's places by level, class and begin.
    sorted: Vec<u32>,
    runs: Vec<Run>,
    /// First run of each lane, and the end of the last.
    run_begins: Vec<u32>,
    /// First begin and last end of each lane, or farther.
    spans: Vec<(i64, i64)>,
    patches: u32,
}

impl LaneSet {
    /// Lays out events. `order` gives their slots by begin; `lanes_of` the numbers of an event's lanes.
    pub fn build(events: &Events, order: &[Slot], mut lanes_of: impl FnMut(Slot, &mut Vec<u32>)) -> Self {
        let mut lanes = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        for slot in order {
            lanes.clear();
            lanes_of(*slot, &mut lanes);
            for lane in &lanes {
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
        let mut slots = vec![0; sum as usize];
        for slot in order {
            lanes.clear();
            lanes_of(*slot, &mut lanes);
            for lane in &lanes {
                if let Some(at) = next.get_mut(*lane as usize)
                    && let Some(place) = slots.get_mut(*at as usize)
                {
                    *place = *slot;
                    *at += 1;
                }
            }
        }
        Self { begins, slots, ..Self::default() }.measured(events)
    }

    /// Fills the columns beside the slots.
    fn measured(mut self, events: &Events) -> Self {
        let count = self.slots.len();
        (self.starts, self.ends) =
            self.slots.iter().map(|slot| (events.start(*slot), events.end(*slot))).unzip();
        self.levels = Vec::with_capacity(count);
        self.sorted = (0..count as u32).collect();
        let mut measured = Vec::new();
        for lane in 0..self.lanes() {
            let (from, to) = self.range(lane);
            measured.clear();
            measured.extend(self.slots.get(from..to).unwrap_or_default().iter().map(|slot| Measured {
                start: events.start(*slot),
                weight: events.weight(*slot),
                class: events.class(*slot),
            }));
            self.levels.extend(level::levels(&measured));
            if let Some(ends) = self.ends.get_mut(from..to) {
                ends.sort_unstable();
            }
            let span = |edges: &[i64]| edges.first().copied().zip(edges.last().copied());
            let begun = self.starts.get(from..to).and_then(span).map_or(i64::MAX, |(first, _)| first);
            let ended = self.ends.get(from..to).and_then(span).map_or(i64::MIN, |(_, last)| last);
            self.spans.push((begun, ended));
            self.run_begins.push(self.runs.len() as u32);
            if to - from >= SMALL {
                self.sort(from, &measured);
            }
        }
        self.run_begins.push(self.runs.len() as u32);
        self
    }

    /// Sorts a lane's places into runs.
    fn sort(&mut self, from: usize, measured: &[Measured]) {
        let levels = self.levels.get(from..).unwrap_or_default();
        let mut keys: Vec<u64> = measured
            .iter()
            .zip(levels)
            .zip(0u64..)
            .map(|((one, level), place)| {
                let level = u64::from((level::TOP - level).unsigned_abs());
                level << 40 | u64::from(64 - one.class) << 32 | place
            })
            .collect();
        keys.sort_unstable();
        let mut last = None;
        for (at, key) in (from..).zip(keys) {
            if let Some(place) = self.sorted.get_mut(at) {
                *place = from as u32 + key as u32;
            }
            let kind = key >> 32;
            if last == Some(kind) {
                if let Some(run) = self.runs.last_mut() {
                    run.to += 1;
                }
            } else {
                last = Some(kind);
                self.runs.push(Run {
                    level: level::TOP - (kind >> 8) as i8,
                    class: 64 - (kind & 0xff) as u8,
                    from: at as u32,
                    to: at as u32 + 1,
                });
            }
        }
    }

    /// Takes an event out of a lane. What is drawn of the others stays as it is.
    pub fn remove(&mut self, events: &Events, lane: u32, slot: Slot) {
        let begin = self.first_from(lane, events.start(slot));
        let after = self.first_after(lane, events.start(slot));
        let Some(place) = (begin..after).find(|place| self.slot(*place) == slot) else { return };
        let (level, class) = (self.level(place), events.class(slot));
        let end = self.range(lane).0 + self.ended_before(lane, events.end(slot));
        let run = self
            .run_range(lane)
            .find(|run| self.runs.get(*run).is_some_and(|run| run.level == level && run.class == class));
        let at = match run.and_then(|run| self.runs.get(run)) {
            Some(run) => {
                let all = self.sorted.get(run.from as usize..run.to as usize).unwrap_or_default();
                let first = all.partition_point(|other| self.start(*other as usize) < self.start(place));
                let found = all.iter().skip(first).position(|other| *other as usize == place);
                run.from as usize + first + found.unwrap_or(0)
            }
            // Without runs, a lane's places stand in their order.
            None => place,
        };
        self.slots.remove(place);
        self.starts.remove(place);
        self.levels.remove(place);
        self.ends.remove(end);
        self.sorted.remove(at);
        let from = self.range(lane).0;
        for other in self.sorted.get_mut(from..).unwrap_or_default() {
            *other -= u32::from(*other as usize > place);
        }
        for begin in self.begins.iter_mut().skip(lane as usize + 1) {
            *begin -= 1;
        }
        for (number, other) in self.runs.iter_mut().enumerate() {
            other.from -= u32::from(other.from as usize > at);
            other.to -= u32::from(other.to as usize > at || Some(number) == run);
        }
        self.patches += 1;
    }

    /// Puts an event into a lane: it is drawn by itself from however far, until all is laid out anew.
    pub fn insert(&mut self, events: &Events, lane: u32, slot: Slot) {
        while self.lanes() <= lane {
            let end = self.slots.len() as u32;
            if self.begins.is_empty() {
                self.begins.push(0);
                self.run_begins.push(0);
            }
            self.begins.push(end);
            self.run_begins.push(self.runs.len() as u32);
            self.spans.push((i64::MAX, i64::MIN));
        }
        let class = events.class(slot);
        let (start, end) = (events.start(slot), events.end(slot));
        if let Some(span) = self.spans.get_mut(lane as usize) {
            *span = (span.0.min(start), span.1.max(end));
        }
        let place = self.first_after(lane, start);
        let ended = self.range(lane).0 + self.ended_before(lane, end);
        let at = self.place_for(lane, class, place, start);
        self.slots.insert(place, slot);
        self.starts.insert(place, start);
        self.levels.insert(place, level::TOP);
        self.ends.insert(ended, end);
        let from = self.range(lane).0;
        for other in self.sorted.get_mut(from..).unwrap_or_default() {
            *other += u32::from(*other as usize >= place);
        }
        self.sorted.insert(at, place as u32);
        for begin in self.begins.iter_mut().skip(lane as usize + 1) {
            *begin += 1;
        }
        self.patches += 1;
    }

    /// Where among the sorted places a new one goes; makes room in the runs.
    fn place_for(&mut self, lane: u32, class: u8, place: usize, start: i64) -> usize {
        let range = self.run_range(lane);
        if range.is_empty() {
            for run in &mut self.runs {
                run.from += u32::from(run.from as usize >= place);
                run.to += u32::from(run.to as usize > place);
            }
            return place;
        }
        let is_it = |run: &Run| run.level == level::TOP && run.class == class;
        let number = match range.clone().find(|run| self.runs.get(*run).is_some_and(is_it)) {
            Some(number) => number,
            None => {
                let from = self.runs.get(range.start).map_or(0, |run| run.from);
                self.runs.insert(range.start, Run { level: level::TOP, class, from, to: from });
                for begin in self.run_begins.iter_mut().skip(lane as usize + 1) {
                    *begin += 1;
                }
                range.start
            }
        };
        let at = self.runs.get(number).map_or(place, |run| {
            let all = self.sorted.get(run.from as usize..run.to as usize).unwrap_or_default();
            run.from as usize + all.partition_point(|other| self.start(*other as usize) <= start)
        });
        for (other, run) in self.runs.iter_mut().enumerate() {
            run.from += u32::from(other > number);
            run.to += u32::from(other >= number);
        }
        at
    }

    /// The runs of a lane, by number.
    fn run_range(&self, lane: u32) -> std::ops::Range<usize> {
        let at = |lane: usize| self.run_begins.get(lane).or(self.run_begins.last()).copied().unwrap_or(0);
        at(lane as usize) as usize..at(lane as usize + 1) as usize
    }

    /// How often it was changed since it was laid out.
    pub fn patches(&self) -> u32 {
        self.patches
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
        self.runs.get(self.run_range(lane)).unwrap_or_default()
    }

    /// The places of a run that begin from one second to another.
    pub fn within(&self, run: &Run, (from, to): (i64, i64)) -> &[u32] {
        let all = self.sorted.get(run.from as usize..run.to as usize).unwrap_or_default();
        let first = all.partition_point(|place| self.start(*place as usize) < from);
        let end = all.partition_point(|place| self.start(*place as usize) <= to);
        all.get(first..end).unwrap_or_default()
    }

    /// The first place of a lane that begins at or after a second.
    pub fn first_from(&self, lane: u32, second: i64) -> usize {
        let (from, to) = self.range(lane);
        from + self.starts.get(from..to).unwrap_or_default().partition_point(|start| *start < second)
    }

    /// The first place of a lane that begins after a second.
    pub fn first_after(&self, lane: u32, second: i64) -> usize {
        let (from, to) = self.range(lane);
        from + self.starts.get(from..to).unwrap_or_default().partition_point(|start| *start <= second)
    }

    /// How many events of a lane end before a second.
    pub fn ended_before(&self, lane: u32, second: i64) -> usize {
        let (from, to) = self.range(lane);
        self.ends.get(from..to).unwrap_or_default().partition_point(|end| *end < second)
    }

    /// How many events of a lane possibly touch the seconds from one to another.
    pub fn count(&self, lane: u32, (from, to): (i64, i64)) -> usize {
        match self.spans.get(lane as usize) {
            Some((first, last)) if *first > to || *last < from => return 0,
            Some((first, last)) if *first >= from && *last <= to => {
                let (begin, end) = self.range(lane);
                return end - begin;
            }
            _ => {}
        }
        let begun = self.first_after(lane, to) - self.range(lane).0;
        begun.saturating_sub(self.ended_before(lane, from))
    }

    /// The event at a place.
    pub fn slot(&self, place: usize) -> Slot {
        self.slots.get(place).copied().unwrap_or_default()
    }

    /// Slots of a range of places.
    pub fn slots(&self, from: usize, to: usize) -> &[Slot] {
        self.slots.get(from..to).unwrap_or_default()
    }

    /// Where the event at a place begins.
    pub fn start(&self, place: usize) -> i64 {
        self.starts.get(place).copied().unwrap_or(i64::MAX)
    }

    /// Up to which level the event at a place is drawn by itself.
    pub fn level(&self, place: usize) -> i8 {
        self.levels.get(place).copied().unwrap_or(level::NEVER)
    }
}
