//! XML as a small tree, read within bounds.
//!
//! Only the five entities that XML itself names and character references are resolved. Entities that a
//! document declares are never looked up, so that none can grow or reach for a file.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ImportError;
use super::decode::{self, Declared};

/// Elements nested deeper than this are refused: no document that people write comes near.
const DEEPEST: usize = 400;

/// The most elements and texts that are read of one document.
const MOST: usize = 2_000_000;

/// An element: its local name, its attributes by their local names, and what stands in it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The name without its prefix.
    pub(super) name: String,
    /// Names as written, with prefix, and values.
    attributes: Vec<(String, String)>,
    /// Elements and texts, in order.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// A text, its references resolved.
    Text(String),
}

impl Element {
    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own.rsplit(':').next() == Some(name))
            .map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of this name directly in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of this name anywhere in it, in document order.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements()
            .find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// All text in it, as it stands.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) => element.push_text(text),
            }
        }
    }

    /// The text of the first element of this name directly in it, its white space collapsed; None when empty.
    pub(super) fn text_of(&self, name: &str) -> Option<String> {
        self.child(name).map(|element| collapsed(&element.text())).filter(|text| !text.is_empty())
    }
}

/// A text with its white space collapsed.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a document's root element.
///
/// # Errors
/// [`ImportError::Damaged`] for what is not well-formed, ends too early, or is nested or filled beyond any bound.
pub(super) fn read(bytes: &[u8]) -> Result<Element, ImportError> {
    parse(&decode::decode(bytes, Declared::InPage, super::Source::default())?.text)
}

/// Reads a decoded document's root element. Errors as in [`read`].
pub(super) fn parse(text: &str) -> Result<Element, ImportError> {
    let damaged = |reason: String| ImportError::Damaged { reason };
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    // What stands around the root is gathered in an element without a name.
    let mut open = vec![Element::default()];
    let mut seen = 0_usize;
    loop {
        let event =
            reader.read_event().map_err(|error| damaged(format!("its XML is not well-formed: {error}")))?;
        seen += 1;
        if seen > MOST || open.len() > DEEPEST {
            return Err(damaged("its XML is nested or filled beyond any bound".to_owned()));
        }
        match event {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => add(&mut open, Node::Element(element(&start))),
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    add(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character),
                    _ => named(&reference.into_inner()),
                };
                if let Some(character) = resolved {
                    push_text(&mut open, character.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    if open.len() > 1 {
        return Err(damaged("its XML ends too early".to_owned()));
    }
    let around = open.pop().unwrap_or_default();
    let root = around.children.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.ok_or_else(|| damaged("its XML holds nothing".to_owned()))
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let value = attribute
                .normalized_value_with(XmlVersion::Implicit1_0, 1, |name| named(name).map(entity_text))
                .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
            (attribute.key.as_ref().to_owned(), value)
        })
        .collect();
    Element { name: start.local_name().as_ref().to_owned(), attributes, children: Vec::new() }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

/// The entities that need no declaration, and the space that feeds use undeclared.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

fn entity_text(character: char) -> &'static str {
    match character {
        '<' => "<",
        '>' => ">",
        '&' => "&",
        '"' => "\"",
        '\'' => "'",
        _ => "\u{a0}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_lose_their_prefix_and_references_are_resolved() {
        let root =
            parse("<?xml version='1.0'?><a:r x:id='7 &amp; 8'>one &lt;&#116;wo&gt;<b/>&#x33;</a:r>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id")), ("r", Some("7 & 8")));
        assert_eq!(root.text(), "one <two>3");
    }

    #[test]
    fn declared_entities_stay_closed() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>\
                    <r>&b;&f;end</r>";
        assert_eq!(parse(bomb).unwrap().text(), "end");
    }

    #[test]
    fn what_ends_early_or_is_nested_beyond_bounds_is_refused() {
        for bad in ["<a><b>", "<a></b>", "", "words", &"<a>".repeat(100_000)] {
            assert!(matches!(parse(bad), Err(ImportError::Damaged { .. })), "{}", &bad[..bad.len().min(20)]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[<>/a-c &;#x\"'=!?\\[\\]-]{0,80}") {
            let _ = parse(&text);
        }
    }
}
