//! Chance that is the same for the same seed, and what it does to strings.

/// A source of numbers (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, or 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn word<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A known string, changed a few times: letters put in, taken out, doubled, moved, or another string's end.
    pub fn mutated(&mut self, known: &[&str], letters: &[char]) -> String {
        let mut text: Vec<char> = self.one(known).chars().collect();
        for _ in 0..self.below(6) {
            let at = self.below(text.len() + 1);
            match self.below(6) {
                0 => text.insert(at, *self.one(letters)),
                1 if at < text.len() => text[at] = *self.one(letters),
                2 if at < text.len() => {
                    text.remove(at);
                }
                3 => {
                    let end = at + self.below(text.len() - at + 1);
                    let piece = text[at..end].to_vec();
                    text.splice(at..at, piece);
                }
                4 => {
                    text.truncate(at);
                    let other: Vec<char> = self.one(known).chars().collect();
                    text.extend(other.iter().skip(self.below(other.len())));
                }
                _ => {
                    let other: Vec<char> = self.one(known).chars().collect();
                    text.splice(at..at, other);
                }
            }
        }
        text.into_iter().collect()
    }

    /// Pieces one after the other, with now and then another character between or in place of one.
    pub fn strung(&mut self, pieces: &[&str], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most) {
            if self.below(12) == 0 {
                text.extend(char::from_u32(self.below(0x11_0000) as u32));
            } else {
                text.push_str(self.word(pieces));
            }
            text.push_str(self.word(&[" ", " ", " ", " ", "", "\n", "-", ", ", ". ", "\n\n"]));
        }
        text
    }
}
