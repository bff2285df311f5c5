//! The words of a language, by class.

use super::class::Class;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word that the language files name; 0 is every other word.
pub(crate) type WordId = u16;

/// The words of a language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    ids: HashMap<Box<str>, WordId, BuildHasherDefault<WordHasher>>,
    entries: Vec<Entry>,
}

/// What is known of a word.
#[derive(Debug, Default, Clone)]
pub(crate) struct Entry {
    classes: u64,
    capital_classes: u64,
    values: Vec<(Class, i32)>,
}

impl Lexicon {
    /// An empty lexicon; word 0 is there and unknown.
    pub(crate) fn new() -> Lexicon {
        Lexicon { ids: HashMap::default(), entries: vec![Entry::default()] }
    }

    /// Reads lines `CLASS: word=value word …`. A word written with a capital has that class only when the
    /// text writes it so. Lines that begin with `#` are remarks; a line of another form is left out.
    pub(crate) fn read(&mut self, lines: &str) {
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, words)) = line.split_once(':') else { continue };
            let Some(class) = Class::named(class.trim()) else { continue };
            for word in words.split_whitespace() {
                let (word, value) = word.split_once('=').unwrap_or((word, "1"));
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                let id = self.add(&word.to_lowercase());
                if let Some(entry) = self.entries.get_mut(usize::from(id)) {
                    entry.classes |= class.bit();
                    if capital {
                        entry.capital_classes |= class.bit();
                    }
                    entry.values.push((class, value.parse().unwrap_or(1)));
                }
            }
        }
    }

    /// The word's number, new if need be. The word is in lower case.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u16::try_from(self.entries.len()).unwrap_or(0);
        self.entries.push(Entry::default());
        self.ids.insert(word.into(), id);
        id
    }

    /// The number of a word in lower case; 0 when no file names it.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(0)
    }

    /// How many words there are, word 0 among them.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The classes of a word, as written with or without a capital.
    pub(crate) fn classes(&self, id: WordId, capital: bool) -> u64 {
        self.entries
            .get(usize::from(id))
            .map_or(0, |entry| if capital { entry.classes } else { entry.classes & !entry.capital_classes })
    }

    /// The value that a word has in a class.
    pub(crate) fn value(&self, id: WordId, class: Class) -> i32 {
        self.entries
            .get(usize::from(id))
            .and_then(|entry| entry.values.iter().find(|(known, _)| *known == class))
            .map_or(0, |(_, value)| *value)
    }
}

/// A quick hash for short words (FxHash's step, eight bytes at a time).
#[derive(Debug, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn step(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte));
            self.step(word);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.step(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
