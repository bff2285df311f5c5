//! Text documents of word processors (Office Open XML, ECMA-376): the body with its styles, lists, tables and notes.

use std::collections::HashMap;

use crate::import::draft::{self, Draft};
use crate::import::inline::Inline;
use crate::import::metadata::{day, names};
use crate::import::xml::{self, Element, Node};
use crate::import::{Format, ImportError, Imported};
use crate::model::{BlockKind, Direction, FoldReason, Found, MarkKind, Metadata};

use super::pictures::Pictures;
use super::zip::{Package, resolve};

/// The member that holds the text.
const TEXT: &str = "word/document.xml";

/// Where the values came from, for the reader.
const SOURCE: &str = "the document's properties";

/// Reads a document.
///
/// # Errors
/// [`ImportError::Damaged`] when its text is missing or not well-formed, and what unpacking refuses.
pub(in crate::import) fn read(package: &Package<'_>) -> Result<Imported, ImportError> {
    let document = xml::read(&package.read(TEXT)?)?;
    // A part that a document does not have, or that can't be read, costs only what it would add.
    let part = |name: &str| {
        package.has(name).then(|| package.read(name).ok()).flatten().and_then(|bytes| xml::read(&bytes).ok())
    };
    let relations = part("word/_rels/document.xml.rels");
    let mut writer = Writer {
        inline: Inline::default(),
        drafts: Vec::new(),
        styles: part("word/styles.xml").map(|styles| style_names(&styles)).unwrap_or_default(),
        numbering: part("word/numbering.xml")
            .map(|numbering| Numbering::read(&numbering))
            .unwrap_or_default(),
        links: relations.as_ref().map(|all| targets(all, true)).unwrap_or_default(),
        members: relations.as_ref().map(|all| targets(all, false)).unwrap_or_default(),
        pictures: Pictures::new(package),
        notes: Vec::new(),
        tables: 0,
        title: None,
    };
    if let Some(body) = document.child("body") {
        writer.blocks(body, None);
    }
    writer.write_notes(part("word/footnotes.xml").as_ref(), part("word/endnotes.xml").as_ref());
    let mut metadata = part("docProps/core.xml").map(|stated| described(&stated)).unwrap_or_default();
    if let Some(at) = writer.title
        && let Some(draft) = writer.drafts.get_mut(at)
    {
        draft.fold = Some(FoldReason::Title);
        metadata.title = Found::unverified(draft.text.clone(), "the document's title line");
    }
    let pictures = writer.pictures.take();
    Ok(Imported { pictures, ..Imported::of(Format::Docx, metadata, writer.drafts) })
}

struct Writer<'p, 'a> {
    inline: Inline,
    drafts: Vec<Draft>,
    /// Names of the styles by their ids: ids are in the language of the program that wrote them.
    styles: HashMap<String, String>,
    numbering: Numbering,
    links: HashMap<String, String>,
    /// Parts of the document by the ids that its text calls them by.
    members: HashMap<String, String>,
    pictures: Pictures<'p, 'a>,
    /// The notes referred to so far: whether an endnote, and its id.
    notes: Vec<(bool, String)>,
    tables: u32,
    title: Option<usize>,
}

