//! Which words of one text are the words of another, in order: the alignment behind resolving and comparing.
//!
//! Small stretches are aligned by dynamic programming. Large ones are first split at words that occur once
//! in both (as in patience diff), or, where a text repeats itself, at runs of words that do, so that the time
//! stays near linear. What is still too large is cut into pieces of the same share of both.

use std::collections::HashMap;

/// Largest table filled for one stretch, in cells.
const MAX_CELLS: usize = 1 << 18;
/// Runs of words that are tried as landmarks, in this order.
const RUNS: [usize; 5] = [1, 2, 4, 8, 24];
/// A stretch without landmarks is cut into pieces of so many words.
const MOST_UNSPLIT: usize = 400;
/// Words read in the search for landmarks, for each word of both texts: past that, stretches are cut unread.
const READINGS: usize = 48;
/// What beginning a new run of equal words must earn.
const RUN_COST: f32 = 2.0;
/// What skipping a word of the second text costs, so that runs stay together.
const SKIP_COST: f32 = 0.08;

/// A pair of equal words: index in the first text, index in the second.
pub(super) type Pair = (usize, usize);

/// Pairs of equal words of `old` and `new`, rising in both. `weight` says how much a word is worth.
///
/// With `inside`, `old` is looked for somewhere within `new`, and what of `new` lies outside costs nothing.
pub(super) fn align(old: &[u32], new: &[u32], weight: &dyn Fn(u32) -> f32, inside: bool) -> Vec<Pair> {
    align_counting(old, new, weight, inside).0
}

/// As [`align`], with the steps it took: cells filled and words read, at most some 600 for each word of both texts.
fn align_counting(old: &[u32], new: &[u32], weight: &dyn Fn(u32) -> f32, inside: bool) -> (Vec<Pair>, usize) {
    let mut pairs = Vec::new();
    let (mut filled, mut read) = (0, 0);
    let most_read = READINGS.saturating_mul(old.len() + new.len());
    let mut stretches = vec![Stretch { old_from: 0, old_to: old.len(), new_from: 0, new_to: new.len() }];
    while let Some(mut stretch) = stretches.pop() {
        if !inside {
            stretch.trim(old, new, &mut pairs);
        }
        let (Some(a), Some(b)) =
            (old.get(stretch.old_from..stretch.old_to), new.get(stretch.new_from..stretch.new_to))
        else {
            continue;
        };
        if a.is_empty() || b.is_empty() {
            continue;
        }
        if a.len().saturating_mul(b.len()) <= MAX_CELLS {
            filled += a.len() * b.len();
            let free = (inside && stretch.new_from == 0, inside && stretch.new_to == new.len());
            pairs.extend(
                table(a, b, weight, free)
                    .into_iter()
                    .map(|(i, j)| (i + stretch.old_from, j + stretch.new_from)),
            );
            continue;
        }
        let tries = most_read.saturating_sub(read).div_ceil(a.len() + b.len()).min(RUNS.len());
        let mut splits = RUNS.iter().take(tries).map(|run| {
            read += a.len() + b.len();
            landmarks(a, b, *run)
        });
        match splits.find(|landmarks| !landmarks.is_empty()) {
            Some(landmarks) => stretch.split(&landmarks, &mut pairs, &mut stretches),
            None => stretch.cut(&mut stretches),
        }
    }
    pairs.sort_unstable();
    (pairs, filled + read)
}

struct Stretch {
    old_from: usize,
    old_to: usize,
    new_from: usize,
    new_to: usize,
}

impl Stretch {
    /// Splits at pairs of words, which are given relative to the stretch.
    fn split(&self, landmarks: &[Pair], pairs: &mut Vec<Pair>, stretches: &mut Vec<Stretch>) {
        let mut from = (self.old_from, self.new_from);
        for (i, j) in landmarks.iter().map(|(i, j)| (i + self.old_from, j + self.new_from)) {
            pairs.push((i, j));
            stretches.push(Stretch { old_from: from.0, old_to: i, new_from: from.1, new_to: j });
            from = (i + 1, j + 1);
        }
        stretches.push(Stretch {
            old_from: from.0,
            old_to: self.old_to,
            new_from: from.1,
            new_to: self.new_to,
        });
    }

    /// Cuts into pieces of the same share of both, small enough to be aligned.
    fn cut(&self, stretches: &mut Vec<Stretch>) {
        let (old, new) = (self.old_to - self.old_from, self.new_to - self.new_from);
        let pieces = (old.max(new) / MOST_UNSPLIT + 1).max(2);
        let share = |of: usize, piece: usize| of * piece / pieces;
        stretches.extend((0..pieces).map(|piece| Stretch {
            old_from: self.old_from + share(old, piece),
            old_to: self.old_from + share(old, piece + 1),
            new_from: self.new_from + share(new, piece),
            new_to: self.new_from + share(new, piece + 1),
        }));
    }

