//! A place where a passage may stand now, and how much speaks for it.

use std::ops::Range;

use super::context::{Ending, ending, following, further, preceding, runs};
use super::fragment::Fragment;
use super::locate::Located;
use super::page::Page;

/// So much of a long passage is witness enough to itself, in bits: it is its own context.
const WITNESS_BITS: f32 = 250.0;

/// So much of a quote, unchanged, is not met twice by chance, in bits.
const SAME_WITNESS_BITS: f32 = 70.0;
/// So much of the text further off tells that the passage is in its paragraph still.
const IN_PARAGRAPH: f32 = 0.4;
/// Less than this of the text further off is what any text would have.
const FOREIGN: f32 = 0.12;

/// Agreement with the neighbours from which they foretell a place.
const FORETOLD: f32 = 0.9;

/// So much, in one piece, is believed to be a piece of the sentence that was moved, in bits.
const MOVED_BITS: f32 = 32.0;

/// So much, in one piece, hardly ever stands in a sentence that only looks alike, in bits.
const LONG_BITS: f32 = 140.0;

/// A place in the new text, measured.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Code points.
    pub(super) range: Range<u32>,
    /// Whether the quote stands there letter for letter.
    pub(super) literal: bool,
    /// How much all of the quote's words say, in bits.
    pub(super) wanted: f32,
    /// How much the words before the place say that are the same without a break, in bits.
    pub(super) run_before: f32,
    /// The same after the place.
    pub(super) run_after: f32,
    /// Indices of the page's words.
    pub(super) at: Range<usize>,
    /// Whether the quote's words are all there, in order, with none between.
    pub(super) same: bool,
    /// How much of the quote is there, 0 to 1; words put in between count against it.
    pub(super) quality: f32,
    /// How much the quote's words that are there say about the place, in bits.
    pub(super) bits: f32,
    /// How much of the text before the quote is there, 0 to 1.
    pub(super) before: f32,
    /// How much of the text after the quote is there, 0 to 1.
    pub(super) after: f32,
    /// How well the place agrees with where the neighbours went, 0 to 1.
    pub(super) neighbours: f32,
    /// How much of what stood further off stands around it, 0 to 1; `None` when nothing is known of that.
    pub(super) further: Option<f32>,
    /// Whether the text between the neighbours is all there still, and this place is outside of it.
    pub(super) contradicted: bool,
    /// Whether there are neighbours, and the place agrees with none of them.
    pub(super) stray: bool,
    /// How the words around it that are still the same end.
    pub(super) ending: Ending,
    /// Whether all of the sentence around the quote is known.
    pub(super) sentence_known: bool,
    /// Number of words in the quote.
    pub(super) words: usize,
    /// Number of sentences that end in the quote.
    pub(super) sentences: usize,
    /// Whether the selector says nothing of the surroundings, as one does that a person typed: then only
    /// the words can decide, and equal ones elsewhere make it ambiguous.
    pub(super) bare: bool,
}

impl Candidate {
    /// Measures a place.
    pub(super) fn measure(page: &Page<'_>, fragment: &Fragment<'_>, located: Located) -> Candidate {
        let Located { words, range, pairs } = located;
        let quote = fragment.quote_ids();
        let pair_ids = || pairs.iter().filter_map(|(i, _)| fragment.ids.get(*i));
        let worth = |id: &u32| 2.0 + page.bits(*id) / 2.0;
        let matched: f32 = pair_ids().map(worth).sum();
        let wanted: f32 = quote.iter().map(worth).sum();
        let here: f32 = page.ids.get(words.clone()).unwrap_or_default().iter().map(worth).sum();
        let literal = page.text.slice(range.clone()) == Some(fragment.exact);
        let same = literal || (pairs.len() == quote.len() && words.len() == quote.len());
        let quality = if same { 1.0 } else { matched / (wanted + 0.5 * (here - matched).max(0.0)).max(1.0) };
        let bits = if literal {
            quote.iter().map(|id| page.bits(*id)).sum()
        } else {
            pair_ids().map(|id| page.bits(*id)).sum()
        };
        let before = preceding(page, fragment, words.start, range.start);
        let further = further(page, fragment, &words);
        let after = following(page, fragment, words.end, range.end);
        let (run_before, run_after) = runs(page, fragment, &words);
        Candidate {
            range,
            literal,
            wanted: quote.iter().map(|id| page.bits(*id)).sum(),
            run_before,
            run_after,
            at: words.clone(),
            same,
            quality,
            bits,
            before,
            after,
            neighbours: 0.0,
            further,
            contradicted: false,
            stray: false,
            ending: ending(page, fragment, &words),
            sentence_known: fragment.knows_sentence(),
            words: quote.len(),
            sentences: fragment.sentences(),
            bare: fragment.prefix.is_empty() && fragment.suffix.is_empty(),
        }
    }

