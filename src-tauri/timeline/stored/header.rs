//! The beginning of the file: of what state of the library it is, and how long and how summed up each part is.

use super::bytes::{Pen, Reader};
use super::parts::PARTS;

/// "Dateline timeline", and the number of the format: to be counted up with every change of what is written.
const BEGINNING: [u8; 8] = *b"DLtimel\x02";

/// The header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The end of the change log.
    pub mark: [i64; 3],
    /// The number of the schema.
    pub schema: i64,
    /// Length in bytes and check sum (CRC-32, ISO 3309) of each part.
    pub parts: Vec<(u64, u32)>,
}

impl Header {
    /// Bytes of a header.
    pub const LENGTH: usize = BEGINNING.len() + 8 * 4 + 12 * PARTS;

    /// As bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut pen = Pen(BEGINNING.to_vec());
        self.mark.iter().chain([&self.schema]).for_each(|number| pen.number(*number));
        for (length, sum) in &self.parts {
            pen.number(*length as i64);
            pen.count(*sum);
        }
        pen.0
    }

    /// From bytes; nothing where they are no header of this format.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(&BEGINNING)?);
        let mark = [reader.number()?, reader.number()?, reader.number()?];
        let schema = reader.number()?;
        let mut parts = Vec::with_capacity(PARTS);
        for _ in 0..PARTS {
            parts.push((u64::try_from(reader.number()?).ok()?, reader.count()?));
        }
        Some(Self { mark, schema, parts })
    }
}
