//! A text cut into words, numbers and marks, in one pass.

use super::class::Class;
use super::lexicon::{Lexicon, WordId};

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// White space, at most one line break.
    Space,
    /// The beginning of the text, or of a paragraph.
    Paragraph,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits, with grouping commas ("1,200").
    Number,
    /// Any other character, alone.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// Byte after the last.
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    pub(crate) gap: Gap,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// How many digits a number has; more than 9 and grouped numbers have 10.
    pub(crate) digits: u8,
    pub(crate) word: WordId,
    /// The number, or the mark's character.
    pub(crate) value: u32,
    /// The classes it may have.
    pub(crate) classes: u64,
}

impl Token {
    /// Whether it is this mark.
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.value == mark as u32
    }

    /// Whether it may be of this class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Its value in a class.
    pub(crate) fn value_in(&self, class: Class, lexicon: &Lexicon) -> i32 {
        match self.kind {
            Kind::Word => lexicon.value(self.word, class),
            Kind::Number | Kind::Mark => self.value as i32,
        }
    }
}

/// Cuts the text into tokens.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut reader = Reader { text, at: 0, tokens: Vec::with_capacity(text.len() / 5), lower: String::new() };
    let mut gap = Gap::Paragraph;
    let mut lines = 0;
    while let Some(character) = reader.next_char() {
        let start = reader.at;
        if character.is_whitespace() {
            reader.at += character.len_utf8();
            lines += usize::from(character == '\n' || character == '\u{2029}');
            if lines > 1 {
                gap = Gap::Paragraph;
            } else if gap == Gap::None {
                gap = Gap::Space;
            }
            continue;
        }
        if character.is_ascii_digit() {
            reader.number(gap);
        } else if character.is_alphabetic() {
            reader.word(character, gap, lexicon);
        } else {
            reader.at += character.len_utf8();
            let token = Token {
                start: start as u32,
                end: reader.at as u32,
                kind: Kind::Mark,
                gap,
                capital: false,
                digits: 0,
                word: 0,
                value: character as u32,
                classes: 0,
            };
            reader.tokens.push(token);
        }
        gap = Gap::None;
        lines = 0;
    }
    reader.tokens
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    lower: String,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn next_char(&self) -> Option<char> {
        match self.byte(self.at) {
            0 => self.text.get(self.at..)?.chars().next(),
            byte if byte < 128 => Some(char::from(byte)),
            _ => self.text.get(self.at..)?.chars().next(),
        }
    }

    fn number(&mut self, gap: Gap) {
        let start = self.at;
        let mut value: u64 = 0;
        let mut digits: u8 = 0;
        loop {
            match self.byte(self.at) {
                digit @ b'0'..=b'9' => {
                    value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
                    digits = digits.saturating_add(1);
                    self.at += 1;
                }
                // A grouping comma: three digits follow, and no fourth.
                b',' if digits > 0
                    && (1..4).all(|place| self.byte(self.at + place).is_ascii_digit())
                    && !self.byte(self.at + 4).is_ascii_digit()
                    && (self.at - start <= 3 || digits == 10) =>
                {
                    self.at += 1;
                    for _ in 0..3 {
                        value = value * 10 % 1_000_000_000 + u64::from(self.byte(self.at) - b'0');
                        self.at += 1;
                    }
                    digits = 10;
                }
                _ => break,
            }
        }
        let digits = digits.min(10);
        let value = u32::try_from(value).unwrap_or(u32::MAX);
        let token = Token {
            start: start as u32,
            end: self.at as u32,
            kind: Kind::Number,
            gap,
            capital: false,
            digits,
            word: 0,
            value,
            classes: number_classes(value, digits),
        };
        self.tokens.push(token);
    }

    fn word(&mut self, first: char, gap: Gap, lexicon: &Lexicon) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.lower.clear();
        loop {
            match bytes.get(self.at) {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    if self.lower.len() < 32 {
                        self.lower.push(char::from(byte.to_ascii_lowercase()));
                    }
                    self.at += 1;
                }
                Some(byte) if !byte.is_ascii() => {
                    let Some(next) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
                        break;
                    };
                    // Combining marks belong to the letter before them.
                    if !next.is_alphabetic() && !('\u{300}'..'\u{370}').contains(&next) {
                        break;
                    }
                    if self.lower.len() < 32 {
                        self.lower.extend(next.to_lowercase());
                    }
                    self.at += next.len_utf8();
                }
                _ => break,
            }
        }
        let capital = first.is_uppercase();
        let word = lexicon.id(&self.lower);
        let token = Token {
            start: start as u32,
            end: self.at as u32,
            kind: Kind::Word,
            gap,
            capital,
            digits: 0,
            word,
            value: 0,
            classes: if word == 0 { 0 } else { lexicon.classes(word, capital) },
        };
        self.tokens.push(token);
    }
}

fn number_classes(value: u32, digits: u8) -> u64 {
    let mut classes = Class::Number.bit();
    if digits <= 2 {
        classes |= if (1..=31).contains(&value) { Class::Day.bit() } else { 0 };
        classes |= if (1..=12).contains(&value) { Class::MonthNumber.bit() } else { 0 };
        classes |= if value <= 24 { Class::Hour.bit() } else { 0 };
    }
    if digits == 2 {
        classes |= Class::ShortYear.bit();
        classes |= if value <= 59 { Class::Minute.bit() } else { 0 };
    }
    if digits == 4 && (1000..2200).contains(&value) {
        classes |= Class::Year.bit();
    }
    if digits == 4 && value / 100 <= 24 && value % 100 < 60 {
        classes |= Class::HoursMinutes.bit();
    }
    if digits <= 4 && value > 0 {
        classes |= Class::AnyYear.bit();
    }
    classes
}
