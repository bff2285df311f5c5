//! Metadata in JSON-LD (schema.org): what the page says of its article there.

use serde_json::Value;

/// What one description of an article says. Empty where it is silent.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::import) struct Described {
    /// `headline`, or else `name`.
    pub(in crate::import) title: Option<String>,
    /// Names of `author`.
    pub(in crate::import) authors: Vec<String>,
    /// Name of `publisher`.
    pub(in crate::import) publisher: Option<String>,
    /// `datePublished`, as written.
    pub(in crate::import) published: Option<String>,
    /// `dateModified`, as written.
    pub(in crate::import) modified: Option<String>,
    /// `inLanguage`.
    pub(in crate::import) language: Option<String>,
    /// `url` or `mainEntityOfPage`.
    pub(in crate::import) address: Option<String>,
    /// `articleSection`, the first of several.
    pub(in crate::import) section: Option<String>,
    /// `keywords`.
    pub(in crate::import) keywords: Vec<String>,
    /// `license`.
    pub(in crate::import) licence: Option<String>,
    /// Address of `image`, the first of several.
    pub(in crate::import) image: Option<String>,
    /// `isAccessibleForFree`.
    pub(in crate::import) free: Option<bool>,
}

/// Nesting beyond this is not looked into.
const DEEPEST: usize = 8;

/// Reads all descriptions of the page's article from its scripts, articles before mere pages.
pub(in crate::import) fn read(scripts: &[String]) -> Vec<Described> {
    let mut nodes = Vec::new();
    for script in scripts {
        if let Some(value) = parse(script) {
            gather(&value, 0, &mut nodes);
        }
    }
    nodes.sort_by_key(|(rank, _)| *rank);
    nodes.into_iter().map(|(_, described)| described).collect()
}

/// Parses a script, forgiving what pages get wrong: comments around it, raw line breaks in strings, a semicolon
/// after it.
fn parse(script: &str) -> Option<Value> {
    let trimmed = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(trimmed).ok().or_else(|| {
        let spaced: String = trimmed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let spaced = spaced.replace(", }", "}").replace(",}", "}").replace(",]", "]");
        serde_json::from_str(&spaced).ok()
    })
}

/// Collects the descriptions in a value, with a rank: articles first.
fn gather(value: &Value, depth: usize, nodes: &mut Vec<(u8, Described)>) {
    if depth > DEEPEST || nodes.len() > 60 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth + 1, nodes)),
        Value::Object(node) => {
            if let Some(rank) = node.get("@type").and_then(rank) {
                nodes.push((rank, describe(node)));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                if let Some(value) = node.get(key) {
                    gather(value, depth + 1, nodes);
                }
            }
        }
        _ => {}
    }
}

/// How well a type fits an article; None for what is none.
fn rank(types: &Value) -> Option<u8> {
    let of = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        match name {
            _ if name.ends_with("Article") => Some(0),
            "BlogPosting"
            | "LiveBlogPosting"
            | "Report"
            | "SocialMediaPosting"
            | "DiscussionForumPosting"
            | "NewsStory" => Some(0),
            "Recipe" | "Review" | "CreativeWork" | "MedicalWebPage" | "HowTo" | "TechArticle" | "Event" => {
                Some(1)
            }
            "WebPage" | "ItemPage" | "CollectionPage" | "FAQPage" => Some(2),
            "VideoObject" | "Product" => Some(3),
            _ => None,
        }
    };
    match types {
        Value::String(name) => of(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).filter_map(of).min(),
        _ => None,
    }
}

fn describe(node: &serde_json::Map<String, Value>) -> Described {
    let text = |keys: &[&str]| keys.iter().find_map(|key| node.get(*key).and_then(name));
    let mut authors = Vec::new();
    for key in ["author", "creator"] {
        if authors.is_empty()
            && let Some(value) = node.get(key)
        {
            names(value, &mut authors);
        }
    }
    Described {
        title: text(&["headline", "name"]),
        authors,
        publisher: node.get("publisher").and_then(name),
        published: text(&["datePublished", "uploadDate", "dateCreated"]),
        modified: text(&["dateModified"]),
        language: text(&["inLanguage"]),
        address: text(&["url", "@id"]).or_else(|| node.get("mainEntityOfPage").and_then(name)),
        section: text(&["articleSection"]),
        keywords: node.get("keywords").map(keywords).unwrap_or_default(),
        licence: text(&["license"]),
        image: node.get("image").or_else(|| node.get("thumbnailUrl")).and_then(picture),
        free: node.get("isAccessibleForFree").and_then(truth),
    }
}

/// Keywords as a list, or as one text with commas.
fn keywords(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => super::listed(text),
        Value::Array(values) => values.iter().take(60).filter_map(name).collect(),
        _ => Vec::new(),
    }
}

/// The address of a picture.
fn picture(value: &Value) -> Option<String> {
    match value {
        Value::String(address) => Some(address.clone()),
        Value::Object(node) => ["url", "contentUrl", "@id"].iter().find_map(|key| picture(node.get(*key)?)),
        Value::Array(values) => values.iter().find_map(picture),
        _ => None,
    }
}

/// A truth, also where it is written as a text.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The name of a thing: itself when it is a text, its name, address or first element otherwise.
fn name(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(node) => {
            ["name", "alternateName", "@id"].iter().find_map(|key| node.get(*key)?.as_str())?
        }
        Value::Array(values) => return values.iter().find_map(name),
        _ => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The names of persons and organisations.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().take(20).for_each(|value| names(value, found)),
        other => found.extend(name(other).filter(|name| !name.starts_with("http"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_graphs_and_arrays() {
        let script = r#"{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","name":"Page","datePublished":"1928-06-01"},
            {"@type":["Thing","NewsArticle"],"headline":"The  red tent","author":[{"@type":"Person","name":"Ada Nord"}],
             "publisher":{"name":"Harbour Times"},"datePublished":"1928-06-24T09:00+01:00"}]}"#;
        let found = read(&[script.to_owned()]);
        assert_eq!(found[0].title.as_deref(), Some("The red tent"));
        assert_eq!(found[0].authors, ["Ada Nord"]);
        assert_eq!(found[1].published.as_deref(), Some("1928-06-01"));
    }

    #[test]
    fn careless_json_is_forgiven() {
        let script = "<!-- {\"@type\":\"Article\",\"headline\":\"Two\nlines\",} -->";
        assert_eq!(read(&[script.to_owned()])[0].title.as_deref(), Some("Two lines"));
    }
}
