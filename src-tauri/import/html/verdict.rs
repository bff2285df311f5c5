//! Weighs the judges' votes with what the page's own structure says, and folds what is not the article.

use std::ops::Range;

use crate::import::cues;
use crate::model::{BlockKind, FoldReason};

use super::endings;
use super::extent::{Extent, is_prose};
use super::judges::Votes;
use super::page::Page;
use super::reasons;
use super::repeated;

/// What the verdict adds to the pieces' folds.
pub(super) struct Verdict {
    /// A sentence for the reader, where the judges disagree or find no article.
    pub(super) remark: Option<String>,
}

/// Judges that agree on less than this share of the words make an article doubtful.
const AGREEMENT: f64 = 0.85;

/// Decides over every piece, and folds those that are not the article.
pub(super) fn decide(
    page: &mut Page,
    votes: &Votes,
    (title, authors): (Option<&str>, &[String]),
    copied: bool,
) -> Verdict {
    let Some(mut support) = support(page, votes) else {
        return without_judges(page, title, copied);
    };
    discount_hidden(page, &mut support);
    let agreed: Vec<bool> = support.iter().map(|support| *support == 2).collect();
    let extent = Extent::find(page, &agreed);
    let mut keep: Vec<bool> = (0..page.pieces.len()).map(|at| stays(page, &extent, &support, at)).collect();
    let mut reasons: Vec<Option<FoldReason>> = vec![None; page.pieces.len()];
    let punctuated = reasons::is_punctuated(page, &agreed);
    for at in 0..page.pieces.len() {
        if keep.get(at) == Some(&true)
            && let Some(reason) = reasons::against(page, &extent, at, punctuated)
        {
            set(&mut keep, at, false);
            set(&mut reasons, at, Some(reason));
        }
    }
    fold_titles(page, title, &mut keep, &mut reasons);
    keep_lists_whole(page, &extent, &support, &reasons, &mut keep);
    keep_headings_of_text(page, &extent, &support, &reasons, &mut keep);
    endings::fold(page, authors, &mut keep, &mut reasons);
    repeated::fold(page, &mut keep, &mut reasons);
    let recognised = page.pieces.iter().zip(&keep).any(|(piece, keep)| *keep && is_prose(piece));
    if !recognised {
        return without_judges(page, title, copied);
    }
    apply(page, &keep, &reasons);
    let remark = disagreement(page, votes);
    Verdict { remark }
}

/// A judge that keeps less than this share of what the other keeps has missed the article.
const MISSED: f64 = 0.35;

/// How many judges speak for each piece. Where one judge found nothing, or hardly anything of what the other
/// found, the other's word counts double. None when neither found an article.
fn support(page: &Page, votes: &Votes) -> Option<Vec<u8>> {
    let yes = |votes: &Vec<f32>, at: usize| votes.get(at).is_some_and(|share| *share >= 0.5);
    let words = |kept: &dyn Fn(usize) -> bool| -> f64 {
        let pieces = page.pieces.iter().enumerate();
        pieces.filter(|(at, piece)| kept(*at) && is_prose(piece)).map(|(_, piece)| piece.words).sum::<usize>()
            as f64
    };
    let each = 0..page.pieces.len();
    let alone = |one: &Vec<f32>| Some(each.clone().map(|at| 2 * u8::from(yes(one, at))).collect());
    match (&votes.smoothie, &votes.trafilatura) {
        (Some(a), Some(b)) => {
            let both = words(&|at| yes(a, at) && yes(b, at));
            let (by_a, by_b) = (words(&|at| yes(a, at)), words(&|at| yes(b, at)));
            if both < by_a * MISSED && by_a > by_b {
                return alone(a);
            }
            if both < by_b * MISSED {
                return alone(b);
            }
            Some(each.map(|at| u8::from(yes(a, at)) + u8::from(yes(b, at))).collect())
        }
        (Some(one), None) | (None, Some(one)) => alone(one),
        (None, None) => None,
    }
}

