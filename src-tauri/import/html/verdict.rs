//! Weighs the judges' votes with what the page's own structure says, and folds what is not the article.

use crate::import::cues;
use crate::model::FoldReason;

use super::judges::Votes;
use super::page::Page;

/// What the verdict adds to the pieces' folds.
pub(super) struct Verdict {
    /// A sentence for the reader, where the judges disagree or find no article.
    pub(super) remark: Option<String>,
}

/// Decides over every piece.
pub(super) fn decide(page: &mut Page, votes: &Votes, title: Option<&str>) -> Verdict {
    let count = page.pieces.len();
    let vote = |votes: &Option<Vec<f32>>, at: usize| {
        votes.as_ref().and_then(|votes| votes.get(at)).copied().unwrap_or(0.0)
    };
    let a: Vec<bool> = (0..count).map(|at| vote(&votes.smoothie, at) >= 0.5).collect();
    let b: Vec<bool> = (0..count).map(|at| vote(&votes.trafilatura, at) >= 0.5).collect();
    let both = votes.smoothie.is_some() && votes.trafilatura.is_some();
    let keep: Vec<bool> =
        (0..count).map(|at| if both { a[at] && b[at] } else { a[at] || b[at] }).collect();
    if std::env::var("DL_DEBUG").is_ok() {
        for (at, piece) in page.pieces.iter().enumerate() {
            let signs: Vec<String> = page.around(piece.element).take(9).map(|(_, e)| format!("{}.{}{}{}", &*e.name, e.label.chars().take(40).collect::<String>(), e.sign.map_or(String::new(), |s| format!("!{s:?}")), if e.body {"*BODY"} else {""})).collect();
            let _ = cues::cue("");
            eprintln!("{}", serde_json::json!({"k": keep[at], "v": format!("{}{}", u8::from(a[at]), u8::from(b[at])), "kind": format!("{:?}", piece.draft.kind), "w": piece.words, "l": format!("{}/{}", piece.linked, piece.length), "cue": format!("{:?}", cues::cue(&piece.draft.text)), "t": piece.draft.text, "h": piece.hidden, "s": signs.join(" < ")}));
        }
    }
    let first = keep.iter().position(|kept| *kept).unwrap_or(count);
    let last = keep.iter().rposition(|kept| *kept).unwrap_or(0);
    for (at, kept) in keep.iter().enumerate() {
        if *kept {
            continue;
        }
        let Some(piece) = page.pieces.get(at) else { continue };
        let sign = page.around(piece.element).find_map(|(_, element)| element.sign);
        let is_title = title.is_some_and(|title| title == piece.draft.text);
        let reason = if is_title {
            FoldReason::Title
        } else if let Some(reason) = cues::cue(&piece.draft.text).or(sign) {
            reason
        } else if at < first {
            FoldReason::Navigation
        } else if at > last {
            FoldReason::Footer
        } else {
            FoldReason::Doubtful
        };
        if let Some(piece) = page.pieces.get_mut(at) {
            piece.draft.fold = Some(reason);
        }
    }
    Verdict { remark: None }
}
