//! Which lanes hold something in a stretch of time, told for ten thousand lanes without looking into each.
//!
//! Time is cut into parts in which as many events begin. Of each lane it is known in which parts an event begins,
//! which ones an event touches, and through which one goes from end to end. A lane with a begin in a part that lies
//! whole within the stretch, or with an event through a part that the stretch touches, holds something; one that
//! touches no part of the stretch holds nothing; only the others must be asked.

/// How many events begin in a part, roughly.
const EVENTS: usize = 1_024;

/// How many parts there are at most; the least is a word of marks.
const PARTS: usize = 1_024;

/// With fewer lanes, or fewer events, each lane is asked.
const LANES: u32 = 64;

/// Marks in a word.
const WORD: usize = u64::BITS as usize;

/// What is known of each lane.
#[derive(Debug, Default)]
pub struct Held {
    /// Where the second part begins, and each one after it.
    edges: Vec<i64>,
    lanes: usize,
    /// A mark for each part in which an event begins: of all lanes those of the first parts, then of the next.
    begun: Vec<u64>,
    /// The same of parts that one touches.
    touched: Vec<u64>,
    /// The same of parts through which one goes from end to end.
    through: Vec<u64>,
}

impl Held {
    /// Nothing is held yet. `starts` are the begins of all events, in order.
    pub fn new(lanes: u32, starts: impl ExactSizeIterator<Item = i64>) -> Self {
        if lanes < LANES || starts.len() < EVENTS {
            return Self::default();
        }
        let parts = (starts.len() / EVENTS).next_power_of_two().clamp(WORD, PARTS);
        let step = starts.len().div_ceil(parts).max(1);
        let edges = starts.step_by(step).skip(1).collect();
        let lanes = lanes as usize;
        let none = vec![0; lanes * parts / WORD];
        Self { edges, lanes, begun: none.clone(), touched: none.clone(), through: none }
    }

    /// The part in which a second lies.
    fn part(&self, second: i64) -> usize {
        self.edges.partition_point(|edge| *edge <= second)
    }

    /// A lane holds an event with this begin and end.
    pub fn add(&mut self, lane: u32, (start, end): (i64, i64)) {
        if self.lanes == 0 {
            return;
        }
        let (first, last) = (self.part(start), self.part(end));
        let lanes = self.lanes;
        let at = |word: usize| word * lanes + lane as usize;
        if let Some(begun) = self.begun.get_mut(at(first / WORD)) {
            *begun |= marks(first / WORD, (first, first));
        }
        for word in first / WORD..=last / WORD {
            if let Some(touched) = self.touched.get_mut(at(word)) {
                *touched |= marks(word, (first, last));
            }
            if let Some(through) = self.through.get_mut(at(word)) {
                *through |= marks(word, (first + 1, last.max(1) - 1));
            }
        }
    }

    /// Something was taken out of a lane.
    pub fn doubt(&mut self, lane: u32) {
        if self.lanes > 0 {
            for known in [&mut self.begun, &mut self.through] {
                known.iter_mut().skip(lane as usize).step_by(self.lanes).for_each(|marks| *marks = 0);
            }
        }
    }

    /// Asks for a stretch of time.
    pub fn asked(&self, (from, to): (i64, i64)) -> Asked<'_> {
        let (first, last) = (self.part(from), self.part(to));
        let words = first / WORD..=last / WORD;
        let words =
            words.map(|word| (word, marks(word, (first + 1, last.max(1) - 1)), marks(word, (first, last))));
        Asked { held: self, words: words.collect() }
    }
}

/// A stretch of time in parts.
#[derive(Debug)]
pub struct Asked<'a> {
    held: &'a Held,
    /// Words of marks, with the parts that lie whole within it, and those that it touches.
    words: Vec<(usize, u64, u64)>,
}

impl Asked<'_> {
    /// Whether a lane holds something in it, where that is known.
    pub fn holds(&self, lane: u32) -> Option<bool> {
        if lane as usize >= self.held.lanes {
            return None;
        }
        let of = |marks: &[u64], word: usize| marks.get(word * self.held.lanes + lane as usize).copied();
        let meets =
            |marks: &[u64], word: usize, asked: u64| of(marks, word).is_some_and(|one| one & asked != 0);
        let certain = |(word, inner, outer): &(usize, u64, u64)| {
            meets(&self.held.through, *word, *outer) || meets(&self.held.begun, *word, *inner)
        };
        if self.words.iter().any(certain) {
            Some(true)
        } else if self.words.iter().any(|(word, _, outer)| meets(&self.held.touched, *word, *outer)) {
            None
        } else {
            Some(false)
        }
    }
}

/// The marks of parts in a word of them, the first and the last among them.
fn marks(word: usize, (first, last): (usize, usize)) -> u64 {
    let begin = word * WORD;
    let from = first.max(begin).min(begin + WORD) - begin;
    let to = (last + 1).max(begin).min(begin + WORD) - begin;
    let upto = |bit: usize| if bit >= WORD { u64::MAX } else { (1 << bit) - 1 };
    if from < to { upto(to) & !upto(from) } else { 0 }
}
