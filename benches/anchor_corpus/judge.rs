//! Whether an answer is right.

use std::ops::Range;

use dateline::model::AnchorState;

use super::traced::Truth;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The place (nine tenths of it at least, give or take whitespace and punctuation at its ends) and the right
    /// state; or lost, and it is gone.
    Right,
    /// The very place, called changed although its words were kept, or the other way round.
    Misnamed,
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

/// How often each verdict was given.
#[derive(Debug, Default)]
pub(crate) struct Tally([u32; 7]);

impl Tally {
    pub(crate) const HEAD: &str = "      n    right misnamed     near    wrong   ambig.   missed dead→amb";

    pub(crate) fn count(&mut self, verdict: Verdict) {
        self.0[verdict as usize] += 1;
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// The number, and the share of each verdict.
    pub(crate) fn row(&self) -> String {
        let n: u32 = self.0.iter().sum();
        let share = |count: &u32| format!("{:>8.2}%", 100.0 * f64::from(*count) / f64::from(n.max(1)));
        format!("{n:>7}{}", self.0.iter().map(share).collect::<String>())
    }
}

/// A passage of which less than this was kept may be called lost.
const MOSTLY_GONE: f64 = 0.5;
/// A place is right when it shares at least so much with the true one.
const SHARED: f64 = 0.9;

/// Judges an answer. A passage that was copied and then deleted cannot be told from one that was moved: where it
/// is gone, its copy is right as well.
pub(crate) fn judge(text: &[char], truth: &Truth, found: Option<&Range<u32>>, state: AnchorState) -> Verdict {
    let ambiguous = state == AnchorState::Ambiguous;
    let gone = truth.range.is_none() || truth.kept < MOSTLY_GONE;
    let Some(found) = found else {
        return match (gone, ambiguous) {
            (true, true) => Verdict::Undecided,
            (true, false) => Verdict::Right,
            (false, true) => Verdict::Ambiguous,
            (false, false) => Verdict::Missed,
        };
    };
    let share = |range: &Option<Range<u32>>| {
        range.as_ref().map_or(0.0, |range| shared(&core(text, range), &core(text, found)))
    };
    let copy = if gone { share(&truth.copies) } else { 0.0 };
    let best = share(&truth.range).max(share(&truth.piece));
    if best.max(copy) < f64::EPSILON {
        Verdict::Wrong
    } else if best.max(copy) < SHARED {
        Verdict::Near
    } else if best > copy && (state == AnchorState::Changed) == truth.whole {
        Verdict::Misnamed
    } else {
        Verdict::Right
    }
}

/// What two ranges share, of all that either has.
fn shared(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let either = a.len() + b.len() - both;
    if a == b { 1.0 } else { both as f64 / either.max(1) as f64 }
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
