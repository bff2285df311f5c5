//! An article as data, never markup: a list of blocks over one canonical text.

use serde::{Deserialize, Serialize};

/// A paragraph, heading, quotation, list item, caption, table cell … of an article version.
///
/// Blocks stand in reading order, do not overlap, and cover the canonical text but for the line breaks
/// between them (one `\n` between neighbours). A block's own text may hold `\n` only where
/// [`BlockKind::Preformatted`] or a hard line break of the source has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// First position of the block in the version's text (code points).
    pub start: u32,
    /// Position after its last code point.
    pub end: u32,
    /// Inline marks inside the block, ordered by start, positions in the version's text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<Mark>>", optional))]
    pub marks: Vec<Mark>,
    /// Why import judged the block not to be part of the article; such a block starts out folded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub fold: Option<FoldReason>,
    /// BCP 47 language of the block where it differs from the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub language: Option<String>,
    /// Writing direction that the source states, where the block's first letter would show the other one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub direction: Option<Direction>,
}

/// A writing direction, as HTML's `dir` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction of a text's first letter (as rules P2 and P3 of Unicode's bidirectional algorithm have it, UAX 9);
    /// left to right where it has none.
    pub fn of(text: &str) -> Self {
        let first = text.chars().find(|character| character.is_alphabetic()).map_or(0, u32::from);
        // Hebrew to Arabic Extended-A, their presentation forms, and the scripts of the planes set aside for them.
        let leftward = matches!(
            first,
            0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff
        );
        if leftward { Self::Rtl } else { Self::Ltr }
    }
}

/// What a block is. The list is closed: import maps every format onto it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading inside the text; level 2 to 6 (the article's title is metadata, not a block).
    Heading {
        /// 2 for a section, 6 for the smallest.
        level: u8,
    },
    /// A block quotation.
    Quotation,
    /// An item of a list.
    ListItem {
        /// 0 for the outermost list.
        depth: u8,
        /// The number shown, for ordered lists.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        number: Option<u32>,
    },
    /// A caption of a picture or table.
    Caption,
    /// Text whose white space counts.
    Preformatted,
    /// A cell of a table.
    Cell {
        /// Which table of the article, from 0.
        table: u32,
        /// Row of the cell, from 0.
        row: u32,
        /// Column of the cell, from 0.
        column: u32,
        /// Rows covered.
        row_span: u32,
        /// Columns covered.
        column_span: u32,
        /// Whether the cell heads its row or column.
        header: bool,
    },
    /// A picture; the block's text is its alternative text (may be empty).
    Picture {
        /// SHA-256 of the kept picture, lower-case hex, where it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        original: Option<String>,
    },
    /// A footnote's text.
    Footnote,
    /// A thematic break; its text is empty.
    Break,
}

/// An inline mark over part of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mark {
    /// What the mark is.
    pub kind: MarkKind,
    /// First position (code points, in the version's text).
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
}

/// The closed list of inline marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MarkKind {
    /// Stressed, usually italic.
    Emphasis,
    /// Important, usually bold.
    Strong,
    /// Code.
    Code,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A link. The address has been parsed; its scheme is http, https or mailto.
    Link {
        /// Where it leads.
        address: String,
    },
    /// Words in another language than those around them.
    Language {
        /// The language, BCP 47.
        language: String,
    },
    /// A word that stood broken at the end of a line; import joined its halves and left the hyphen out.
    Joined {
        /// Where the hyphen stood: code points from the mark's start.
        hyphen: u32,
    },
}

/// Why a block was judged not to be part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FoldReason {
    /// Navigation, menus, section labels, "accessibility links".
    Navigation,
    /// The headline again; the article's title is metadata.
    Title,
    /// Author and date lines that became metadata.
    Byline,
    /// A picture's caption or credit where the picture itself is not here.
    Caption,
    /// A credit to agencies or contributors.
    Credit,
    /// What stands under the article: about the publisher, legal notes.
    Footer,
    /// Advertisement, subscription or newsletter notice.
    Advertisement,
    /// Related stories, "read more".
    Related,
    /// Readers' comments.
    Comments,
    /// Share buttons and other controls.
    Controls,
    /// A repetition of what stands elsewhere in the article, such as a pull quote.
    Repetition,
    /// The judges disagree; folded to be safe, for the reader to decide.
    Doubtful,
}
