//! Which lanes hold something in a stretch of time, told for ten thousand lanes without looking into each.
//!
//! Time is cut into parts in which as many events begin. Of each lane it is known in which parts an event begins,
//! and which ones an event touches. A lane with a begin in a part that lies whole within the stretch holds
//! something; one that touches no part of the stretch holds nothing; only the others must be asked.

/// How many parts there are.
const PARTS: usize = 256;

/// With fewer lanes each is asked.
const LANES: u32 = 64;

/// A mark for each part.
type Marks = [u64; PARTS / u64::BITS as usize];

/// What is known of each lane.
#[derive(Debug, Default)]
pub struct Held {
    /// Where the second part begins, and each one after it.
    edges: Vec<i64>,
    /// For each lane the parts in which an event begins, and those that one touches.
    lanes: Vec<(Marks, Marks)>,
}

impl Held {
    /// Nothing is held yet. `starts` are the begins of all events, in order.
    pub fn new(lanes: u32, starts: impl ExactSizeIterator<Item = i64>) -> Self {
        if lanes < LANES {
            return Self::default();
        }
        let step = starts.len().div_ceil(PARTS).max(1);
        let edges = starts.step_by(step).skip(1).collect();
        Self { edges, lanes: vec![Default::default(); lanes as usize] }
    }

    /// The part in which a second lies.
    fn part(&self, second: i64) -> usize {
        self.edges.partition_point(|edge| *edge <= second)
    }

    /// A lane holds an event with this begin and end.
    pub fn add(&mut self, lane: u32, (start, end): (i64, i64)) {
        if self.lanes.is_empty() {
            return;
        }
        let (first, last) = (self.part(start), self.part(end));
        if let Some((begun, touched)) = self.lanes.get_mut(lane as usize) {
            mark(begun, first, first);
            mark(touched, first, last);
        }
    }

    /// Something was taken out of a lane.
    pub fn doubt(&mut self, lane: u32) {
        if let Some((begun, _)) = self.lanes.get_mut(lane as usize) {
            *begun = Marks::default();
        }
    }

    /// Asks for a stretch of time.
    pub fn asked(&self, (from, to): (i64, i64)) -> Asked<'_> {
        let (first, last) = (self.part(from), self.part(to));
        let (mut inner, mut outer) = (Marks::default(), Marks::default());
        mark(&mut outer, first, last);
        if last > first + 1 {
            mark(&mut inner, first + 1, last - 1);
        }
        Asked { held: self, inner, outer }
    }
}

/// A stretch of time in parts.
#[derive(Debug)]
pub struct Asked<'a> {
    held: &'a Held,
    /// The parts that lie whole within it.
    inner: Marks,
    /// The parts that it touches.
    outer: Marks,
}

impl Asked<'_> {
    /// Whether a lane holds something in it, where that is known.
    pub fn holds(&self, lane: u32) -> Option<bool> {
        let (begun, touched) = self.held.lanes.get(lane as usize)?;
        let meet = |one: &Marks, other: &Marks| one.iter().zip(other).any(|(one, other)| one & other != 0);
        if meet(begun, &self.inner) {
            Some(true)
        } else if meet(touched, &self.outer) {
            None
        } else {
            Some(false)
        }
    }
}

/// Marks parts, the first and the last among them.
fn mark(marks: &mut Marks, first: usize, last: usize) {
    for (word, marks) in marks.iter_mut().enumerate() {
        let begin = word * u64::BITS as usize;
        let from = first.max(begin).min(begin + 64) - begin;
        let to = (last + 1).max(begin).min(begin + 64) - begin;
        if from < to {
            let upto = |bit: usize| if bit >= 64 { u64::MAX } else { (1 << bit) - 1 };
            *marks |= upto(to) & !upto(from);
        }
    }
}
