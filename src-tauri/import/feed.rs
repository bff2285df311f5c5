//! Feeds: RSS 0.9 to 2.0 and Atom (RFC 4287). Each entry is an article.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::contents::{Entry, Part, Parts};
use super::html::{self, Passage};
use super::metadata::{day, names};
use super::xml::{self, Element};
use super::{Format, ImportError, Imported};
use crate::model::{Found, Metadata};

/// Where the values came from, for the reader.
const SOURCE: &str = "the feed";

/// An entry with fewer words than this may be only the beginning of its article.
const BEGINNING: usize = 80;

/// A feed, its entries apart.
pub(super) struct Feed {
    /// Name of the feed.
    title: Option<String>,
    language: Option<String>,
    /// Each entry's markup, as it stands in the feed.
    markup: Vec<String>,
    entries: Vec<Entry>,
}

impl Feed {
    /// Opens a feed.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] for XML that is not well-formed or ends too early.
    pub(super) fn open(text: &str) -> Result<Self, ImportError> {
        let (markup, around) = apart(text)?;
        let root = xml::parse(&around)?;
        // RSS keeps what concerns the feed in a channel, Atom in the root.
        let channel = root.child("channel").unwrap_or(&root);
        let entries = markup.iter().map(|markup| listed(markup)).collect();
        Ok(Self {
            title: channel.text_of("title"),
            language: channel.text_of("language").or_else(|| root.attribute("lang").map(str::to_owned)),
            markup: markup.into_iter().map(str::to_owned).collect(),
            entries,
        })
    }
}

impl Parts for Feed {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, at: usize) -> Result<Part, ImportError> {
        let Some(markup) = self.markup.get(at) else {
            return Err(ImportError::NoSuchPart { number: at + 1, count: self.markup.len() });
        };
        let item = xml::parse(markup)?;
        let address = address(&item);
        let found = |value: Option<String>| {
            value.map_or_else(Found::default, |value| Found::unverified(value, SOURCE))
        };
        let date = |names: &[&str]| {
            let stated = names.iter().find_map(|name| item.text_of(name))?;
            day::machine(&stated).map(day::edtf).or_else(|| day::month_or_year(&stated))
        };
        let mut metadata = Metadata {
            title: found(title(&item)),
            publisher: found(self.title.clone()),
            published: found(date(&["published", "pubDate", "date", "issued", "created"])),
            modified: found(date(&["updated", "modified"])),
            language: found(item.attribute("lang").map(str::to_owned).or_else(|| self.language.clone())),
            address: found(address.clone()),
            ..Metadata::default()
        };
        let authors = authors(&item);
        if !authors.is_empty() {
            metadata.authors = Found::unverified(authors, SOURCE);
        }
        let (content, whole) = content(&item);
        let Passage { drafts, .. } = html::passage(&content, address.as_deref());
        let words: usize = drafts.iter().map(|draft| super::cues::words(&draft.text)).sum();
        let mut imported = Imported::of(Format::Feed, metadata, drafts);
        if !whole && words < BEGINNING {
            imported.remarks.push(
                "The feed gives only a summary of this article; import its page for the whole text."
                    .to_owned(),
            );
            imported.doubtful = true;
        }
        Ok(Part { imported, bytes: markup.clone().into_bytes() })
    }
}

/// The markup of each entry, and the feed without them.
fn apart(text: &str) -> Result<(Vec<&str>, String), ImportError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    let (mut markup, mut around) = (Vec::new(), String::new());
    let (mut copied, mut depth, mut begun) = (0, 0_usize, None);
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| ImportError::Damaged {
            reason: format!("its XML is not well-formed: {error}"),
        })?;
        match event {
            Event::Start(start) => {
                let name = start.local_name();
                let entry = matches!(name.as_ref(), "item" | "entry");
                if begun.is_none() && entry && (1..=2).contains(&depth) {
                    begun = Some((before, depth));
                    around.push_str(text.get(copied..before).unwrap_or_default());
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if let Some((from, at)) = begun
                    && at == depth
                {
                    let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    markup.extend(text.get(from..end));
                    (copied, begun) = (end, None);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    around.push_str(text.get(copied..).unwrap_or_default());
    Ok((markup, around))
}

/// An entry as far as it is listed. One that can't be read says so when it is.
fn listed(markup: &str) -> Entry {
    let item = xml::parse(markup).unwrap_or_default();
    let address = address(&item);
    let name = title(&item).or_else(|| address.clone()).unwrap_or_else(|| "Untitled entry".to_owned());
    Entry { name, address, captured: None }
}

/// The title; where it is written as markup, its text.
fn title(item: &Element) -> Option<String> {
    let text = item.text_of("title")?;
    if !text.contains(['<', '&']) {
        return Some(text);
    }
    let words: Vec<String> = html::passage(&text, None).drafts.into_iter().map(|draft| draft.text).collect();
    Some(words.join(" ")).filter(|title| !title.is_empty())
}

/// The address of the entry's page.
fn address(item: &Element) -> Option<String> {
    let links: Vec<&Element> = item.elements().filter(|element| element.name == "link").collect();
    let of_atom = links
        .iter()
        .filter(|link| link.attribute("rel").is_none_or(|relation| relation == "alternate"))
        .find_map(|link| link.attribute("href").map(str::to_owned));
    let stated = item
        .text_of("origLink")
        .or(of_atom)
        .or_else(|| item.text_of("link"))
        .or_else(|| item.text_of("guid").filter(|_| item.child("guid").is_some_and(is_permanent)))
        .or_else(|| item.attribute("about").map(str::to_owned))?;
    let parsed = url::Url::parse(stated.trim()).ok()?;
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}

fn is_permanent(guid: &Element) -> bool {
    guid.attribute("isPermaLink") != Some("false")
}

/// The authors: each creator, or the name within an author, without an address of electronic mail.
fn authors(item: &Element) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for element in item.elements().filter(|element| matches!(element.name.as_str(), "creator" | "author")) {
        let text = element.text_of("name").unwrap_or_else(|| xml::collapsed(&element.text()));
        // RSS writes "ada@example.org (Ada Nord)".
        let bare = text.split_once('(').map_or(text.as_str(), |(_, name)| name.trim_end_matches(')'));
        for name in names::names(bare) {
            if !authors.contains(&name) {
                authors.push(name);
            }
        }
    }
    authors
}

/// The entry's markup, and whether the feed says that it is the whole text.
fn content(item: &Element) -> (String, bool) {
    for (name, whole) in [("encoded", true), ("content", true), ("description", false), ("summary", false)] {
        let candidates = item.elements().filter(|element| element.name == name);
        for element in candidates {
            let kind = element.attribute("type").unwrap_or("html");
            let markup = match kind {
                "xhtml" | "application/xhtml+xml" => written(element),
                "text" | "text/plain" => escaped(&element.text()),
                _ => element.text(),
            };
            if !markup.trim().is_empty() {
                return (markup, whole);
            }
        }
    }
    (String::new(), false)
}

/// The content of an element as markup again.
fn written(element: &Element) -> String {
    let mut markup = String::new();
    for child in &element.children {
        match child {
            xml::Node::Text(text) => markup.push_str(&escaped(text)),
            xml::Node::Element(inner) => {
                let link = inner.attribute("href").map(|address| format!(" href=\"{}\"", escaped(address)));
                markup.push_str(&format!("<{}{}>", inner.name, link.unwrap_or_default()));
                markup.push_str(&written(inner));
                markup.push_str(&format!("</{}>", inner.name));
            }
        }
    }
    markup
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
