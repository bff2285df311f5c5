//! How much of the text that stood around a passage stands around a place.

use std::ops::Range;

use super::fragment::Fragment;
use super::page::Page;

/// Context that weighs less than this is too thin to count in full, in bits.
const FULL_BITS: f32 = 12.0;
/// What the beginning or end of the text weighs, in bits.
const EDGE_BITS: f32 = 8.0;
/// What beginning another run of equal words costs, in bits.
const RUN_COST: f32 = 2.5;
/// What not touching the passage costs besides, in bits.
const APART_COST: f32 = 2.5;
/// What a word put in between costs, in bits.
const SKIP_COST: f32 = 0.4;
/// What it says that nothing stood, and nothing stands, beside the passage: new text may have come there.
const EMPTY_AT_EDGE: f32 = 0.6;
/// So many words more than before may lie between a passage and the sentences around it.
const APART: usize = 16;
/// Fewer words than this, further off, say nothing.
const LEAST_FURTHER: usize = 8;
/// So many equal words of another sentence do not follow by chance.
const CROSSING: usize = 3;
/// Equal code points of context that count in full.
const FULL_LETTERS: f32 = 12.0;

/// How much of a fragment's prefix stands before a place, 0 to 1.
pub(super) fn preceding(page: &Page<'_>, fragment: &Fragment<'_>, word: usize, position: u32) -> f32 {
    let context = fragment.ids.get(fragment.before.clone()).unwrap_or_default();
    let near = page.ids.get(word.saturating_sub(reach(context))..word).unwrap_or_default();
    let edge = fragment.from_start.then_some(word <= context.len());
    let literal = page
        .text
        .byte(position)
        .and_then(|byte| page.text.as_str().get(..byte))
        .is_some_and(|text| text.ends_with(fragment.prefix));
    let by_words = agreement(page, context.iter().rev(), near.iter().rev(), edge);
    let at_edge = fragment.from_start && fragment.prefix.chars().count() == position as usize;
    by_letters(fragment.prefix, literal, at_edge).max(by_words)
}

/// How much of a fragment's suffix stands after a place, 0 to 1.
pub(super) fn following(page: &Page<'_>, fragment: &Fragment<'_>, word: usize, position: u32) -> f32 {
    let context = fragment.ids.get(fragment.after.clone()).unwrap_or_default();
    let to = word.saturating_add(reach(context)).min(page.ids.len());
    let near = page.ids.get(word..to).unwrap_or_default();
    let edge = fragment.to_end.then_some(word + context.len() >= page.ids.len());
    let rest = page.text.byte(position).and_then(|byte| page.text.as_str().get(byte..)).unwrap_or_default();
    let literal = rest.starts_with(fragment.suffix);
    let by_words = agreement(page, context.iter(), near.iter(), edge);
    let at_edge = fragment.to_end && rest == fragment.suffix;
    by_letters(fragment.suffix, literal, at_edge).max(by_words)
}

/// How much of the sentences known to have stood before and after stands around a place, the better side, 0 to 1;
/// `None` when nothing is known of them.
pub(super) fn further(page: &Page<'_>, fragment: &Fragment<'_>, words: &Range<usize>) -> Option<f32> {
    let (earlier, later) = (fragment.earlier(), fragment.later());
    let between = (fragment.quote.start - earlier.end, later.start.saturating_sub(fragment.quote.end));
    let far = |range: Range<usize>| fragment.ids.get(range).filter(|ids| ids.len() >= LEAST_FURTHER);
    let before = far(earlier).map(|context| {
        let near = words.start.saturating_sub(context.len() + APART + between.0)..words.start;
        let near = page.ids.get(near).unwrap_or_default();
        agreement(page, context.iter().rev(), near.iter().rev(), None)
    });
    let after = far(later).map(|context| {
        let to = words.end.saturating_add(context.len() + APART + between.1).min(page.ids.len());
        let near = page.ids.get(words.end..to).unwrap_or_default();
        agreement(page, context.iter(), near.iter(), None)
    });
    match (before, after) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (one, other) => one.or(other),
    }
}

/// How the context around a place ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ending {
    /// Whether the context is whole, or breaks off only where a sentence or paragraph ends.
    pub(super) clean: bool,
    /// How much the quote with the words that still touch it says, in bits.
    pub(super) bits: f32,
    /// Whether the words that still touch it go on into a sentence before or after.
    pub(super) crosses: bool,
}

