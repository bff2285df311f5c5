//! The inline content of a block while it is gathered: white space collapsed as browsers do, marks kept. Every
//! format with markup of its own goes through here.

use crate::import::cues;
use crate::import::draft::Draft;
use crate::model::{BlockKind, Mark, MarkKind};

/// Inline content being gathered.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    length: u32,
    linked: u32,
    marks: Vec<Mark>,
    open: Vec<(Option<MarkKind>, u32)>,
    links: usize,
    space: bool,
}

/// A gathered block with what was counted on the way.
pub(super) struct Gathered {
    pub(super) draft: Draft,
    pub(super) length: usize,
    pub(super) words: usize,
    pub(super) linked: usize,
}

impl Inline {
    /// Adds text, its white space collapsed unless it counts.
    pub(super) fn text(&mut self, text: &str, preformatted: bool) {
        for character in text.chars() {
            if preformatted {
                self.push(character);
            } else if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}') {
                self.space = true;
            } else {
                self.settle();
                self.push(character);
            }
        }
    }

    /// Adds a hard line break. Two in a row end a paragraph: then this returns true and adds nothing.
    pub(super) fn line_break(&mut self) -> bool {
        if self.text.ends_with('\n') {
            return true;
        }
        self.space = false;
        if self.length > 0 {
            self.push('\n');
        }
        false
    }

    /// Writes the space that is due, if any: never at the start of a line.
    fn settle(&mut self) {
        if self.space && self.length > 0 && !self.text.ends_with('\n') {
            self.push(' ');
        }
        self.space = false;
    }

    fn push(&mut self, character: char) {
        self.text.push(character);
        self.length += 1;
        self.linked += u32::from(self.links > 0);
    }

    /// Opens a mark.
    pub(super) fn open(&mut self, kind: MarkKind) {
        self.settle();
        self.links += usize::from(matches!(kind, MarkKind::Link { .. }));
        self.open.push((Some(kind), self.length));
    }

    /// Opens what leaves no mark, so that its end closes nothing else.
    pub(super) fn open_nothing(&mut self) {
        self.open.push((None, self.length));
    }

    /// Counts what follows as linked without a mark, for links that lead nowhere.
    pub(super) fn enter_link(&mut self) {
        self.links += 1;
    }

    /// Ends what [`Self::enter_link`] began.
    pub(super) fn leave_link(&mut self) {
        self.links = self.links.saturating_sub(1);
    }

    /// Closes the mark opened last.
    pub(super) fn close(&mut self) {
        if let Some((Some(kind), start)) = self.open.pop() {
            self.links = self.links.saturating_sub(usize::from(matches!(kind, MarkKind::Link { .. })));
            if start >= self.length {
                return;
            }
            // Word processors cut one emphasis into many runs.
            match self.marks.iter_mut().rev().find(|mark| mark.end == start && mark.kind == kind) {
                Some(before) => before.end = self.length,
                None => self.marks.push(Mark { kind, start, end: self.length }),
            }
        }
    }

    /// Ends the block and starts an empty one in which the open marks go on. None when nothing was gathered.
    pub(super) fn take(&mut self, kind: BlockKind) -> Option<Gathered> {
        let preformatted = kind == BlockKind::Preformatted;
        let mut marks = std::mem::take(&mut self.marks);
        for (kind, start) in &mut self.open {
            if let Some(kind) = kind
                && *start < self.length
            {
                marks.push(Mark { kind: kind.clone(), start: *start, end: self.length });
            }
            *start = 0;
        }
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked) as usize;
        self.length = 0;
        self.space = false;
        let trimmed = if preformatted { text.trim_matches('\n').trim_end() } else { text.trim() };
        if trimmed.trim().is_empty() {
            return None;
        }
        let before = text.find(trimmed).map_or(0, |at| text.get(..at).unwrap_or_default().chars().count());
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        let length = trimmed.chars().count();
        let end = u32::try_from(length).unwrap_or(u32::MAX);
        let mut draft = Draft::new(kind, trimmed);
        draft.marks = marks
            .into_iter()
            .map(|mark| Mark {
                start: mark.start.saturating_sub(before).min(end),
                end: mark.end.saturating_sub(before).min(end),
                kind: mark.kind,
            })
            .filter(|mark| mark.start < mark.end)
            .collect();
        Some(Gathered { words: cues::words(trimmed), draft, length, linked: linked.min(length) })
    }
}
