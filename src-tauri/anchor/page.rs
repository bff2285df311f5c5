//! The new text, read once so that any number of passages can be looked for in it.

use super::positions::Text;
use super::words::{Lexicon, Word};

/// A word this frequent says too little about a place to begin a search.
const FREQUENT_WORD: usize = 16;
/// The same for two words in a row.
const FREQUENT_PAIR: usize = 48;
/// Texts shorter than this are weighed as if they were this long, so that few words still weigh something.
const LEAST_WORDS: f32 = 512.0;
/// The most that one word weighs, in bits.
const MOST_BITS: f32 = 11.0;
/// The least that one word weighs, in bits.
const LEAST_BITS: f32 = 0.5;

/// A text with its words and where each occurs.
pub(super) struct Page<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) words: Vec<Word>,
    /// The numbers of [`Page::words`], for comparing.
    pub(super) ids: Vec<u32>,
    pub(super) lexicon: Lexicon,
    /// Indices of words, grouped by word.
    places: Vec<u32>,
    /// Where each word's group in `places` begins.
    groups: Vec<u32>,
    /// Two words in a row, with the index of the first, sorted.
    pairs: Vec<(u64, u32)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a Text<'a>) -> Page<'a> {
        let mut lexicon = Lexicon::default();
        let words = lexicon.words(text.as_str());
        let ids: Vec<u32> = words.iter().map(|word| word.id).collect();
        let mut groups = vec![0u32; lexicon.len() as usize + 1];
        for id in &ids {
            if let Some(count) = groups.get_mut(*id as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for group in &mut groups {
            sum += *group;
            *group = sum;
        }
        let mut next = groups.clone();
        let mut places = vec![0u32; ids.len()];
        for (index, id) in (0u32..).zip(&ids) {
            if let Some(slot) = next.get_mut(*id as usize) {
                if let Some(place) = places.get_mut(*slot as usize) {
                    *place = index;
                }
                *slot += 1;
            }
        }
        let mut pairs: Vec<(u64, u32)> =
            (0u32..).zip(ids.windows(2)).filter_map(|(index, two)| Some((pair_key(two)?, index))).collect();
        pairs.sort_unstable();
        Page { text, words, ids, lexicon, places, groups, pairs }
    }

    /// Every index of a word, rising.
    pub(super) fn places(&self, id: u32) -> &[u32] {
        let id = id as usize;
        match (self.groups.get(id), self.groups.get(id + 1)) {
            (Some(from), Some(to)) => self.places.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Every index at which these two words follow each other, rising.
    pub(super) fn pair_places(&self, two: &[u32]) -> &[(u64, u32)] {
        let Some(key) = pair_key(two) else { return &[] };
        let from = self.pairs.partition_point(|(pair, _)| *pair < key);
        let rest = self.pairs.get(from..).unwrap_or_default();
        let count = rest.partition_point(|(pair, _)| *pair == key);
        rest.get(..count).unwrap_or_default()
    }

    /// How much it says that this word stands somewhere, in bits: much for a rare word, little for a frequent one.
    pub(super) fn bits(&self, id: u32) -> f32 {
        let count = self.places(id).len().max(1) as f32;
        ((self.words.len() as f32).max(LEAST_WORDS) / count).log2().clamp(LEAST_BITS, MOST_BITS)
    }

    /// Where the page and a passage share rare words: (offset of the page's index from the passage's, bits).
    pub(super) fn hits(&self, ids: &[u32]) -> Vec<(i64, f32)> {
        const MOST_STARTS: usize = 1024;
        let stride = ids.len() / MOST_STARTS + 1;
        let mut hits = Vec::new();
        for (index, id) in ids.iter().enumerate().step_by(stride) {
            let places = self.places(*id);
            if places.len() <= FREQUENT_WORD {
                let bits = self.bits(*id);
                hits.extend(places.iter().map(|place| (i64::from(*place) - index as i64, bits)));
            }
            let Some(two) = ids.get(index..index + 2) else { continue };
            let places = self.pair_places(two);
            if places.len() <= FREQUENT_PAIR {
                let bits = two.iter().map(|id| self.bits(*id)).sum();
                hits.extend(places.iter().map(|(_, place)| (i64::from(*place) - index as i64, bits)));
            }
        }
        hits
    }

    /// Indices at which exactly these words stand, at most `most`.
    pub(super) fn occurrences(&self, ids: &[u32], most: usize) -> Vec<usize> {
        let Some((rarest, id)) = ids.iter().enumerate().min_by_key(|(_, id)| self.places(**id).len()) else {
            return Vec::new();
        };
        let mut checked = 0usize;
        let mut found = Vec::new();
        for place in self.places(*id) {
            let Some(from) = (*place as usize).checked_sub(rarest) else { continue };
            let Some(here) = self.ids.get(from..from + ids.len()) else { continue };
            // Comparing stops at the first difference; `checked` bounds the repetitive case.
            let same = here.iter().zip(ids).take_while(|(a, b)| a == b).count();
            checked += same + 1;
            if same == ids.len() {
                found.push(from);
            }
            if found.len() >= most || checked > self.ids.len() + 64 * ids.len() {
                break;
            }
        }
        found
    }

    /// Whether a word has a letter or a digit, and is no mere mark.
    pub(super) fn is_spoken(&self, word: &Word) -> bool {
        self.text.slice(word.start..word.end).is_some_and(|letters| letters.contains(char::is_alphanumeric))
    }

    /// The index of the first word that ends after a position.
    pub(super) fn word_at(&self, position: u32) -> usize {
        self.words.partition_point(|word| word.end <= position)
    }
}

fn pair_key(two: &[u32]) -> Option<u64> {
    match two {
        [a, b] => Some(u64::from(*a) << 32 | u64::from(*b)),
        _ => None,
    }
}
