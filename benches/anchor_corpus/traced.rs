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
/// A piece holds much of a passage from this share on, one in so many.
const MUCH: usize = 3;

/// What truly became of a passage.
#[derive(Debug, Clone)]
pub(crate) struct Truth {
    /// The pieces that hold much of it, where the passage was torn into pieces far from each other or in another
    /// order; the largest first.
    pub(crate) pieces: Vec<Range<u32>>,
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
        let places: Vec<(u32, Option<u32>)> =
            self.body.iter().zip(0..).filter(|(t, _)| at(t)).map(|(t, place)| (place, t.from)).collect();
        let joined = |a: &(u32, Option<u32>), b: &(u32, Option<u32>)| b.0 - a.0 < FAR && a.1 <= b.1;
        let mut pieces: Vec<&[(u32, Option<u32>)]> = places.chunk_by(joined).collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces.retain(|piece| piece.len() * MUCH >= places.len());
        let pieces: Vec<Range<u32>> =
            pieces.into_iter().filter_map(|piece| Some(piece.first()?.0..piece.last()?.0 + 1)).collect();
        let piece_range = pieces.first().cloned().unwrap_or(0..0);
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
        Truth { pieces, range, kept: if all == 0 { 1.0 } else { kept as f64 / all as f64 }, copies, whole }
    }
}
