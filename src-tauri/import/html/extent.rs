//! The part of a page that holds the article: the lowest element around nearly all text that the judges kept.

use super::page::{Page, Piece};

/// Where the article stands in the page, and how the judges' text is spread over the elements.
#[derive(Debug)]
pub(super) struct Extent {
    /// The element around the article.
    pub(super) root: usize,
    /// Of each element, the words under it that both judges (or the only one) kept.
    kept: Vec<usize>,
    /// Of each element, the paragraphs directly in it (or one level deeper) that were kept.
    flow: Vec<usize>,
}

/// The share of the kept words that the article's element must hold.
const SHARE: f64 = 0.8;

impl Extent {
    /// Finds the article's element, given which pieces the judges keep.
    pub(super) fn find(page: &Page, keep: &[bool]) -> Self {
        let mut kept = vec![0_usize; page.elements.len()];
        let mut flow = vec![0_usize; page.elements.len()];
        let mut total = 0;
        for (piece, _) in page.pieces.iter().zip(keep).filter(|(_, keep)| **keep) {
            total += piece.words;
            for (at, _) in page.around(piece.element) {
                if let Some(words) = kept.get_mut(at) {
                    *words += piece.words;
                }
            }
            if is_prose(piece) {
                for (at, _) in page.around(piece.element).take(2) {
                    if let Some(count) = flow.get_mut(at) {
                        *count += 1;
                    }
                }
            }
        }
        // Elements stand in document order, so that the last that holds enough is the lowest.
        let enough = (total as f64 * SHARE).ceil() as usize;
        let root = kept.iter().rposition(|words| *words >= enough.max(1)).unwrap_or(0);
        Self { root, kept, flow }
    }

    /// Whether the piece stands within the article's element.
    pub(super) fn holds(&self, page: &Page, piece: &Piece) -> bool {
        page.around(piece.element).any(|(at, _)| at == self.root)
    }

    /// The share of the kept words that stand under this element.
    pub(super) fn share(&self, element: usize) -> f64 {
        let all = self.kept.first().copied().unwrap_or(0).max(1) as f64;
        self.kept.get(element).copied().unwrap_or(0) as f64 / all
    }

    /// Whether kept paragraphs stand beside this piece: in the same element, or in the one around it.
    pub(super) fn beside(&self, page: &Page, piece: &Piece) -> usize {
        page.around(piece.element).take(2).filter_map(|(at, _)| self.flow.get(at)).copied().max().unwrap_or(0)
    }
}

/// Running text that is not mostly links.
pub(super) fn is_prose(piece: &Piece) -> bool {
    let sentence = crate::import::cues::ends_as_sentence(&piece.draft.text);
    (piece.words >= 20 || (sentence && piece.words >= 8)) && piece.linked * 2 < piece.length
}