    /// All that speaks for this place, 0 to 3.1.
    pub(super) fn merit(&self) -> f32 {
        self.quality
            + 0.5 * (self.before + self.after)
            + 0.6 * self.neighbours
            + 0.5 * self.further.unwrap_or(0.0)
    }

    /// Whether the text further off is there too: then the passage is in its paragraph still.
    pub(super) fn in_paragraph(&self) -> bool {
        self.further.is_some_and(|further| further >= IN_PARAGRAPH)
    }

    /// Whether much is known of the text further off, and none of it is there.
    pub(super) fn in_foreign_text(&self) -> bool {
        self.further.is_some_and(|further| further < FOREIGN)
    }

    /// Whether two places share a code point, or are the same.
    pub(super) fn overlaps(&self, other: &Range<u32>) -> bool {
        self.range == *other || (self.range.start < other.end && other.start < self.range.end)
    }

    /// Whether the same words stand in the same context.
    pub(super) fn in_context(&self) -> bool {
        self.same && (self.bare || (self.before >= 0.75 && self.after >= 0.75))
    }

    /// Whether the evidence reaches the floor below which a place is not believed, however alone it is.
    ///
    /// The shorter the quote, the more its surroundings must say; and words that were edited need
    /// surroundings in any case, for a sentence that only looks alike has none of them.
    /// Where the quote was plainly cut out (`removed`), an edited sentence elsewhere is another sentence.
    pub(super) fn credible(&self, removed: bool) -> bool {
        let foreign = self.in_foreign_text() && self.neighbours < FORETOLD;
        let away = self.is_away();
        let elsewhere = (away || foreign) && !self.in_paragraph();
        if self.is_witness() && (self.ending.clean || !elsewhere) {
            return true;
        }
        // A passage that was moved takes its sentence along; one that only looks alike differs somewhere in it.
        let sentence_moved = self.same
            && self.ending.clean
            && (self.sentence_known || self.ending.crosses || self.ending.bits >= LONG_BITS);
        if sentence_moved && self.ending.bits >= MOVED_BITS {
            return true;
        }
        // Where it was cut out, the same words in a sentence that differs are those of another sentence.
        if removed && !self.ending.clean && !self.in_paragraph() {
            return false;
        }
        if elsewhere && !sentence_moved {
            return false;
        }
        let less = self.before.min(self.after);
        let more = self.before.max(self.after);
        let context = self.before + self.after;
        let around = 30.0 * self.neighbours + 20.0 * self.further.unwrap_or(0.0) + 10.0 * context;
        if self.same {
            return self.bare
                || less >= 0.6
                || (more >= 0.8 && !removed && (self.bits >= 18.0 || self.neighbours >= 0.9))
                || (more >= 0.8 && less >= 0.3 && (self.neighbours >= 0.3 || self.in_paragraph()))
                || (context >= 0.8 && self.bits >= 20.0)
                || (self.bits + around >= 52.0 && (context >= 0.6 || self.bits >= 15.0));
        }
        let replaced_in_place = less >= 0.85 && self.words <= 6 && !removed;
        if less >= 0.6 && (self.quality >= 0.35 || replaced_in_place) {
            return true;
        }
        if self.in_paragraph() && self.quality >= 0.75 && self.bits >= 40.0 {
            return true;
        }
        // Of several sentences, some were taken out or moved away: what is left of them is in its place.
        if self.sentences >= 2 && self.quality >= 0.4 && self.bits >= 150.0 && more >= 0.6 && !away {
            return true;
        }
        if removed {
            return false;
        }
        (more >= 0.8 && self.quality >= 0.55 && self.bits >= 15.0)
            || (self.neighbours >= 0.9 && self.quality >= 0.55 && self.bits >= 25.0)
            || (self.in_paragraph() && self.quality >= 0.5 && self.bits >= 25.0)
            || (self.in_paragraph() && self.neighbours >= FORETOLD && self.quality >= 0.5 && context >= 0.8)
            || (context >= 0.8 && self.quality >= 0.75 && self.bits >= 40.0)
    }

    /// Whether the place is not where the neighbours are, or none of them is near.
    pub(super) fn is_away(&self) -> bool {
        self.contradicted || self.stray
    }

    /// Whether the quote is so long that it speaks for itself: its own words and no others, or several sentences.
    pub(super) fn is_witness(&self) -> bool {
        (self.same && self.bits >= SAME_WITNESS_BITS)
            || (self.sentences >= 2 && self.quality >= 0.6 && self.bits >= WITNESS_BITS)
    }
}
