//! From pairs of equal words to the passage they mark out in the new text.

use std::ops::Range;

use super::align::Pair;
use super::fragment::Fragment;
use super::page::Page;

/// More words than this, put into a quote at one place, tear it apart.
const MOST_PUT_IN: usize = 40;

/// More words than this at an edge of a quote are not taken to be replaced, unless the context touches what came.
const MOST_REPLACED: usize = 6;

/// The words and the code points that a quote has become.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Located {
    /// Indices into the page's words.
    pub(super) words: Range<usize>,
    /// Code points.
    pub(super) range: Range<u32>,
    /// The pairs that lie in the quote.
    pub(super) pairs: Vec<Pair>,
}

/// Marks out the quote by the pairs of its fragment; `None` when the quote was removed or is not covered.
///
/// A quote torn into parts far from each other is its heaviest part, unless it is known that nothing but new text
/// stands between (`together`).
pub(super) fn locate(
    page: &Page<'_>,
    fragment: &Fragment<'_>,
    pairs: &[Pair],
    together: bool,
) -> Option<Located> {
    let quote = &fragment.quote;
    let left = pairs.iter().rev().find(|(i, _)| *i < quote.start).copied();
    let right = pairs.iter().find(|(i, _)| *i >= quote.end).copied();
    let mut inner: Vec<Pair> = pairs.iter().filter(|(i, _)| quote.contains(i)).copied().collect();
    tuck(page, fragment, &mut inner);
    drop_islands(page, fragment, left, right, &mut inner);
    if !together {
        keep_largest(page, fragment, &mut inner);
    }
    let (Some(first), Some(last)) = (inner.first().copied(), inner.last().copied()) else {
        return between(page, fragment, left?, right?);
    };
    let from = first.1.saturating_sub(match left {
        Some((i, j)) => share(quote.start - i - 1, first.0 - quote.start, first.1 - j - 1),
        None => 0,
    });
    let to = last.1
        + 1
        + match right {
            Some((i, j)) => share(i - quote.end, quote.end - last.0 - 1, j - last.1 - 1),
            None => 0,
        };
    let start =
        if first.0 == quote.start { start_in(page, fragment, first)? } else { page.words.get(from)?.start };
    let end =
        if last.0 + 1 == quote.end { end_in(page, fragment, last)? } else { page.words.get(to - 1)?.end };
    (start <= end).then_some(Located { words: from..to, range: start..end, pairs: inner })
}

/// How many of `new` words between two pairs belong to the quote, where `outside` words of the context and
/// `inside` words of the quote stood between them.
fn share(outside: usize, inside: usize, new: usize) -> usize {
    match (outside, inside) {
        (_, 0) => 0,
        (0, _) if new <= 2 * inside + 2 => new,
        // Sentences that are gone have left nothing behind.
        _ if inside > MOST_REPLACED => 0,
        (0, _) => inside,
        _ => ((new * inside + (outside + inside) / 2) / (outside + inside)).min(2 * inside + 2),
    }
}

/// A quote none of whose words remain, held by the words that touched it on both sides.
fn between(page: &Page<'_>, fragment: &Fragment<'_>, left: Pair, right: Pair) -> Option<Located> {
    let quote = &fragment.quote;
    if left.0 + 1 != quote.start || right.0 != quote.end {
        return None;
    }
    let words = left.1 + 1..right.1;
    if quote.is_empty() {
        let old = fragment.words.get(left.0)?;
        let new = page.words.get(left.1)?;
        let start = new.end.saturating_add(fragment.place.start.saturating_sub(old.end));
        let range = start..start.saturating_add(fragment.place.end - fragment.place.start);
        let found = page.text.slice(range.clone())?;
        return (words.is_empty() && found == fragment.exact).then_some(Located {
            words,
            range,
            pairs: Vec::new(),
        });
    }
    let spoken = page.words.get(words.clone())?.iter().any(|word| page.is_spoken(word));
    if !spoken || words.len() > 2 * quote.len() + 3 {
        return None;
    }
    let range = page.words.get(words.start)?.start..page.words.get(words.end - 1)?.end;
    Some(Located { words, range, pairs: Vec::new() })
}

/// Where the quote begins, when its first word is paired: inside the word or before it as it used to be.
fn start_in(page: &Page<'_>, fragment: &Fragment<'_>, pair: Pair) -> Option<u32> {
    let (old, new) = (fragment.words.get(pair.0)?, page.words.get(pair.1)?);
    let start = fragment.place.start;
    if old.start < start {
        return Some((new.start + (start - old.start)).min(new.end));
    }
    let wanted = new.start.saturating_sub(old.start - start);
    Some(if blank(page, wanted..new.start) { wanted } else { new.start })
}

