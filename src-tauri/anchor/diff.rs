//! What changed between two texts, word by word.

use std::ops::Range;

use super::align::align;
use super::words::{Lexicon, Word};

/// A stretch of two texts, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The words are the same; whitespace and typography may differ.
    Same,
    /// Only the old text has it.
    Removed,
    /// Only the new text has it.
    Added,
    /// The old words stand where the new ones stood.
    Replaced,
}

/// A stretch of the old text beside a stretch of the new one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Code points in the old text; empty where something was added.
    pub old: Range<u32>,
    /// Code points in the new text; empty where something was removed.
    pub new: Range<u32>,
}

/// Compares two texts word by word.
///
/// The stretches follow each other without a gap and together cover both texts. A stretch begins with a word
/// and takes the whitespace after it. Time is near linear, also where a text repeats itself.
pub fn diff(old: &str, new: &str) -> Vec<Change> {
    let mut lexicon = Lexicon::default();
    let old_side = Side::new(&mut lexicon, old);
    let new_side = Side::new(&mut lexicon, new);
    let mut weights = vec![0u32; lexicon.len() as usize];
    for id in old_side.ids.iter().chain(&new_side.ids) {
        if let Some(count) = weights.get_mut(*id as usize) {
            *count += 1;
        }
    }
    let rarity = |id: u32| {
        let count = weights.get(id as usize).copied().unwrap_or(1).max(1) as f32;
        1.0 + (old_side.ids.len().max(64) as f32 / count).log2().clamp(0.5, 8.0)
    };
    let pairs = align(&old_side.ids, &new_side.ids, &rarity, false);

    let mut changes = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut same_from = (0, 0);
    for (a, b) in pairs {
        if a > i || b > j {
            push(&mut changes, &old_side, &new_side, same_from.0..i, same_from.1..j, true);
            push(&mut changes, &old_side, &new_side, i..a, j..b, false);
            same_from = (a, b);
        }
        (i, j) = (a + 1, b + 1);
    }
    push(&mut changes, &old_side, &new_side, same_from.0..i, same_from.1..j, true);
    push(&mut changes, &old_side, &new_side, i..old_side.ids.len(), j..new_side.ids.len(), false);
    let done = changes.last().map_or((0, 0), |change| (change.old.end, change.new.end));
    if done.0 < old_side.len || done.1 < new_side.len {
        // A text of nothing but whitespace.
        changes.push(Change { kind: ChangeKind::Same, old: done.0..old_side.len, new: done.1..new_side.len });
    }
    changes
}

struct Side {
    words: Vec<Word>,
    ids: Vec<u32>,
    len: u32,
}

impl Side {
    fn new(lexicon: &mut Lexicon, source: &str) -> Side {
        let words = lexicon.words(source);
        let ids = words.iter().map(|word| word.id).collect();
        Side { words, ids, len: u32::try_from(source.chars().count()).unwrap_or(u32::MAX) }
    }

    /// Where the word of this index begins; whitespace before the first word belongs to it.
    fn begin(&self, index: usize) -> u32 {
        match index {
            0 => 0,
            _ => self.words.get(index).map_or(self.len, |word| word.start),
        }
    }

    fn range(&self, words: Range<usize>) -> Range<u32> {
        self.begin(words.start)..if words.is_empty() {
            self.begin(words.start)
        } else {
            self.begin(words.end)
        }
    }
}

fn push(
    changes: &mut Vec<Change>,
    old_side: &Side,
    new_side: &Side,
    old: Range<usize>,
    new: Range<usize>,
    same: bool,
) {
    let (old, new) = (old_side.range(old), new_side.range(new));
    let kind = match (old.is_empty(), new.is_empty()) {
        (true, true) => return,
        _ if same => ChangeKind::Same,
        (false, true) => ChangeKind::Removed,
        (true, false) => ChangeKind::Added,
        (false, false) => ChangeKind::Replaced,
    };
    changes.push(Change { kind, old, new });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ChangeKind, diff};
    use crate::anchor::Text;

    fn shown(old: &str, new: &str) -> Vec<(ChangeKind, String, String)> {
        let (old_text, new_text) = (Text::new(old), Text::new(new));
        diff(old, new)
            .into_iter()
            .map(|change| {
                (
                    change.kind,
                    old_text.slice(change.old).unwrap().to_owned(),
                    new_text.slice(change.new).unwrap().to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn a_corrected_number_is_one_replacement() {
        let found = shown("a crew of sixteen men", "a crew of eighteen men");
        assert_eq!(
            found,
            [
                (ChangeKind::Same, "a crew of ".into(), "a crew of ".into()),
                (ChangeKind::Replaced, "sixteen ".into(), "eighteen ".into()),
                (ChangeKind::Same, "men".into(), "men".into()),
            ]
        );
    }

    #[test]
    fn an_added_sentence_is_added_and_typography_is_the_same() {
        let found = shown("He left.\nNobody saw it.", "He left. It was cold. Nobody saw it.");
        let kinds: Vec<_> = found.iter().map(|(kind, ..)| *kind).collect();
        assert_eq!(kinds, [ChangeKind::Same, ChangeKind::Added, ChangeKind::Same]);
        let quotes = shown("\"Go\" - now", "“Go”—now");
        assert_eq!(quotes.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [ChangeKind::Same]);
    }

    proptest! {
        #[test]
        fn the_stretches_cover_both_texts(old in "[ab,. \n]{0,60}", new in "[ab,. \n]{0,60}") {
            let stretches = shown(&old, &new);
            let olds: String = stretches.iter().map(|(_, old, _)| old.as_str()).collect();
            let news: String = stretches.iter().map(|(_, _, new)| new.as_str()).collect();
            prop_assert_eq!(olds, old);
            prop_assert_eq!(news, new);
        }
    }
}
