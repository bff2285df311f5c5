//! A page once walked: its pieces, its elements, its head.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use dom_query::LocalName;

use crate::import::cues;
use crate::import::draft::Draft;
use crate::model::FoldReason;

use super::pictures::Placed;

/// An element of the page that pieces stand in.
#[derive(Debug, Clone)]
pub(in crate::import) struct Element {
    /// Index of the element around it.
    pub(in crate::import) parent: Option<usize>,
    /// Tag name.
    pub(in crate::import) name: LocalName,
    /// What its name, class, id or role say it is.
    pub(in crate::import) sign: Option<FoldReason>,
    /// Class and id, for what needs a closer look.
    pub(in crate::import) label: String,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Place {
    pub(in crate::import) table: u32,
    pub(in crate::import) row: u32,
    pub(in crate::import) column: u32,
    pub(in crate::import) row_span: u32,
    pub(in crate::import) column_span: u32,
    pub(in crate::import) header: bool,
}

/// A block of the page's text on its way to become a block of the article.
#[derive(Debug, Clone)]
pub(in crate::import) struct Piece {
    /// The block.
    pub(in crate::import) draft: Draft,
    /// The nearest block element around it.
    pub(in crate::import) element: usize,
    /// Its length in code points.
    pub(in crate::import) length: usize,
    /// Number of its words.
    pub(in crate::import) words: usize,
    /// How many of its code points stand in links.
    pub(in crate::import) linked: usize,
    /// Whether the page hides it.
    pub(in crate::import) hidden: bool,
    /// Whether a picture stands in it or between it and the piece before.
    pub(in crate::import) pictured: bool,
    /// Where it stands in a table.
    pub(in crate::import) place: Option<Place>,
    /// What its own words say it is, once they were asked.
    pub(in crate::import) cue: OnceCell<Option<FoldReason>>,
}

impl Piece {
    /// What its own words say it is, see [`cues::cue`].
    pub(in crate::import) fn cue(&self) -> Option<FoldReason> {
        *self.cue.get_or_init(|| cues::cue(&self.draft.text))
    }
}

/// A date in the page's text that its markup points out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct MarkedDate {
    /// The machine-readable value, or else the text.
    pub(in crate::import) value: String,
    /// Class, id, property of the element and of those around it.
    pub(in crate::import) label: String,
    /// Whether it is a `<time>` element or carries `itemprop`.
    pub(in crate::import) marked: bool,
    /// How many pieces stand before it.
    pub(in crate::import) piece: usize,
}

/// A walked page.
#[derive(Debug, Default)]
pub(in crate::import) struct Page {
    /// Elements in document order.
    pub(in crate::import) elements: Vec<Element>,
    /// Pieces in document order.
    pub(in crate::import) pieces: Vec<Piece>,
    /// Contents of `<meta>` by lower-case name, property or itemprop.
    pub(in crate::import) metas: BTreeMap<String, Vec<String>>,
    /// The texts of JSON-LD scripts.
    pub(in crate::import) json_ld: Vec<String>,
    /// `<title>`.
    pub(in crate::import) title: Option<String>,
    /// `<link rel=canonical>` and its like, absolute or not.
    pub(in crate::import) canonical: Option<String>,
    /// Where the page says its licence is (`rel=license`).
    pub(in crate::import) licence: Option<String>,
    /// Values that microdata and RDFa give outside of meta elements, by lower-case name.
    pub(in crate::import) properties: BTreeMap<String, String>,
    /// `lang` of the root element.
    pub(in crate::import) language: Option<String>,
    /// Dates pointed out by markup, in document order.
    pub(in crate::import) dates: Vec<MarkedDate>,
    /// Names pointed out as authors by markup (`rel=author`, `itemprop=author`), in document order.
    pub(in crate::import) authors: Vec<String>,
    /// Comments outside of the page's text, where saving tools leave address and time.
    pub(in crate::import) comments: Vec<String>,
    /// Pictures that came with it, in document order.
    pub(in crate::import) pictures: Vec<Placed>,
    /// Depth of its deepest element.
    pub(in crate::import) depth: usize,
}

impl Page {
    /// The element and those around it, from the inside out.
    pub(in crate::import) fn around(&self, element: usize) -> impl Iterator<Item = (usize, &Element)> {
        let mut next = Some(element);
        std::iter::from_fn(move || {
            let at = next?;
            let element = self.elements.get(at)?;
            next = element.parent;
            Some((at, element))
        })
    }

    /// The first content of a meta element of one of these names, in the order of the names.
    pub(in crate::import) fn meta(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        names.iter().find_map(|name| {
            let values = self.metas.get(*name)?;
            values
                .iter()
                .map(|value| value.trim())
                .find(|value| !value.is_empty())
                .map(|value| (*name, value))
        })
    }
}
