//! The blocks of a Markdown text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::import::draft::{self, Draft};
use crate::import::html;
use crate::import::inline::Inline;
use crate::model::{BlockKind, MarkKind};

/// What is gathered while the text is read.
#[derive(Default)]
struct Writer {
    inline: Inline,
    drafts: Vec<Draft>,
    /// Footnotes stand at the end, wherever the text has them.
    notes: Vec<Draft>,
    /// The open lists, each with its next number where it is numbered.
    lists: Vec<Option<u64>>,
    /// The open items, each with its depth, and its number until its first block has it.
    items: Vec<(u8, Option<u32>)>,
    quotes: usize,
    heading: Option<u8>,
    code: bool,
    note: bool,
    /// Within a picture, whose alternative text is no text of the article.
    pictures: usize,
    markup: Option<String>,
    tables: u32,
    cell: Option<(u32, u32, bool)>,
    headline: Option<usize>,
}

/// The blocks, and which of them is the heading of the first rank that the text begins with.
pub(super) fn blocks(text: &str) -> (Vec<Draft>, Option<usize>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, options) {
        writer.event(event);
    }
    writer.flush();
    let Writer { mut drafts, notes, headline, .. } = writer;
    drafts.extend(notes);
    (drafts, headline)
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.markup {
                Some(markup) => markup.push_str(&text),
                None if self.pictures == 0 => self.inline.text(&text, self.code),
                None => {}
            },
            Event::Code(text) if self.pictures == 0 => {
                self.inline.open(MarkKind::Code);
                self.inline.text(&text, true);
                self.inline.close();
            }
            Event::Html(text) => self.markup.get_or_insert_default().push_str(&text),
            Event::InlineHtml(tag) if is_break(&tag) => self.line_break(),
            Event::SoftBreak => self.inline.text(" ", false),
            Event::HardBreak => self.line_break(),
            Event::Rule => {
                self.flush();
                self.drafts.push(Draft::new(BlockKind::Break, ""));
            }
            Event::FootnoteReference(label) => {
                self.inline.open(MarkKind::Superscript);
                self.inline.text(&label, false);
                self.inline.close();
            }
            Event::TaskListMarker(done) => self.inline.text(if done { "[x] " } else { "[ ] " }, false),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(rank(level));
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.markup = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                let number = self.lists.last_mut().and_then(|next| {
                    let number = (*next)?;
                    *next = number.checked_add(1);
                    u32::try_from(number).ok()
                });
                self.items.push((depth, number));
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note = true;
                self.inline.text(&label, false);
                self.inline.text(" ", false);
            }
            Tag::Table(_) => self.flush(),
            Tag::TableHead => self.cell = Some((0, 0, true)),
            Tag::TableRow => {
                self.cell = self.cell.map(|(row, _, _)| (row.saturating_add(1), 0, false));
            }
            Tag::Emphasis => self.inline.open(MarkKind::Emphasis),
            Tag::Strong => self.inline.open(MarkKind::Strong),
            Tag::Superscript => self.inline.open(MarkKind::Superscript),
            Tag::Subscript => self.inline.open(MarkKind::Subscript),
            Tag::Link { dest_url, .. } => match draft::link(&dest_url, None) {
                Some(link) => self.inline.open(link),
                None => self.inline.open_nothing(),
            },
            Tag::Image { .. } => self.pictures += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => {
                let before = self.drafts.len();
                self.flush();
                self.heading = None;
                let first = before == 0 && self.drafts.len() == 1 && level == HeadingLevel::H1;
                if first {
                    self.headline = Some(0);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                let markup = self.markup.take().unwrap_or_default();
                self.drafts.extend(html::passage(&markup, None).drafts);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = false;
            }
            TagEnd::TableCell => {
                self.flush();
                self.cell = self.cell.map(|(row, column, head)| (row, column.saturating_add(1), head));
            }
            TagEnd::Table => {
                self.cell = None;
                self.tables = self.tables.saturating_add(1);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {
                self.inline.close();
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            _ => {}
        }
    }

    fn line_break(&mut self) {
        if self.inline.line_break() {
            self.flush();
        }
    }

    /// Makes a block of what was gathered.
    fn flush(&mut self) {
        let kind = if let Some((row, column, header)) = self.cell {
            BlockKind::Cell { table: self.tables, row, column, row_span: 1, column_span: 1, header }
        } else if self.code {
            BlockKind::Preformatted
        } else if let Some(level) = self.heading {
            BlockKind::Heading { level }
        } else if self.note {
            BlockKind::Footnote
        } else if let Some((depth, number)) = self.items.last().copied() {
            BlockKind::ListItem { depth, number }
        } else if self.quotes > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let Some(gathered) = self.inline.take(kind) else { return };
        if let Some((_, number)) = self.items.last_mut() {
            *number = None;
        }
        if self.note { &mut self.notes } else { &mut self.drafts }.push(gathered.draft);
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn is_break(tag: &str) -> bool {
    let inner = tag.trim_matches(['<', '>', '/', ' ']);
    inner.eq_ignore_ascii_case("br")
}
