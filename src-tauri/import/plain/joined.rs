//! Words that stood broken at the end of a line: what is said of them, and how their hyphens are put back.

use crate::model::{Block, Mark, MarkKind};

/// Marks of a whole line as marks of what is shown of it, which lacks only characters at its beginning.
pub(super) fn shifted(marks: &[Mark], whole: &str, shown: &str) -> Vec<Mark> {
    let missing = whole.chars().count().saturating_sub(shown.chars().count());
    let by = u32::try_from(missing).unwrap_or(u32::MAX);
    let moved = |mark: &Mark| Mark {
        kind: mark.kind.clone(),
        start: mark.start.saturating_sub(by),
        end: mark.end.saturating_sub(by),
    };
    marks.iter().map(moved).collect()
}

/// The remark for so many joined words.
pub(super) fn remark(words: usize) -> Option<String> {
    match words {
        0 => None,
        1 => Some("1 word broken at the end of a line was joined without its hyphen.".to_owned()),
        _ => Some(format!("{words} words broken at the end of a line were joined without their hyphens.")),
    }
}

/// The text and blocks with a hyphen in each word that was joined, none of them marked as joined any more; nothing
/// where no word was. Takes time in the length of the text.
pub fn hyphens_put_back(text: &str, blocks: &[Block]) -> Option<(String, Vec<Block>)> {
    let mut places: Vec<u32> = blocks
        .iter()
        .flat_map(|block| &block.marks)
        .filter_map(|mark| match mark.kind {
            MarkKind::Joined { hyphen } => Some(mark.start.saturating_add(hyphen)),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    if places.is_empty() {
        return None;
    }
    let mut whole = String::with_capacity(text.len().saturating_add(places.len()));
    let mut next = places.iter().peekable();
    for (at, character) in (0_u32..).zip(text.chars()) {
        if next.next_if_eq(&&at).is_some() {
            whole.push('-');
        }
        whole.push(character);
    }
    // A hyphen stands within a word, so that no block begins or ends where one comes in.
    let moved = |at: u32| {
        let before = places.partition_point(|place| *place < at);
        at.saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    };
    let blocks = blocks.iter().map(|block| {
        let kept = block.marks.iter().filter(|mark| !matches!(mark.kind, MarkKind::Joined { .. }));
        let marks = kept
            .map(|mark| Mark { kind: mark.kind.clone(), start: moved(mark.start), end: moved(mark.end) })
            .collect();
        Block { start: moved(block.start), end: moved(block.end), marks, ..block.clone() }
    });
    Some((whole, blocks.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Notes from the ship\n\n\
        The airship left the bay at four in the morning with a crew of six-\n\
        teen men, and the ship that had carried it there stayed behind in ice-\n\
        bound water. Sixteen hours later a message came that nobody could read,\n\
        and the sixteen were not heard of again for eleven days, nor did any-\n\
        body on the coast see a light. Not anybody at all.\n";

    #[test]
    fn joined_words_are_marked_and_their_hyphens_come_back_where_they_stood() {
        let imported = crate::import::plain::read(LETTER);
        let remark = "2 words broken at the end of a line were joined without their hyphens.";
        assert!(imported.remarks.iter().any(|each| each == remark), "{:?}", imported.remarks);
        let (text, blocks) = hyphens_put_back(&imported.text, &imported.blocks).unwrap();
        assert_eq!(
            text,
            imported
                .text
                .replace("crew of sixteen", "crew of six-teen")
                .replace("did anybody", "did any-body")
        );
        let [before, after] = [(&imported.text, &imported.blocks), (&text, &blocks)].map(|(text, blocks)| {
            let cut = |block: &Block| -> String {
                text.chars().skip(block.start as usize).take((block.end - block.start) as usize).collect()
            };
            blocks.iter().map(cut).collect::<Vec<_>>().join("\n") == *text
        });
        assert!(before && after, "blocks cover the text");
        assert_eq!(hyphens_put_back(&text, &blocks), None);
    }

    #[test]
    fn a_text_without_joined_words_has_nothing_to_put_back() {
        let imported = crate::import::plain::read("One line.\nAnother, with a well-known word.");
        assert_eq!(hyphens_put_back(&imported.text, &imported.blocks), None);
    }
}
