//! A passage with the text around it, as words: what is left of the old text in a selector.

use std::ops::Range;

use super::known::Surroundings;
use super::page::Page;
use super::words::Word;
use crate::model::Selector;

/// A context this long was probably cut by count, possibly inside a word.
const CUT_CONTEXT: u32 = 32;
/// A context shorter than this, where there is one on the other side, probably ends with the text.
const SHORT_CONTEXT: u32 = 16;

/// The words of prefix, quote and suffix.
#[derive(Debug)]
pub(super) struct Fragment<'s> {
    pub(super) prefix: &'s str,
    pub(super) exact: &'s str,
    pub(super) suffix: &'s str,
    /// Words with positions counted from the fragment's beginning.
    pub(super) words: Vec<Word>,
    pub(super) ids: Vec<u32>,
    /// Indices of the words that have at least one code point in the quote.
    pub(super) quote: Range<usize>,
    /// Where the quote begins and ends, counted from the fragment's beginning.
    pub(super) place: Range<u32>,
    /// Indices of the whole words before the quote.
    pub(super) before: Range<usize>,
    /// Indices of the whole words after the quote.
    pub(super) after: Range<usize>,
    /// Indices of the whole words known before the quote, beyond the prefix too.
    pub(super) wide_before: Range<usize>,
    /// Indices of the whole words known after the quote, beyond the suffix too.
    pub(super) wide_after: Range<usize>,
    /// For each word, whether a sentence or a paragraph ends with it, or between it and the next.
    sentence_ends: Vec<bool>,
    /// Whether nothing, or only the prefix, stood before the quote.
    pub(super) from_start: bool,
    /// Whether probably nothing but the suffix stood after the quote.
    pub(super) to_end: bool,
    /// Whether nothing stood before, and nothing after, what is known around the quote.
    ends_known: (bool, bool),
}

impl<'s> Fragment<'s> {
    /// Reads a selector with what is known around it; `None` when it has no quote.
    pub(super) fn new(
        selector: &'s Selector,
        around: &'s Surroundings,
        page: &mut Page<'_>,
    ) -> Option<Fragment<'s>> {
        let quote = selector.quote.as_ref()?;
        let (prefix, exact, suffix) = (quote.prefix.as_str(), quote.exact.as_str(), quote.suffix.as_str());
        let whole = [around.before.as_str(), exact, around.after.as_str()].concat();
        let words = page.lexicon.words(&whole);
        let sentence_ends = sentence_ends(&whole, &words);
        let start = count(&around.before);
        let end = start.saturating_add(count(exact));
        let first = words.partition_point(|word| word.end <= start);
        let last = words.partition_point(|word| word.start < end).max(first);
        let straddles_start = words.get(first).is_some_and(|word| word.start < start && word.end > start);
        let (first, last) = if exact.is_empty() && straddles_start {
            // An empty quote inside a word belongs to that word only by place.
            (first, first)
        } else {
            (first, last)
        };
        let (before, after) = (count(prefix), count(suffix));
        let cut = |context: u32| usize::from(context >= CUT_CONTEXT);
        let all = words.len();
        let wide_first = cut(start).min(first.saturating_sub(1));
        let wide_last = all.saturating_sub(cut(count(&around.after))).max(last + usize::from(all > last));
        let near_first = match start - before {
            0 => wide_first,
            near => words.partition_point(|word| word.start < near).min(first),
        };
        let near_last = match count(&around.after) - after {
            0 => wide_last,
            _ => words.partition_point(|word| word.end <= end.saturating_add(after)).max(last),
        };
        let from_start = selector.position.is_some_and(|position| position.start == before);
        let has_context = from_start || before >= SHORT_CONTEXT;
        Some(Fragment {
            prefix,
            exact,
            suffix,
            ids: words.iter().map(|word| word.id).collect(),
            quote: first..last,
            place: start..end,
            before: near_first..first,
            after: last..near_last,
            wide_before: wide_first..first,
            wide_after: last..wide_last,
            sentence_ends,
            from_start,
            ends_known: (around.from_start, around.to_end),
            to_end: has_context && after < SHORT_CONTEXT,
            words,
        })
    }

    /// Whether a sentence or a paragraph ends with this word, or between it and the next.
    pub(super) fn ends_sentence(&self, word: usize) -> bool {
        self.sentence_ends.get(word).copied().unwrap_or(false)
    }

    /// Whether the sentence around the quote is known whole, so that a break in it would be seen.
    pub(super) fn knows_sentence(&self) -> bool {
        let before = self.earlier().end > self.wide_before.start || self.ends_known.0;
        let after = self.later().start < self.wide_after.end || self.ends_known.1;
        let closed = self.quote.end.checked_sub(1).is_some_and(|last| self.ends_sentence(last));
        before && (after || closed)
    }

    /// Sentences that end in the quote.
    pub(super) fn sentences(&self) -> usize {
        self.sentence_ends.get(self.quote.clone()).unwrap_or_default().iter().filter(|ends| **ends).count()
    }

    /// The words known before the sentence in which the quote begins.
    pub(super) fn earlier(&self) -> Range<usize> {
        let from = self.wide_before.start;
        let to = (from..self.quote.start).rev().find(|word| self.ends_sentence(*word));
        from..to.map_or(from, |word| word + 1)
    }

    /// The words known after the sentence in which the quote ends.
    pub(super) fn later(&self) -> Range<usize> {
        let to = self.wide_after.end;
        let last = self.quote.end.saturating_sub(1);
        let from = (last..to).find(|word| self.ends_sentence(*word));
        from.map_or(to, |word| word + 1)..to
    }

    /// The sentences in which the quote stands, as far as they are known, in code points of the fragment.
    pub(super) fn sentence(&self) -> Range<u32> {
        let (first, last) = (self.earlier().end, self.later().start);
        let from = self.words.get(first).map_or(self.place.start, |word| word.start.min(self.place.start));
        let to = last.checked_sub(1).and_then(|last| self.words.get(last));
        from..to.map_or(self.place.end, |word| word.end.max(self.place.end))
    }

    /// The numbers of the quote's words.
    pub(super) fn quote_ids(&self) -> &[u32] {
        self.ids.get(self.quote.clone()).unwrap_or_default()
    }
}

