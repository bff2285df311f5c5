//! Whether an answer is right.

use std::ops::Range;

use dateline::model::{AnchorState, QuoteSelector};

use super::Answer;
use super::traced::Truth;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The place (nine tenths of it at least, give or take whitespace and punctuation at its ends) and the right
    /// state; or lost, and it is gone; or ambiguous with the place among those offered, where nobody could tell.
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

/// Letters of prefix or suffix by which a person tells a place from others with the same words.
const TELLING: usize = 16;

/// Judges an answer. A passage that was copied and then deleted cannot be told from one that was moved: where it
/// is gone, its copy is right as well; and so is a copy with the words that stood beside the passage, when the passage
/// itself, moved or edited, no longer has them.
pub(crate) fn judge(text: &[char], truth: &Truth, quote: &QuoteSelector, answer: &Answer) -> Verdict {
    let gone = truth.range.is_none() || truth.kept < MOSTLY_GONE;
    let true_places = || truth.range.iter().chain(&truth.pieces);
    let Some(found) = &answer.range else {
        return match (gone, answer.state == AnchorState::Ambiguous) {
            (true, true) => Verdict::Undecided,
            (true, false) => Verdict::Right,
            (false, true) => {
                let is_it =
                    |place| true_places().any(|it| shared(&core(text, it), &core(text, place)) >= SHARED);
                let offered = answer.candidates.len() > 1 && answer.candidates.iter().any(is_it);
                if offered && nobody_can_tell(text, quote) { Verdict::Right } else { Verdict::Ambiguous }
            }
            (false, false) => Verdict::Missed,
        };
    };
    let share = |range: &Range<u32>| shared(&core(text, range), &core(text, found));
    let copy = truth
        .copies
        .as_ref()
        .filter(|copy| gone || took_its_place(text, quote, copy, truth))
        .map_or(0.0, share);
    let best = true_places().map(share).fold(0.0, f64::max);
    if best.max(copy) < f64::EPSILON {
        Verdict::Wrong
    } else if best.max(copy) < SHARED {
        Verdict::Near
    } else if best > copy && (answer.state == AnchorState::Changed) == truth.whole {
        Verdict::Misnamed
    } else {
        Verdict::Right
    }
}

/// Whether a copy stands between words that stood beside the passage, and the passage itself does not.
fn took_its_place(text: &[char], quote: &QuoteSelector, copy: &Range<u32>, truth: &Truth) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    let (prefix, exact, suffix) = (letters(&quote.prefix), letters(&quote.exact), letters(&quote.suffix));
    let beside = |place: &Range<u32>| {
        let (start, end) = (place.start as usize, place.end as usize);
        let before = text[..start].iter().rev().copied().filter(|c| c.is_alphanumeric());
        let after = text[end..].iter().copied().filter(|c| c.is_alphanumeric());
        let same = text[start..end].iter().copied().filter(|c| c.is_alphanumeric()).eq(exact.iter().copied());
        let held = |context: usize| context.min(TELLING);
        let preceded = before.take(held(prefix.len())).eq(prefix.iter().rev().take(TELLING).copied());
        let followed = after.take(held(suffix.len())).eq(suffix.iter().take(TELLING).copied());
        same && ((preceded && !prefix.is_empty()) || (followed && !suffix.is_empty()))
    };
    beside(copy) && !truth.range.iter().any(beside)
}

/// Whether the quote stands several times in the text, and neither what preceded nor what followed it points to one
/// of them.
fn nobody_can_tell(text: &[char], quote: &QuoteSelector) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = letters(&text.iter().collect::<String>());
    let (prefix, exact, suffix) = (letters(&quote.prefix), letters(&quote.exact), letters(&quote.suffix));
    let prefix: String = {
        let skipped = prefix.chars().count().saturating_sub(TELLING);
        prefix.chars().skip(skipped).collect()
    };
    let suffix: String = suffix.chars().take(TELLING).collect();
    let times = |words: &str| text.match_indices(words).count();
    times(&exact) > 1 && times(&(prefix + &exact)) != 1 && times(&(exact + &suffix)) != 1
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
