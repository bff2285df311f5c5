//! One walk over a page: its pieces, its head, and the copies for the judges.

use std::cell::OnceCell;

use dom_query::{Document, Element as Tag, LocalName, NodeData, NodeRef};

use crate::import::draft;
use crate::import::inline::Inline;
use crate::import::picture::Attached;
use crate::model::{BlockKind, Direction, MarkKind};

use super::cells::Table;
use super::copies::Copies;
use super::page::{Element, Page, Piece, Place};
use super::pictures::{self, Placed};
use super::tags::{hides, is_block, is_footnote, is_phrasing, mark, value};
use super::{marked, signs, tables};

/// What holds within an element and ends with it.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    element: usize,
    heading: Option<u8>,
    quote: bool,
    preformatted: bool,
    caption: bool,
    item: Option<(u8, Option<u32>)>,
    hidden: bool,
    footnote: bool,
    /// Index into the walker's languages.
    language: Option<usize>,
    direction: Option<Direction>,
    place: Option<Place>,
}

/// An element that was entered, with what must be undone when it is left.
struct Frame {
    before: Scope,
    block: bool,
    /// How many marks it opened.
    marks: u8,
    link: bool,
    list: bool,
    table: bool,
    thrown: bool,
    name: LocalName,
}

/// A list being walked.
struct List {
    next: Option<u32>,
}

struct Walker<'a> {
    attached: Option<Attached<'a>>,
    page: Page,
    copies: Option<Copies>,
    inline: Inline,
    scope: Scope,
    frames: Vec<Frame>,
    lists: Vec<List>,
    tables: Vec<Table>,
    table_count: u32,
    /// Languages of parts, in the order in which they came.
    languages: Vec<String>,
    base: Option<url::Url>,
    pictured: bool,
}

/// Walks a page. `address` is where it came from, if that is known; relative links are resolved against it. What is
/// in `copies` is built on the way.
pub(super) fn walk(
    html: &str,
    address: Option<&str>,
    attached: Option<Attached<'_>>,
    copies: Option<Copies>,
) -> (Page, Option<Copies>) {
    let document = Document::from(html);
    let root = document.root();
    let mut walker = Walker {
        attached,
        page: Page::default(),
        copies,
        inline: Inline::default(),
        scope: Scope::default(),
        frames: Vec::new(),
        lists: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        languages: Vec::new(),
        base: address.and_then(|address| url::Url::parse(address).ok()),
        pictured: false,
    };
    walker.page.elements.push(Element {
        parent: None,
        name: LocalName::from("html"),
        sign: None,
        label: String::new(),
    });
    let mut node = root.first_child();
    while let Some(current) = node {
        let descend = walker.enter(&current);
        if descend && let Some(child) = current.first_child() {
            node = Some(child);
            continue;
        }
        if descend {
            walker.leave();
        }
        let mut done = current;
        node = loop {
            if let Some(next) = done.next_sibling() {
                break Some(next);
            }
            match done.parent() {
                Some(parent) if parent.id != root.id => {
                    walker.leave();
                    done = parent;
                }
                _ => break None,
            }
        };
    }
    walker.flush();
    let mut page = walker.page;
    tables::settle(&mut page.pieces);
    (page, walker.copies)
}