/// Words before a full stop that most often ends no sentence.
const SHORTENED: [&str; 20] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Jan", "Feb", "Aug", "Sept",
    "Oct", "Nov", "Dec", "No", "vs",
];

fn sentence_ends(text: &str, words: &[Word]) -> Vec<bool> {
    let letters: Vec<char> = text.chars().collect();
    let end = count(text);
    let between = |from: u32, to: u32| letters.get(from as usize..to.max(from) as usize).unwrap_or_default();
    let alphanumeric = |at: u32| letters.get(at as usize).is_some_and(|c| c.is_alphanumeric());
    // A full stop ends a sentence unless a letter or digit follows, as in 3.5, or the sentence goes on.
    let stops = |at: u32| match letters.get(at as usize) {
        Some('.') => {
            let start = (0..at).rev().take_while(|before| alphanumeric(*before)).last().unwrap_or(at);
            let before: String = between(start, at).iter().collect();
            let initial = at - start == 1 && before.chars().all(char::is_uppercase);
            let goes_on = (at + 1..end.min(at.saturating_add(4)))
                .find(|next| alphanumeric(*next))
                .and_then(|next| letters.get(next as usize))
                .is_some_and(|next| next.is_lowercase());
            !alphanumeric(at + 1) && !initial && !goes_on && !SHORTENED.contains(&before.as_str())
        }
        Some(c) => matches!(c, '!' | '?' | '\n' | '。' | '！' | '？' | '؟' | '।'),
        None => false,
    };
    let next_starts = words.iter().skip(1).map(|word| word.start).chain([end]);
    let mut ends: Vec<bool> = Vec::with_capacity(words.len());
    let mut ended_at = None;
    for (word, next) in words.iter().zip(next_starts) {
        // What closes a quotation or a bracket touches the full stop, and belongs to the sentence.
        let closes = ended_at == Some(word.start) && !alphanumeric(word.start);
        if closes && let Some(before) = ends.last_mut() {
            *before = false;
        }
        let ends_here = closes || (word.start..next).any(stops);
        ended_at = ends_here.then_some(word.end);
        ends.push(ends_here);
    }
    ends
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
