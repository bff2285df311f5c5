//! Books (EPUB 2 and 3): a package of pages with an order, names for its chapters, and metadata.

use std::collections::HashMap;

use crate::import::contents::{Entry, Part, Parts};
use crate::import::draft::Draft;
use crate::import::html::{self, Passage};
use crate::import::metadata::{day, names};
use crate::import::picture::{Attached, Picture};
use crate::import::unpack::LIMIT;
use crate::import::xml::{self, Element};
use crate::import::{Format, ImportError, Imported, decode};
use crate::model::{BlockKind, FoldReason, Found, Metadata};

use super::zip::{Package, resolve};

/// Where the values came from, for the reader.
const SOURCE: &str = "the book's own description";

/// A book, its chapters unpacked.
pub(in crate::import) struct Book {
    metadata: Metadata,
    chapters: Vec<Chapter>,
    entries: Vec<Entry>,
}

/// A chapter that holds text.
struct Chapter {
    /// Its name in the book's contents, or else its first heading.
    name: Option<String>,
    bytes: Vec<u8>,
    passage: Passage,
}

impl Book {
    /// Opens a book.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] when what every book must have is missing, and what unpacking refuses.
    pub(in crate::import) fn open(package: &Package<'_>) -> Result<Self, ImportError> {
        let damaged = |reason: &str| ImportError::Damaged { reason: reason.to_owned() };
        let container = xml::read(&package.read("META-INF/container.xml")?)?;
        let root = container.find("rootfile").and_then(|file| file.attribute("full-path"));
        let root =
            root.ok_or_else(|| damaged("the book does not say where its list of parts is"))?.to_owned();
        let description = xml::read(&package.read(&root)?)?;
        let manifest = description.child("manifest").ok_or_else(|| damaged("the book lists no parts"))?;
        let spine = description.child("spine").ok_or_else(|| damaged("the book gives its parts no order"))?;
        let items: HashMap<&str, &Element> =
            manifest.elements().filter_map(|item| Some((item.attribute("id")?, item))).collect();
        let path = |item: &Element| item.attribute("href").map(|href| resolve(&root, href));
        let named =
            named_chapters(package, manifest, spine.attribute("toc").and_then(|id| items.get(id)), &path);
        let (mut chapters, mut unpacked) = (Vec::new(), 0);
        for reference in spine.elements().filter(|item| item.name == "itemref") {
            let item = reference.attribute("idref").and_then(|id| items.get(id));
            let Some(path) = item.and_then(|item| path(item)) else { continue };
            let is_page =
                item.and_then(|item| item.attribute("media-type")).is_none_or(|kind| kind.contains("html"));
            let is_contents =
                item.and_then(|item| item.attribute("properties")).is_some_and(|it| it.contains("nav"));
            if !is_page || is_contents || reference.attribute("linear") == Some("no") {
                continue;
            }
            let bytes = package.read(&path)?;
            unpacked += bytes.len();
            if unpacked > LIMIT {
                return Err(ImportError::UnpacksTooLarge);
            }
            let html =
                decode::decode(&bytes, decode::Declared::InPage, crate::import::Source::default())?.text;
            let beside = |address: &str| package.read(&resolve(&path, address)).ok();
            let passage = html::passage_with(&html, None, Some(Attached(&beside)));
            unpacked += passage.pictures.iter().map(|picture| picture.bytes.len()).sum::<usize>();
            // A cover or a picture's page is no chapter.
            let is_text = |draft: &Draft| !matches!(draft.kind, BlockKind::Picture { .. });
            if passage.drafts.iter().all(|draft| draft.text.trim().is_empty() || !is_text(draft)) {
                continue;
            }
            let name = named.get(&path).cloned().or_else(|| passage.heading.clone());
            chapters.push(Chapter { name, bytes, passage });
        }
        let metadata = described(description.child("metadata"));
        let title = metadata.title.value.clone().unwrap_or_else(|| "Book".to_owned());
        let entries = (1..)
            .zip(&chapters)
            .map(|(number, chapter)| Entry {
                name: chapter.name.clone().unwrap_or_else(|| format!("{title}, part {number}")),
                address: None,
                captured: None,
            })
            .collect();
        Ok(Self { metadata, chapters, entries })
    }

