//! From how far away each event of a lane is still drawn by itself.
//!
//! Time is cut into cells of 2ⁿ seconds, n being the level; cells of one level lie whole within those of
//! the next. In a cell are drawn: the heaviest few events that begin in it, and of those longer than the cell
//! the longest few, the heavier first; all of them where they are few, or where only one would be left. An event drawn in a cell is drawn in every smaller cell as well,
//! because there it has fewer beside it: zooming in hides nothing.

/// How many are drawn of a cell whose events are not too many.
const FEW: usize = 4;

/// How many are drawn by their weight.
const HEAVIEST: usize = 3;

/// How many are drawn by their length.
const LONGEST: usize = 3;

/// The highest level: cells of 2⁶³ seconds, two for all of time.
pub const TOP: i8 = 63;

/// The level of events that are never drawn by themselves, however near.
pub const NEVER: i8 = -1;

/// An event as levels see it.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// Earliest begin.
    pub start: i64,
    /// What decides who is shown first.
    pub weight: u32,
    /// Binary digits of its length.
    pub class: u8,
}

/// The cell in which a second lies.
pub const fn cell(second: i64, level: i8) -> i64 {
    second >> level
}

/// A cell of the level that is looked at.
struct Cell {
    /// How many events begin in it.
    total: u32,
    /// Where in the list of those that are drawn its own stand.
    at: u32,
    /// How many of them are its own.
    drawn: u32,
    /// The lowest level at which it lies in one cell with the next one.
    joins: u8,
    /// The lowest level at which others of it may be drawn than now, by itself.
    again: u8,
}

/// A level at which no two cells join.
const APART: u8 = 64;

/// The highest level at which each event is drawn by itself. `events` must be ordered by start.
pub fn levels(events: &[Measured]) -> Vec<i8> {
    let mut levels = vec![NEVER; events.len()];
    let mut drawn: Vec<u32> = (0..events.len() as u32).collect();
    let mut cells = seconds(events);
    let mut joins = soonest(&cells);
    let mut crowded = crowds(&cells);
    let mut choice = Choice::default();
    for level in 0..=TOP {
        // Between two levels at which cells join, only what is too much for its cell can change.
        if level.unsigned_abs() >= joins {
            merge(&mut cells, &mut drawn, level.unsigned_abs());
            joins = soonest(&cells);
            crowded = crowds(&cells);
        }
        for cell in &crowded {
            let cell = cells.get_mut(*cell as usize).filter(|cell| cell.again <= level.unsigned_abs());
            let Some(cell) = cell else { continue };
            let (at, count) = (cell.at as usize, cell.drawn as usize);
            let Some(here) = drawn.get_mut(at..at + count).filter(|here| here.len() > HEAVIEST) else {
                continue;
            };
            let chosen = choice.of(events, here, level);
            // A cell draws others once one of them is no longer longer than it.
            let classes =
                here.iter().filter_map(|event| events.get(*event as usize)).map(|event| event.class);
            cell.again = classes.filter(|class| *class > level.unsigned_abs()).min().unwrap_or(APART);
            if cell.total as usize <= chosen.len() + 1 || chosen.len() == here.len() {
                continue;
            }
            for event in here.iter().filter(|event| !chosen.contains(event)) {
                if let Some(place) = levels.get_mut(*event as usize) {
                    *place = level - 1;
                }
            }
            here.iter_mut().zip(chosen).for_each(|(place, event)| *place = *event);
            cell.drawn = chosen.len() as u32;
        }
    }
    for cell in &cells {
        for event in drawn.iter().skip(cell.at as usize).take(cell.drawn as usize) {
            if let Some(place) = levels.get_mut(*event as usize) {
                *place = TOP;
            }
        }
    }
    levels
}

/// A cell for each second at which events begin.
fn seconds(events: &[Measured]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut before: Option<i64> = None;
    for (event, at) in events.iter().zip(0..) {
        match cells.last_mut().zip(before) {
            Some((last, start)) if start == event.start => {
                last.total += 1;
                last.drawn += 1;
                continue;
            }
            Some((last, start)) => last.joins = (u64::BITS - (start ^ event.start).leading_zeros()) as u8,
            None => {}
        }
        before = Some(event.start);
        cells.push(Cell { total: 1, at, drawn: 1, joins: APART, again: 0 });
    }
    cells
}

/// The lowest level at which two of the cells join.
fn soonest(cells: &[Cell]) -> u8 {
    cells.iter().map(|cell| cell.joins).min().unwrap_or(APART)
}

/// The cells in which more events begin than are drawn of one.
fn crowds(cells: &[Cell]) -> Vec<u32> {
    (0..).zip(cells).filter(|(_, cell)| cell.total as usize > FEW).map(|(cell, _)| cell).collect()
}

/// Makes one cell of those that lie in the same cell of a level.
fn merge(cells: &mut Vec<Cell>, drawn: &mut [u32], level: u8) {
    cells.dedup_by(|next, kept| {
        if kept.joins > level {
            return false;
        }
        let (from, to) = (next.at as usize, kept.at as usize + kept.drawn as usize);
        for event in 0..next.drawn as usize {
            let moved = drawn.get(from + event).copied();
            if let Some((place, moved)) = drawn.get_mut(to + event).zip(moved) {
                *place = moved;
            }
        }
        kept.total += next.total;
        kept.drawn += next.drawn;
        kept.joins = next.joins;
        kept.again = 0;
        true
    });
}

/// Chooses who is drawn; keeps its memory between cells.
#[derive(Default)]
struct Choice {
    ranked: Vec<u32>,
    chosen: Vec<u32>,
}

impl Choice {
    /// The chosen of some events, in their order.
    fn of(&mut self, events: &[Measured], here: &[u32], level: i8) -> &[u32] {
        let measured = |event: &u32| {
            events.get(*event as usize).copied().unwrap_or(Measured { start: 0, weight: 0, class: 0 })
        };
        self.chosen.clear();
        self.ranked.clear();
        self.ranked.extend_from_slice(here);
        first(&mut self.ranked, HEAVIEST, |event| (!measured(event).weight, *event));
        self.chosen.extend(self.ranked.iter().take(HEAVIEST));
        self.ranked.clear();
        self.ranked.extend(here.iter().filter(|event| i16::from(measured(event).class) > i16::from(level)));
        first(&mut self.ranked, LONGEST, |event| {
            let one = measured(event);
            (64 - one.class, !one.weight, *event)
        });
        for event in self.ranked.iter().take(LONGEST) {
            if !self.chosen.contains(event) {
                self.chosen.push(*event);
            }
        }
        self.chosen.sort_unstable();
        &self.chosen
    }
}

/// Brings the first few to the front.
fn first<K: Ord>(all: &mut [u32], few: usize, key: impl FnMut(&u32) -> K) {
    if all.len() > few {
        all.select_nth_unstable_by_key(few - 1, key);
    }
}
