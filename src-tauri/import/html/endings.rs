//! What closes an article and is no longer part of it: lists of further stories, words about the author.

use crate::model::{BlockKind, FoldReason};

use super::page::{Page, Piece};

/// Folds further stories and words about the authors at the end of the kept text.
pub(super) fn fold(page: &Page, authors: &[String], keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    further_stories(page, keep, reasons);
    link_lists(page, keep, reasons);
    about_the_author(page, authors, keep, reasons);
    trailing(page, keep, reasons);
}

/// A list of links, or links under a heading that announces further stories.
fn further_stories(page: &Page, keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    let mut announced = false;
    for (at, piece) in page.pieces.iter().enumerate() {
        if !piece.draft.text.is_empty() && piece.words <= 12 && piece.cue() == Some(FoldReason::Related) {
            announced = true;
            continue;
        }
        let item = matches!(piece.draft.kind, BlockKind::ListItem { .. });
        let links = piece.linked * 10 >= piece.length * if item { 2 } else { 4 };
        announced &= links;
        if announced && keep.get(at) == Some(&true) {
            fold_one(keep, reasons, at, FoldReason::Related);
        }
    }
}

/// Lists in the last part of the article of which every item is nothing but a link.
fn link_lists(page: &Page, keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    let words = |range: &[usize]| {
        range.iter().filter_map(|at| page.pieces.get(*at)).map(|piece| piece.words).sum::<usize>()
    };
    let all = kept(keep);
    let total = words(&all);
    let (mut at, mut before) = (0, 0);
    while at < all.len() {
        let run: Vec<usize> = all
            .iter()
            .skip(at)
            .copied()
            .take_while(|at| {
                page.pieces
                    .get(*at)
                    .is_some_and(|piece| matches!(piece.draft.kind, BlockKind::ListItem { .. }))
            })
            .collect();
        let links = run
            .iter()
            .filter_map(|at| page.pieces.get(*at))
            .all(|piece| piece.linked * 10 >= piece.length * 9);
        if run.len() >= 2 && links && before * 4 >= total * 3 {
            for at in &run {
                fold_one(keep, reasons, *at, FoldReason::Related);
            }
        }
        let next = at + run.len().max(1);
        before += words(all.get(at..next).unwrap_or_default());
        at = next;
    }
}

/// A last paragraph that begins with an author's name and speaks of the author.
fn about_the_author(page: &Page, authors: &[String], keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    let kept: Vec<usize> = kept(keep);
    for at in kept.iter().rev().take(4).copied() {
        let Some(piece) = page.pieces.get(at) else { continue };
        let about = authors.iter().any(|author| {
            author.contains(' ')
                && piece.draft.text.strip_prefix(author.as_str()).is_some_and(|rest| {
                    [" is ", " was ", "'s ", "’s ", ", ", " covers ", " writes ", " ist ", " est ", " es "]
                        .iter()
                        .any(|words| rest.starts_with(words))
                })
        });
        let contact = piece.words <= 25 && piece.draft.text.split_whitespace().any(is_mail_address);
        if (about && piece.words <= 80) || contact {
            fold_one(keep, reasons, at, FoldReason::Footer);
        }
    }
}

/// Whether a word is an address of electronic mail.
fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// The last kept pieces when they are only links or headings of nothing.
fn trailing(page: &Page, keep: &mut [bool], reasons: &mut [Option<FoldReason>]) {
    for at in kept(keep).into_iter().rev() {
        let Some(piece) = page.pieces.get(at) else { break };
        if !is_trailing(piece) {
            break;
        }
        fold_one(keep, reasons, at, FoldReason::Related);
    }
}

fn is_trailing(piece: &Piece) -> bool {
    let heading = matches!(piece.draft.kind, BlockKind::Heading { .. });
    let link = piece.linked * 10 >= piece.length * 9 && !matches!(piece.draft.kind, BlockKind::Cell { .. });
    heading || link
}

fn kept(keep: &[bool]) -> Vec<usize> {
    keep.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at).collect()
}

fn fold_one(keep: &mut [bool], reasons: &mut [Option<FoldReason>], at: usize, reason: FoldReason) {
    if let (Some(keep), Some(slot)) = (keep.get_mut(at), reasons.get_mut(at)) {
        *keep = false;
        *slot = Some(reason);
    }
}
