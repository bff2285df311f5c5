//! The page as `dom_smoothie` is shown it.

use dom_query::{Attr, Document, Element, NodeData, NodeId};

use super::copies::{gather, is_structure};

/// The tree being built.
pub(super) struct Slim {
    document: Document,
    /// The open elements, from the outside in.
    open: Vec<NodeId>,
    /// Text that stands next in the innermost of them.
    text: String,
}

impl Slim {
    /// An empty page.
    pub(super) fn new() -> Self {
        Self { document: Document::default(), open: Vec::new(), text: String::new() }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, element: &Element) {
        self.settle();
        let copy = Element {
            name: element.name.clone(),
            attrs: element.attrs.iter().filter(|attribute| is_seen(attribute)).cloned().collect(),
            template_contents: None,
            mathml_annotation_xml_integration_point: false,
        };
        let element = self.append(NodeData::Element(copy));
        self.open.push(element);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
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
        // White space outside of head and body is no text of the page.
        if !self.text.is_empty() && (self.open.len() > 1 || !self.text.trim().is_empty()) {
            self.append(NodeData::Text { contents: self.text.as_str().into() });
        }
        self.text.clear();
    }

    fn append(&self, node: NodeData) -> NodeId {
        let tree = &self.document.tree;
        let parent = self.open.last().copied().unwrap_or_else(|| tree.root_id());
        let node = tree.create_node(node);
        tree.append_child_of(&parent, &node);
        node
    }
}

/// Whether `dom_smoothie` looks at an attribute, or `trafilatura` where it compares.
fn is_seen(attribute: &Attr) -> bool {
    is_structure(attribute)
        || matches!(&*attribute.name.local, "href" | "rel" | "hidden" | "dir" | "colspan" | "rowspan")
}
