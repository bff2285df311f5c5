//! HTML and XHTML pages.
//!
//! The page is walked once ([`walk`]): every visible block becomes a piece, the head and the marked-up parts
//! give the metadata, and copies without scripts and styles are built for the judges ([`judges`]). Two
//! crates judge them, each its own way; the verdict ([`verdict`]) weighs their votes with what the page's
//! own structure says. Pieces judged not to be the article are folded, never dropped.

mod bare;
mod cells;
mod copies;
mod endings;
mod extent;
mod flatten;
mod judges;
mod marked;
mod matching;
pub(super) mod page;
mod pictures;
mod reasons;
mod repeated;
pub(super) mod saved;
mod shadow;
mod signs;
mod slim;
mod tables;
mod tags;
mod verdict;
mod walk;

use std::cell::OnceCell;

use crate::import::draft::Draft;
use crate::import::picture::{Album, Attached, Picture};
use crate::import::{Format, Imported, Source, cues, metadata};
use crate::model::BlockKind;

use copies::Copies;
use page::{Page, Piece};

/// Words from which what was copied is judged like a page.
const SELECTION_JUDGED: usize = 150;

/// Reads a page.
pub(super) fn read(html: &str, source: Source<'_>) -> Imported {
    let html = shadow::resolve(html);
    let html = flatten::flatten(&html);
    let (mut page, copies) = walk::walk(&html, source.address, source.attached, Some(Copies::new()));
    let metadata = metadata::of_page(&page, source);
    let mut remarks = Vec::new();
    if page.pieces.is_empty()
        && let Some(description) = described(&page)
    {
        remarks.push(
            "The page holds no text without its scripts; only its own description was read.".to_owned(),
        );
        page.pieces.push(description);
    }
    let trees = copies.and_then(Copies::trees);
    if trees.is_none() {
        remarks.push(
            "The page is too large or too deeply nested to be judged; check what is folded.".to_owned(),
        );
    }
    // A few lines that a person selected and copied are no page to find an article in; a whole page is.
    let few =
        source.clipboard && page.pieces.iter().map(|piece| piece.words).sum::<usize>() < SELECTION_JUDGED;
    let votes = match trees {
        Some(trees) if !few => judges::judge(&page, trees),
        _ => judges::Votes::default(),
    };
    let authors = metadata.authors.value.as_deref().unwrap_or_default();
    let title = metadata.title.value.as_deref();
    let verdict = verdict::decide(&mut page, &votes, (title, authors), source.clipboard);
    let doubtful = verdict.remark.is_some();
    remarks.extend(verdict.remark);
    let captured = saved::captured(&page);
    let first = page.pieces.iter().find(|piece| piece.draft.fold.is_none() && extent::is_prose(piece));
    let mut metadata = metadata;
    if let Some(first) = first {
        metadata::dateline::note(&first.draft.text, &mut metadata);
    }
    let mut album = Album::default();
    let drafts = pictures::placed(page.pieces, page.pictures, &mut album);
    let pictures = album.take();
    Imported { remarks, captured, doubtful, pictures, ..Imported::of(Format::Html, metadata, drafts) }
}

/// Markup that holds an article's text and nothing beside it: a book's chapter, a feed's entry.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// Its blocks, none of them folded.
    pub(super) drafts: Vec<Draft>,
    /// Its first heading.
    pub(super) heading: Option<String>,
    /// Its language, BCP 47.
    pub(super) language: Option<String>,
    /// The pictures that came along.
    pub(super) pictures: Vec<Picture>,
}

/// Reads markup that holds nothing but the text of an article. Relative links are resolved against `address`.
pub(super) fn passage(html: &str, address: Option<&str>) -> Passage {
    passage_with(html, address, None)
}

/// As [`passage`], with the pictures that lie beside it.
pub(super) fn passage_with(html: &str, address: Option<&str>, attached: Option<Attached<'_>>) -> Passage {
    let (page, _) = walk::walk(&flatten::flatten(&shadow::resolve(html)), address, attached, None);
    let heading = page
        .pieces
        .iter()
        .find(|piece| matches!(piece.draft.kind, BlockKind::Heading { .. }))
        .map(|piece| piece.draft.text.clone());
    let mut album = Album::default();
    let drafts = pictures::placed(page.pieces, page.pictures, &mut album);
    Passage { drafts, heading, language: page.language, pictures: album.take() }
}

/// The page's description of itself, as a piece.
fn described(page: &Page) -> Option<Piece> {
    let (_, text) = page.meta(&["og:description", "description", "twitter:description"])?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Piece {
        length: text.chars().count(),
        words: cues::words(&text),
        draft: Draft::new(BlockKind::Paragraph, text),
        element: 0,
        linked: 0,
        hidden: false,
        pictured: false,
        place: None,
        cue: OnceCell::new(),
    })
}
