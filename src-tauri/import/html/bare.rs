//! The page as `trafilatura` is shown it: also without the parts that it throws away before it looks at anything.

use dom_query::{Attr, Element};
use trafilatura::dom::{Document, NodeId};

use super::copies::{gather, is_structure};

/// What `trafilatura` would look for in the whole page, did the head not tell it. It has no part in the judgement.
const FRAME: &str = "<html><head><meta property=\"og:title\" content=\"Title\"><meta property=\"og:site_name\" \
     content=\"Site\"><meta name=\"author\" content=\"Ada Nord\"><meta name=\"keywords\" content=\"word\">\
     <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\
     \"articleSection\":\"Part\"}</script></head><body></body></html>";

/// The tree being built.
pub(super) struct Bare {
    document: Document,
    /// The open elements, from the body in.
    open: Vec<Open>,
    /// Text that stands next in the innermost of them.
    text: String,
}

/// An open element.
struct Open {
    element: NodeId,
    /// Its last child so far.
    last: Option<NodeId>,
}

impl Bare {
    /// An empty page.
    pub(super) fn new() -> Self {
        let document = Document::parse(FRAME);
        let body = document.body().unwrap_or_else(|| document.root());
        Self { document, open: vec![Open { element: body, last: None }], text: String::new() }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, element: &Element) {
        let tag = &*element.name.local;
        if tag == "html" {
            return;
        }
        self.settle();
        let Some(around) = self.open.last_mut() else { return };
        let copy =
            if tag == "body" { around.element } else { self.document.sub_element(around.element, tag) };
        // They are looked up by halves, so that they must stand in the order of their names.
        let mut attributes: Vec<&Attr> =
            element.attrs.iter().filter(|attribute| is_structure(attribute)).collect();
        attributes.sort_unstable_by_key(|attribute| attribute.name.local.clone());
        for attribute in attributes {
            self.document.set_attribute(copy, &attribute.name.local, &attribute.value);
        }
        if tag != "body" {
            around.last = Some(copy);
            self.open.push(Open { element: copy, last: None });
        }
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self, tag: &str) {
        if tag == "html" || tag == "body" {
            return;
        }
        self.settle();
        self.open.pop();
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str, preformatted: bool) {
        gather(text, preformatted, &mut self.text);
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> Document {
        self.settle();
        self.document
    }

    fn settle(&mut self) {
        if self.text.is_empty() {
            return;
        }
        match self.open.last() {
            Some(Open { last: Some(last), .. }) => self.document.set_tail(*last, &self.text),
            Some(Open { element, .. }) => self.document.set_text(*element, &self.text),
            None => {}
        }
        self.text.clear();
    }
}
