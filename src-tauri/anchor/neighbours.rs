//! What the places of some passages say about the places of others.

use std::ops::Range;

use super::course::{Course, Mark};
use super::page::Page;

/// Neighbours looked at on each side.
const REACH: usize = 3;
/// Passages looked through for a neighbour whose place is certain, on each side.
const FAR: usize = 64;

/// What it says at most that a passage without neighbours stands near by where it stood.
const NEAR_BY: f32 = 0.8;
/// Half of that is left so many code points away.
const NEAR: f32 = 200.0;

/// A text is not expected to grow or shrink by more than this between two neighbours, in code points.
const MOST_GROWN: i64 = 120;

/// Runs of equal words looked at on each side of a sentence.
const MARKS: usize = 3;
/// Runs that weigh less than this do not tell where their neighbours are, in bits.
const LEAST_MARK_BITS: f32 = 14.0;

/// What of the old text is found again on both sides of the sentence in which a passage stood, nearest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    pub(super) before: Vec<Mark>,
    pub(super) after: Vec<Mark>,
}

impl Beside {
    /// What is found beside a stretch of the old text.
    pub(super) fn of(course: &Course, page: &Page<'_>, sentence: &Range<u32>) -> Beside {
        let heavy = |mark: &Mark| mark.bits >= LEAST_MARK_BITS;
        Beside {
            before: course.before(page, sentence.start).filter(heavy).take(MARKS).collect(),
            after: course.after(page, sentence.end).filter(heavy).take(MARKS).collect(),
        }
    }
}

/// A text is not expected to grow by more than this between a passage and the only mark beside it, in code points.
const NEAR_MARK: u32 = 160;

/// A passage whose place is certain.
#[derive(Debug, Clone)]
pub(super) struct Neighbour {
    /// Where it was, when that is known.
    pub(super) old: Option<Range<u32>>,
    /// Where it is.
    pub(super) new: Range<u32>,
}

/// How well a place for passage `index` agrees with where its neighbours went, 0 to 1.
///
/// Without neighbours and marks beside, how near by the place is where it stood; `None` where that is outside of
/// the text, which ends at code point `end`, or not known.
pub(super) fn agreement(
    certain: &[Option<Neighbour>],
    index: usize,
    beside: &Beside,
    old: Option<&Range<u32>>,
    sentence: Option<&Range<u32>>,
    place: &Range<u32>,
    end: u32,
) -> Option<f32> {
    let before = certain.get(..index).unwrap_or_default();
    let after = certain.get(index + 1..).unwrap_or_default();
    // Passages of one sentence are all of them in one that looks like it: they say nothing of each other.
    let apart = |neighbour: &&Neighbour| match (&neighbour.old, sentence) {
        (Some(other), Some(sentence)) => other.end <= sentence.start || sentence.end <= other.start,
        _ => true,
    };
    let earlier: Vec<&Neighbour> =
        before.iter().rev().take(FAR).flatten().filter(apart).take(REACH).collect();
    let later: Vec<&Neighbour> = after.iter().take(FAR).flatten().filter(apart).take(REACH).collect();
    let marked = !(beside.before.is_empty() && beside.after.is_empty());
    if earlier.is_empty() && later.is_empty() && !marked {
        // Alone, a passage is the likelier where it stood the nearer that is, for most edits are short.
        let old = old.filter(|old| old.end <= end)?;
        let away = old.start.abs_diff(place.start) as f32;
        return Some(NEAR_BY * NEAR / (away + NEAR));
    }
    let together = earlier
        .iter()
        .chain(&later)
        .filter_map(|neighbour| Some((neighbour.old.as_ref()?.start, neighbour.new.start)))
        .chain(beside.before.iter().chain(&beside.after).map(|mark| (mark.old, mark.new)))
        .filter_map(|(was, is)| Some(same_distance(was, is, old?, place)))
        .fold(0.0, f32::max);
    let follows = earlier.first().is_some_and(|neighbour| neighbour.new.start <= place.start)
        || beside.before.first().is_some_and(|mark| mark.new <= place.start);
    let precedes = later.first().is_some_and(|neighbour| place.start <= neighbour.new.start)
        || beside.after.first().is_some_and(|mark| place.start <= mark.new);
    // At the beginning and at the end of what is known, one side must do, when the place is near enough.
    let held = |mark: &Mark, old: u32| {
        mark.new.abs_diff(place.start) <= mark.old.abs_diff(old).saturating_add(NEAR_MARK)
    };
    let alone = |side: &[Mark], others: bool| {
        others && side.first().zip(old).is_some_and(|(mark, old)| held(mark, old.start))
    };
    let one_sided = (follows && alone(&beside.before, later.is_empty() && beside.after.is_empty()))
        || (precedes && alone(&beside.after, earlier.is_empty() && beside.before.is_empty()));
    let between = if (follows && precedes) || one_sided { 0.3 } else { 0.0 };
    // Of a passage whose old place is not known, neighbours on one side only say nothing.
    (old.is_some() || between > 0.0).then_some(together.max(between))
}

/// The certain neighbours on both sides of a passage that do not overlap it, with where they went.
#[derive(Debug, Clone)]
pub(super) struct Bracket {
    old: Range<u32>,
    new: Range<u32>,
}

impl Bracket {
    /// The bracket of the sentence in which a passage stood; `None` where a side is not found again.
    pub(super) fn beside(beside: &Beside) -> Option<Bracket> {
        let (low, high) = beside.before.first().zip(beside.after.first())?;
        Some(Bracket { old: low.old..high.old, new: low.new..high.new })
    }

    /// The bracket of passage `index`; `None` where a side has no certain neighbour, or the two changed order.
    pub(super) fn of(certain: &[Option<Neighbour>], index: usize, old: &Range<u32>) -> Option<Bracket> {
        let before = certain.get(..index).unwrap_or_default().iter().rev().take(FAR).flatten();
        let after = certain.get(index + 1..).unwrap_or_default().iter().take(FAR).flatten();
        let (low_old, low_new) = before
            .filter_map(|n| Some((n.old.clone()?, n.new.clone())))
            .find(|(neighbour, _)| neighbour.end <= old.start)?;
        let (high_old, high_new) = after
            .filter_map(|n| Some((n.old.clone()?, n.new.clone())))
            .find(|(neighbour, _)| old.end <= neighbour.start)?;
        (low_new.end <= high_new.start)
            .then_some(Bracket { old: low_old.end..high_old.start, new: low_new.end..high_new.start })
    }

    /// Whether a place cannot be right, because what stood in the bracket is still there and the place is not in it.
    pub(super) fn contradicts(&self, old: &Range<u32>, place: &Range<u32>) -> bool {
        let length = i64::from(old.end - old.start);
        let shrunk = self.old.len() as i64 - self.new.len() as i64;
        let outside = place.end <= self.new.start || self.new.end <= place.start;
        outside && 5 * shrunk < 3 * length
    }
}

/// Whether a place is as far from a neighbour as it was: 1 when exactly, less with every change between.
fn same_distance(neighbour_old: u32, neighbour_new: u32, old: &Range<u32>, place: &Range<u32>) -> f32 {
    let was = i64::from(old.start) - i64::from(neighbour_old);
    let is = i64::from(place.start) - i64::from(neighbour_new);
    let change = (was - is).abs();
    match change {
        0..=2 => 1.0,
        _ if change <= 40 + (was.abs() / 8).min(MOST_GROWN) => 0.4,
        _ => 0.0,
    }
}
