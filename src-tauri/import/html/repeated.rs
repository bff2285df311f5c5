//! Pull quotes: short blocks that repeat, word for word, what stands in a paragraph of the text.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

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
            let found = begun.entry(hashed(&beginning)).or_default();
            if found.len() < PARAGRAPHS && found.last() != Some(&at) {
                found.push(at);
            }
        }
        texts.insert(at, words);
    }
    for (at, words) in &texts {
        let Some(beginning) = words.get(..FEWEST).filter(|_| words.len() <= MOST) else { continue };
        let others = begun.get(&hashed(&beginning)).map(Vec::as_slice).unwrap_or_default();
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
    words.map(|word| hashed(&word.to_lowercase())).collect()
}

fn hashed(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
