//! What became of a passage, known by construction, and what an answer is worth beside it.

use std::ops::Range;

use dateline::model::{AnchorState, Selector};

use super::letters::Letter;
use crate::Answer;

/// So much of a passage must be left, in letters and digits, that it has to be found.
const MUST_BE_FOUND: f64 = 0.6;
/// With less than this left, a passage is gone.
const GONE: f64 = 0.25;

/// What became of one passage.
pub(crate) struct Truth {
    /// The greatest piece that is left, first to last letter.
    pub(crate) core: Option<Range<u32>>,
    /// The same with what was written in the place of its first and last words.
    wide: Range<u32>,
    /// All letters of it, also far from the piece, and copies of it elsewhere.
    left: Vec<u32>,
    replaced: Vec<u32>,
    copies: Vec<u32>,
    /// Share of its letters and digits that is left in the piece.
    pub(crate) kept: f64,
    /// Whether quote, prefix and suffix stand but once in the old text, and in the new.
    tells: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The right place, or the right state.
    Right,
    /// A place where the passage is not.
    Wrong,
    /// The right place with other ends.
    Ends,
    /// Ambiguous, with the true place among those offered, although quote and context tell it.
    Unsure,
    /// Not found although it is there.
    Missed,
}

impl Truth {
    pub(crate) fn of(
        old: &[Letter],
        new: &[Letter],
        passage: &Range<usize>,
        selector: &Selector,
        read: &Read,
    ) -> Truth {
        let within = passage.start as u32..passage.end as u32;
        let total = old[passage.clone()].iter().filter(|letter| letter.c.is_alphanumeric()).count();
        let (mut left, mut replaced, mut copies) = (Vec::new(), Vec::new(), Vec::new());
        let mut marks: Vec<u32> = Vec::new();
        // Pieces: parted by a letter of the old text that is not of the passage.
        let mut pieces: Vec<Vec<u32>> = vec![Vec::new()];
        for (at, letter) in (0u32..).zip(new) {
            let of = letter.from.is_some_and(|from| within.contains(&from))
                || letter.instead.is_some_and(|(from, to)| from < within.end && to > within.start);
            match (of, letter.copy) {
                (true, true) => copies.push(at),
                (true, false) if letter.from.is_none() => replaced.push(at),
                (true, false) if letter.c.is_alphanumeric() => {
                    left.push(at);
                    pieces.last_mut().into_iter().for_each(|piece| piece.push(at));
                }
                (true, false) if !letter.c.is_whitespace() => marks.push(at),
                (false, false) if letter.from.is_some() && letter.c.is_alphanumeric() => {
                    pieces.push(Vec::new());
                }
                _ => {}
            }
        }
        let best = pieces.into_iter().max_by_key(Vec::len).unwrap_or_default();
        let kept = best.len() as f64 / total.max(1) as f64;
        let core = best.first().zip(best.last()).map(|(first, last)| *first..*last + 1);
        let mut wide =
            core.clone().or_else(|| Some(*replaced.first()?..*replaced.last()? + 1)).unwrap_or(0..0);
        // What was written for the words at the edges, and marks there, may be within the answer or not.
        let free = |at: u32| {
            new.get(at as usize).is_some_and(|letter| !letter.c.is_alphanumeric() || replaced.contains(&at))
        };
        // New text before its own full stop, or after its own opening mark, is within the passage.
        let own = |mut range: Range<u32>| {
            let foreign = |at: &u32| {
                let letter = new.get(*at as usize);
                letter.is_some_and(|letter| {
                    letter.from.is_some() && letter.c.is_alphanumeric() && !replaced.contains(at)
                })
            };
            !range.any(|at| foreign(&at))
        };
        if let Some(core) = &core {
            let first = marks.iter().find(|at| **at < core.start && own(**at..core.start));
            let last = marks.iter().rev().find(|at| **at >= core.end && own(core.end..**at));
            wide = first.map_or(wide.start, |at| wide.start.min(*at))
                ..last.map_or(wide.end, |at| wide.end.max(at + 1));
        }
        while wide.start > 0 && free(wide.start - 1) {
            wide.start -= 1;
        }
        while free(wide.end) {
            wide.end += 1;
        }
        Truth { core, wide, left, replaced, copies, kept, tells: read.tells(selector) }
    }

    pub(crate) fn judge(&self, answer: &Answer) -> Verdict {
        let place = |range: &Range<u32>| {
            let touches = |places: &[u32]| places.iter().any(|at| range.contains(at));
            match &self.core {
                Some(core) if self.kept >= GONE => {
                    let starts = self.wide.start <= range.start && range.start <= core.start;
                    let ends = core.end <= range.end && range.end <= self.wide.end;
                    match (starts && ends, touches(&self.left)) {
                        (true, _) => Verdict::Right,
                        (false, true) if self.kept < MUST_BE_FOUND => Verdict::Right,
                        (false, true) => Verdict::Ends,
                        (false, false) => Verdict::Wrong,
                    }
                }
                _ if touches(&self.left) || touches(&self.replaced) => Verdict::Right,
                _ if self.left.is_empty() && touches(&self.copies) => Verdict::Right,
                _ => Verdict::Wrong,
            }
        };
        let must = self.kept >= MUST_BE_FOUND;
        match (&answer.range, answer.state) {
            (Some(range), _) => place(range),
            (None, AnchorState::Ambiguous) if must && self.tells => {
                let offered = answer.candidates.iter().any(|range| place(range) == Verdict::Right);
                if offered { Verdict::Unsure } else { Verdict::Missed }
            }
            (None, AnchorState::Ambiguous) => Verdict::Right,
            (None, _) if must => Verdict::Missed,
            (None, _) => Verdict::Right,
        }
    }
}

/// Old and new text without white space, case and marks, to see whether words stand in them once.
pub(crate) struct Read {
    old: String,
    new: String,
}

impl Read {
    pub(crate) fn new(old: &str, new: &str) -> Read {
        Read { old: bare(old), new: bare(new) }
    }

    fn tells(&self, selector: &Selector) -> bool {
        let Some(quote) = &selector.quote else { return false };
        let whole = bare(&format!("{}{}{}", quote.prefix, quote.exact, quote.suffix));
        let once = |text: &str, words: &str| {
            text.find(words).is_none_or(|at| !text[at + words.len()..].contains(words))
        };
        once(&self.old, &whole) && once(&self.new, &whole)
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
