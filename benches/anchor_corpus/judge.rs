//! Whether an answer is right.

use std::ops::Range;

use super::traced::Truth;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The very place, give or take whitespace and punctuation at its ends; or lost, and it is gone.
    Right,
    /// The place, with an end that is off.
    Near,
    /// Another place, or a place for what is gone.
    Wrong,
    /// Ambiguous, although the passage is there.
    Ambiguous,
    /// Lost, although most of the passage is there.
    Missed,
    /// Ambiguous, and the passage is gone.
    Undecided,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) n: u32,
    pub(crate) right: u32,
    pub(crate) near: u32,
    pub(crate) wrong: u32,
    pub(crate) ambiguous: u32,
    pub(crate) missed: u32,
    pub(crate) undecided: u32,
}

impl Tally {
    pub(crate) fn count(&mut self, verdict: Verdict) {
        self.n += 1;
        *match verdict {
            Verdict::Right => &mut self.right,
            Verdict::Near => &mut self.near,
            Verdict::Wrong => &mut self.wrong,
            Verdict::Ambiguous => &mut self.ambiguous,
            Verdict::Missed => &mut self.missed,
            Verdict::Undecided => &mut self.undecided,
        } += 1;
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.n += other.n;
        self.right += other.right;
        self.near += other.near;
        self.wrong += other.wrong;
        self.ambiguous += other.ambiguous;
        self.missed += other.missed;
        self.undecided += other.undecided;
    }
}

/// A passage of which less than this was kept may be called lost.
const MOSTLY_GONE: f64 = 0.5;

pub(crate) fn judge(text: &[char], truth: &Truth, found: Option<&Range<u32>>, ambiguous: bool) -> Verdict {
    let truth_piece = &truth.piece;
    match (&truth.range, found) {
        (None, None) if ambiguous => Verdict::Undecided,
        (None, None) => Verdict::Right,
        (None, Some(_)) => Verdict::Wrong,
        (Some(_), None) if truth.kept < MOSTLY_GONE && !ambiguous => Verdict::Right,
        (Some(_), None) if ambiguous => Verdict::Ambiguous,
        (Some(_), None) => Verdict::Missed,
        (Some(truth), Some(found)) => {
            let (a, b) = (core(text, truth), core(text, found));
            let piece = truth_piece.as_ref().map(|piece| core(text, piece));
            if a == b || piece.is_some_and(|piece| piece == b) {
                Verdict::Right
            } else if a.start < b.end && b.start < a.end {
                Verdict::Near
            } else {
                Verdict::Wrong
            }
        }
    }
}

/// The range from its first to its last letter or digit.
fn core(text: &[char], range: &Range<u32>) -> Range<usize> {
    let (mut start, mut end) = (range.start as usize, range.end as usize);
    while start < end && !text[start].is_alphanumeric() {
        start += 1;
    }
    while end > start && !text[end - 1].is_alphanumeric() {
        end -= 1;
    }
    start..end
}
