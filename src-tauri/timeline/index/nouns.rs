//! Numbers for what events hang on: tags, entities, articles, and the names of publishers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Hashes the bits of an id by its lower half, which is random (RFC 9562).
#[derive(Clone, Copy, Default)]
pub struct LowerHalf(u64);

impl Hasher for LowerHalf {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u128(&mut self, bits: u128) {
        self.0 = bits as u64 ^ (bits >> 64) as u64;
    }
}

/// From the bits of an id to a number.
pub type Numbers = HashMap<u128, u32, BuildHasherDefault<LowerHalf>>;

/// Ids numbered in the order in which they are met; a number stays with its id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Numbered {
    ids: Vec<u128>,
    numbers: Numbers,
}

impl Numbered {
    /// These ids, numbered in their order.
    pub fn of(ids: &[u128]) -> Self {
        Self { ids: ids.to_vec(), numbers: ids.iter().copied().zip(0..).collect() }
    }

    /// The number of an id, a new one where it is met for the first time.
    pub fn number(&mut self, id: u128) -> u32 {
        *self.numbers.entry(id).or_insert_with(|| {
            self.ids.push(id);
            self.ids.len() as u32 - 1
        })
    }

    /// The number of an id that was met.
    pub fn find(&self, id: u128) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    /// All ids, by number.
    pub fn ids(&self) -> &[u128] {
        &self.ids
    }

    /// How many were met.
    pub fn len(&self) -> usize {
        self.ids.len()
    }
}

/// What is known of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Publisher, empty where none is known.
    pub publisher: String,
    /// Title.
    pub title: String,
    /// Date of publication as EDTF, and its first second.
    pub published: Option<(String, i64)>,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

impl Article {
    /// How a claim's source is called: the publisher, or the title.
    pub fn source(&self) -> &str {
        if self.publisher.is_empty() { &self.title } else { &self.publisher }
    }
}

/// The articles, numbered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Articles {
    numbered: Numbered,
    known: Vec<Article>,
}

impl Articles {
    /// Adds an article or replaces what is known of it; gives its number.
    pub fn set(&mut self, id: u128, article: Article) -> u32 {
        let number = self.numbered.number(id);
        if self.known.len() <= number as usize {
            self.known.resize_with(number as usize + 1, Article::default);
        }
        if let Some(place) = self.known.get_mut(number as usize) {
            *place = article;
        }
        number
    }

    /// The number of an article.
    pub fn find(&self, id: u128) -> Option<u32> {
        self.numbered.find(id)
    }

    /// What is known of the article of this number.
    pub fn get(&self, number: u32) -> Option<&Article> {
        self.known.get(number as usize)
    }

    /// All, by number.
    pub fn all(&self) -> &[Article] {
        &self.known
    }

    /// The bits of their ids, by number.
    pub fn ids(&self) -> &[u128] {
        self.numbered.ids()
    }
}
