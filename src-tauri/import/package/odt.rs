//! Text documents of word processors (OpenDocument 1.3).

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
const TEXT: &str = "content.xml";

/// Where the values came from, for the reader.
const SOURCE: &str = "the document's properties";

/// Reads a document.
///
/// # Errors
/// [`ImportError::Damaged`] when its text is missing or not well-formed, and what unpacking refuses.
pub(in crate::import) fn read(package: &Package<'_>) -> Result<Imported, ImportError> {
    let content = xml::read(&package.read(TEXT)?)?;
    let part = |name: &str| {
        package.has(name).then(|| package.read(name).ok()).flatten().and_then(|bytes| xml::read(&bytes).ok())
    };
    let mut writer = Writer {
        inline: Inline::default(),
        drafts: Vec::new(),
        notes: Vec::new(),
        styles: HashMap::new(),
        lists: Vec::new(),
        list_style: String::new(),
        pictures: Pictures::new(package),
        tables: 0,
        title: None,
    };
    let shared = part("styles.xml");
    let styles = [shared.as_ref().and_then(|it| it.child("styles")), content.child("automatic-styles")];
    for styles in styles.into_iter().flatten() {
        writer.learn(styles);
    }
    if let Some(body) = content.child("body").and_then(|body| body.child("text")) {
        writer.blocks(body, None);
    }
    let notes = std::mem::take(&mut writer.notes);
    writer.drafts.extend(notes);
    let mut metadata = part("meta.xml").and_then(|it| it.child("meta").map(described)).unwrap_or_default();
    if let Some(at) = writer.title
        && let Some(draft) = writer.drafts.get_mut(at)
    {
        draft.fold = Some(FoldReason::Title);
        metadata.title = Found::unverified(draft.text.clone(), "the document's title line");
    }
    let pictures = writer.pictures.take();
    Ok(Imported { pictures, ..Imported::of(Format::Odt, metadata, writer.drafts) })
}

/// Styles rest on each other no deeper than this.
const DEEPEST_STYLE: usize = 20;

/// What a style says of the text that has it.
#[derive(Default, Clone)]
struct Style {
    parent: String,
    marks: Vec<MarkKind>,
    direction: Option<Direction>,
    /// Of a list's style: of each level, whether it has numbers, and its first.
    levels: HashMap<usize, u32>,
}

struct Writer<'p, 'a> {
    inline: Inline,
    drafts: Vec<Draft>,
    notes: Vec<Draft>,
    styles: HashMap<String, Style>,
    /// The open lists: the first number of each, where it has numbers.
    lists: Vec<Option<u32>>,
    list_style: String,
    pictures: Pictures<'p, 'a>,
    tables: u32,
    title: Option<usize>,
}

impl Writer<'_, '_> {
    fn learn(&mut self, styles: &Element) {
        for element in styles.elements() {
            let Some(name) = element.attribute("name") else { continue };
            let mut style = Style {
                parent: element.attribute("parent-style-name").unwrap_or_default().to_owned(),
                ..Style::default()
            };
            if let Some(text) = element.child("text-properties") {
                if text
                    .attribute("font-weight")
                    .is_some_and(|weight| matches!(weight, "bold" | "700" | "800" | "900"))
                {
                    style.marks.push(MarkKind::Strong);
                }
                if matches!(text.attribute("font-style"), Some("italic" | "oblique")) {
                    style.marks.push(MarkKind::Emphasis);
                }
                match text.attribute("text-position").and_then(|position| position.split(' ').next()) {
                    Some("super") => style.marks.push(MarkKind::Superscript),
                    Some("sub") => style.marks.push(MarkKind::Subscript),
                    _ => {}
                }
            }
            let mode = element.child("paragraph-properties").and_then(|it| it.attribute("writing-mode"));
            style.direction = match mode {
                Some("rl-tb" | "rl") => Some(Direction::Rtl),
                Some("lr-tb" | "lr") => Some(Direction::Ltr),
                _ => None,
            };
            for level in element.elements().filter(|level| level.name == "list-level-style-number") {
                let at = level.attribute("level").and_then(|level| level.parse().ok()).unwrap_or(1);
                let first = level.attribute("start-value").and_then(|first| first.parse().ok()).unwrap_or(1);
                if level.attribute("num-format").is_some_and(|format| !format.is_empty()) {
                    style.levels.insert(at, first);
                }
            }
            self.styles.insert(name.to_owned(), style);
        }
    }