/// Where the quote ends, when its last word is paired.
fn end_in(page: &Page<'_>, fragment: &Fragment<'_>, pair: Pair) -> Option<u32> {
    let (old, new) = (fragment.words.get(pair.0)?, page.words.get(pair.1)?);
    let end = fragment.place.end;
    if old.end > end {
        return Some(new.end.saturating_sub(old.end - end).max(new.start));
    }
    let wanted = new.end.saturating_add(end - old.end);
    Some(if blank(page, new.end..wanted) { wanted } else { new.end })
}

/// Whether a range holds no word.
fn blank(page: &Page<'_>, range: Range<u32>) -> bool {
    range.is_empty()
        || (range.end <= page.text.len()
            && page.words.get(page.word_at(range.start)).is_none_or(|word| word.start >= range.end))
}

/// Where words were put in, an equal word before and after them may be paired either way (a full stop, most
/// often): pairs the quote's outer words with the ones that keep the quote short.
fn tuck(page: &Page<'_>, fragment: &Fragment<'_>, pairs: &mut [Pair]) {
    let fits = |i: usize, j: usize| fragment.ids.get(i) == page.ids.get(j) && page.ids.get(j).is_some();
    let gap = |two: &[Pair]| matches!(two, [a, b] if a.0 + 1 == b.0 && a.1 + 1 < b.1);
    if let Some(at) = pairs.windows(2).rposition(gap)
        && let Some((kept, tail)) = pairs.split_at_mut_checked(at + 1)
        && let Some(last) = kept.last().copied()
        && tail.iter().zip(last.1 + 1..).all(|(pair, j)| fits(pair.0, j))
    {
        tail.iter_mut().zip(last.1 + 1..).for_each(|(pair, j)| pair.1 = j);
    }
    if let Some(at) = pairs.windows(2).position(gap)
        && let Some((head, kept)) = pairs.split_at_mut_checked(at + 1)
        && let Some(first) = kept.first().copied()
        && let Some(from) = first.1.checked_sub(head.len())
        && head.iter().zip(from..).all(|(pair, j)| fits(pair.0, j))
    {
        head.iter_mut().zip(from..).for_each(|(pair, j)| pair.1 = j);
    }
}

/// Keeps the heaviest part of a quote that was torn into parts far from each other.
fn keep_largest(page: &Page<'_>, fragment: &Fragment<'_>, pairs: &mut Vec<Pair>) {
    let torn = |a: &Pair, b: &Pair| b.1 - a.1 <= 3 * (b.0 - a.0) + MOST_PUT_IN;
    let weight = |part: &[Pair]| -> f32 {
        part.iter().filter_map(|(i, _)| fragment.ids.get(*i)).map(|id| page.bits(*id)).sum()
    };
    let parts = pairs.chunk_by(torn);
    if let Some(largest) = parts.max_by(|a, b| weight(a).total_cmp(&weight(b))).map(<[Pair]>::to_vec) {
        *pairs = largest;
    }
}

/// Drops words at the quote's edges that are paired with a stray equal word far from all others.
fn drop_islands(
    page: &Page<'_>,
    fragment: &Fragment<'_>,
    left: Option<Pair>,
    right: Option<Pair>,
    pairs: &mut Vec<Pair>,
) {
    let weight = |pairs: &[Pair]| -> f32 {
        pairs.iter().filter_map(|(i, _)| fragment.ids.get(*i)).map(|id| page.bits(*id)).sum()
    };
    let total = weight(pairs);
    let far = |a: Pair, b: Pair| b.1 - a.1 > 3 * (b.0 - a.0) + 10;
    let held_left = pairs.first().is_some_and(|first| left.is_some_and(|left| !far(left, *first)));
    if !held_left {
        let cut =
            pairs.windows(2).position(|two| matches!(two, [a, b] if far(*a, *b))).map_or(0, |at| at + 1);
        if weight(pairs.get(..cut).unwrap_or_default()) < 0.3 * total {
            pairs.drain(..cut);
        }
    }
    let held_right = pairs.last().is_some_and(|last| right.is_some_and(|right| !far(*last, right)));
    if !held_right {
        let keep = pairs
            .windows(2)
            .rposition(|two| matches!(two, [a, b] if far(*a, *b)))
            .map_or(pairs.len(), |at| at + 1);
        if weight(pairs.get(keep..).unwrap_or_default()) < 0.3 * total {
            pairs.truncate(keep);
        }
    }
}