/// Takes the judges' support from hidden pieces when enough of what they keep is visible: what a page hides
/// beside its text is no part of it, or repeats it.
fn discount_hidden(page: &Page, support: &mut [u8]) {
    let (mut hidden, mut shown) = (0, 0);
    for (piece, _) in page.pieces.iter().zip(support.iter()).filter(|(_, votes)| **votes == 2) {
        *(if piece.hidden { &mut hidden } else { &mut shown }) += piece.words;
    }
    // Two hidden copies of a visible paragraph are common in responsive pages, so that a third is enough.
    if shown * 2 >= hidden {
        for (votes, _) in support.iter_mut().zip(&page.pieces).filter(|(_, piece)| piece.hidden) {
            *votes = 0;
        }
    }
}

/// Whether a piece stays by votes and neighbours: both judges, or one of them where it stands in the flow of
/// the text, or none where it is plainly a paragraph between kept ones.
fn stays(page: &Page, extent: &Extent, support: &[u8], at: usize) -> bool {
    let Some(piece) = page.pieces.get(at) else { return false };
    let votes = support.get(at).copied().unwrap_or(0);
    if votes == 2 {
        return true;
    }
    if piece.hidden || !extent.holds(page, piece) {
        return false;
    }
    let beside = extent.beside(page, piece);
    if !is_prose(piece) {
        // A short sentence of its own between paragraphs.
        let followed = support.get(at + 1) == Some(&2) || (at > 0 && support.get(at - 1) == Some(&2));
        let sentence = cues::ends_as_sentence(&piece.draft.text) && piece.words >= 3;
        return votes == 1 && beside >= 3 && followed && sentence && piece.linked * 3 < piece.length;
    }
    if votes == 1 { beside >= 1 } else { beside >= 3 && piece.words >= 15 }
}

/// Folds the headline and what repeats it.
fn fold_titles(page: &Page, title: Option<&str>, keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    let first = (0..page.pieces.len())
        .find(|at| keep.get(*at) == Some(&true) && page.pieces.get(*at).is_some_and(is_prose))
        .unwrap_or(0);
    for (at, piece) in page.pieces.iter().enumerate() {
        let headline =
            page.elements.get(piece.element).is_some_and(|element| &*element.name == "h1") && at < first;
        let same = title.is_some_and(|title| same_words(title, &piece.draft.text)) && piece.words >= 2;
        if (headline || same) && !is_prose_of_body(piece) {
            set(keep, at, false);
            set(reasons, at, Some(FoldReason::Title));
        }
    }
}

fn is_prose_of_body(piece: &super::page::Piece) -> bool {
    piece.words > 40
}

/// Whether two texts have the same letters and digits.
fn same_words(one: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    letters(one).eq(letters(other))
}

/// A list of which most is kept is kept whole, and so is one that stands between kept text.
fn keep_lists_whole(
    page: &Page,
    extent: &Extent,
    support: &[u8],
    reasons: &[Option<FoldReason>],
    keep: &mut [bool],
) {
    let item = |at: usize| {
        page.pieces.get(at).is_some_and(|piece| {
            matches!(piece.draft.kind, BlockKind::ListItem { .. } | BlockKind::Cell { .. })
        })
    };
    let mut at = 0;
    while at < page.pieces.len() {
        if !item(at) {
            at += 1;
            continue;
        }
        let end = (at..page.pieces.len()).find(|next| !item(*next)).unwrap_or(page.pieces.len());
        let run = keep.get(at..end).unwrap_or_default();
        let kept = run.iter().filter(|kept| **kept).count();
        if kept * 2 > run.len() || stands_between(page, support, keep, at..end) {
            for missed in at..end {
                let inside =
                    page.pieces.get(missed).is_some_and(|piece| extent.holds(page, piece) && !piece.hidden);
                if inside
                    && support.get(missed).is_some_and(|votes| *votes >= 1)
                    && reasons.get(missed) == Some(&None)
                {
                    set(keep, missed, true);
                }
            }
        }
        at = end;
    }
}

/// Whether kept text stands right before and right behind a list or table, of which every part has a judge's word and
/// few are links: then it belongs to that text.
fn stands_between(page: &Page, support: &[u8], keep: &[bool], list: Range<usize>) -> bool {
    let before = list.start.checked_sub(1).and_then(|at| keep.get(at)) == Some(&true);
    let spoken_for = |votes: &[u8]| votes.iter().all(|votes| *votes >= 1);
    if !before || keep.get(list.end) != Some(&true) || !support.get(list.clone()).is_some_and(spoken_for) {
        return false;
    }
    let pieces = page.pieces.get(list).unwrap_or_default();
    let linked: usize = pieces.iter().map(|piece| piece.linked).sum();
    linked * 4 < pieces.iter().map(|piece| piece.length).sum::<usize>()
}

