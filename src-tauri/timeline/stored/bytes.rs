//! Numbers and texts as bytes, little-endian, and back; parts of a file with their length and check sum.

use std::fs::File;
use std::io::{Read as _, Result, Write as _};

use crate::timeline::index::columns::Card;

/// How many bytes are put together before they are written.
const BUFFER: usize = 1 << 18;

/// A value of always as many bytes.
pub trait Fixed: Copy {
    /// Adds its bytes.
    fn put(self, bytes: &mut Vec<u8>);
    /// All values of a column.
    fn all(bytes: &[u8]) -> Vec<Self>;
}

impl Fixed for u32 {
    fn put(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn all(bytes: &[u8]) -> Vec<Self> {
        bytes.as_chunks().0.iter().map(|one| Self::from_le_bytes(*one)).collect()
    }
}

impl Fixed for i64 {
    fn put(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn all(bytes: &[u8]) -> Vec<Self> {
        bytes.as_chunks().0.iter().map(|one| Self::from_le_bytes(*one)).collect()
    }
}

impl Fixed for u128 {
    fn put(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn all(bytes: &[u8]) -> Vec<Self> {
        bytes.as_chunks().0.iter().map(|one| Self::from_le_bytes(*one)).collect()
    }
}

/// 64 bytes, in the order of its fields.
impl Fixed for Card {
    fn put(self, bytes: &mut Vec<u8>) {
        self.id.put(bytes);
        self.edges.into_iter().for_each(|edge| edge.put(bytes));
        self.at.put(bytes);
        let [one, two, three] = self.stances;
        for short in [self.title, self.edtf, one, two, three] {
            bytes.extend_from_slice(&short.to_le_bytes());
        }
        bytes.extend([u8::from(self.starred), u8::from(self.claimed)]);
    }

    fn all(bytes: &[u8]) -> Vec<Self> {
        let card = |card: &[[u8; 8]; 8]| {
            let [low, high, a, b, c, d, words, heard] = *card;
            let [t, u, v, w, title @ .., e, f] = words;
            let [one, two, three, four, five, six, star, claims] = heard;
            let id = u128::from(u64::from_le_bytes(high)) << 64 | u128::from(u64::from_le_bytes(low));
            Self {
                id,
                edges: [a, b, c, d].map(i64::from_le_bytes),
                at: u32::from_le_bytes([t, u, v, w]),
                title: u16::from_le_bytes(title),
                edtf: u16::from_le_bytes([e, f]),
                stances: [[one, two], [three, four], [five, six]].map(u16::from_le_bytes),
                starred: star != 0,
                claimed: claims != 0,
            }
        };
        bytes.as_chunks::<8>().0.as_chunks().0.iter().map(card).collect()
    }
}

/// Writes values of different kinds one after the other.
#[derive(Debug, Default)]
pub struct Pen(pub Vec<u8>);

impl Pen {
    /// A number in 64 bits.
    pub fn number(&mut self, number: i64) {
        number.put(&mut self.0);
    }

    /// A number in 32 bits.
    pub fn count(&mut self, count: u32) {
        count.put(&mut self.0);
    }

    /// A number that may be missing.
    pub fn maybe(&mut self, number: Option<i64>) {
        self.count(u32::from(number.is_some()));
        self.number(number.unwrap_or(0));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.count(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// Reads what a [`Pen`] wrote; nothing where there is less.
#[derive(Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number in 64 bits.
    pub fn number(&mut self) -> Option<i64> {
        self.take(8).and_then(|bytes| bytes.try_into().ok()).map(i64::from_le_bytes)
    }

    /// A number in 32 bits.
    pub fn count(&mut self) -> Option<u32> {
        self.take(4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)
    }

    /// A number that may be missing.
    pub fn maybe(&mut self) -> Option<Option<i64>> {
        let there = self.count()? != 0;
        self.number().map(|number| there.then_some(number))
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// Writes the parts of a file.
#[derive(Debug)]
pub struct Sink {
    file: File,
    buffer: Vec<u8>,
    sum: flate2::Crc,
    length: u64,
    parts: Vec<(u64, u32)>,
}

impl Sink {
    /// Into a file, from where it stands.
    pub fn new(file: File) -> Self {
        let buffer = Vec::with_capacity(BUFFER + 64);
        Self { file, buffer, sum: flate2::Crc::new(), length: 0, parts: Vec::new() }
    }

    /// Writes a column as a part.
    pub fn column<T: Fixed>(&mut self, values: &[T]) -> Result<()> {
        for value in values {
            value.put(&mut self.buffer);
            if self.buffer.len() >= BUFFER {
                self.flush()?;
            }
        }
        self.part()
    }

    /// Writes bytes as a part.
    pub fn whole(&mut self, bytes: &[u8]) -> Result<()> {
        for bytes in bytes.chunks(BUFFER) {
            self.buffer.extend_from_slice(bytes);
            self.flush()?;
        }
        self.part()
    }

    fn flush(&mut self) -> Result<()> {
        self.sum.update(&self.buffer);
        self.length += self.buffer.len() as u64;
        self.file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    fn part(&mut self) -> Result<()> {
        self.flush()?;
        self.parts.push((self.length, self.sum.sum()));
        self.length = 0;
        self.sum.reset();
        Ok(())
    }

    /// The file, and length and check sum of each part.
    pub fn end(self) -> (File, Vec<(u64, u32)>) {
        (self.file, self.parts)
    }
}

/// Reads the parts of a file, in their order.
#[derive(Debug)]
pub struct Source {
    file: File,
    parts: std::vec::IntoIter<(u64, u32)>,
}

impl Source {
    /// From a file, from where it stands.
    pub fn new(file: File, parts: Vec<(u64, u32)>) -> Self {
        Self { file, parts: parts.into_iter() }
    }

    /// The next part; nothing where its check sum is another.
    pub fn whole(&mut self) -> Option<Vec<u8>> {
        let (length, sum) = self.parts.next()?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        self.file.read_exact(&mut bytes).ok()?;
        let mut found = flate2::Crc::new();
        found.update(&bytes);
        (found.sum() == sum).then_some(bytes)
    }

    /// The next part as a column.
    pub fn column<T: Fixed>(&mut self) -> Option<Vec<T>> {
        self.whole().map(|bytes| T::all(&bytes))
    }
}
