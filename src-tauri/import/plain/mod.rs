//! Plain text: a saved text file, or what was pasted from a page.
//!
//! A pasted page has lost all markup. What is left to tell title, body, captions and footer apart is the
//! shape of its lines, where they stand, whether they repeat, and a few cue words.

mod body;
mod edges;
pub(super) mod joined;
mod lines;
mod wrapped;

use crate::model::{BlockKind, FoldReason, Found, Metadata};

use super::draft::Draft;
use super::{Format, Imported, metadata};
use lines::Line;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Imported {
    let (paragraphs, unwrapped) = wrapped::paragraphs(text);
    let mut lines: Vec<Line> = paragraphs.iter().map(|paragraph| Line::new(&paragraph.text)).collect();
    lines::note_repetitions(&mut lines);
    let body = body::find(&lines);
    let mut metadata = Metadata::default();
    let mut drafts = Vec::with_capacity(lines.len());
    let judged = edges::judge(&lines, body);
    if let Some(title) = judged.title.and_then(|at| lines.get(at)) {
        metadata.title = Found::unverified(title.text.to_owned(), "a line above the text");
    }
    for ((line, judgement), paragraph) in lines.iter().zip(&judged.lines).zip(&paragraphs) {
        if judgement.fold == Some(FoldReason::Byline) {
            metadata::byline::read(line.text, &mut metadata);
        }
        let mut draft = Draft::new(judgement.kind.clone(), line.shown());
        draft.fold = judgement.fold;
        draft.marks = joined::shifted(&paragraph.joined, line.text, line.shown());
        drafts.push(draft);
    }
    let first = lines.iter().zip(&drafts).find(|(line, draft)| draft.fold.is_none() && line.is_prose());
    if let Some((line, _)) = first {
        metadata::dateline::note(line.text, &mut metadata);
    }
    let mut remarks = Vec::new();
    if unwrapped {
        remarks.push("Lines broken at a fixed width were joined to paragraphs.".to_owned());
    }
    remarks.extend(joined::remark(paragraphs.iter().map(|paragraph| paragraph.joined.len()).sum()));
    Imported { remarks, ..Imported::of(Format::PlainText, metadata, drafts) }
}

/// What a line of a pasted text was judged to be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Judgement {
    kind: BlockKind,
    fold: Option<FoldReason>,
}

impl Judgement {
    fn kept(kind: BlockKind) -> Self {
        Self { kind, fold: None }
    }

    fn folded(reason: FoldReason) -> Self {
        let kind = if reason == FoldReason::Caption { BlockKind::Caption } else { BlockKind::Paragraph };
        Self { kind, fold: Some(reason) }
    }
}
