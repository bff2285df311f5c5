//! Pull quotes: short blocks that repeat, word for word, what stands in a paragraph of the text.

use std::collections::HashMap;

use crate::model::{BlockKind, FoldReason};

use super::page::{Page, Piece};

/// Fewer words than this may well stand twice in a text.
const FEWEST: usize = 7;

/// No pull quote is longer, in words.
const MOST: usize = 60;

/// In how many paragraphs a beginning is looked for: one that stands in more is a turn of phrase.
const PARAGRAPHS: usize = 8;

/// Folds the kept pieces that a longer kept paragraph repeats. Takes time in the length of the text.
pub(super) fn fold(page: &Page, keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    let mut texts: HashMap<usize, Vec<u64>> = HashMap::new();
    let mut begun: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, piece) in page.pieces.iter().enumerate() {
        if keep.get(at) != Some(&true) || piece.words < FEWEST || !may_be_either(piece) {
            continue;
        }
        let words = words_of(&piece.draft.text);
        for beginning in words.windows(FEWEST) {
            let found = begun.entry(mixed(beginning.iter().copied())).or_default();
            if found.len() < PARAGRAPHS && found.last() != Some(&at) {
                found.push(at);
            }
        }
        texts.insert(at, words);
    }
    for (at, words) in &texts {
        let Some(beginning) = words.get(..FEWEST).filter(|_| words.len() <= MOST) else { continue };
        let others = begun.get(&mixed(beginning.iter().copied())).map(Vec::as_slice).unwrap_or_default();
        let repeated = others.iter().filter_map(|other| texts.get(other)).any(|other| {
            other.len() * 2 >= words.len() * 3
                && other.windows(words.len()).any(|part| part == words.as_slice())
        });
        if repeated && let (Some(keep), Some(reason)) = (keep.get_mut(*at), reasons.get_mut(*at)) {
            *keep = false;
            *reason = Some(FoldReason::Repetition);
        }
    }
}

fn may_be_either(piece: &Piece) -> bool {
    matches!(piece.draft.kind, BlockKind::Paragraph | BlockKind::Quotation)
}

/// The words of a text, each as a number: letters and digits count, in small letters.
fn words_of(text: &str) -> Vec<u64> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| mixed(word.chars().flat_map(char::to_lowercase).map(u64::from))).collect()
}

/// One number for several, as good as different for different ones (FNV-1a with whole numbers in place of bytes).
fn mixed(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |mixed, value| {
        (mixed ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
    })
}
