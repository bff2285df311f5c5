//! Turns the bytes of an article, of any origin, into data: metadata, one canonical text, and blocks.
//!
//! [`read`] is pure: it does no I/O and knows no library; only [`fetch`] asks the network, and only when told to. What a format means is in one file a format, and
//! all of them are listed in one registry ([`format`]). Nothing is dropped for being judged boilerplate:
//! such blocks carry [`crate::model::Block::fold`] and can be unfolded one by one.

pub mod annotations;
pub mod fetch;
pub mod format;

mod contents;
mod cues;
mod decode;
mod draft;
mod error;
mod feed;
mod html;
mod inline;
mod mail;
mod markdown;
mod metadata;
mod package;
pub mod picture;
mod plain;
mod unpack;
mod web_archive;
mod xml;

pub use contents::{Contents, Entry, Part, Several};
pub use error::ImportError;
pub use format::Format;
pub use package::files::page_of as page_of_folder;
pub use package::zip::unescaped;
pub use picture::{Attached, Picture};
pub use plain::joined::hyphens_put_back;

use std::borrow::Cow;

use crate::model::{Block, Metadata};
use draft::{Draft, assemble};

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
    /// The encoding that came with the bytes (`charset` of HTTP or MIME), where there is one.
    pub charset: Option<&'a str>,
    /// Whether a book is one article, not one a chapter.
    pub whole: bool,
    /// Who has the pictures that lie beside the page, as those of a page saved “complete”.
    pub attached: Option<Attached<'a>>,
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
    /// Whether the methods that told article and page apart disagree, so that the folds need a look.
    pub doubtful: bool,
    /// The pictures that came with it, each once; blocks name them by their hash.
    pub pictures: Vec<Picture>,
}

impl Imported {
    /// An article from its blocks; its language guessed from the words where the metadata have none.
    fn of(format: Format, mut metadata: Metadata, drafts: Vec<Draft>) -> Self {
        if metadata.language.value.is_none() {
            metadata.language = metadata::language::guess(&drafts);
        }
        let (text, blocks) = assemble(drafts);
        let (remarks, pictures) = (Vec::new(), Vec::new());
        Self { metadata, text, blocks, remarks, format, captured: None, doubtful: false, pictures }
    }

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

/// Reads the one article that the bytes hold.
///
/// # Errors
/// [`ImportError`] when there is no article to be had from the bytes: nothing in them, not a text, too
/// large, damaged, or a format that Dateline does not read; [`ImportError::Several`] when there is more than one,
/// which [`contents`] lists.
pub fn read(source: Source<'_>) -> Result<Imported, ImportError> {
    match contents(source)? {
        Contents::Several(several) if several.entries().len() == 1 => {
            several.read(0).map(|part| part.imported)
        }
        other => alone(other),
    }
}

/// Reads what lies within another source. A container within a container is not opened, so that none can hold
/// itself.
fn read_inner(source: Source<'_>) -> Result<Imported, ImportError> {
    contents(source).and_then(alone)
}

fn alone(contents: Contents<'_>) -> Result<Imported, ImportError> {
    match contents {
        Contents::One(imported) => Ok(*imported),
        Contents::Several(several) => {
            Err(ImportError::Several { format: several.format.entry().name, count: several.entries().len() })
        }
    }
}

/// Finds out what the bytes hold: one article, read, or several to choose from.
///
/// The format is recognised by content. Compression by gzip is undone first, up to [`unpack::LIMIT`] bytes; a
/// web archive is unpacked page by page instead.
///
/// # Errors
/// As for [`read`]; [`ImportError::NoArticles`] for a container in which nothing is an article.
pub fn contents(source: Source<'_>) -> Result<Contents<'_>, ImportError> {
    if source.bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if web_archive::is_packed_warc(source.bytes) {
        return several(Format::Warc, web_archive::Warc::open(source.bytes)?);
    }
    let bytes = unpack::unpack(source.bytes)?;
    match format::recognise(&bytes, source.file_name) {
        Format::Warc => {
            let warc = match bytes {
                Cow::Borrowed(bytes) => web_archive::Warc::open(bytes)?,
                // Only what was wrapped in gzip twice is owned here.
                Cow::Owned(_) => return Err(ImportError::NotRead { format: "a web archive wrapped twice" }),
            };
            several(Format::Warc, warc)
        }
        Format::Zip => in_package(bytes, source),
        Format::Feed => several(Format::Feed, feed::Feed::open(&text_of(&bytes, source)?.text)?),
        other => one(other, &bytes, source),
    }
}

/// What a zip container holds.
fn in_package<'a>(bytes: Cow<'a, [u8]>, source: Source<'a>) -> Result<Contents<'a>, ImportError> {
    let package = package::zip::Package::open(bytes)?;
    let format = package::recognise(&package);
    match format {
        Format::Docx => finished(package::docx::read(&package)?),
        Format::Odt => finished(package::odt::read(&package)?),
        Format::Epub if source.whole => finished(package::epub::Book::open(&package)?.whole()),
        Format::Epub => several(format, package::epub::Book::open(&package)?),
        Format::Wacz => several(format, web_archive::Wacz::open(&package)?),
        _ => several(Format::Zip, package::files::Files::open(package)?),
    }
}

/// Reads an article of a format that holds one.
fn one<'a>(format: Format, bytes: &[u8], source: Source<'_>) -> Result<Contents<'a>, ImportError> {
    if bytes.len() > unpack::LIMIT {
        return Err(ImportError::TooLarge { megabytes: megabytes(bytes.len()) });
    }
    let mut imported = match format {
        Format::Html | Format::PlainText | Format::Markdown => {
            let declared =
                if format == Format::Html { decode::Declared::InPage } else { decode::Declared::Nowhere };
            let decoded = decode::decode(bytes, declared, source)?;
            let mut imported = match format {
                Format::Html => html::read(&decoded.text, source),
                Format::Markdown => markdown::read(&decoded.text),
                _ => plain::read(&decoded.text),
            };
            imported.remarks.splice(0..0, decoded.remark);
            imported
        }
        Format::Mhtml => mail::read(bytes)?,
        Format::Binary => return Err(ImportError::Binary),
        other => return Err(ImportError::NotRead { format: other.entry().name }),
    };
    imported.format = format;
    finished(imported)
}

fn text_of(bytes: &[u8], source: Source<'_>) -> Result<decode::Decoded, ImportError> {
    if bytes.len() > unpack::LIMIT {
        return Err(ImportError::TooLarge { megabytes: megabytes(bytes.len()) });
    }
    decode::decode(bytes, decode::Declared::InPage, source)
}

fn finished<'a>(imported: Imported) -> Result<Contents<'a>, ImportError> {
    if imported.text.trim().is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(Contents::One(Box::new(imported)))
}

fn several<'a>(format: Format, parts: impl contents::Parts + 'a) -> Result<Contents<'a>, ImportError> {
    if parts.entries().is_empty() {
        return Err(ImportError::NoArticles { format: format.entry().name });
    }
    Ok(Contents::Several(Several::new(format, parts)))
}

/// Whole megabytes (of 10⁶ bytes), rounded up.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}
