//! Every place in the new text that a passage may have gone to.

use std::ops::Range;

use super::align::{Pair, align};
use super::candidate::Candidate;
use super::context::{following, preceding};
use super::course::Claim;
use super::fragment::Fragment;
use super::locate::{Located, locate};
use super::page::Page;

/// Places examined by their words in common.
const MOST_PEAKS: usize = 8;
/// Words in common that weigh less than this are not looked at, in bits.
const LEAST_PEAK_BITS: f32 = 9.0;
/// Quality and context from which a passage is found so well that lesser places are no rivals.
const WELL_FOUND: f32 = 0.75;
/// A place is no rival that has less than this share of what the words of the well found one say.
const LEAST_RIVAL: f32 = 0.4;
/// Exact copies of a quote that are looked at.
const MOST_COPIES: usize = 32;
/// What it counts, between two extents of one place, that one has exactly the quote's words.
const SAME_BONUS: f32 = 0.25;
/// Agreement of both contexts from which they are believed to have been joined.
const JOINED: f32 = 0.6;
/// So much on each side tells that a text was cut out between, in bits.
const CLOSED_UP: f32 = 14.0;
/// Quotes of more words than this are not looked for inside words.
const MOST_WORDS_INSIDE: usize = 3;

/// Code points beside a place in which the letters of a cut word are looked for.
const LETTERS_BESIDE: u32 = 24;
/// A torn quote must say so much, in bits, and a place that says this share of it is taken for all of it.
const LEAST_TORN_BITS: f32 = 30.0;
const MOST_OF_IT: f32 = 0.9;
/// A torn quote with its surroundings may have become so many times as long.
const MOST_TORN: usize = 8;

/// What a search brought.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Places, measured, in no order; overlapping ones reduced to the best.
    pub(super) candidates: Vec<Candidate>,
    /// Whether what stood before the quote is now followed by what stood after it.
    pub(super) removed: bool,
}

/// Looks for the places where a fragment's quote may stand.
pub(super) fn search(page: &Page<'_>, fragment: &Fragment<'_>) -> Found {
    let mut found = Vec::new();
    let mut removed = false;
    let mut well_found = 0.0;
    for Peak { from, to, bits } in peaks(page, fragment) {
        if bits < LEAST_RIVAL * well_found {
            break;
        }
        let window = page.ids.get(from..to).unwrap_or_default();
        let weight = |id| 1.0 + page.bits(id);
        let pairs: Vec<_> =
            align(&fragment.ids, window, &weight, true).into_iter().map(|(i, j)| (i, j + from)).collect();
        removed |= is_joined(page, fragment, &pairs);
        if let Some(located) = locate(page, fragment, &pairs, false) {
            let candidate = Candidate::measure(page, fragment, to_the_letter(page, fragment, located));
            if candidate.quality >= WELL_FOUND && candidate.before.min(candidate.after) >= WELL_FOUND {
                well_found = bits.max(well_found);
            }
            keep_best(&mut found, candidate);
        }
    }
    let mut add = |located: Located| {
        let candidate = Candidate::measure(page, fragment, located);
        keep_best(&mut found, candidate);
    };
    let quote = &fragment.quote;
    for at in page.occurrences(fragment.quote_ids(), MOST_COPIES) {
        let pairs: Vec<_> = quote.clone().zip(at..).collect();
        if let Some(located) = locate(page, fragment, &pairs, false) {
            add(located);
        }
    }
    if inside_words(fragment) {
        for located in literal(page, fragment) {
            add(located);
        }
    }
    Found { candidates: found, removed }
}

/// The quote at the very place where it stood, when exactly its code points are there.
pub(super) fn in_place(page: &Page<'_>, fragment: &Fragment<'_>, start: u32) -> Option<Candidate> {
    let end = start.checked_add(fragment.place.end - fragment.place.start)?;
    (page.text.slice(start..end)? == fragment.exact)
        .then(|| Candidate::measure(page, fragment, whole(page, fragment, start, end)))
}

