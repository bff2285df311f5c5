//! Where the pictures of a page stand, and whether they belong to the article.

use crate::import::draft::Draft;
use crate::import::picture::{Album, Attached, Picture, find};
use crate::model::{BlockKind, FoldReason};

use super::page::Piece;

/// A picture that came with the page, where it stands.
#[derive(Debug)]
pub(in crate::import) struct Placed {
    /// How many pieces stand before it.
    pub(in crate::import) before: usize,
    /// Its alternative text.
    pub(in crate::import) words: String,
    /// The picture.
    pub(in crate::import) picture: Picture,
}

/// Attributes in which pages give a picture's address; those of pages that load late come after the plain one, which
/// then holds a dot.
const ADDRESSES: [&str; 8] = [
    "src",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-savepage-src",
    "data-hi-res-src",
    "data-full-src",
];

/// Attributes with several addresses, each with its width.
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];

/// The picture of an `img` element, when it came along.
pub(super) fn of_element<'a>(
    attribute: &impl Fn(&str) -> Option<&'a str>,
    attached: Option<Attached<'_>>,
) -> Option<Picture> {
    let plain =
        ADDRESSES.iter().filter_map(|name| attribute(name)).find_map(|address| find(address, attached));
    plain.or_else(|| {
        let sets = SETS.iter().filter_map(|name| attribute(name));
        // The last is usually the largest. A `data:` address holds a comma of its own and stands alone.
        sets.flat_map(|set| set.split(", ").collect::<Vec<_>>().into_iter().rev())
            .filter_map(|entry| entry.split_whitespace().next())
            .find_map(|address| find(address, attached))
    })
}

/// The drafts of the pieces with the pictures among them. A picture beside text that is kept is shown, and so is its
/// caption, which was folded for want of it; the others are folded with what is around them.
pub(super) fn placed(pieces: Vec<Piece>, pictures: Vec<Placed>, album: &mut Album) -> Vec<Draft> {
    let kept: Vec<bool> = pieces.iter().map(|piece| piece.draft.fold.is_none()).collect();
    let first = kept.iter().position(|kept| *kept).unwrap_or(kept.len());
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let mut drafts: Vec<Draft> = Vec::with_capacity(pieces.len() + pictures.len());
    let mut pictures = pictures.into_iter().peekable();
    let mut shown_before = false;
    let unjudged = kept.iter().all(|kept| *kept);
    for (at, piece) in pieces.into_iter().enumerate() {
        let mut shown = false;
        while let Some(placed) = pictures.next_if(|placed| placed.before <= at) {
            let beside = (at > 0 && kept.get(at - 1) == Some(&true)) || kept.get(at) == Some(&true);
            let caption = piece.draft.fold == Some(FoldReason::Caption);
            shown = (first..=last).contains(&at) && (beside || caption);
            let fold = if shown { None } else { piece.draft.fold.or(Some(FoldReason::Navigation)) };
            drafts.extend(draft(placed, fold, album));
        }
        let mut draft = piece.draft;
        let captions = draft.kind == BlockKind::Caption && draft.fold == Some(FoldReason::Caption);
        if captions && (shown || shown_before) {
            draft.fold = None;
        }
        shown_before = shown;
        drafts.push(draft);
    }
    let after = if unjudged { None } else { Some(FoldReason::Footer) };
    drafts.extend(pictures.filter_map(|placed| draft(placed, after, album)));
    drafts
}

fn draft(placed: Placed, fold: Option<FoldReason>, album: &mut Album) -> Option<Draft> {
    let original = Some(album.put(placed.picture)?);
    Some(Draft { fold, ..Draft::new(BlockKind::Picture { original }, placed.words) })
}
