//! What HTML's elements are.

use dom_query::Attr;

use crate::model::MarkKind;

/// Whether a style hides its element.
pub(super) fn hides(style: &str) -> bool {
    let bytes = style.as_bytes();
    let says = |word: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    if !says(b"none") && !says(b"hidden") {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Elements that end the paragraph before them and begin one of their own.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements that stand within a line and are no parts of a page.
pub(super) fn is_phrasing(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
    )
}

/// The mark that an element puts on its text.
pub(super) fn mark(tag: &str) -> Option<MarkKind> {
    match tag {
        "em" | "i" | "cite" | "dfn" => Some(MarkKind::Emphasis),
        "strong" | "b" => Some(MarkKind::Strong),
        "code" | "kbd" | "samp" | "tt" => Some(MarkKind::Code),
        "sup" => Some(MarkKind::Superscript),
        "sub" => Some(MarkKind::Subscript),
        _ => None,
    }
}

/// The value of an attribute.
pub(super) fn value<'a>(attributes: &'a [Attr], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|own| &*own.name.local == wanted).map(|own| &*own.value)
}

/// Whether an element says that it is a footnote (DPUB-ARIA 1.1, EPUB 3 structural semantics).
pub(super) fn is_footnote<'a>(attribute: &impl Fn(&str) -> Option<&'a str>) -> bool {
    let says = |name: &str, known: &[&str]| {
        attribute(name).is_some_and(|value| value.split_whitespace().any(|word| known.contains(&word)))
    };
    says("role", &["doc-footnote", "doc-endnote"]) || says("epub:type", &["footnote", "endnote", "rearnote"])
}
