//! What a source holds: one article, or several to choose from, as a book's chapters or a web archive's pages.

use super::{Format, ImportError, Imported};

/// What a source holds.
pub enum Contents<'a> {
    /// One article.
    One(Box<Imported>),
    /// Several articles, of which none is read yet.
    Several(Several<'a>),
}

/// One of several articles, as far as is known before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title, or else its name within the source.
    pub name: String,
    /// Its address (http or https), where the source tells.
    pub address: Option<String>,
    /// When it was captured, EDTF, where the source tells.
    pub captured: Option<String>,
}

/// One of several articles, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The article.
    pub imported: Imported,
    /// Its own bytes as they stand in the source: what is kept as its original.
    pub bytes: Vec<u8>,
}

/// A source of several articles that is open.
pub struct Several<'a> {
    /// The format of the source.
    pub format: Format,
    parts: Box<dyn Parts + 'a>,
}

/// What a format of several articles can do.
pub(super) trait Parts {
    /// What it holds, in its own order.
    fn entries(&self) -> &[Entry];

    /// Reads the entry at this place, which exists.
    fn read(&self, at: usize) -> Result<Part, ImportError>;
}

impl<'a> Several<'a> {
    pub(super) fn new(format: Format, parts: impl Parts + 'a) -> Self {
        Self { format, parts: Box::new(parts) }
    }

    /// What it holds, in its own order.
    pub fn entries(&self) -> &[Entry] {
        self.parts.entries()
    }

    /// Reads the article at this place in [`Self::entries`], counted from 0.
    ///
    /// # Errors
    /// [`ImportError::NoSuchPart`] beyond the end, and whatever makes that one article unreadable; the others are
    /// not touched by it.
    pub fn read(&self, at: usize) -> Result<Part, ImportError> {
        let count = self.entries().len();
        if at >= count {
            return Err(ImportError::NoSuchPart { number: at.saturating_add(1), count });
        }
        let mut part = self.parts.read(at)?;
        if part.imported.text.trim().is_empty() {
            return Err(ImportError::NoText);
        }
        part.imported.format = self.format;
        Ok(part)
    }
}