/// Adds the quote as a whole where new text tore it apart: the course of the text, which knows where it begins and
/// ends, has shown nothing else of the old text between.
pub(super) fn add_torn(
    page: &Page<'_>,
    fragment: &Fragment<'_>,
    spread: &Range<usize>,
    claim: Claim,
    found: &mut Vec<Candidate>,
) {
    let few = |candidate: &Candidate| candidate.bits < MOST_OF_IT * claim.own;
    let touches = |candidate: &Candidate| candidate.at.start < spread.end && spread.start < candidate.at.end;
    let known = found.iter().any(|candidate| touches(candidate) && !few(candidate));
    if known || claim.own < LEAST_TORN_BITS || spread.len() > MOST_TORN * fragment.ids.len() {
        return;
    }
    let slack = fragment.before.len().max(fragment.after.len()) + 8;
    let from = spread.start.saturating_sub(slack);
    let window = page.ids.get(from..(spread.end + slack).min(page.ids.len())).unwrap_or_default();
    let weight = |id| 1.0 + page.bits(id);
    let pairs: Vec<_> =
        align(&fragment.ids, window, &weight, true).into_iter().map(|(i, j)| (i, j + from)).collect();
    if let Some(located) = locate(page, fragment, &pairs, true) {
        let whole = Candidate::measure(page, fragment, located);
        if whole.bits >= MOST_OF_IT * claim.own {
            found.retain(|other| !other.overlaps(&whole.range));
            found.push(whole);
        }
    }
}

/// A quote that begins or ends inside a word, or may do so, where it stands letter for letter.
fn to_the_letter(page: &Page<'_>, fragment: &Fragment<'_>, located: Located) -> Located {
    if !cuts_words(fragment) {
        return located;
    }
    let from = located.range.start.saturating_sub(LETTERS_BESIDE);
    let near = from..located.range.end.saturating_add(LETTERS_BESIDE).min(page.text.len());
    let found = page.text.slice(near).and_then(|near| {
        let byte = near.find(fragment.exact)?;
        u32::try_from(near.get(..byte)?.chars().count()).ok()
    });
    let length = fragment.place.end - fragment.place.start;
    match found {
        Some(at) => whole(page, fragment, from + at, (from + at).saturating_add(length)),
        None => located,
    }
}

/// Adds a candidate unless a better one is at the same place, and removes worse ones there.
pub(super) fn keep_best(found: &mut Vec<Candidate>, candidate: Candidate) {
    let rivals = || found.iter().filter(|other| other.overlaps(&candidate.range));
    let rank = |candidate: &Candidate| candidate.merit() + if candidate.same { SAME_BONUS } else { 0.0 };
    if rivals().any(|other| rank(other) >= rank(&candidate)) {
        return;
    }
    found.retain(|other| !other.overlaps(&candidate.range));
    found.push(candidate);
}

/// Whether the words that touched the quote on both sides now touch each other, or nearly, and are enough to tell.
fn is_joined(page: &Page<'_>, fragment: &Fragment<'_>, pairs: &[Pair]) -> bool {
    let quote = &fragment.quote;
    let left = pairs.iter().rev().find(|(i, _)| *i < quote.start);
    let right = pairs.iter().find(|(i, _)| *i >= quote.end);
    let (Some(left), Some(right)) = (left, right) else { return false };
    let between = page.words.get(left.1 + 1..right.1).unwrap_or_default();
    let touching = quote.start - left.0 <= 2
        && right.0 - quote.end <= 1
        && between.iter().all(|word| !page.is_spoken(word));
    if !touching && between.iter().all(|word| !page.is_spoken(word)) {
        // The cut was wider than the quote: what stood around it must have closed up in whole runs.
        let held = |pair: &&Pair, step: &dyn Fn(usize, usize) -> Option<usize>| -> f32 {
            (0..)
                .map_while(|n| Some((step(pair.0, n)?, step(pair.1, n)?)))
                .take_while(|(i, j)| fragment.ids.get(*i).is_some_and(|id| page.ids.get(*j) == Some(id)))
                .filter_map(|(i, _)| fragment.ids.get(i))
                .map(|id| page.bits(*id))
                .sum()
        };
        return held(&left, &|at, n| at.checked_sub(n)) >= CLOSED_UP
            && held(&right, &|at, n| at.checked_add(n)) >= CLOSED_UP;
    }
    touching
        && preceding(page, fragment, left.1 + 1, u32::MAX) >= JOINED
        && following(page, fragment, right.1, u32::MAX) >= JOINED
}