    fn blocks(&mut self, element: &Element, kind: Option<&BlockKind>) {
        for child in element.elements() {
            match child.name.as_str() {
                "h" => {
                    let level =
                        child.attribute("outline-level").and_then(|it| it.parse::<u8>().ok()).unwrap_or(1);
                    let heading = BlockKind::Heading { level: level.clamp(1, 5) + 1 };
                    self.paragraph(child, kind.unwrap_or(&heading));
                }
                "p" => {
                    let own = self.kind(child);
                    self.paragraph(child, kind.unwrap_or(&own));
                }
                "list" => self.list(child),
                "table" if kind.is_none() => self.table(child),
                "frame" => {
                    self.picture(child);
                    self.framed(child, kind);
                }
                "section" | "table" | "table-row" | "table-cell" | "table-header-rows" | "index-body" => {
                    self.blocks(child, kind);
                }
                _ => {}
            }
        }
    }

    /// What a paragraph is by the name of its style, or of the style that it rests on.
    fn kind(&self, paragraph: &Element) -> BlockKind {
        match self.style_of(paragraph).as_str() {
            "quotations" => BlockKind::Quotation,
            "preformatted_20_text" => BlockKind::Preformatted,
            style if style.contains("caption") || style == "illustration" || style == "figure" => {
                BlockKind::Caption
            }
            _ => BlockKind::Paragraph,
        }
    }

    /// The name of the paragraph's style, lower case; of one made for this paragraph alone, that of its parent.
    fn style_of(&self, paragraph: &Element) -> String {
        let name = paragraph.attribute("style-name").unwrap_or_default();
        let parent = self.styles.get(name).map(|style| style.parent.as_str()).unwrap_or_default();
        let automatic = name.starts_with('P')
            && name.get(1..).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        if automatic && !parent.is_empty() { parent } else { name }.to_lowercase()
    }

    fn paragraph(&mut self, paragraph: &Element, kind: &BlockKind) {
        let is_title = self.style_of(paragraph) == "title";
        let mut frames = Vec::new();
        frames_in(paragraph, &mut frames);
        for frame in &frames {
            self.picture(frame);
        }
        self.content(paragraph);
        if let Some(mut gathered) = self.inline.take(kind.clone()) {
            if is_title && self.title.is_none() && self.drafts.len() < 3 {
                self.title = Some(self.drafts.len());
            }
            gathered.draft.direction = self.direction_of(paragraph);
            self.drafts.push(gathered.draft);
        }
        // What stands in a cell, a list or a note stays a part of it.
        let inner = (!matches!(kind, BlockKind::Paragraph | BlockKind::Heading { .. })).then_some(kind);
        for frame in frames {
            self.framed(frame, inner);
        }
    }

    /// The direction that the paragraph's style states, or one that it rests on.
    fn direction_of(&self, paragraph: &Element) -> Option<Direction> {
        let mut name = paragraph.attribute("style-name")?;
        for _ in 0..DEEPEST_STYLE {
            let style = self.styles.get(name)?;
            if style.direction.is_some() {
                return style.direction;
            }
            name = &style.parent;
        }
        None
    }

    /// Writes the picture of a frame, before the paragraph that it stands in.
    fn picture(&mut self, frame: &Element) {
        let said = frame.text_of("desc").or_else(|| frame.text_of("title")).unwrap_or_default();
        // Where there are several, they are the same in other formats.
        let members =
            frame.elements().filter(|child| child.name == "image").filter_map(|it| it.attribute("href"));
        for member in members {
            if let Some(block) = self.pictures.block(&resolve(TEXT, member), &said) {
                self.drafts.push(block);
                return;
            }
        }
    }

    /// Writes the text in a frame, behind the paragraph that it stands in.
    fn framed(&mut self, frame: &Element, kind: Option<&BlockKind>) {
        if let Some(framed) = frame.child("text-box") {
            self.blocks(framed, kind);
        }
    }

    /// Writes what stands in a paragraph or a part of it.
    fn content(&mut self, element: &Element) {
        for child in &element.children {
            let child = match child {
                Node::Text(text) => {
                    self.inline.text(text, false);
                    continue;
                }
                Node::Element(child) => child,
            };
            match child.name.as_str() {
                "span" => {
                    let marks = child
                        .attribute("style-name")
                        .and_then(|name| self.styles.get(name))
                        .map(|style| style.marks.clone())
                        .unwrap_or_default();
                    for mark in &marks {
                        self.inline.open(mark.clone());
                    }
                    self.content(child);
                    for _ in &marks {
                        self.inline.close();
                    }
                }
                "a" => {
                    match child.attribute("href").and_then(|address| draft::link(address, None)) {
                        Some(link) => self.inline.open(link),
                        None => self.inline.open_nothing(),
                    }
                    self.content(child);
                    self.inline.close();
                }
                "s" | "tab" => self.inline.text(" ", false),
                "line-break" => {
                    self.inline.line_break();
                }
                "note" => self.note(child),
                "annotation" | "tracked-changes" | "deletion" | "bookmark" | "frame" => {}
                _ => self.content(child),
            }
        }
    }

