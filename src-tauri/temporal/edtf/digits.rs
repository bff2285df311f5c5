//! Digits, any of which may be unspecified.

/// A number of `N` digits, each known or `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits<const N: usize>([u8; N]);

impl<const N: usize> Digits<N> {
    /// The last `N` decimal digits of the number.
    pub const fn of(mut number: u32) -> Digits<N> {
        let mut digits = [b'0'; N];
        let mut place = N;
        while place > 0 {
            place -= 1;
            digits[place] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        Digits(digits)
    }

    /// From ASCII digits and `X`; nothing else.
    pub fn from_ascii(text: [u8; N]) -> Option<Digits<N>> {
        text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'X').then_some(Digits(text))
    }

    /// The number, if every digit is known.
    pub fn known(&self) -> Option<u32> {
        (!self.0.contains(&b'X')).then(|| self.least())
    }

    /// The least number with these digits.
    pub fn least(&self) -> u32 {
        self.filled(0)
    }

    /// The greatest number with these digits.
    pub fn greatest(&self) -> u32 {
        self.filled(9)
    }

    /// Whether the number has these digits.
    pub fn fits(&self, number: u32) -> bool {
        let other = Digits::<N>::of(number);
        self.0.iter().zip(other.0).all(|(mine, theirs)| *mine == b'X' || *mine == theirs)
    }

    /// How many digits are unspecified.
    pub fn unspecified(&self) -> usize {
        self.0.iter().filter(|digit| **digit == b'X').count()
    }

    /// Whether what is unspecified stands at the right end only.
    pub fn unspecified_at_end(&self) -> bool {
        self.0.iter().skip_while(|digit| **digit != b'X').all(|digit| *digit == b'X')
    }

    fn filled(&self, unspecified: u32) -> u32 {
        self.0.iter().fold(0, |number, digit| {
            number * 10 + if *digit == b'X' { unspecified } else { u32::from(digit - b'0') }
        })
    }
}

impl<const N: usize> std::fmt::Display for Digits<N> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|digit| write!(out, "{}", char::from(*digit)))
    }
}