/// A stretch of the page, in words, that has much in common with a fragment.
struct Peak {
    from: usize,
    to: usize,
    /// How much the words in common say, in bits.
    bits: f32,
}

/// The stretches of the page that have most in common with the fragment, the heaviest first.
fn peaks(page: &Page<'_>, fragment: &Fragment<'_>) -> Vec<Peak> {
    let length = fragment.ids.len();
    let mut hits = page.hits(&fragment.ids);
    hits.sort_unstable_by_key(|(offset, _)| *offset);
    let breadth = (length / 4).max(16) as i64;
    let mut sums: Vec<(f32, i64, i64)> = Vec::new();
    let mut from = 0;
    let mut sum = 0.0;
    for (offset, bits) in &hits {
        sum += bits;
        while let Some((first, left)) = hits.get(from)
            && offset - first > breadth
        {
            sum -= left;
            from += 1;
        }
        let first = hits.get(from).map_or(*offset, |(first, _)| *first);
        if sum >= LEAST_PEAK_BITS {
            sums.push((sum, first, *offset));
        }
    }
    sums.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<(i64, i64, f32)> = Vec::new();
    for (bits, low, high) in sums {
        if chosen.len() >= MOST_PEAKS {
            break;
        }
        if !chosen.iter().any(|(l, h, _)| low <= *h + breadth / 2 && *l - breadth / 2 <= high) {
            chosen.push((low, high, bits));
        }
    }
    let slack = 16 + length as i64 / 8;
    let clamp = |index: i64| usize::try_from(index.max(0)).unwrap_or(0).min(page.ids.len());
    let peak = |(low, high, bits): (i64, i64, f32)| Peak {
        from: clamp(low - slack),
        to: clamp(high + length as i64 + slack),
        bits,
    };
    chosen.into_iter().map(peak).collect()
}

/// Whether a short quote begins or ends inside a word, or may do so.
fn inside_words(fragment: &Fragment<'_>) -> bool {
    fragment.quote.len() <= MOST_WORDS_INSIDE && cuts_words(fragment)
}

/// Whether the quote begins or ends inside a word, or may do so because nothing is known of its surroundings.
fn cuts_words(fragment: &Fragment<'_>) -> bool {
    let first = fragment.words.get(fragment.quote.start);
    let last = fragment.quote.end.checked_sub(1).and_then(|last| fragment.words.get(last));
    let bare = fragment.prefix.is_empty() || fragment.suffix.is_empty();
    let broken = first.is_some_and(|word| word.start < fragment.place.start)
        || last.is_some_and(|word| word.end > fragment.place.end);
    !fragment.exact.is_empty() && (bare || broken)
}

/// Places where the quote stands letter for letter, also inside words.
fn literal(page: &Page<'_>, fragment: &Fragment<'_>) -> Vec<Located> {
    let length = fragment.place.end - fragment.place.start;
    page.text
        .as_str()
        .match_indices(fragment.exact)
        .take(MOST_COPIES)
        .filter_map(|(byte, _)| page.text.position(byte))
        .map(|start| whole(page, fragment, start, start.saturating_add(length)))
        .collect()
}

/// A literal occurrence, all of the quote's words taken as found.
fn whole(page: &Page<'_>, fragment: &Fragment<'_>, start: u32, end: u32) -> Located {
    let from = page.word_at(start);
    let to = page.words.partition_point(|word| word.start < end).max(from);
    Located { words: from..to, range: start..end, pairs: fragment.quote.clone().zip(from..).collect() }
}
