//! What a text is recognised by in another wording, short enough to be kept and compared for every article: the
//! smallest hashes of its word sequences (min-wise hashing, Broder 1997, with one pass as by Li, Owen and Zhang
//! 2012). How many of them two texts share is, on average, how much of their word sequences they share.

/// How many hashes a sketch has.
pub(super) const HASHES: usize = 32;

/// How many words make a sequence.
const SEQUENCE: usize = 4;

/// Texts with fewer sequences have no sketch: they would look like any other short text.
const FEWEST: usize = 30;

/// The smallest hash of each group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sketch([u32; HASHES]);

impl Sketch {
    /// The sketch of a text; None for a few words.
    pub(super) fn of(text: &str) -> Option<Self> {
        let sequences = sequences(text);
        if sequences.len() < FEWEST {
            return None;
        }
        let mut smallest: [Option<u32>; HASHES] = [None; HASHES];
        for sequence in sequences {
            // The upper bits choose the group, the lower ones are compared within it.
            let group = usize::try_from(sequence >> 59).unwrap_or(0);
            let hash = (sequence & 0xffff_ffff) as u32;
            if let Some(slot) = smallest.get_mut(group) {
                *slot = Some(slot.map_or(hash, |found| found.min(hash)));
            }
        }
        // A group that nothing fell into borrows from the next one that has something.
        let filled = (0..HASHES).map(|group| {
            (0..HASHES)
                .find_map(|step| {
                    let found = smallest.get((group + step) % HASHES).copied().flatten()?;
                    Some(found.wrapping_add((step as u32).wrapping_mul(0x9e37_79b9)))
                })
                .unwrap_or(0)
        });
        let mut hashes = [0; HASHES];
        for (slot, hash) in hashes.iter_mut().zip(filled) {
            *slot = hash;
        }
        Some(Self(hashes))
    }

    /// As it is kept.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_be_bytes()).collect()
    }

    /// What was kept.
    pub(super) fn kept(bytes: &[u8]) -> Option<Self> {
        let mut hashes = [0; HASHES];
        let mut pieces = bytes.chunks_exact(4);
        for slot in &mut hashes {
            *slot = u32::from_be_bytes(pieces.next()?.try_into().ok()?);
        }
        Some(Self(hashes))
    }

    /// How many percent of their hashes two sketches share.
    pub(super) fn percent(&self, other: &Self) -> u8 {
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        u8::try_from(same * 100 / HASHES).unwrap_or(100)
    }
}

/// The hashes of a text's word sequences, in order. Letters and digits count, in small letters; each ideograph and
/// kana is a word of its own, as those scripts do not divide words.
pub(super) fn sequences(text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    let mut word = START;
    for character in text.chars() {
        if !character.is_alphanumeric() {
            close(&mut words, &mut word);
            continue;
        }
        if stands_alone(character) {
            close(&mut words, &mut word);
        }
        for small in character.to_lowercase() {
            word = (word ^ u64::from(u32::from(small))).wrapping_mul(PRIME);
        }
        if stands_alone(character) {
            close(&mut words, &mut word);
        }
    }
    close(&mut words, &mut word);
    words
        .windows(SEQUENCE)
        .map(|window| mixed(window.iter().fold(START, |all, word| (all ^ word).wrapping_mul(PRIME))))
        .collect()
}

/// Offset and prime of the FNV-1a hash.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

fn close(words: &mut Vec<u64>, word: &mut u64) {
    if *word != START {
        words.push(mixed(*word));
        *word = START;
    }
}

/// Spreads a hash over all bits (the finish of SplitMix64).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

fn stands_alone(character: char) -> bool {
    matches!(u32::from(character), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn story(from: usize, to: usize) -> String {
        (from..to).map(|at| format!("word{at} ")).collect()
    }

    #[test]
    fn texts_that_share_much_share_hashes() {
        let percent = |one: &str, other: &str| Sketch::of(one).unwrap().percent(&Sketch::of(other).unwrap());
        let whole = story(0, 600);
        assert_eq!(percent(&whole, &whole), 100);
        assert_eq!(percent(&whole, &whole.to_uppercase().replace(' ', " — ")), 100);
        // 500 of 700 sequences in common are 71 %.
        assert!((50..=90).contains(&percent(&whole, &story(100, 700))));
        assert!(percent(&whole, &story(1_000, 1_600)) <= 6);
        assert_eq!(Sketch::of("A few words are no text."), None);
        assert!(Sketch::of(&"雪の中で飛行船が見つかった。".repeat(4)).is_some());
    }

    proptest! {
        #[test]
        fn a_sketch_is_kept_as_it_was(text in "([a-z]{1,6} ){40,80}") {
            let sketch = Sketch::of(&text);
            let kept = sketch.and_then(|sketch| Sketch::kept(&sketch.bytes()));
            prop_assert_eq!(sketch, kept);
            if let Some(sketch) = sketch {
                prop_assert_eq!(sketch.bytes().len(), 128);
            }
        }
    }
}
