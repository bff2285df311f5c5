//! The copies of the page that the judges are shown, built while it is walked: without scripts, styles, pictures,
//! and attributes that nobody looks at. They are trees from the start, so that no judge parses the page again.

use dom_query::{Attr, Element};

use super::bare::Bare;
use super::slim::Slim;

/// Longer pages (in bytes of the copies' texts and tags, about) are shown to no judge, whose time grows faster than the
/// page does.
const LONGEST: usize = 2_000_000;

/// Deeper pages than this are shown to no judge; browsers, too, cap the depth at 512.
const DEEPEST: usize = 512;

/// The copies being built.
pub(super) struct Copies {
    slim: Slim,
    bare: Bare,
    /// How many of the open elements are parts that `trafilatura` throws away before it looks at anything.
    thrown: usize,
    depth: usize,
    length: usize,
}

impl Copies {
    /// Empty copies.
    pub(super) fn new() -> Self {
        Self { slim: Slim::new(), bare: Bare::new(), thrown: 0, depth: 0, length: 0 }
    }

    /// Opens an element. `table` says whether a table stands in it. Returns what [`Self::close`] needs.
    pub(super) fn open(&mut self, element: &Element, table: impl FnOnce() -> bool) -> bool {
        let tag = &*element.name.local;
        let thrown = is_thrown_away(tag) && !(tag == "figure" && table());
        self.thrown += usize::from(thrown);
        self.depth += 1;
        self.length += tag.len() * 2 + 5;
        if !self.is_beyond() {
            self.slim.open(element);
            if self.thrown == 0 {
                self.bare.open(element);
            }
        }
        thrown
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self, tag: &str, thrown: bool) {
        if !self.is_beyond() {
            self.slim.close();
            if self.thrown == 0 {
                self.bare.close(tag);
            }
        }
        self.depth = self.depth.saturating_sub(1);
        self.thrown = self.thrown.saturating_sub(usize::from(thrown));
    }

    /// Adds an element that holds nothing; of a picture or a line break only that it is there counts.
    pub(super) fn empty(&mut self, element: &Element) {
        let plain = Element { attrs: Vec::new(), ..element.clone() };
        let thrown = self.open(&plain, || false);
        self.close(&plain.name.local, thrown);
    }

    /// Adds text. `preformatted` says whether its white space counts.
    pub(super) fn text(&mut self, text: &str, preformatted: bool) {
        self.length += text.len();
        if self.is_beyond() {
            return;
        }
        self.slim.text(text, preformatted);
        if self.thrown == 0 {
            self.bare.text(text, preformatted);
        }
    }

    /// The page as `dom_smoothie` and as `trafilatura` are shown it. None for a page too long or too deep for them.
    pub(super) fn trees(mut self) -> Option<(dom_query::Document, trafilatura::dom::Document)> {
        (!self.is_beyond()).then(|| (self.slim.finish(), self.bare.finish()))
    }

    /// Whether no judge will be shown the page. Once it is, it stays so.
    fn is_beyond(&mut self) -> bool {
        if self.depth > DEEPEST {
            self.length = usize::MAX / 2;
        }
        self.length > LONGEST
    }
}

/// The longest value of an attribute that is copied, in bytes.
const LONGEST_VALUE: usize = 400;

/// Whether both judges look at an attribute.
pub(super) fn is_structure(attribute: &Attr) -> bool {
    let (name, value) = (&*attribute.name.local, &*attribute.value);
    value.len() <= LONGEST_VALUE
        && (matches!(
            name,
            "class"
                | "id"
                | "role"
                | "itemprop"
                | "aria-hidden"
                | "lang"
                | "data-component"
                | "data-lp-replacement-content"
        ) || (name == "style" && super::tags::hides(value)))
}

/// Adds text to what was gathered, its white space collapsed unless it counts.
pub(super) fn gather(text: &str, preformatted: bool, gathered: &mut String) {
    if preformatted {
        gathered.push_str(text);
        return;
    }
    let space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.bytes().position(space).unwrap_or(rest.len());
        let (word, after) = rest.split_at(words);
        gathered.push_str(word);
        rest = after.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']);
        if !after.is_empty() {
            gathered.push(' ');
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