    /// Takes equal words off both ends.
    fn trim(&mut self, old: &[u32], new: &[u32], pairs: &mut Vec<Pair>) {
        while self.old_from < self.old_to
            && self.new_from < self.new_to
            && old.get(self.old_from) == new.get(self.new_from)
        {
            pairs.push((self.old_from, self.new_from));
            self.old_from += 1;
            self.new_from += 1;
        }
        while self.old_from < self.old_to
            && self.new_from < self.new_to
            && old.get(self.old_to - 1) == new.get(self.new_to - 1)
        {
            self.old_to -= 1;
            self.new_to -= 1;
            pairs.push((self.old_to, self.new_to));
        }
    }
}

/// The longest rising chain of runs of so many words that occur exactly once in both, each by its first word.
fn landmarks(old: &[u32], new: &[u32], run: usize) -> Vec<Pair> {
    let mut places: HashMap<u64, (u32, usize, u32, usize)> = HashMap::with_capacity(old.len());
    for (i, words) in old.windows(run).enumerate() {
        let place = places.entry(fingerprint(words)).or_default();
        place.0 += 1;
        place.1 = i;
    }
    for (j, words) in new.windows(run).enumerate() {
        if let Some(place) = places.get_mut(&fingerprint(words)) {
            place.2 += 1;
            place.3 = j;
        }
    }
    let mut unique: Vec<Pair> = places
        .values()
        .filter(|p| p.0 == 1 && p.2 == 1)
        .map(|p| (p.1, p.3))
        // Fingerprints of long runs could be the same by chance; words are compared in the end.
        .filter(|(i, j)| old.get(*i..i + run) == new.get(*j..j + run))
        .collect();
    unique.sort_unstable();
    rising(&unique, |pair| pair.1).into_iter().filter_map(|at| unique.get(at).copied()).collect()
}

/// A number for a run of words: the same for the same words.
fn fingerprint(words: &[u32]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ u64::from(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    })
}