    /// A note: its number stays in the text, its own text goes to the end.
    fn note(&mut self, note: &Element) {
        let citation = note.text_of("note-citation").unwrap_or_default();
        self.inline.open(MarkKind::Superscript);
        self.inline.text(&citation, false);
        self.inline.close();
        let Some(body) = note.child("note-body") else { return };
        let outer = std::mem::take(&mut self.inline);
        let drafts = std::mem::take(&mut self.drafts);
        self.inline.text(&format!("{citation} "), false);
        self.blocks(body, Some(&BlockKind::Footnote));
        self.notes.append(&mut self.drafts);
        (self.inline, self.drafts) = (outer, drafts);
    }

    fn list(&mut self, list: &Element) {
        let outer = self.list_style.clone();
        if let Some(style) = list.attribute("style-name") {
            style.clone_into(&mut self.list_style);
        }
        let depth = self.lists.len();
        let first =
            self.styles.get(&self.list_style).and_then(|style| style.levels.get(&(depth + 1)).copied());
        self.lists.push(first);
        for item in list.elements().filter(|item| matches!(item.name.as_str(), "list-item" | "list-header")) {
            let number = self.lists.last().copied().flatten();
            if let Some(Some(next)) = self.lists.last_mut() {
                *next = next.saturating_add(1);
            }
            let depth = u8::try_from(depth).unwrap_or(u8::MAX);
            let mut kind = BlockKind::ListItem { depth, number };
            for child in item.elements() {
                if child.name == "list" {
                    self.list(child);
                } else if matches!(child.name.as_str(), "p" | "h") {
                    self.paragraph(child, &kind);
                    kind = BlockKind::ListItem { depth, number: None };
                }
            }
        }
        self.lists.pop();
        self.list_style = outer;
    }

    fn table(&mut self, table: &Element) {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        let headers = table.elements().filter(|element| element.name == "table-header-rows");
        let rows = headers
            .flat_map(|rows| rows.elements().map(|row| (row, true)))
            .chain(table.elements().map(|row| (row, false)))
            .filter(|(row, _)| row.name == "table-row");
        for (row, (line, header)) in (0..).zip(rows) {
            let mut column = 0_u32;
            for cell in line.elements() {
                let count = |name: &str| {
                    cell.attribute(name).and_then(|it| it.parse::<u32>().ok()).unwrap_or(1).clamp(1, 1_000)
                };
                let (row_span, column_span) = (count("number-rows-spanned"), count("number-columns-spanned"));
                if cell.name == "table-cell" {
                    let kind = BlockKind::Cell { table: number, row, column, row_span, column_span, header };
                    self.blocks(cell, Some(&kind));
                }
                column = column.saturating_add(count("number-columns-repeated"));
            }
        }
    }
}

/// The frames that stand in a paragraph. Those of a note belong to the note's own paragraphs.
fn frames_in<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    for child in element.elements() {
        match child.name.as_str() {
            "frame" => found.push(child),
            "note" | "annotation" | "tracked-changes" | "deletion" => {}
            _ => frames_in(child, found),
        }
    }
}

fn described(stated: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let found =
        |value: Option<String>| value.map_or_else(Found::default, |value| Found::unverified(value, SOURCE));
    metadata.title = found(stated.text_of("title"));
    metadata.language = found(stated.text_of("language"));
    let date = |name: &str| stated.text_of(name).and_then(|text| day::machine(&text)).map(day::edtf);
    metadata.published = date("creation-date")
        .map_or_else(Found::default, |day| Found::unverified(day, "the day on which the document was made"));
    metadata.modified = found(date("date"));
    let author = stated.text_of("initial-creator").or_else(|| stated.text_of("creator"));
    let authors = author.map(|text| names::names(&text)).unwrap_or_default();
    if !authors.is_empty() {
        metadata.authors = Found::unverified(authors, SOURCE);
    }
    metadata
}
