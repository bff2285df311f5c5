//! Code points ⇄ bytes: the one place where positions become offsets into a Rust string.

use std::ops::Range;

/// Code points between two remembered byte offsets: a look-up walks at most this far.
const STRIDE: u32 = 32;

/// A text whose positions are Unicode code points, 0-based, as W3C Web Annotation and REFI-QDA count them.
///
/// Making one reads the text once; every conversion afterwards takes constant or logarithmic time.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    source: &'a str,
    /// Byte offset of every [`STRIDE`]-th code point; empty when every code point is one byte long.
    offsets: Vec<usize>,
    len: u32,
}

impl<'a> Text<'a> {
    /// Reads a text. Texts of more than `u32::MAX` code points cannot be addressed beyond that count.
    pub fn new(source: &'a str) -> Text<'a> {
        if source.is_ascii() {
            return Text {
                source,
                offsets: Vec::new(),
                len: u32::try_from(source.len()).unwrap_or(u32::MAX),
            };
        }
        let mut offsets = Vec::with_capacity(source.len() / STRIDE as usize + 1);
        let mut len: u32 = 0;
        for (byte, _) in source.char_indices() {
            if len.is_multiple_of(STRIDE) {
                offsets.push(byte);
            }
            len = len.saturating_add(1);
        }
        Text { source, offsets, len }
    }

    /// The text itself.
    pub fn as_str(&self) -> &'a str {
        self.source
    }

    /// How many code points the text has.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether the text has no code point at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The byte offset of a position; `None` beyond the end. The end itself is a position.
    pub fn byte(&self, position: u32) -> Option<usize> {
        if position > self.len {
            return None;
        }
        if position == self.len {
            return Some(self.source.len());
        }
        if self.offsets.is_empty() {
            return Some(position as usize);
        }
        let base = *self.offsets.get((position / STRIDE) as usize)?;
        let rest = self.source.get(base..)?;
        rest.char_indices().nth((position % STRIDE) as usize).map(|(byte, _)| base + byte)
    }

    /// The position of a byte offset; `None` beyond the end or inside a code point.
    pub fn position(&self, byte: usize) -> Option<u32> {
        if !self.source.is_char_boundary(byte) {
            return None;
        }
        if self.offsets.is_empty() {
            return u32::try_from(byte).ok();
        }
        let mark = self.offsets.partition_point(|&offset| offset <= byte).saturating_sub(1);
        let base = *self.offsets.get(mark)?;
        let walked = self.source.get(base..byte)?.chars().count();
        u32::try_from(mark * STRIDE as usize + walked).ok()
    }

    /// The passage between two positions; `None` when the range is reversed or leaves the text.
    pub fn slice(&self, range: Range<u32>) -> Option<&'a str> {
        self.source.get(self.byte(range.start)?..self.byte(range.end)?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Text;

    #[test]
    fn positions_count_code_points_and_not_bytes_or_graphemes() {
        let text = Text::new("añ👩\u{200d}🚀e\u{301}");
        assert_eq!(text.len(), 7);
        assert_eq!(text.slice(2..5), Some("👩\u{200d}🚀"));
        assert_eq!(text.slice(5..7), Some("e\u{301}"));
    }

    #[test]
    fn a_range_outside_the_text_or_reversed_is_no_passage() {
        let text = Text::new("añb");
        assert_eq!(text.slice(0..4), None);
        assert_eq!(text.slice(Range { start: 2, end: 1 }), None);
        assert_eq!(text.position(2), None);
        assert_eq!(text.byte(4), None);
    }

    use std::ops::Range;

    proptest! {
        #[test]
        fn byte_and_position_are_each_others_inverse(source in "(\\PC|[a-z ]){0,200}") {
            let text = Text::new(&source);
            prop_assert_eq!(text.len() as usize, source.chars().count());
            for (position, (byte, _)) in source.char_indices().enumerate() {
                prop_assert_eq!(text.byte(position as u32), Some(byte));
                prop_assert_eq!(text.position(byte), Some(position as u32));
            }
            prop_assert_eq!(text.byte(text.len()), Some(source.len()));
            prop_assert_eq!(text.position(source.len()), Some(text.len()));
        }
    }
}
