//! A lane's places in blocks: what of a block can be told without looking at its events.

use super::level;

/// How many places a block has; the last one of a lane may have fewer.
pub const BLOCK: usize = 64;

/// The level of an event that was taken out.
pub const GONE: i8 = level::NEVER - 1;

/// A block of a lane's places.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// Where the first of its events begins.
    pub begin: i64,
    /// The last second that one of them reaches, or a later one.
    pub reach: i64,
    /// The last second that one of the blocks before it in the lane reaches, or a later one.
    pub before: i64,
    /// The marks of the levels of those that are not taken out.
    pub levels: u128,
}

/// The blocks of every lane.
#[derive(Debug, Default)]
pub struct Blocks {
    all: Vec<Block>,
    /// The first block of each lane, and the end of the last.
    begins: Vec<u32>,
}

/// The mark of a level, in a number that holds those of several.
pub const fn mark(level: i8) -> u128 {
    1 << (level - GONE) as u32
}

/// The marks of all levels below one, of what was taken out apart.
pub const fn below(level: i8) -> u128 {
    (mark(level) - 1) & !mark(GONE)
}

/// The marks of some levels, of what was taken out apart.
pub fn marks(levels: &[i8]) -> u128 {
    levels.iter().fold(0, |marks, level| marks | mark(*level)) & !mark(GONE)
}

/// The highest level among marks; [`GONE`] where there is none.
pub const fn highest(marks: u128) -> i8 {
    127 - (marks | mark(GONE)).leading_zeros() as i8 + GONE
}

impl Blocks {
    /// Adds the next lane.
    pub fn add(&mut self, starts: &[i64], ends: &[i64], levels: &[i8]) {
        self.begins.push(self.all.len() as u32);
        let mut before = i64::MIN;
        let blocks = starts.chunks(BLOCK).zip(ends.chunks(BLOCK)).zip(levels.chunks(BLOCK));
        self.all.extend(blocks.map(|((starts, ends), levels)| {
            let reach = ends.iter().copied().max().unwrap_or(i64::MIN);
            let begin = starts.first().copied().unwrap_or(i64::MAX);
            let block = Block { begin, reach, before, levels: marks(levels) };
            before = before.max(reach);
            block
        }));
    }

    /// A lane's blocks.
    pub fn of(&self, lane: u32) -> &[Block] {
        let end = self.all.len() as u32;
        let at = |lane: usize| self.begins.get(lane).copied().unwrap_or(end) as usize;
        self.all.get(at(lane as usize)..at(lane as usize + 1)).unwrap_or_default()
    }

    /// A block of a lane holds events of these levels from now on.
    pub fn set_levels(&mut self, lane: u32, block: usize, levels: u128) {
        let begin = self.begins.get(lane as usize).copied().unwrap_or(u32::MAX) as usize;
        if let Some(block) = self.all.get_mut(begin.saturating_add(block)) {
            block.levels = levels;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tell_levels_apart() {
        assert_eq!(marks(&[GONE, 3, level::NEVER]), mark(3) | mark(level::NEVER));
        assert_eq!(below(0), mark(level::NEVER));
        assert_eq!(below(level::TOP + 1) & mark(level::TOP), mark(level::TOP));
        assert_eq!(below(3) & (mark(3) | mark(GONE)), 0);
        assert_eq!(highest(mark(5) | mark(2)), 5);
        assert_eq!(highest(mark(level::TOP)), level::TOP);
    }
}