    /// The book as one article, each chapter under its name as a heading.
    pub(in crate::import) fn whole(&self) -> Imported {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut pictures: Vec<Picture> = Vec::new();
        let mut tables = 0;
        for chapter in &self.chapters {
            let passage = chapter.passage.clone();
            let headed = passage.heading.as_deref() == chapter.name.as_deref();
            if let (Some(name), false) = (&chapter.name, headed) {
                drafts.push(Draft::new(BlockKind::Heading { level: 2 }, name.as_str()));
            }
            let first = tables;
            for picture in passage.pictures {
                if !pictures.contains(&picture) {
                    pictures.push(picture);
                }
            }
            for mut draft in passage.drafts {
                if let BlockKind::Cell { table, .. } = &mut draft.kind {
                    *table = table.saturating_add(first);
                    tables = tables.max(table.saturating_add(1));
                }
                drafts.push(draft);
            }
        }
        Imported { pictures, ..Imported::of(Format::Epub, self.metadata.clone(), drafts) }
    }
}

impl Parts for Book {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, at: usize) -> Result<Part, ImportError> {
        let (Some(chapter), Some(entry)) = (self.chapters.get(at), self.entries.get(at)) else {
            return Err(ImportError::NoSuchPart { number: at + 1, count: self.chapters.len() });
        };
        let Passage { mut drafts, heading, language, pictures } = chapter.passage.clone();
        if heading.as_deref() == Some(entry.name.as_str())
            && let Some(first) = drafts.iter_mut().find(|draft| draft.text == entry.name)
        {
            first.fold = Some(FoldReason::Title);
        }
        let mut metadata = self.metadata.clone();
        metadata.title = Found::unverified(entry.name.clone(), "the book's contents");
        if let Some(book) = &self.metadata.title.value {
            metadata.publisher = Found::unverified(book.clone(), "the book's title");
        }
        if let (None, Some(language)) = (&metadata.language.value, language) {
            metadata.language = Found::unverified(language, "the chapter");
        }
        let imported = Imported { pictures, ..Imported::of(Format::Epub, metadata, drafts) };
        Ok(Part { imported, bytes: chapter.bytes.clone() })
    }
}

/// The chapters' names by their paths: from the navigation page (EPUB 3), else from the NCX (EPUB 2).
fn named_chapters(
    package: &Package<'_>,
    manifest: &Element,
    ncx: Option<&&Element>,
    path: &impl Fn(&Element) -> Option<String>,
) -> HashMap<String, String> {
    let mut named = HashMap::new();
    let navigation =
        manifest.elements().find(|item| item.attribute("properties").is_some_and(|it| it.contains("nav")));
    for (item, link, target) in [(navigation, "a", "href"), (ncx.copied(), "navPoint", "src")] {
        let Some(at) = item.and_then(path) else { continue };
        // A book without a readable table of contents is still a book.
        let Some(root) = package.read(&at).ok().and_then(|bytes| xml::read(&bytes).ok()) else { continue };
        let mut open = vec![&root];
        while let Some(element) = open.pop() {
            if element.name == link {
                let reference =
                    element.attribute(target).or_else(|| element.child("content")?.attribute(target));
                let words = element.child("navLabel").unwrap_or(element).text();
                let words = xml::collapsed(&words);
                if let (Some(reference), false) = (reference, words.is_empty()) {
                    // A chapter's name comes before those of its sections; the walk is from the end.
                    named.insert(resolve(&at, reference), words);
                }
            }
            open.extend(element.elements());
        }
        if !named.is_empty() {
            break;
        }
    }
    named
}

/// The book's metadata (Dublin Core).
fn described(stated: Option<&Element>) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(stated) = stated else { return metadata };
    let found =
        |value: Option<String>| value.map_or_else(Found::default, |value| Found::unverified(value, SOURCE));
    metadata.title = found(stated.text_of("title"));
    metadata.publisher = found(stated.text_of("publisher"));
    metadata.language = found(stated.text_of("language"));
    let authors: Vec<String> = stated
        .elements()
        .filter(|element| {
            element.name == "creator" && element.attribute("role").is_none_or(|role| role == "aut")
        })
        .flat_map(|element| {
            let name = xml::collapsed(&element.text());
            let read = names::names(&name);
            if read.is_empty() && !name.is_empty() { vec![name] } else { read }
        })
        .collect();
    if !authors.is_empty() {
        metadata.authors = Found::unverified(authors, SOURCE);
    }
    let date = |text: String| day::machine(&text).map(day::edtf).or_else(|| day::month_or_year(&text));
    let dates: Vec<&Element> = stated.elements().filter(|element| element.name == "date").collect();
    let published = dates
        .iter()
        .find(|date| date.attribute("event").is_some_and(|event| event.contains("publication")))
        .or_else(|| dates.iter().find(|date| date.attribute("event").is_none()));
    metadata.published = found(published.and_then(|element| date(xml::collapsed(&element.text()))));
    let modified =
        stated.elements().find(|element| element.attribute("property") == Some("dcterms:modified"));
    metadata.modified = found(modified.and_then(|element| date(xml::collapsed(&element.text()))));
    metadata
}