/// How the context around a place ends.
///
/// A passage that was moved takes its sentence along; in a sentence that only looks alike, words differ
/// beside it.
pub(super) fn ending(page: &Page<'_>, fragment: &Fragment<'_>, words: &Range<usize>) -> Ending {
    let before = fragment
        .wide_before
        .clone()
        .rev()
        .zip((0..words.start).rev().map(Some).chain(std::iter::repeat(None)));
    let after =
        fragment.wide_after.clone().zip((words.end..page.ids.len()).map(Some).chain(std::iter::repeat(None)));
    let differs = |(old, new): &(usize, Option<usize>)| {
        new.is_none_or(|new| page.ids.get(new) != fragment.ids.get(*old))
    };
    let broken_before = before.into_iter().find(differs).map(|(old, _)| old);
    let broken_after = after.into_iter().find(differs).map(|(old, _)| old);
    // The full stop itself may be what still agrees, since any sentence may have come there.
    let clean = |word: usize| fragment.ends_sentence(word) || fragment.ends_sentence(word + 1);
    let from = broken_before.map_or(fragment.wide_before.start, |old| old + 1);
    let to = broken_after.unwrap_or(fragment.wide_after.end);
    let touching = fragment.ids.get(from..to).unwrap_or_default();
    // Past the sentence, a word may be the same by chance.
    let (sentence_from, sentence_to) = (fragment.earlier().end, fragment.later().start);
    let clean_before = broken_before.is_none_or(|old| old < sentence_from || clean(old));
    let clean_after = broken_after.is_none_or(|old| old >= sentence_to || clean(old.saturating_sub(1)));
    Ending {
        clean: clean_before && clean_after,
        crosses: from + CROSSING <= sentence_from || to >= sentence_to + CROSSING,
        bits: touching.iter().map(|id| page.bits(*id)).sum(),
    }
}

/// How much the words before and after a place say that are those around the quote without a break, in bits.
pub(super) fn runs(page: &Page<'_>, fragment: &Fragment<'_>, words: &Range<usize>) -> (f32, f32) {
    let same =
        |(old, new): &(usize, usize)| fragment.ids.get(*old).is_some_and(|id| page.ids.get(*new) == Some(id));
    let bits = |(old, _): (usize, usize)| fragment.ids.get(old).map_or(0.0, |id| page.bits(*id));
    let before = fragment.wide_before.clone().rev().zip((0..words.start).rev());
    let after = fragment.wide_after.clone().zip(words.end..);
    (before.take_while(same).map(bits).sum(), after.take_while(same).map(bits).sum())
}

/// How many words of the page are looked at for a context.
fn reach(context: &[u32]) -> usize {
    2 * context.len() + 24
}

/// Context that stands there letter for letter, when it is long enough to tell.
fn by_letters(context: &str, literal: bool, at_edge: bool) -> f32 {
    match (literal, at_edge) {
        (false, _) => 0.0,
        (true, true) if context.is_empty() => EMPTY_AT_EDGE,
        (true, true) => 1.0,
        (true, false) => (context.chars().count() as f32 / FULL_LETTERS).min(1.0),
    }
}

/// How much of `context`, read away from the passage, is found in `near` in the same order.
fn agreement<'a>(
    page: &Page<'_>,
    context: impl Iterator<Item = &'a u32>,
    near: impl Iterator<Item = &'a u32>,
    edge: Option<bool>,
) -> f32 {
    let near: Vec<u32> = near.copied().collect();
    let mut total = 0.0;
    let mut best_above: Vec<f32> = (0..=near.len()).map(|j| -APART_COST - SKIP_COST * j as f32).collect();
    // A run that touches the passage itself costs nothing to begin.
    let mut run_above = vec![f32::NEG_INFINITY; near.len() + 1];
    if let Some(touching) = run_above.first_mut() {
        *touching = 0.0;
    }
    let mut top = 0.0f32;
    let (mut best, mut run) = (best_above.clone(), run_above.clone());
    for id in context {
        let worth = page.bits(*id);
        total += worth;
        // The column before the first word: nothing is paired yet.
        let mut left = best_above.first().copied().unwrap_or(0.0);
        let mut diagonal = left;
        let mut run_diagonal = run_above.first().copied().unwrap_or(f32::NEG_INFINITY);
        let above = best_above.iter().zip(&run_above).skip(1);
        let mut here = best.iter_mut().zip(run.iter_mut());
        if let Some((best, run)) = here.next() {
            (*best, *run) = (left, f32::NEG_INFINITY);
        }
        for ((other, (above, run_here)), (best, run)) in near.iter().zip(above).zip(here) {
            let mut value = above.max(left - SKIP_COST);
            *run = f32::NEG_INFINITY;
            if id == other {
                *run = worth + run_diagonal.max(diagonal - RUN_COST);
                value = value.max(*run);
            }
            top = top.max(value);
            *best = value;
            (left, diagonal, run_diagonal) = (value, *above, *run_here);
        }
        std::mem::swap(&mut best, &mut best_above);
        std::mem::swap(&mut run, &mut run_above);
    }
    if let Some(kept) = edge {
        total += EDGE_BITS;
        top += if kept { EDGE_BITS } else { 0.0 };
    }
    if total <= 0.0 { 0.0 } else { top / total * (total / FULL_BITS).min(1.0) }
}
