//! Searching a lane: block by block first, so that what is looked at lies near.

use super::blocks::{BLOCK, Block, GONE, below, highest, mark, marks};
use super::set::LaneSet;

/// Where a stretch of time cuts a lane of one layer.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// Place of the first event that begins in it.
    pub begin: usize,
    /// The place after the last one that does.
    pub end: usize,
    /// How many events began before it and reach into it.
    pub reaching: usize,
}

/// What is not drawn by itself of a range of places.
#[derive(Debug, Clone, Copy)]
pub struct Hidden {
    /// Its first place.
    pub first: usize,
    /// Its last place.
    pub last: usize,
    /// The highest level up to which one of it is drawn.
    pub level: i8,
}

/// A block as far as it lies in a range of places.
struct Piece<'a> {
    block: &'a Block,
    from: usize,
    to: usize,
}

impl LaneSet {
    /// The first place of a lane that begins at or after a second.
    pub fn first_from(&self, lane: u32, second: i64) -> usize {
        self.first_not(lane, |start| start < second)
    }

    /// The first place of a lane that begins after a second.
    pub fn first_after(&self, lane: u32, second: i64) -> usize {
        self.first_not(lane, |start| start <= second)
    }

    fn first_not(&self, lane: u32, before: impl Fn(i64) -> bool) -> usize {
        let (from, to) = self.range(lane);
        let blocks = self.blocks(lane).partition_point(|block| before(block.begin));
        let low = from + blocks.saturating_sub(1) * BLOCK;
        low + self.starts(low, (low + BLOCK).min(to)).partition_point(|start| before(*start))
    }

    /// The first place after one of a lane that begins after a second, where that comes before `end`. The next cell
    /// is near: it is sought from there on.
    pub fn next_after(&self, lane: u32, (at, end): (usize, usize), second: i64) -> usize {
        let (from, _) = self.range(lane);
        let here = at.saturating_sub(from) / BLOCK;
        let rest = self.blocks(lane).get(here + 1..).unwrap_or_default();
        let begun = |block: &Block| block.begin <= second;
        let mut step = 1;
        while rest.get(step - 1).is_some_and(begun) {
            step *= 2;
        }
        let known = step / 2;
        let near = rest.get(known..(step - 1).min(rest.len())).unwrap_or_default();
        let low = from + (here + known + near.partition_point(begun)) * BLOCK;
        let (low, high) = (low.max(at), (low + BLOCK).min(end));
        low + self.starts(low, high).partition_point(|start| *start <= second)
    }

    /// Where a stretch of time cuts a lane.
    pub fn cut(&self, lane: u32, (from, to): (i64, i64)) -> Cut {
        let (begun, ended) = self.span(lane).unwrap_or((i64::MIN, i64::MAX));
        let (begin, reaching) = if begun >= from {
            (self.range(lane).0, 0)
        } else {
            let begin = self.first_from(lane, from);
            (begin, self.reaching(lane, begin, from))
        };
        let end = if ended <= to { self.range(lane).1 } else { self.first_after(lane, to).max(begin) };
        Cut { begin, end, reaching }
    }

    /// Counts of neighbours among the blocks in a range of a lane's places, by the lowest level at which they begin
    /// in one cell; 64 where there is none.
    pub fn joins(&self, lane: u32, (from, to): (usize, usize), joins: &mut [usize; 65]) {
        let first = self.range(lane).0;
        let (low, high) = ((from - first).div_ceil(BLOCK), (to - first).div_ceil(BLOCK));
        let blocks = self.blocks(lane).get(low..high).unwrap_or_default();
        for (block, next) in blocks.iter().zip(blocks.iter().skip(1)) {
            let level = i64::BITS - (block.begin ^ next.begin).leading_zeros();
            if let Some(count) = joins.get_mut(level as usize) {
                *count += 1;
            }
        }
    }

    /// How many events of a lane stand before a place and end at or after a second. What stands from there on must
    /// end at or after it too.
    fn reaching(&self, lane: u32, place: usize, second: i64) -> usize {
        let first = self.range(lane).0;
        let ended = self.ends(lane).partition_point(|end| *end < second);
        let gone = self.gone(first, place).iter().filter(|(_, end)| *end >= second).count();
        (place - first).saturating_sub(ended).saturating_sub(gone)
    }