impl Writer<'_, '_> {
    /// Writes the blocks of the body, of a cell or of a note. `kind` is what paragraphs without a style become.
    fn blocks(&mut self, element: &Element, kind: Option<&BlockKind>) {
        for child in element.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, kind),
                "tbl" if kind.is_none() => self.table(child),
                "tbl" | "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "tr" | "tc" => {
                    self.blocks(child, kind);
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element, given: Option<&BlockKind>) {
        let properties = paragraph.child("pPr");
        let style = properties
            .and_then(|it| it.child("pStyle")?.attribute("val"))
            .map(|id| self.styles.get(id).map_or(id, String::as_str).to_lowercase())
            .unwrap_or_default();
        let numbered = properties.and_then(|it| it.child("numPr"));
        let outline = properties.and_then(|it| it.child("outlineLvl")?.attribute("val")?.parse::<u8>().ok());
        let heading = style.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
        let heading = heading.or(outline.filter(|level| *level < 9).map(|level| level + 1));
        let kind = match given {
            Some(given) => given.clone(),
            None if heading.is_some() => BlockKind::Heading { level: heading.unwrap_or(1).clamp(1, 5) + 1 },
            None if numbered.is_some() => self.numbering.item(numbered),
            None if style.contains("list bullet") || style.contains("list number") => {
                BlockKind::ListItem { depth: 0, number: None }
            }
            None if style.contains("quote") => BlockKind::Quotation,
            None if style.contains("caption") => BlockKind::Caption,
            None if style.contains("preformatted") || style.contains("code") => BlockKind::Preformatted,
            None => BlockKind::Paragraph,
        };
        let mut beside = Vec::new();
        standing_beside(paragraph, "", &mut beside);
        for (drawn, words) in &beside {
            self.picture(drawn, words);
        }
        self.runs(paragraph);
        if let Some(mut gathered) = self.inline.take(kind) {
            if style == "title" && self.title.is_none() && self.drafts.len() < 3 {
                self.title = Some(self.drafts.len());
            }
            let leftward = properties.is_some_and(|it| is_on(it, "bidi"));
            gathered.draft.direction = leftward.then_some(Direction::Rtl);
            self.drafts.push(gathered.draft);
        }
        for (framed, _) in beside.iter().filter(|(drawn, _)| drawn.name == "txbxContent") {
            self.blocks(framed, given);
        }
    }

    /// Writes a picture, before the paragraph that it stands in.
    fn picture(&mut self, drawn: &Element, words: &str) {
        let id = match drawn.name.as_str() {
            "blip" => drawn.attribute("embed"),
            "imagedata" => drawn.attribute("id"),
            _ => None,
        };
        let Some(member) = id.and_then(|id| self.members.get(id)) else { return };
        let block = self.pictures.block(&resolve(TEXT, member), words);
        self.drafts.extend(block);
    }

    /// Writes what stands in a paragraph, a link or an insertion. What was struck out is left out.
    fn runs(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "r" => self.run(child),
                "hyperlink" => {
                    let target = child.attribute("id").and_then(|id| self.links.get(id));
                    match target.and_then(|address| draft::link(address, None)) {
                        Some(link) => self.inline.open(link),
                        None => self.inline.open_nothing(),
                    }
                    self.runs(child);
                    self.inline.close();
                }
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" => {
                    self.runs(child);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element) {
        let marks = run.child("rPr").map(marks).unwrap_or_default();
        for mark in &marks {
            self.inline.open(mark.clone());
        }
        for child in &run.children {
            let Node::Element(child) = child else { continue };
            match child.name.as_str() {
                "t" => self.inline.text(&child.text(), true),
                "tab" => self.inline.text(" ", false),
                "br" if child.attribute("type").is_none() => {
                    self.inline.line_break();
                }
                "cr" => {
                    self.inline.line_break();
                }
                "noBreakHyphen" => self.inline.text("\u{2011}", true),
                "footnoteReference" | "endnoteReference" => {
                    if let Some(id) = child.attribute("id") {
                        self.notes.push((child.name == "endnoteReference", id.to_owned()));
                        self.inline.open(MarkKind::Superscript);
                        self.inline.text(&self.notes.len().to_string(), true);
                        self.inline.close();
                    }
                }
                _ => {}
            }
        }
        for _ in &marks {
            self.inline.close();
        }
    }

    fn table(&mut self, table: &Element) {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        // Of each column, where the cell begins that goes on downwards there.
        let mut begun: HashMap<u32, std::ops::Range<usize>> = HashMap::new();
        for (row, line) in (0..).zip(table.elements().filter(|element| element.name == "tr")) {
            let header = line.child("trPr").is_some_and(|it| it.child("tblHeader").is_some());
            let mut column = 0_u32;
            for cell in line.elements().filter(|element| element.name == "tc") {
                let properties = cell.child("tcPr");
                let span = properties
                    .and_then(|it| it.child("gridSpan")?.attribute("val")?.parse::<u32>().ok())
                    .unwrap_or(1)
                    .clamp(1, 1_000);
                let merged = properties.and_then(|it| it.child("vMerge"));
                let goes_on = merged.is_some_and(|it| it.attribute("val") != Some("restart"));
                if goes_on && let Some(drafts) = begun.get(&column).cloned() {
                    for draft in self.drafts.get_mut(drafts).unwrap_or_default() {
                        if let BlockKind::Cell { row_span, .. } = &mut draft.kind {
                            *row_span = row_span.saturating_add(1);
                        }
                    }
                } else {
                    let from = self.drafts.len();
                    let kind = BlockKind::Cell {
                        table: number,
                        row,
                        column,
                        row_span: 1,
                        column_span: span,
                        header,
                    };
                    self.blocks(cell, Some(&kind));
                    begun.insert(column, from..self.drafts.len());
                }
                column = column.saturating_add(span);
            }
        }
    }

    /// Writes the notes that the text refers to, in that order, each with its number.
    fn write_notes(&mut self, footnotes: Option<&Element>, endnotes: Option<&Element>) {
        let mut at = 0;
        while let Some((endnote, id)) = self.notes.get(at).cloned() {
            at += 1;
            let notes = if endnote { endnotes } else { footnotes };
            let note = notes.and_then(|it| it.elements().find(|note| note.attribute("id") == Some(&id)));
            if let Some(note) = note {
                self.inline.text(&format!("{at} "), true);
                self.blocks(note, Some(&BlockKind::Footnote));
            }
        }
    }
}

/// The pictures and text boxes that stand in a paragraph, each with its words. Where one is written in two ways, for older
/// programs too, the first is taken; what was struck out is left out.
fn standing_beside<'e>(element: &'e Element, words: &'e str, found: &mut Vec<(&'e Element, &'e str)>) {
    let mut words = words;
    for child in element.elements() {
        match child.name.as_str() {
            "docPr" => words = child.attribute("descr").unwrap_or_default(),
            "blip" | "imagedata" | "txbxContent" => found.push((child, words)),
            "Fallback" | "del" | "moveFrom" => {}
            _ => standing_beside(child, words, found),
        }
    }
}

