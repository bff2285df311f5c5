//! A passage with the text around it, as words: what is left of the old text in a selector.

use std::ops::Range;

use super::page::Page;
use super::words::Word;
use crate::model::Selector;

/// A context this long was probably cut by count, possibly inside a word.
const CUT_CONTEXT: usize = 32;
/// A context shorter than this, where there is one on the other side, probably ends with the text.
const SHORT_CONTEXT: usize = 16;

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
    /// Whether nothing, or only the prefix, stood before the quote.
    pub(super) from_start: bool,
    /// Whether probably nothing but the suffix stood after the quote.
    pub(super) to_end: bool,
}

impl<'s> Fragment<'s> {
    /// Reads a selector; `None` when it has no quote.
    pub(super) fn new(selector: &'s Selector, page: &mut Page<'_>) -> Option<Fragment<'s>> {
        let quote = selector.quote.as_ref()?;
        let (prefix, exact, suffix) = (quote.prefix.as_str(), quote.exact.as_str(), quote.suffix.as_str());
        let words = page.lexicon.words(&[prefix, exact, suffix].concat());
        let start = count(prefix);
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
        let cut_start = usize::from(prefix.chars().count() >= CUT_CONTEXT && first > 1);
        let cut_end = usize::from(suffix.chars().count() >= CUT_CONTEXT && words.len() > last + 1);
        let from_start = selector.position.is_some_and(|position| position.start == start);
        let has_context = from_start || prefix.chars().count() >= SHORT_CONTEXT;
        Some(Fragment {
            prefix,
            exact,
            suffix,
            ids: words.iter().map(|word| word.id).collect(),
            quote: first..last,
            place: start..end,
            before: cut_start.min(first)..first,
            after: last..words.len().saturating_sub(cut_end).max(last),
            from_start,
            to_end: has_context && suffix.chars().count() < SHORT_CONTEXT,
            words,
        })
    }

    /// The numbers of the quote's words.
    pub(super) fn quote_ids(&self) -> &[u32] {
        self.ids.get(self.quote.clone()).unwrap_or_default()
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
