//! Blocks while they are being made, and their assembly into one text with positions.

use crate::model::{Block, BlockKind, Direction, FoldReason, Mark, MarkKind};

/// A block whose text is still its own; marks count code points from the block's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// What the block is.
    pub(super) kind: BlockKind,
    /// Its text.
    pub(super) text: String,
    /// Inline marks, positions from the start of `text`.
    pub(super) marks: Vec<Mark>,
    /// Why it is folded.
    pub(super) fold: Option<FoldReason>,
    /// BCP 47 language, where it differs from the article's.
    pub(super) language: Option<String>,
    /// Writing direction that the source states.
    pub(super) direction: Option<Direction>,
}

impl Draft {
    /// A block without marks that is not folded.
    pub(super) fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), marks: Vec::new(), fold: None, language: None, direction: None }
    }
}

/// Joins the drafts to the canonical text and its blocks.
///
/// Control characters and invisible ones that would break search (soft hyphens, zero-width spaces, stray
/// byte order marks) are left out here, so that no format can let them through.
pub(super) fn assemble(drafts: Vec<Draft>) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(drafts.len());
    let mut position = 0_u32;
    for draft in drafts {
        if !blocks.is_empty() {
            text.push('\n');
            position = position.saturating_add(1);
        }
        let start = position;
        // For each code point of the draft, how many of those before it were kept.
        let mut kept = Vec::new();
        let mut length = 0_u32;
        for character in draft.text.chars() {
            if !draft.marks.is_empty() {
                kept.push(length);
            }
            for character in clean(character) {
                text.push(character);
                length = length.saturating_add(1);
            }
        }
        position = position.saturating_add(length);
        let at = |offset: u32| start.saturating_add(kept.get(offset as usize).copied().unwrap_or(length));
        let mut marks: Vec<Mark> = draft
            .marks
            .into_iter()
            .map(|mark| Mark { start: at(mark.start), end: at(mark.end), kind: mark.kind })
            .filter(|mark| mark.start < mark.end)
            .collect();
        marks.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
        marks.dedup();
        let direction = draft.direction.filter(|stated| *stated != Direction::of(&draft.text));
        let (kind, fold, language) = (draft.kind, draft.fold, draft.language);
        blocks.push(Block { kind, start, end: position, marks, fold, language, direction });
    }
    (text, blocks)
}

/// What a code point becomes in the canonical text.
fn clean(character: char) -> impl Iterator<Item = char> {
    let (character, count) = match character {
        '\n' => ('\n', 1),
        '\t' => (' ', 4),
        '\u{a0}' | '\u{2028}' | '\u{2029}' => (' ', 1),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => (character, 0),
        control if control.is_control() => (control, 0),
        other => (other, 1),
    };
    std::iter::repeat_n(character, count)
}

/// The address of a link as it may be kept: absolute, parsed, http, https or mailto.
pub(super) fn link(address: &str, base: Option<&url::Url>) -> Option<MarkKind> {
    let address = address.trim();
    if address.starts_with('#') {
        return None;
    }
    let parsed = match url::Url::parse(address) {
        Ok(parsed) => parsed,
        Err(url::ParseError::RelativeUrlWithoutBase) => base?.join(address).ok()?,
        Err(_) => return None,
    };
    matches!(parsed.scheme(), "http" | "https" | "mailto")
        .then(|| MarkKind::Link { address: parsed.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_what_is_left_out() {
        let mut draft = Draft::new(BlockKind::Paragraph, "an\u{ad}chor\u{1} and ice");
        draft.marks.push(Mark { kind: MarkKind::Emphasis, start: 3, end: 8 });
        let (text, blocks) = assemble(vec![Draft::new(BlockKind::Paragraph, "Top"), draft]);
        assert_eq!(text, "Top\nanchor and ice");
        assert_eq!((blocks[1].marks[0].start, blocks[1].marks[0].end), (6, 10));
    }

    #[test]
    fn links_lead_only_where_it_is_safe() {
        let base = url::Url::parse("https://example.org/a/b.html").unwrap();
        let address = |text: &str| match link(text, Some(&base)) {
            Some(MarkKind::Link { address }) => Some(address),
            _ => None,
        };
        assert_eq!(address("../c").as_deref(), Some("https://example.org/c"));
        assert_eq!(address("mailto:a@example.org").as_deref(), Some("mailto:a@example.org"));
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "#top",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
        assert_eq!(link("/c", None), None);
    }
}
