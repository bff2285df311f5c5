//! Repeatable chance: the same seed gives the same library on every machine.

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A sequence of its own for this seed and purpose.
    pub const fn new(seed: u64, purpose: u64) -> Self {
        Self(seed ^ purpose.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `below` − 1; 0 when `below` is 0.
    pub fn below(&mut self, below: u64) -> u64 {
        u64::try_from((u128::from(self.bits()) * u128::from(below)) >> 64).unwrap_or(0)
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from).max(0).unsigned_abs() + 1).cast_signed()
    }

    /// A number from 0 to 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        let length = several.len() as u64;
        several.get(usize::try_from(self.below(length)).unwrap_or(0))
    }

    /// A number with the ranks' frequencies of words in texts (Zipf's law, exponent 1): 0 for the most
    /// frequent of `ranks`.
    pub fn rank(&mut self, ranks: usize) -> usize {
        let rank = ((ranks as f64 + 1.0).powf(self.unit())) as usize;
        rank.saturating_sub(1).min(ranks.saturating_sub(1))
    }

    /// A number spread as sizes of texts are: most near `middle`, few several times as large (log-normal,
    /// by the sum of twelve uniform numbers).
    pub fn size(&mut self, middle: f64, spread: f64) -> usize {
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        (middle * (normal * spread).exp()).max(1.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_zipf_roughly() {
        let mut random = Random::new(1, 0);
        let mut counts = [0u32; 100];
        for _ in 0..100_000 {
            counts[random.rank(100)] += 1;
        }
        assert!(counts[0] > counts[9] * 5);
        assert!(counts[99] > 0);
    }
}