    /// The places of a lane before one of them whose events end at or after a second, the last first.
    pub fn reaching_back(&self, lane: u32, place: usize, second: i64) -> impl Iterator<Item = usize> {
        let first = self.range(lane).0;
        let blocks = self.blocks(lane).get(..(place - first).div_ceil(BLOCK)).unwrap_or_default();
        let those = blocks.iter().enumerate().rev().filter(move |(_, block)| block.reach >= second);
        those.flat_map(move |(number, _)| {
            let from = first + number * BLOCK;
            let until = self.until(from, (from + BLOCK).min(place));
            let reaching = until.iter().enumerate().rev().filter(move |(_, end)| **end >= second);
            reaching.map(move |(at, _)| from + at).filter(|place| self.level(*place) != GONE)
        })
    }

    /// How many events of a lane possibly touch the seconds from one to another.
    pub fn count(&self, lane: u32, (from, to): (i64, i64)) -> usize {
        let (begin, end) = self.range(lane);
        match self.span(lane) {
            Some((first, last)) if first > to || last < from => 0,
            Some((first, last)) if first >= from && last <= to => self.held(begin, end),
            _ => self.reaching(lane, self.first_after(lane, to), from),
        }
    }

    /// Whether a lane holds an event that possibly touches the seconds from one to another: one that begins by the
    /// last of them and of which the first is not too late.
    fn holds(&self, lane: u32, (from, to): (i64, i64)) -> bool {
        let (first, end) = self.range(lane);
        let blocks = self.blocks(lane);
        let begun = blocks.partition_point(|block| block.begin <= to);
        let Some(block) = begun.checked_sub(1).and_then(|last| blocks.get(last)) else { return false };
        if !self.gone(first, end).is_empty() {
            return self.count(lane, (from, to)) > 0;
        }
        if block.before >= from || block.reach < from {
            return block.before >= from;
        }
        let low = first + (begun - 1) * BLOCK;
        let high = (low + BLOCK).min(end);
        let touches = |(start, until): (&i64, &i64)| *start <= to && *until >= from;
        self.starts(low, high).iter().zip(self.until(low, high)).any(touches)
    }

    /// The lanes that hold an event which possibly touches the seconds from one to another, among those asked for.
    pub fn holding(&self, lanes: &[u32], time: (i64, i64), holds: &mut [bool]) {
        let asked = self.asked(time);
        for (lane, holds) in lanes.iter().zip(holds).filter(|(_, holds)| !**holds) {
            *holds = asked.holds(*lane).unwrap_or_else(|| self.holds(*lane, time));
        }
    }

    /// The blocks of a lane as far as they lie in a range of its places, where they hold one of some levels.
    fn pieces(
        &self,
        lane: u32,
        (from, to): (usize, usize),
        levels: u128,
    ) -> impl DoubleEndedIterator<Item = Piece<'_>> {
        let first = self.range(lane).0;
        let (low, high) = (from.saturating_sub(first) / BLOCK, to.saturating_sub(first).div_ceil(BLOCK));
        let blocks = self.blocks(lane).get(low..high).unwrap_or_default();
        blocks.iter().enumerate().filter(move |(_, block)| block.levels & levels != 0).map(
            move |(number, block)| {
                let begin = first + (low + number) * BLOCK;
                Piece { block, from: begin.max(from), to: (begin + BLOCK).min(to) }
            },
        )
    }

    /// What is drawn only below a level of a range of a lane's places.
    pub fn hidden(&self, lane: u32, places: (usize, usize), lowest: i8) -> Option<Hidden> {
        let those = below(lowest);
        let hidden = |level: &i8| *level > GONE && *level < lowest;
        let first = self.pieces(lane, places, those).find_map(|piece| {
            self.levels(piece.from, piece.to).iter().position(hidden).map(|at| piece.from + at)
        })?;
        let last = self.pieces(lane, (first, places.1), those).rev().find_map(|piece| {
            self.levels(piece.from, piece.to).iter().rposition(hidden).map(|at| piece.from + at)
        })?;
        let levels = self.pieces(lane, (first, last + 1), those).fold(0, |all, piece| {
            let whole = piece.to - piece.from == BLOCK;
            all | if whole { piece.block.levels } else { marks(self.levels(piece.from, piece.to)) }
        });
        Some(Hidden { first, last, level: highest(levels & those) })
    }

    /// The places of a range of a lane whose events are drawn up to just this level.
    pub fn of_level(&self, lane: u32, places: (usize, usize), level: i8) -> impl Iterator<Item = usize> {
        self.pieces(lane, places, mark(level)).flat_map(move |piece| {
            let levels = (piece.from..).zip(self.levels(piece.from, piece.to));
            levels.filter(move |(_, of)| **of == level).map(|(place, _)| place)
        })
    }
}
