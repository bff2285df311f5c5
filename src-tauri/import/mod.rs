//! Turns the bytes of an article, of any origin, into data: metadata, one canonical text, and blocks.
//!
//! [`read`] is pure: it does no I/O and knows no library. What a format means is in one file a format, and
//! all of them are listed in one registry ([`format`]). Nothing is dropped for being judged boilerplate:
//! such blocks carry [`crate::model::Block::fold`] and can be unfolded one by one.

pub mod annotations;
pub mod format;

mod cues;
mod decode;
mod draft;
mod error;
mod html;
mod markdown;
mod metadata;
mod plain;
mod unpack;

pub use error::ImportError;
pub use format::Format;

use crate::model::{Block, Metadata};

/// What is to be read, and what is known of it beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The bytes as they came: a file's, a clipboard's, a response's. May be compressed with gzip.
    pub bytes: &'a [u8],
    /// Name of the file, where there is one. Used for messages and, last of all, for the title.
    pub file_name: Option<&'a str>,
    /// Address (http or https) from which the bytes came, where that is known.
    pub address: Option<&'a str>,
    /// Whether the bytes come from the clipboard: text, or the HTML of a selection, always in UTF-8.
    pub clipboard: bool,
}

/// An article, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What was found out about the article, each value with its source.
    pub metadata: Metadata,
    /// The canonical text: the texts of the blocks with one `\n` between neighbours.
    pub text: String,
    /// The blocks in reading order, positions in code points of `text`.
    pub blocks: Vec<Block>,
    /// What was assumed or is doubtful, each a sentence for the reader.
    pub remarks: Vec<String>,
    /// The format that was recognised.
    pub format: Format,
    /// When the page was saved, EDTF, where the file itself says so.
    pub captured: Option<String>,
}

impl Imported {
    /// The blocks with their texts, in reading order. Takes time in the length of the text, once.
    pub fn texts(&self) -> impl Iterator<Item = (&Block, &str)> {
        let mut rest = self.text.as_str();
        self.blocks.iter().map(move |block| {
            let length = (block.end as usize).saturating_sub(block.start as usize);
            let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
            let (text, after) = rest.split_at(end);
            rest = after.strip_prefix('\n').unwrap_or(after);
            (block, text)
        })
    }

    /// The text of the blocks that are not folded, in reading order, a line break between neighbours.
    pub fn body(&self) -> String {
        let kept: Vec<&str> = self
            .texts()
            .filter(|(block, text)| block.fold.is_none() && !text.is_empty())
            .map(|(_, text)| text)
            .collect();
        kept.join("\n")
    }
}

/// Reads an article from bytes.
///
/// The format is recognised by content. Compression by gzip is undone first, up to
/// [`unpack::LIMIT`] bytes.
///
/// # Errors
/// [`ImportError`] when there is no article to be had from the bytes: nothing in them, not a text, too
/// large, damaged, or a format that Dateline does not read.
pub fn read(source: Source<'_>) -> Result<Imported, ImportError> {
    if source.bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    let bytes = unpack::unpack(source.bytes)?;
    let recognised = format::recognise(&bytes, source.file_name);
    if bytes.len() > unpack::LIMIT {
        return Err(ImportError::TooLarge { megabytes: megabytes(bytes.len()) });
    }
    let declared = match recognised {
        Format::Html => decode::Declared::InPage,
        _ => decode::Declared::Nowhere,
    };
    let mut imported = match recognised {
        Format::Html | Format::PlainText | Format::Markdown => {
            let decoded = decode::decode(&bytes, declared, source.clipboard)?;
            let mut imported = match recognised {
                Format::Html => html::read(&decoded.text, source),
                Format::Markdown => markdown::read(&decoded.text, source),
                _ => plain::read(&decoded.text, source),
            };
            imported.remarks.splice(0..0, decoded.remark);
            imported
        }
        Format::Binary => return Err(ImportError::Binary),
        other => return Err(ImportError::NotRead { format: other.entry().name }),
    };
    if imported.text.trim().is_empty() {
        return Err(ImportError::NoText);
    }
    imported.format = recognised;
    Ok(imported)
}

/// Whole megabytes (of 10⁶ bytes), rounded up.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}
