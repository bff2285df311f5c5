//! The copies of the page that the judges are shown, written while it is walked: without scripts, styles, pictures,
//! and attributes that nobody looks at.

use dom_query::Attr;

use super::tags;

/// What `trafilatura` would look for in the whole page, did the head not tell it. It has no part in the judgement.
const HEAD: &str = "<head><meta property=\"og:title\" content=\"Title\"><meta property=\"og:site_name\" \
     content=\"Site\"><meta name=\"author\" content=\"Ada Nord\"><meta name=\"keywords\" content=\"word\">\
     <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\
     \"articleSection\":\"Part\"}</script></head>";

/// The copies being written.
#[derive(Debug)]
pub(super) struct Copies {
    /// For `dom_smoothie`.
    pub(super) slim: String,
    /// For `trafilatura`: also without the parts that it throws away before it looks at anything.
    pub(super) bare: String,
    /// How many of the open elements are such parts.
    thrown: usize,
}

impl Copies {
    /// Empty copies of a page of this many bytes.
    pub(super) fn new(length: usize) -> Self {
        let mut copies = Self {
            slim: String::with_capacity(length / 4),
            bare: String::with_capacity(length / 4),
            thrown: 0,
        };
        copies.bare.push_str(HEAD);
        copies
    }

    /// Writes a start tag. `data` says whether a table stands in the element. Returns what [`Self::close`] needs.
    pub(super) fn open(&mut self, tag: &str, attributes: &[Attr], table: impl FnOnce() -> bool) -> bool {
        let thrown = is_thrown_away(tag) && !(tag == "figure" && table());
        self.thrown += usize::from(thrown);
        let from = self.slim.len();
        tags::write_tag(tag, attributes, &mut self.slim);
        self.repeat(from);
        thrown
    }

    /// Writes an end tag.
    pub(super) fn close(&mut self, tag: &str, thrown: bool) {
        let from = self.slim.len();
        self.slim.push_str("</");
        self.slim.push_str(tag);
        self.slim.push('>');
        self.repeat(from);
        self.thrown = self.thrown.saturating_sub(usize::from(thrown));
    }

    /// Writes text so that a parser reads it back as text.
    pub(super) fn text(&mut self, text: &str) {
        let from = self.slim.len();
        tags::escape(text, &mut self.slim);
        self.repeat(from);
    }

    /// Writes markup as it is.
    pub(super) fn markup(&mut self, markup: &str) {
        let from = self.slim.len();
        self.slim.push_str(markup);
        self.repeat(from);
    }

    /// Copies what was just written.
    fn repeat(&mut self, from: usize) {
        if self.thrown == 0 {
            self.bare.push_str(self.slim.get(from..).unwrap_or_default());
        }
    }
}

/// Elements that `trafilatura` removes with all that is in them before it begins.
fn is_thrown_away(tag: &str) -> bool {
    matches!(
        tag,
        "applet"
            | "area"
            | "aside"
            | "blink"
            | "button"
            | "datalist"
            | "dialog"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "frame"
            | "frameset"
            | "head"
            | "label"
            | "legend"
            | "marquee"
            | "menu"
            | "menuitem"
            | "nav"
            | "optgroup"
            | "option"
            | "output"
            | "picture"
            | "progress"
            | "rp"
            | "rt"
            | "rtc"
            | "select"
            | "textarea"
            | "time"
    )
}
