//! Texts as words: what stays the same when only whitespace, quotation marks, dashes, ligatures or the
//! composition of accents change.

use std::collections::HashMap;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A word, or one mark of punctuation, at its place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Which word: equal numbers are equal words.
    pub(super) id: u32,
    /// Position of its first code point.
    pub(super) start: u32,
    /// Position after its last code point.
    pub(super) end: u32,
}

/// Gives each different word a number.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<Box<str>, u32>,
}

impl Lexicon {
    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.len();
        self.ids.insert(word.into(), id);
        id
    }

    /// How many different words are known; every number is below this.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// Splits a text into words.
    pub(super) fn words(&mut self, source: &str) -> Vec<Word> {
        let mut splitter =
            Splitter { lexicon: self, found: Vec::new(), letters: String::new(), start: 0, end: 0 };
        for (position, c) in (0u32..).zip(source.chars()) {
            splitter.take(position, c);
        }
        splitter.close();
        splitter.found
    }
}

/// What a code point is to a reader who compares words.
enum Kind {
    Letter,
    /// A letter of a script that writes without spaces: each counts as a word.
    LoneLetter,
    Space,
    /// Invisible: neither seen nor a word's end.
    Ignored,
    Mark(&'static str),
    OtherMark,
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Kind::Letter,
        ' ' | '\n' | '\r' | '\t' => Kind::Space,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' => Kind::Mark("\""),
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | 'ʼ' | '＇' => {
            Kind::Mark("'")
        }
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '﹘' | '﹣' | '－' => {
            Kind::Mark("-")
        }
        '…' => Kind::Mark("…"),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Kind::Ignored,
        '\u{fe00}'..='\u{fe0f}' => Kind::Ignored,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Kind::LoneLetter,
        '\u{2e80}'..='\u{2fdf}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Kind::LoneLetter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Kind::LoneLetter,
        '\u{20000}'..='\u{3ffff}' => Kind::LoneLetter,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphanumeric() || is_combining_mark(c) => Kind::Letter,
        _ => Kind::OtherMark,
    }
}

struct Splitter<'a> {
    lexicon: &'a mut Lexicon,
    found: Vec<Word>,
    letters: String,
    start: u32,
    end: u32,
}

impl Splitter<'_> {
    fn take(&mut self, position: u32, c: char) {
        let after = position.saturating_add(1);
        match kind(c) {
            Kind::Ignored => {}
            Kind::Space => self.close(),
            Kind::Letter => {
                if self.letters.is_empty() {
                    self.start = position;
                }
                if c.is_ascii() {
                    self.letters.push(c);
                } else {
                    decompose_compatible(c, |part| self.letters.push(part));
                }
                self.end = after;
            }
            Kind::LoneLetter | Kind::OtherMark => {
                self.close();
                self.add(c.encode_utf8(&mut [0; 4]), position, after);
            }
            Kind::Mark(mark) => {
                self.close();
                self.add_mark(mark, position, after);
            }
        }
        if c == '.' {
            self.join_dots();
        }
    }

    fn close(&mut self) {
        if !self.letters.is_empty() {
            let letters = std::mem::take(&mut self.letters);
            self.add(&letters, self.start, self.end);
            self.letters = letters;
            self.letters.clear();
        }
    }

    fn add(&mut self, word: &str, start: u32, end: u32) {
        let id = self.lexicon.id(word);
        self.found.push(Word { id, start, end });
    }

    /// Adds a mark, so that `--` is one dash, and two single quotation marks are a double one.
    fn add_mark(&mut self, mark: &str, start: u32, end: u32) {
        let id = self.lexicon.id(mark);
        let double = if mark == "'" { self.lexicon.id("\"") } else { id };
        match self.found.last_mut() {
            Some(last) if last.end == start && last.id == id && mark != "\"" => {
                last.id = double;
                last.end = end;
            }
            _ => self.found.push(Word { id, start, end }),
        }
    }

    /// Makes three dots in a row the one mark `…`.
    fn join_dots(&mut self) {
        let dot = self.lexicon.id(".");
        let dots = self.lexicon.id("…");
        let joined = match self.found.as_slice() {
            [.., a, b] if a.id == dots && b.id == dot && a.end == b.start => Some((a.start, b.end, 2)),
            [.., a, b, c] if [a.id, b.id, c.id] == [dot; 3] && a.end == b.start && b.end == c.start => {
                Some((a.start, c.end, 3))
            }
            _ => None,
        };
        if let Some((start, end, count)) = joined {
            self.found.truncate(self.found.len().saturating_sub(count));
            self.found.push(Word { id: dots, start, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    fn ids(lexicon: &mut Lexicon, source: &str) -> Vec<u32> {
        lexicon.words(source).iter().map(|word| word.id).collect()
    }

    #[test]
    fn typography_does_not_change_the_words() {
        let mut lexicon = Lexicon::default();
        let plain = ids(&mut lexicon, "\"Don't wait\" - he said... the office");
        let styled = ids(
            &mut lexicon,
            "“Don’t\u{a0}wait”—he\nsaid…  the of\u{ad}\u{fb01}ce"
                .replace("of\u{ad}\u{fb01}ce", "o\u{fb03}ce")
                .as_str(),
        );
        assert_eq!(plain, styled);
        assert_eq!(ids(&mut lexicon, "``go''"), ids(&mut lexicon, "\"go\""));
        assert_eq!(ids(&mut lexicon, "Jos\u{e9}"), ids(&mut lexicon, "Jose\u{301}"));
        assert_eq!(ids(&mut lexicon, "1914--1918"), ids(&mut lexicon, "1914–1918"));
    }

    #[test]
    fn other_words_and_other_case_are_other_words() {
        let mut lexicon = Lexicon::default();
        assert_ne!(ids(&mut lexicon, "May"), ids(&mut lexicon, "may"));
        assert_ne!(ids(&mut lexicon, "four"), ids(&mut lexicon, "five"));
    }

    #[test]
    fn words_know_their_code_points() {
        let mut lexicon = Lexicon::default();
        let words = lexicon.words("ça va 東京.");
        let places: Vec<_> = words.iter().map(|word| (word.start, word.end)).collect();
        assert_eq!(places, [(0, 2), (3, 5), (6, 7), (7, 8), (8, 9)]);
    }
}
