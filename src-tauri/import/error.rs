//! Why bytes could not be read as an article.

use super::format;

/// Why bytes could not be read as an article. Each message says what was wrong and what to do next; the
/// shells put the file's name before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There are no bytes at all.
    #[error("The file is empty. Save the article again and import that file.")]
    Empty,
    /// The bytes are no text in any encoding.
    #[error(
        "The file is not a text, nor a document that Dateline reads: {}. Save it as one of these, or copy its text and \
         paste that.",
        format::read_names()
    )]
    Binary,
    /// There is a text, but not one letter to read in it.
    #[error("There is no readable text in the file. Open it in a browser and paste the article's text.")]
    NoText,
    /// More than is read as one article.
    #[error(
        "The file holds {megabytes} MB of text; Dateline reads articles of up to 64 MB. \
         Split it into parts and import those."
    )]
    TooLarge {
        /// Size of the text in megabytes of 10⁶ bytes, rounded up.
        megabytes: usize,
    },
    /// Compressed data that grows beyond the limit.
    #[error(
        "The compressed file unpacks to more than 64 MB, the most that Dateline reads as one article. \
         Unpack it, split it into parts and import those."
    )]
    UnpacksTooLarge,
    /// Compressed or structured data that cannot be read.
    #[error("The file is damaged or cut short ({reason}). Fetch or save it again.")]
    Damaged {
        /// What was found wrong.
        reason: String,
    },
    /// A container that only opens with a password.
    #[error("The file is locked with a password. Open it, save it without the password and import that.")]
    Locked,
    /// A format that is known but not read.
    #[error("The file is {format}, which Dateline does not read. Open it, copy the text and paste that.")]
    NotRead {
        /// The format's name with its article: "a PDF document".
        format: &'static str,
    },
    /// A container in which nothing is an article.
    #[error("The file is {format} without an article in it. Check that it is the right file.")]
    NoArticles {
        /// The format's name with its article: "a news feed".
        format: &'static str,
    },
    /// One article was asked for, and the source holds several.
    #[error("The file is {format} with {count} articles. List them and choose those to read.")]
    Several {
        /// The format's name with its article: "a news feed".
        format: &'static str,
        /// How many articles it holds.
        count: usize,
    },
    /// A choice beyond the end of the list.
    #[error("There is no article {number}; the file holds {count}. List them and choose one of those.")]
    NoSuchPart {
        /// What was asked for, counted from 1.
        number: usize,
        /// How many articles the source holds.
        count: usize,
    },
}