/// Indices of a longest subsequence whose keys strictly rise.
pub(super) fn rising<T, K: Ord + Copy>(items: &[T], key: impl Fn(&T) -> K) -> Vec<usize> {
    let mut tails: Vec<(K, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let k = key(item);
        let rank = tails.partition_point(|(tail, _)| *tail < k);
        before.push(rank.checked_sub(1).and_then(|r| tails.get(r)).map(|(_, previous)| *previous));
        match tails.get_mut(rank) {
            Some(tail) => *tail = (k, at),
            None => tails.push((k, at)),
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut next = tails.last().map(|(_, at)| *at);
    while let Some(at) = next {
        chain.push(at);
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

/// Aligns by filling the table of all prefixes: `run` is the best that ends in a pair, `best` the best of all.
/// `free` says whether words of `new` before the first pair, and after the last, may be skipped at no cost.
fn table(old: &[u32], new: &[u32], weight: &dyn Fn(u32) -> f32, free: (bool, bool)) -> Vec<Pair> {
    const STAY: u8 = 0;
    const SKIP_OLD: u8 = 1;
    const SKIP_NEW: u8 = 2;
    const PAIR: u8 = 4;
    const CONTINUES: u8 = 8;
    let width = new.len() + 1;
    let mut steps = vec![STAY; (old.len() + 1) * width];
    let edge = |j: usize| if free.0 { 0.0 } else { -SKIP_COST * j as f32 };
    let mut best_above: Vec<f32> = (0..width).map(edge).collect();
    let mut run_above = vec![f32::NEG_INFINITY; width];
    let mut best = vec![0.0f32; width];
    let mut run = vec![f32::NEG_INFINITY; width];
    for (j, step) in steps.iter_mut().enumerate().take(width).skip(1) {
        *step = if j > 0 { SKIP_NEW } else { STAY };
    }
    for (i, word) in old.iter().enumerate() {
        let row = (i + 1) * width;
        let worth = weight(*word);
        best[0] = 0.0;
        run[0] = f32::NEG_INFINITY;
        steps[row] = SKIP_OLD;
        for (j, other) in new.iter().enumerate() {
            let mut step = SKIP_OLD;
            let mut value = best_above[j + 1];
            if best[j] - SKIP_COST > value {
                value = best[j] - SKIP_COST;
                step = SKIP_NEW;
            }
            run[j + 1] = f32::NEG_INFINITY;
            if word == other {
                let fresh = best_above[j] - RUN_COST;
                let continued = run_above[j];
                run[j + 1] = worth + continued.max(fresh);
                let continues = if continued >= fresh { CONTINUES } else { 0 };
                if run[j + 1] >= value {
                    value = run[j + 1];
                    step = PAIR;
                }
                step |= continues;
            }
            best[j + 1] = value;
            steps[row + j + 1] = step;
        }
        std::mem::swap(&mut best, &mut best_above);
        std::mem::swap(&mut run, &mut run_above);
    }
    let (mut i, mut j) = (old.len(), new.len());
    if free.1 {
        // What follows in `new` costs nothing: begin where the last row is best.
        let mut top = f32::NEG_INFINITY;
        for (at, value) in best_above.iter().enumerate() {
            if *value > top {
                top = *value;
                j = at;
            }
        }
    }
    let mut pairs = Vec::new();
    let mut in_run = false;
    while i > 0 && j > 0 {
        let step = steps[i * width + j];
        if in_run || step & PAIR != 0 {
            pairs.push((i - 1, j - 1));
            in_run = step & CONTINUES != 0;
            i -= 1;
            j -= 1;
        } else if step & SKIP_NEW != 0 {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{align, align_counting, rising};

    fn even(_: u32) -> f32 {
        3.0
    }

    #[test]
    fn a_passage_is_found_inside_a_longer_text() {
        let pairs = align(&[1, 2, 3, 4], &[9, 9, 1, 2, 8, 3, 4, 9], &even, true);
        assert_eq!(pairs, [(0, 2), (1, 3), (2, 5), (3, 6)]);
    }

    #[test]
    fn a_large_changed_text_is_aligned_at_its_landmarks() {
        let old: Vec<u32> = (0..5000).collect();
        let mut new = old.clone();
        new.splice(1000..1010, [90_000, 90_001]);
        let pairs = align(&old, &new, &even, false);
        assert_eq!(pairs.len(), 4990);
        assert!(pairs.contains(&(4999, 4991)));
    }

    #[test]
    fn the_longest_rising_chain_is_kept() {
        assert_eq!(rising(&[5, 1, 2, 9, 3], |n| *n), [1, 2, 4]);
    }

    #[test]
    fn a_large_text_of_few_words_is_aligned_word_by_word() {
        let mut seed = 7u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % 40
        };
        let old: Vec<u32> = (0..6000).map(|_| next()).collect();
        let new: Vec<u32> =
            old.iter().enumerate().map(|(at, word)| if at % 23 == 0 { 99 } else { *word }).collect();
        let pairs = align(&old, &new, &even, false);
        let unchanged = new.iter().filter(|word| **word != 99).count();
        assert!(pairs.len() * 100 > unchanged * 98, "{} of {unchanged}", pairs.len());
    }

    #[test]
    fn one_repeated_word_is_aligned_in_time() {
        let pairs = align(&[1; 200_000], &[1; 150_000], &even, false);
        assert_eq!(pairs.len(), 150_000);
        let mut new = vec![1; 200_000];
        new.insert(70_000, 2);
        assert!(align(&[1; 200_000], &new, &even, false).len() > 190_000);
    }

    /// Texts in which each landmark uncovers the next, one at a time.
    fn nested(depth: u32, last: u32) -> Vec<u32> {
        (1..depth).flat_map(|level| [1_000 + level, 999 + level, last]).collect()
    }

    #[test]
    fn landmarks_that_uncover_each_other_one_by_one_are_not_followed_for_ever() {
        let (old, new) = (nested(20_000, 1), nested(20_000, 2));
        let (pairs, steps) = align_counting(&old, &new, &even, false);
        assert!(pairs.len() > 20_000, "{}", pairs.len());
        assert!(steps <= 600 * (old.len() + new.len()), "{steps}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_two_texts_are_aligned_in_steps_linear_in_their_length(
            alphabet in 1u32..2_000,
            old in prop::collection::vec(0u32..1_000_000, 0..4_000),
            new in prop::collection::vec(0u32..1_000_000, 0..4_000),
            shared in 0usize..4_000,
            inside: bool,
        ) {
            let of = |words: &[u32]| words.iter().map(|word| word % alphabet).collect::<Vec<u32>>();
            let old = of(&old);
            let mut new = of(&new);
            new.extend(old.iter().take(shared));
            let (pairs, steps) = align_counting(&old, &new, &even, inside);
            prop_assert!(steps <= 600 * (old.len() + new.len()), "{} steps", steps);
            prop_assert!(pairs.len() <= old.len().min(new.len()));
        }
    }

    proptest! {
        #[test]
        fn pairs_are_equal_words_and_rise(
            old in prop::collection::vec(0u32..6, 0..40),
            new in prop::collection::vec(0u32..6, 0..40),
            inside: bool,
        ) {
            let pairs = align(&old, &new, &even, inside);
            for window in pairs.windows(2) {
                prop_assert!(window[0].0 < window[1].0 && window[0].1 < window[1].1);
            }
            for (i, j) in pairs {
                prop_assert_eq!(old[i], new[j]);
            }
        }

        #[test]
        fn equal_texts_align_completely(words in prop::collection::vec(0u32..6, 0..60)) {
            prop_assert_eq!(align(&words, &words, &even, false).len(), words.len());
        }
    }
}
