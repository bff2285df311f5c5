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

struct Cell {
    number: i64,
    total: u32,
    /// How many of `drawn` belong to it.
    drawn: u32,
}

/// The highest level at which each event is drawn by itself. `events` must be ordered by start.
pub fn levels(events: &[Measured]) -> Vec<i8> {
    let mut levels = vec![NEVER; events.len()];
    let mut drawn: Vec<u32> = (0..events.len() as u32).collect();
    let mut cells: Vec<Cell> = Vec::new();
    for event in events {
        match cells.last_mut() {
            Some(last) if last.number == event.start => {
                last.total += 1;
                last.drawn += 1;
            }
            _ => cells.push(Cell { number: event.start, total: 1, drawn: 1 }),
        }
    }
    let mut kept: Vec<u32> = Vec::with_capacity(drawn.len());
    let mut choice = Choice::default();
    for level in 0..=TOP {
        if level > 0 {
            merge(&mut cells);
        }
        kept.clear();
        let mut at = 0;
        for cell in &mut cells {
            let to = at + cell.drawn as usize;
            let here = drawn.get(at..to).unwrap_or_default();
            at = to;
            if cell.total as usize > FEW {
                let chosen = choice.of(events, here, level);
                if cell.total as usize > chosen.len() + 1 {
                    for event in here.iter().filter(|event| !chosen.contains(event)) {
                        if let Some(place) = levels.get_mut(*event as usize) {
                            *place = level - 1;
                        }
                    }
                    cell.drawn = chosen.len() as u32;
                    kept.extend_from_slice(chosen);
                    continue;
                }
            }
            kept.extend_from_slice(here);
        }
        std::mem::swap(&mut drawn, &mut kept);
    }
    for event in drawn {
        if let Some(place) = levels.get_mut(event as usize) {
            *place = TOP;
        }
    }
    levels
}

/// Makes one cell of each two that lie in the same cell of the next level.
fn merge(cells: &mut Vec<Cell>) {
    let mut last: Option<usize> = None;
    for place in 0..cells.len() {
        let Some(Cell { number, total, drawn }) = cells.get(place) else { continue };
        let (number, total, drawn) = (number >> 1, *total, *drawn);
        match last.and_then(|last| cells.get_mut(last)).filter(|before| before.number == number) {
            Some(before) => {
                before.total += total;
                before.drawn += drawn;
            }
            None => {
                let next = last.map_or(0, |last| last + 1);
                if let Some(here) = cells.get_mut(next) {
                    *here = Cell { number, total, drawn };
                }
                last = Some(next);
            }
        }
    }
    cells.truncate(last.map_or(0, |last| last + 1));
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
