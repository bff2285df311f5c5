//! Reasons by which a piece that judges keep is folded all the same: its own words, the element around it, the
//! picture it belongs to.

use crate::import::cues;
use crate::model::{BlockKind, FoldReason};

use super::extent::Extent;
use super::page::{Page, Piece};

/// A part of the article larger than this share is no aside, whatever its class says.
const ASIDE: f64 = 0.2;

/// Why a piece is folded though judges keep it. `punctuated` says whether the text ends its sentences with marks,
/// see [`is_punctuated`].
pub(super) fn against(page: &Page, extent: &Extent, at: usize, punctuated: bool) -> Option<FoldReason> {
    let piece = page.pieces.get(at)?;
    if let Some(reason) = by_words(piece) {
        return Some(reason);
    }
    if let Some(reason) = by_element(page, extent, piece) {
        return Some(reason);
    }
    is_caption(page, at, punctuated).then_some(FoldReason::Caption)
}

/// Whether most kept paragraphs end as sentences do. Verse and some scripts do without marks; there the lack of
/// one says nothing of a line.
pub(super) fn is_punctuated(page: &Page, keep: &[bool]) -> bool {
    let paragraphs: Vec<&Piece> = page
        .pieces
        .iter()
        .zip(keep)
        .filter(|(piece, keep)| **keep && piece.draft.kind == BlockKind::Paragraph && piece.words >= 8)
        .map(|(piece, _)| piece)
        .collect();
    let ended = paragraphs.iter().filter(|piece| cues::ends_as_sentence(&piece.draft.text)).count();
    ended * 10 >= paragraphs.len() * 6
}

/// What the piece's own words say. A list item or a long text is not judged by them.
fn by_words(piece: &Piece) -> Option<FoldReason> {
    let reason = piece.cue()?;
    let short = piece.words <= 30;
    match (&piece.draft.kind, reason) {
        (BlockKind::Cell { .. } | BlockKind::Preformatted, _) => None,
        (_, FoldReason::Credit) => Some(reason),
        (_, FoldReason::Caption) if piece.words <= 40 => Some(reason),
        (BlockKind::Heading { .. }, FoldReason::Navigation)
        | (BlockKind::ListItem { .. }, FoldReason::Advertisement) => None,
        _ if short => Some(reason),
        _ => None,
    }
}

/// What the elements between the piece and the article's own element say.
fn by_element(page: &Page, extent: &Extent, piece: &Piece) -> Option<FoldReason> {
    for (at, element) in page.around(piece.element) {
        if at == extent.root {
            return None;
        }
        if let Some(reason) = element.sign {
            let limit = if reason == FoldReason::Caption { 0.5 } else { ASIDE };
            if extent.share(at) < limit {
                return Some(reason);
            }
        }
    }
    None
}

/// Whether the piece is the line beneath a picture: short, no sentence of the running text, right after it.
fn is_caption(page: &Page, at: usize, punctuated: bool) -> bool {
    page.pieces.get(at).is_some_and(|piece| {
        piece.draft.kind == BlockKind::Caption
            || (punctuated
                && piece.pictured
                && piece.draft.kind == BlockKind::Paragraph
                && piece.words <= 30
                && !cues::ends_as_sentence(&piece.draft.text))
    })
}