/// A heading that one judge keeps stays when kept text follows it.
fn keep_headings_of_text(
    page: &Page,
    extent: &Extent,
    support: &[u8],
    reasons: &[Option<FoldReason>],
    keep: &mut [bool],
) {
    for (at, piece) in page.pieces.iter().enumerate().rev() {
        let heading = matches!(piece.draft.kind, BlockKind::Heading { .. });
        let followed = (at + 1..at + 3).any(|next| keep.get(next) == Some(&true));
        let plain = reasons.get(at) == Some(&None) && !piece.hidden && extent.holds(page, piece);
        if heading
            && plain
            && followed
            && support.get(at) == Some(&1)
            && piece.linked * 2 < piece.length.max(1)
        {
            set(keep, at, true);
        }
    }
}

/// Writes the folds into the drafts.
fn apply(page: &mut Page, keep: &[bool], reasons: &[Option<FoldReason>]) {
    let first = keep.iter().position(|kept| *kept).unwrap_or(keep.len());
    let last = keep.iter().rposition(|kept| *kept).unwrap_or(0);
    for at in 0..page.pieces.len() {
        if keep.get(at) == Some(&true) {
            continue;
        }
        let Some(piece) = page.pieces.get(at) else { continue };
        let reason = reasons
            .get(at)
            .copied()
            .flatten()
            .or_else(|| piece.cue())
            .or_else(|| page.around(piece.element).find_map(|(_, element)| element.sign))
            .unwrap_or(if at < first {
                FoldReason::Navigation
            } else if at > last {
                FoldReason::Footer
            } else {
                FoldReason::Doubtful
            });
        if let Some(piece) = page.pieces.get_mut(at) {
            piece.draft.fold = Some(reason);
        }
    }
}

/// No judge found an article, or none was asked: running text is kept; the rest is folded as doubtful unless
/// all of it is short.
fn without_judges(page: &mut Page, title: Option<&str>, copied: bool) -> Verdict {
    let any = page.pieces.iter().any(is_prose);
    for at in 0..page.pieces.len() {
        let Some(piece) = page.pieces.get(at) else { continue };
        let own = piece.cue().filter(|_| piece.words <= 30);
        let sign = page.around(piece.element).find_map(|(_, element)| element.sign);
        let heading = matches!(piece.draft.kind, BlockKind::Heading { .. });
        let fold = if title.is_some_and(|title| same_words(title, &piece.draft.text)) {
            Some(FoldReason::Title)
        } else if let Some(reason) = own.or(sign) {
            Some(reason)
        } else if any && !copied && !is_prose(piece) && !heading {
            Some(FoldReason::Doubtful)
        } else {
            None
        };
        if let Some(piece) = page.pieces.get_mut(at) {
            piece.draft.fold = fold;
        }
    }
    let remark = "No article was recognised in the page; its text is kept, and what is doubtful is folded.";
    Verdict { remark: (!copied).then(|| remark.to_owned()) }
}

/// A sentence when the judges kept different texts.
fn disagreement(page: &Page, votes: &Votes) -> Option<String> {
    let (Some(a), Some(b)) = (&votes.smoothie, &votes.trafilatura) else {
        return Some(
            "Only one of two methods found an article in the page; check what is folded.".to_owned(),
        );
    };
    let (mut both, mut either) = (0_usize, 0_usize);
    for (piece, (a, b)) in page.pieces.iter().zip(a.iter().zip(b)) {
        let (a, b) = (*a >= 0.5, *b >= 0.5);
        both += if a && b { piece.words } else { 0 };
        either += if a || b { piece.words } else { 0 };
    }
    let agreement = both as f64 / either.max(1) as f64;
    (agreement < AGREEMENT).then(|| {
        let percent = (agreement * 100.0).round();
        format!(
            "Two methods of finding the article agree on {percent} % of its words only; check what is folded."
        )
    })
}

fn set<T>(values: &mut [T], at: usize, value: T) {
    if let Some(slot) = values.get_mut(at) {
        *slot = value;
    }
}