impl Walker<'_> {
    /// Enters a node. Returns whether its children are to be walked; then [`Self::leave`] must follow.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let text = node.query(|node| match &node.data {
            NodeData::Text { contents } => Some(contents.clone()),
            _ => None,
        });
        if let Some(Some(text)) = text {
            self.inline.text(&text, self.scope.preformatted);
            if let Some(copies) = &mut self.copies {
                copies.text(&text, self.scope.preformatted);
            }
            return false;
        }
        if self.frames.len() < 3 && self.page.comments.len() < 20 {
            let comment = node.query(|node| match &node.data {
                NodeData::Comment { contents } => Some(contents.to_string()),
                _ => None,
            });
            if let Some(Some(comment)) = comment {
                self.page.comments.push(comment);
            }
        }
        let Some(element) = node.element_ref() else { return false };
        let (name, attributes) = (&element.name.local, &element.attrs);
        let attribute = |wanted: &str| value(attributes, wanted);
        match &**name {
            "script" => {
                if attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
                    self.page.json_ld.push(node.text().to_string());
                }
                return false;
            }
            "title" if self.page.title.is_none() => {
                let title = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(copies) = &mut self.copies {
                    let thrown = copies.open(&element, || false);
                    copies.text(&title, false);
                    copies.close("title", thrown);
                }
                self.page.title = Some(title).filter(|title| !title.is_empty());
                return false;
            }
            "meta" => {
                self.meta(&attribute);
                return false;
            }
            "link" => {
                let relation = attribute("rel").unwrap_or_default().to_ascii_lowercase();
                if relation == "canonical" && self.page.canonical.is_none() {
                    self.page.canonical = attribute("href").map(str::to_owned);
                } else if relation == "license" && self.page.licence.is_none() {
                    self.page.licence = attribute("href").map(str::to_owned);
                }
                return false;
            }
            "base" => {
                if let Some(address) = attribute("href") {
                    let joined = match &self.base {
                        Some(base) => base.join(address).ok(),
                        None => url::Url::parse(address).ok(),
                    };
                    self.base = joined.or_else(|| self.base.take());
                }
                return false;
            }
            "noscript" => {
                self.without_scripts(node);
                return false;
            }
            "style" | "template" | "svg" | "math" | "iframe" | "object" | "embed" | "canvas" | "audio"
            | "video" | "title" | "input" | "map" | "source" | "wbr" => return false,
            "img" => {
                self.pictured = true;
                self.copy_empty(&element);
                self.picture(&attribute);
                return false;
            }
            "br" => {
                self.copy_empty(&element);
                if self.scope.preformatted {
                    self.inline.text("\n", true);
                } else if self.inline.line_break() {
                    self.flush();
                }
                return false;
            }
            "hr" => {
                self.flush();
                self.copy_empty(&element);
                return false;
            }
            "html" => self.page.language = attribute("lang").or(attribute("xml:lang")).map(str::to_owned),
            _ => {}
        }
        self.open(node, &element);
        true
    }

    fn copy_empty(&mut self, element: &Tag) {
        if let Some(copies) = &mut self.copies {
            copies.empty(element);
        }
    }

    /// Opens an element whose children will be walked.
    fn open(&mut self, node: &NodeRef<'_>, element: &Tag) {
        let (name, attributes) = (&element.name.local, element.attrs.as_slice());
        let attribute = |wanted: &str| value(attributes, wanted);
        let tag: &str = name;
        let block = is_block(tag);
        if block {
            self.flush();
        }
        let mut frame = Frame {
            before: self.scope,
            block,
            marks: 0,
            link: false,
            list: false,
            table: false,
            thrown: false,
            name: name.clone(),
        };
        let label = match (attribute("class"), attribute("id")) {
            (None, None) => String::new(),
            (class, id) => format!("{} {}", class.unwrap_or_default(), id.unwrap_or_default()),
        };
        marked::note(&mut self.page, self.scope.element, node, tag, &label, attributes);
        let hidden = attribute("hidden").is_some()
            || attribute("aria-hidden") == Some("true")
            || attribute("style").is_some_and(hides);
        self.scope.hidden |= hidden;
        self.scope.footnote |= is_footnote(&attribute);
        if let Some(language) = attribute("lang").or_else(|| attribute("xml:lang"))
            && tag != "html"
        {
            let around = self.language_of_part();
            self.languages.push(language.trim().to_owned());
            self.scope.language = Some(self.languages.len() - 1);
            if let Some(language) =
                self.language_of_part().filter(|language| Some(language) != around.as_ref())
                && is_phrasing(tag)
            {
                self.inline.open(MarkKind::Language { language });
                frame.marks += 1;
            }
        }
        match attribute("dir").map(str::trim) {
            Some(stated) if stated.eq_ignore_ascii_case("rtl") => self.scope.direction = Some(Direction::Rtl),
            Some(stated) if stated.eq_ignore_ascii_case("ltr") => self.scope.direction = Some(Direction::Ltr),
            Some(stated) if stated.eq_ignore_ascii_case("auto") => self.scope.direction = None,
            _ => {}
        }
        if !is_phrasing(tag) {
            let sign =
                signs::of_tag(tag).or_else(|| attribute("role").and_then(signs::of_role)).or_else(|| {
                    if matches!(tag, "body" | "main" | "article") { None } else { signs::of_label(&label) }
                });
            self.page.elements.push(Element {
                parent: Some(self.scope.element),
                name: name.clone(),
                sign,
                label: label.trim().to_owned(),
            });
            self.scope.element = self.page.elements.len() - 1;
        }
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = tag.as_bytes().get(1).map_or(2, |digit| digit - b'0');
                self.scope.heading = Some(level.max(2));
            }
            "blockquote" => self.scope.quote = true,
            "pre" => self.scope.preformatted = true,
            "figcaption" | "caption" => self.scope.caption = true,
            "ul" | "menu" | "dl" => {
                self.lists.push(List { next: None });
                frame.list = true;
            }
            "ol" => {
                let next = attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(List { next: Some(next) });
                frame.list = true;
            }
            "li" | "dd" => {
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                let number = self.lists.last_mut().and_then(|list| {
                    let number = list.next?;
                    list.next = number.checked_add(1);
                    Some(number)
                });
                self.scope.item = Some((depth, number));
            }
            "table" => {
                self.tables.push(Table::new(self.table_count));
                self.table_count = self.table_count.saturating_add(1);
                self.scope.place = None;
                frame.table = true;
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row();
                }
            }
            "td" | "th" => {
                let span = |wanted: &str| {
                    attribute(wanted)
                        .and_then(|span| span.trim().parse().ok())
                        .unwrap_or(1_u32)
                        .clamp(1, 1_000)
                };
                if let Some(table) = self.tables.last_mut() {
                    let (row_span, column_span) = (span("rowspan"), span("colspan"));
                    let (row, column) = table.put(row_span, column_span);
                    let header = tag == "th";
                    self.scope.place =
                        Some(Place { table: table.index, row, column, row_span, column_span, header });
                }
            }
            _ => {}
        }
        if let Some(kind) = mark(tag) {
            self.inline.open(kind);
            frame.marks += 1;
        } else if tag == "a" {
            match attribute("href").and_then(|address| draft::link(address, self.base.as_ref())) {
                Some(kind) => {
                    self.inline.open(kind);
                    frame.marks += 1;
                }
                None if attribute("href").is_some() => {
                    self.inline.enter_link();
                    frame.link = true;
                }
                None => {}
            }
        }
        let table = || node.descendants_it().any(|inner| inner.node_name().as_deref() == Some("table"));
        if let Some(copies) = &mut self.copies {
            frame.thrown = copies.open(element, table);
        }
        self.frames.push(frame);
        self.page.depth = self.page.depth.max(self.frames.len());
    }

    /// Leaves the element entered last.
    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.block {
            self.flush();
        }
        for _ in 0..frame.marks {
            self.inline.close();
        }
        if frame.link {
            self.inline.leave_link();
        }
        if frame.list {
            self.lists.pop();
        }
        if frame.table {
            self.tables.pop();
        }
        self.scope = frame.before;
        if let Some(copies) = &mut self.copies {
            copies.close(&frame.name, frame.thrown);
        }
    }

    /// Makes a piece of the inline content gathered so far.
    fn flush(&mut self) {
        let scope = self.scope;
        let kind = if scope.preformatted {
            BlockKind::Preformatted
        } else if let Some(level) = scope.heading {
            BlockKind::Heading { level }
        } else if scope.caption {
            BlockKind::Caption
        } else if scope.footnote {
            BlockKind::Footnote
        } else if let Some((depth, number)) = scope.item {
            BlockKind::ListItem { depth, number }
        } else if scope.quote {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let Some(mut gathered) = self.inline.take(kind) else { return };
        gathered.draft.language = self.language_of_part();
        gathered.draft.direction = scope.direction;
        // Only the first block of an item carries its number.
        if let Some((depth, _)) = self.scope.item {
            self.scope.item = Some((depth, None));
        }
        self.page.pieces.push(Piece {
            draft: gathered.draft,
            element: scope.element,
            length: gathered.length,
            words: gathered.words,
            linked: gathered.linked,
            hidden: scope.hidden,
            pictured: std::mem::take(&mut self.pictured),
            place: scope.place,
            cue: OnceCell::new(),
        });
    }

    /// The language of what is being gathered, where it is another than the page's (BCP 47).
    fn language_of_part(&self) -> Option<String> {
        let language = self.languages.get(self.scope.language?)?;
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let sound = (2..=3).contains(&primary(language).len())
            && language.len() <= 35
            && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let same = self.page.language.as_deref().is_some_and(|of_page| primary(of_page) == primary(language));
        (sound && !same).then(|| language.clone())
    }

    /// Notes the pictures that a page shows where scripts do not run: those that it loads late stand there plainly.
    /// Nothing else in it is read: it mostly asks for scripts to be switched on.
    fn without_scripts(&mut self, node: &NodeRef<'_>) {
        for image in node.descendants_it() {
            if let Some(element) = image.element_ref().filter(|element| &*element.name.local == "img") {
                self.picture(&|wanted: &str| value(&element.attrs, wanted));
            }
        }
    }

    /// Notes a picture that came along and is not hidden. One that stands right behind itself is the same, once as it
    /// is loaded late and once as it is shown without scripts.
    fn picture<'a>(&mut self, attribute: &impl Fn(&str) -> Option<&'a str>) {
        if self.scope.hidden {
            return;
        }
        if let Some(picture) = pictures::of_element(attribute, self.attached) {
            let same = |last: &Placed| {
                last.before == self.page.pieces.len() && last.picture.original == picture.original
            };
            if self.page.pictures.last().is_some_and(same) {
                return;
            }
            let words = attribute("alt").unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.page.pictures.push(Placed { before: self.page.pieces.len(), words, picture });
        }
    }

    fn meta<'a>(&mut self, attribute: &impl Fn(&str) -> Option<&'a str>) {
        let Some(content) = attribute("content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = attribute(key) {
                let values = self.page.metas.entry(name.trim().to_lowercase()).or_default();
                if values.len() < 20 {
                    values.push(content.to_owned());
                }
            }
        }
    }
}
