//! The one place where ids are made: UUID version 7 (RFC 9562), from a clock and a seed handed in.

use std::hash::{BuildHasher, Hasher};

use crate::model::Timestamp;

/// A source of ids. Two sources with the same seed and clock make the same ids, so that generated
/// libraries are deterministic.
#[derive(Debug, Clone)]
pub struct IdSource {
    state: u64,
    last: u128,
}

impl IdSource {
    /// A source that starts from this seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed, last: 0 }
    }

    /// A seed that differs from start to start, from the system's random keys of hash maps.
    pub fn random_seed() -> u64 {
        std::collections::hash_map::RandomState::new().build_hasher().finish()
    }

    /// The next 128 bits of an id; always greater than the one before, also within a millisecond.
    pub fn next(&mut self, now: Timestamp) -> u128 {
        let millis = u128::from(now.0.max(0).unsigned_abs()) & 0xffff_ffff_ffff;
        let random = (u128::from(self.random()) << 64) | u128::from(self.random());
        let fresh = (millis << 80)
            | (0x7 << 76)
            | ((random >> 64 & 0xfff) << 64)
            | (0b10 << 62)
            | (random & 0x3fff_ffff_ffff_ffff);
        // Ids order by creation: one made in the same millisecond, or after the clock was put back,
        // follows its predecessor by a small random step in the random part.
        self.last = if fresh > self.last { fresh } else { self.last + 1 + u128::from(self.random() >> 40) };
        self.last
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): equidistributed, and enough for identifiers.
    const fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_and_grow_even_when_the_clock_stands_or_goes_back() {
        let mut ids = IdSource::new(7);
        let mut last = 0;
        for now in [1_000, 1_000, 1_000, 900, 1_001] {
            let id = ids.next(Timestamp(now));
            assert!(id > last);
            assert_eq!(id >> 76 & 0xf, 7);
            assert_eq!(id >> 62 & 0b11, 0b10);
            last = id;
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_ids() {
        let (mut a, mut b) = (IdSource::new(1), IdSource::new(1));
        assert_eq!(a.next(Timestamp(5)), b.next(Timestamp(5)));
    }
}