/// Whether properties switch this one on.
fn is_on(properties: &Element, name: &str) -> bool {
    properties
        .child(name)
        .is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false" | "none" | "off")))
}

/// The marks that a run's properties put on it.
fn marks(properties: &Element) -> Vec<MarkKind> {
    let on = |name: &str| is_on(properties, name);
    let mut marks = Vec::new();
    if on("b") {
        marks.push(MarkKind::Strong);
    }
    if on("i") {
        marks.push(MarkKind::Emphasis);
    }
    match properties.child("vertAlign").and_then(|it| it.attribute("val")) {
        Some("superscript") => marks.push(MarkKind::Superscript),
        Some("subscript") => marks.push(MarkKind::Subscript),
        _ => {}
    }
    marks
}

fn style_names(styles: &Element) -> HashMap<String, String> {
    styles
        .elements()
        .filter(|style| style.name == "style")
        .filter_map(|style| {
            let name = style.child("name")?.attribute("val")?;
            Some((style.attribute("styleId")?.to_owned(), name.to_owned()))
        })
        .collect()
}

/// What the ids of a document lead to: addresses outside of it, or its own parts.
fn targets(relations: &Element, outside: bool) -> HashMap<String, String> {
    relations
        .elements()
        .filter(|link| (link.attribute("TargetMode") == Some("External")) == outside)
        .filter_map(|link| Some((link.attribute("Id")?.to_owned(), link.attribute("Target")?.to_owned())))
        .collect()
}

/// How lists are numbered, and how far each has come.
#[derive(Default)]
struct Numbering {
    /// Of each list, for each level, its first number, where it has numbers.
    lists: HashMap<String, HashMap<u8, Option<u32>>>,
    next: HashMap<(String, u8), u32>,
}

impl Numbering {
    fn read(numbering: &Element) -> Self {
        let levels = |element: &Element| -> HashMap<u8, Option<u32>> {
            element
                .elements()
                .filter(|level| level.name == "lvl")
                .filter_map(|level| {
                    let depth = level.attribute("ilvl")?.parse().ok()?;
                    let format =
                        level.child("numFmt").and_then(|it| it.attribute("val")).unwrap_or("decimal");
                    let start =
                        level.child("start").and_then(|it| it.attribute("val")?.parse().ok()).unwrap_or(1);
                    Some((depth, (!matches!(format, "bullet" | "none")).then_some(start)))
                })
                .collect()
        };
        let of_name = |name: &'static str| numbering.elements().filter(move |element| element.name == name);
        let shapes: HashMap<&str, HashMap<u8, Option<u32>>> = of_name("abstractNum")
            .filter_map(|it| Some((it.attribute("abstractNumId")?, levels(it))))
            .collect();
        let lists = of_name("num")
            .filter_map(|list| {
                let shape = list.child("abstractNumId")?.attribute("val")?;
                Some((list.attribute("numId")?.to_owned(), shapes.get(shape)?.clone()))
            })
            .collect();
        Self { lists, next: HashMap::new() }
    }

    /// The list item that a paragraph's numbering makes of it.
    fn item(&mut self, numbered: Option<&Element>) -> BlockKind {
        let value = |name: &str| numbered.and_then(|it| it.child(name)?.attribute("val"));
        let depth = value("ilvl").and_then(|depth| depth.parse::<u8>().ok()).unwrap_or(0).min(20);
        let list = value("numId").unwrap_or_default().to_owned();
        if list == "0" {
            return BlockKind::Paragraph;
        }
        let first = self.lists.get(&list).and_then(|levels| levels.get(&depth).copied().flatten());
        // Deeper lists begin anew below each item.
        self.next.retain(|(own, level), _| *own != list || *level <= depth);
        let number = first.map(|first| {
            let next = self.next.entry((list, depth)).or_insert(first);
            let number = *next;
            *next = next.saturating_add(1);
            number
        });
        BlockKind::ListItem { depth, number }
    }
}

/// The document's properties (Dublin Core). That a file was made on a day says little of when its text was published.
pub(super) fn described(stated: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let found =
        |value: Option<String>| value.map_or_else(Found::default, |value| Found::unverified(value, SOURCE));
    metadata.title = found(stated.text_of("title"));
    metadata.language = found(stated.text_of("language"));
    let date = |name: &str| stated.text_of(name).and_then(|text| day::machine(&text)).map(day::edtf);
    metadata.published = date("created")
        .map_or_else(Found::default, |day| Found::unverified(day, "the day on which the document was made"));
    metadata.modified = found(date("modified"));
    let authors = stated.text_of("creator").map(|text| names::names(&text)).unwrap_or_default();
    if !authors.is_empty() {
        metadata.authors = Found::unverified(authors, SOURCE);
    }
    metadata
}
