//! Dates and authors that a page's markup points out.

use dom_query::{Attr, NodeData, NodeRef};

use super::page::{MarkedDate, Page};
use super::tags::value;

/// Words in the names of elements that may hold a date.
const NAMED: [&str; 11] =
    ["date", "time", "publish", "posted", "byline", "updated", "meta", "info", "datum", "fecha", "data"];

/// Whether one of these words, given in small letters, stands in a name, in any case.
fn mentions(name: &str, words: &[&str]) -> bool {
    let bytes = name.as_bytes();
    (0..bytes.len()).any(|at| {
        let Some((first, rest)) = bytes.get(at..).and_then(<[u8]>::split_first) else { return false };
        let first = first.to_ascii_lowercase();
        words.iter().any(|word| {
            word.as_bytes().split_first().is_some_and(|(begins, ends)| {
                *begins == first && rest.get(..ends.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(ends))
            })
        })
    })
}

/// Notes dates and authors that markup points out.
pub(super) fn note(
    page: &mut Page,
    element: usize,
    node: &NodeRef<'_>,
    tag: &str,
    label: &str,
    attributes: &[Attr],
) {
    let attribute = |wanted: &str| value(attributes, wanted);
    let property = attribute("itemprop").or(attribute("property")).unwrap_or_default();
    let is_time = tag == "time" || mentions(property, &["date"]);
    let named = mentions(label, &NAMED) || mentions(property, &NAMED);
    if (is_time || (named && !matches!(tag, "html" | "body"))) && page.dates.len() < 200 {
        let stated = ["datetime", "content", "data-datetime", "data-time", "data-timestamp", "title"]
            .into_iter()
            .find_map(&attribute);
        let value = stated.filter(|value| value.bytes().any(|byte| byte.is_ascii_digit())).map(str::to_owned);
        let shown = bounded_text(node, 150);
        let values = [value, shown.filter(|text| text.bytes().any(|byte| byte.is_ascii_digit()))];
        let lower = format!("{label} {property}").to_ascii_lowercase();
        let around: String = page
            .around(element)
            .take(4)
            .map(|(_, element)| element.label.to_ascii_lowercase() + " ")
            .collect();
        for value in values.into_iter().flatten() {
            page.dates.push(MarkedDate {
                value,
                label: format!("{lower} | {around}"),
                marked: is_time,
                piece: page.pieces.len(),
            });
        }
    }
    note_property(page, node, property, &attribute);
    if tag == "a" && attribute("rel").is_some_and(|relation| relation == "license") && page.licence.is_none()
    {
        page.licence = attribute("href").map(str::to_owned);
    }
    let author = attribute("rel") == Some("author")
        || property.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case("author"))
        || label.split_ascii_whitespace().any(|name| {
            let name = name.to_ascii_lowercase();
            [
                "byline",
                "author",
                "author-name",
                "byline-name",
                "byline__name",
                "byline__author",
                "article-author",
            ]
            .contains(&name.as_str())
        });
    if author
        && page.authors.len() < 40
        && let Some(name) = bounded_text(node, 120)
    {
        page.authors.push(name);
    }
}

/// What microdata and RDFa say of the article outside of meta elements; the first of each counts.
fn note_property<'a>(
    page: &mut Page,
    node: &NodeRef<'_>,
    property: &str,
    attribute: &impl Fn(&str) -> Option<&'a str>,
) {
    if property.is_empty() {
        return;
    }
    for name in property.split_ascii_whitespace() {
        let bare = name.rsplit([':', '/']).next().unwrap_or(name).to_ascii_lowercase();
        let wanted =
            matches!(bare.as_str(), "headline" | "articlesection" | "keywords" | "license" | "inlanguage");
        if !wanted || page.properties.contains_key(&bare) {
            continue;
        }
        let stated = attribute("content").or_else(|| attribute("href").filter(|_| bare == "license"));
        if let Some(value) = stated.map(str::to_owned).or_else(|| bounded_text(node, 300)) {
            page.properties.insert(bare, value);
        }
    }
}

/// The text of an element when it is short, its white space collapsed.
fn bounded_text(node: &NodeRef<'_>, longest: usize) -> Option<String> {
    let mut text = String::new();
    for part in node.descendants_it().take(60) {
        let piece = part.query(|node| match &node.data {
            NodeData::Text { contents } => Some(contents.clone()),
            _ => None,
        });
        if let Some(Some(piece)) = piece {
            text.push_str(&piece);
            text.push(' ');
            if text.len() > longest * 6 {
                return None;
            }
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= longest).then_some(text)
}
