//! A text under edit, in which every code point knows where it came from: the truth to judge answers by.

use std::ops::Range;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Traced {
    pub(crate) c: char,
    /// The position in the old text that this code point is, or that it replaced.
    pub(crate) from: Option<u32>,
    /// Whether the code point itself was kept.
    pub(crate) kept: bool,
    /// The position in the old text of which this is a copy.
    pub(crate) copied: Option<u32>,
}

#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) body: Vec<Traced>,
    /// Whether the old text has a lookalike of the sentence to be edited already.
    pub(crate) has_lookalike: bool,
}

/// Pieces so many code points apart are pieces.
const FAR: u32 = 60;

/// What truly became of a passage.
#[derive(Debug, Clone)]
pub(crate) struct Truth {
    /// The largest piece, where the passage was torn into pieces far from each other.
    pub(crate) piece: Option<Range<u32>>,
    /// From its first to its last code point, kept or replaced.
    pub(crate) range: Option<Range<u32>>,
    /// Share of its letters that were kept in the largest piece.
    pub(crate) kept: f64,
    /// Where a copy of it stands, or of what of it was copied.
    pub(crate) copies: Option<Range<u32>>,
    /// Whether every code point of it but whitespace stands in its order, with nothing between.
    pub(crate) whole: bool,
}

impl Draft {
    pub(crate) fn new(text: &str) -> Draft {
        Draft {
            body: text
                .chars()
                .zip(0..)
                .map(|(c, at)| Traced { c, from: Some(at), kept: true, copied: None })
                .collect(),
            has_lookalike: false,
        }
    }

    pub(crate) fn text(&self) -> String {
        self.body.iter().map(|t| t.c).collect()
    }

    /// Puts text in that was not there.
    pub(crate) fn insert(&mut self, at: usize, text: &str) {
        let new = text.chars().map(|c| Traced { c, from: None, kept: false, copied: None });
        self.body.splice(at..at, new);
    }

    /// Puts a copy of a stretch in, and a line end after it.
    pub(crate) fn copy(&mut self, stretch: Range<usize>, to: usize) {
        let copied = |t: &Traced| Traced { from: None, kept: false, copied: t.from, ..*t };
        let mut copy: Vec<Traced> = self.body[stretch].iter().map(copied).collect();
        copy.push(Traced { c: '\n', from: None, kept: false, copied: None });
        self.body.splice(to..to, copy);
    }

    /// Replaces a stretch; the new text stands for the old.
    pub(crate) fn replace(&mut self, range: Range<usize>, text: &str) {
        let from = self.body[range.clone()].iter().find_map(|t| t.from);
        let new: Vec<Traced> = text.chars().map(|c| Traced { c, from, kept: false, copied: None }).collect();
        self.body.splice(range, new);
    }

    pub(crate) fn remove(&mut self, range: Range<usize>) {
        self.body.drain(range);
    }

    /// Moves a stretch to before `to`, which lies outside of it.
    pub(crate) fn relocate(&mut self, range: Range<usize>, to: usize) {
        let length = range.len();
        let piece: Vec<Traced> = self.body.drain(range.clone()).collect();
        let to = if to > range.start { to - length } else { to };
        self.body.splice(to..to, piece);
    }

    pub(crate) fn truth(&self, old: Range<u32>, old_text: &[char]) -> Truth {
        let at = |t: &Traced| t.from.is_some_and(|from| old.contains(&from)) && !t.c.is_whitespace();
        let first = self.body.iter().position(at);
        let last = self.body.iter().rposition(at);
        let letters = |c: &char| c.is_alphanumeric();
        let all = old_text[old.start as usize..old.end as usize].iter().filter(|c| letters(c)).count();

        let range = first.zip(last).map(|(first, last)| first as u32..last as u32 + 1);
        let places: Vec<u32> =
            self.body.iter().zip(0..).filter(|(t, _)| at(t)).map(|(_, place)| place).collect();
        let piece = places
            .chunk_by(|a, b| b - a < FAR)
            .max_by_key(|piece| piece.len())
            .and_then(|piece| Some(*piece.first()?..*piece.last()? + 1));
        let piece_range = piece.clone().unwrap_or(0..0);
        let kept = self.body[piece_range.start as usize..piece_range.end as usize]
            .iter()
            .filter(|t| at(t) && t.kept && letters(&t.c))
            .count();
        let copied = |t: &Traced| t.copied.is_some_and(|from| old.contains(&from)) && !t.c.is_whitespace();
        let copies = self.body.iter().position(copied).zip(self.body.iter().rposition(copied));
        let copies = copies.map(|(first, last)| first as u32..last as u32 + 1);
        let wanted = old.clone().filter(|at| !old_text[*at as usize].is_whitespace());
        let whole = range.as_ref().is_some_and(|range| {
            self.body[range.start as usize..range.end as usize]
                .iter()
                .filter(|t| !t.c.is_whitespace())
                .map(|t| t.from.filter(|_| t.kept))
                .eq(wanted.map(Some))
        });
        Truth { piece, range, kept: if all == 0 { 1.0 } else { kept as f64 / all as f64 }, copies, whole }
    }
}
