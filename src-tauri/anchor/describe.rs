//! A passage → what is remembered of it.

use std::ops::Range;

use super::positions::Text;
use crate::model::{PositionSelector, QuoteSelector, Selector};

/// The most context kept on each side, in code points.
const CONTEXT: u32 = 32;
/// The least context kept where a tidier beginning would cost more, in code points.
const LEAST_CONTEXT: u32 = 20;

/// Describes a passage by its words, the words around it and its place (W3C TextQuoteSelector and
/// TextPositionSelector).
///
/// Prefix and suffix have up to 32 code points; they begin and end with a whole word where one begins or
/// ends within the outermost twelve of them. A range that leaves the text is cut to it; a reversed one is
/// taken as the empty passage at its start.
pub fn describe(text: &Text<'_>, range: Range<u32>) -> Selector {
    let start = range.start.min(text.len());
    let end = range.end.min(text.len()).max(start);
    let exact = text.slice(start..end).unwrap_or_default();
    let prefix = text.slice(start.saturating_sub(CONTEXT)..start).unwrap_or_default();
    let prefix = if start > CONTEXT { from_word(prefix) } else { prefix };
    let suffix_end = end.saturating_add(CONTEXT).min(text.len());
    let suffix = text.slice(end..suffix_end).unwrap_or_default();
    let suffix = if suffix_end < text.len() { to_word(suffix) } else { suffix };
    Selector {
        quote: Some(QuoteSelector { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() }),
        position: Some(PositionSelector { start, end }),
    }
}

/// Cuts the broken word off the beginning, when enough remains.
fn from_word(prefix: &str) -> &str {
    let most_cut = (CONTEXT - LEAST_CONTEXT) as usize;
    let space = prefix.char_indices().take(most_cut).find(|(_, c)| c.is_whitespace());
    space.and_then(|(byte, c)| prefix.get(byte + c.len_utf8()..)).unwrap_or(prefix)
}

/// Cuts the broken word off the end, when enough remains.
fn to_word(suffix: &str) -> &str {
    let most_cut = (CONTEXT - LEAST_CONTEXT) as usize;
    let space = suffix.char_indices().rev().take(most_cut).find(|(_, c)| c.is_whitespace());
    space.and_then(|(byte, _)| suffix.get(..byte)).unwrap_or(suffix)
}

#[cfg(test)]
mod tests {
    use super::{Text, describe};

    const SENTENCE: &str =
        "The airship left its mooring at dawn, and nobody on the ice expected it before Thursday.";

    #[test]
    fn context_begins_and_ends_with_whole_words() {
        let text = Text::new(SENTENCE);
        let quote = describe(&text, 42..48).quote.unwrap();
        assert_eq!(quote.exact, "nobody");
        assert_eq!(quote.prefix, "left its mooring at dawn, and ");
        assert_eq!(quote.suffix, " on the ice expected it before");
    }

    #[test]
    fn a_range_beyond_the_text_is_cut_to_it() {
        let text = Text::new("añb");
        let selector = describe(&text, 1..90);
        assert_eq!(selector.quote.unwrap().exact, "ñb");
        let reversed = describe(&text, std::ops::Range { start: 2, end: 1 });
        assert_eq!(reversed.position.map(|p| (p.start, p.end)), Some((2, 2)));
    }
}
