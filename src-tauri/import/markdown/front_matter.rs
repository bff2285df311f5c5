//! What stands above a Markdown text between lines of dashes (YAML) or plus signs (TOML): keys and values, of
//! which only plain ones, quoted ones and lists are read.

use crate::import::metadata::{day, names};
use crate::model::{Found, Metadata};

/// Where the values came from, for the reader.
const SOURCE: &str = "the text's front matter";

/// A key, lower case, with its values.
pub(super) type Stated = Vec<(String, Vec<String>)>;

/// The front matter and the text below it. Without front matter all is text.
pub(super) fn split(text: &str) -> (Stated, &str) {
    let text = text.trim_start_matches('\u{feff}');
    for (fence, joint) in [("---", ':'), ("+++", '=')] {
        let Some(rest) = text.strip_prefix(fence) else { continue };
        let Some(rest) = rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n') else { continue };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            let end = at + line.len();
            if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
                let stated = read(rest.get(..at).unwrap_or_default(), joint);
                return (stated, rest.get(end..).unwrap_or_default());
            }
            at = end;
        }
    }
    (Vec::new(), text)
}

fn read(text: &str, joint: char) -> Stated {
    let mut stated: Stated = Vec::new();
    for line in text.lines() {
        let inner = line.trim();
        if inner.is_empty() || inner.starts_with('#') {
            continue;
        }
        if let Some(item) = inner.strip_prefix("- ").or_else(|| (inner == "-").then_some("")) {
            if let Some((_, values)) = stated.last_mut() {
                values.extend(value(item));
            }
            continue;
        }
        // What is indented belongs to a structure that is not read.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((key, rest)) = inner.split_once(joint) else { continue };
        let rest = rest.trim();
        let values = match rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(list) if !list.starts_with('[') => list.split(',').filter_map(value).collect(),
            _ => value(rest).into_iter().collect(),
        };
        stated.push((key.trim().trim_matches(['"', '\'']).to_lowercase(), values));
    }
    stated
}

/// A value without quotation marks, and without the brackets of a wiki link.
fn value(text: &str) -> Option<String> {
    let text = text.trim();
    let quoted = ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    let text = quoted.unwrap_or_else(|| text.split(" #").next().unwrap_or(text)).trim();
    let text = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")).unwrap_or(text);
    (!text.is_empty()).then(|| text.to_owned())
}

/// Puts what is stated into the metadata. Gives when the text was clipped, EDTF, where that is stated.
pub(super) fn fill(stated: &Stated, metadata: &mut Metadata) -> Option<String> {
    let all = |keys: &[&str]| -> Option<&Vec<String>> {
        keys.iter().find_map(|key| {
            stated.iter().find(|(own, values)| own == key && !values.is_empty()).map(|(_, values)| values)
        })
    };
    let first = |keys: &[&str]| all(keys).and_then(|values| values.first()).cloned();
    let found =
        |value: Option<String>| value.map_or_else(Found::default, |value| Found::unverified(value, SOURCE));
    let date = |value: Option<String>| {
        let value = value?;
        day::machine(&value).map(day::edtf).or_else(|| day::month_or_year(&value))
    };
    metadata.title = found(first(&["title", "headline"]));
    metadata.publisher =
        found(first(&["publisher", "publication", "site", "site_name", "website", "container-title"]));
    metadata.published = found(date(first(&["published", "date", "pubdate", "publishdate", "issued"])));
    metadata.modified = found(date(first(&["modified", "updated", "lastmod", "last_modified"])));
    metadata.language = found(first(&["lang", "language"]).filter(|tag| tag.len() <= 20 && tag.is_ascii()));
    let address = first(&["url", "source", "link", "canonical", "original", "permalink"]);
    metadata.address = found(address.filter(|address| {
        url::Url::parse(address).is_ok_and(|address| matches!(address.scheme(), "http" | "https"))
    }));
    let authors: Vec<String> = all(&["author", "authors", "by"])
        .map(|values| values.iter().flat_map(|value| names::names(value)).collect())
        .unwrap_or_default();
    if !authors.is_empty() {
        metadata.authors = Found::unverified(authors, SOURCE);
    }
    date(first(&["clipped", "captured", "saved", "created"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_are_read_as_far_as_they_are_plain() {
        let text = "---\ntitle: \"Ice: a report\"\nauthor:\n  - \"[[Ada Nord]]\"\n  - Olav Berg\ntags: [ice, 'air']\n\
                    published: 1928-06-24T10:00:00Z\nnested:\n  key: value\nsource: https://gazette.example/ice\n---\nBody";
        let (stated, rest) = split(text);
        assert_eq!(rest, "Body");
        let mut metadata = Metadata::default();
        fill(&stated, &mut metadata);
        assert_eq!(metadata.title.value.as_deref(), Some("Ice: a report"));
        assert_eq!(metadata.authors.value, Some(vec!["Ada Nord".to_owned(), "Olav Berg".to_owned()]));
        assert_eq!(metadata.published.value.as_deref(), Some("1928-06-24"));
        assert_eq!(metadata.address.value.as_deref(), Some("https://gazette.example/ice"));
        let (stated, rest) = split("+++\ntitle = 'Ice'\n+++\nBody");
        assert_eq!((stated, rest), (vec![("title".to_owned(), vec!["Ice".to_owned()])], "Body"));
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        for text in ["---\nno end", "--- \n", "----\na: b\n---\n", "A text"] {
            assert_eq!(split(text), (Vec::new(), text), "{text}");
        }
    }
}
