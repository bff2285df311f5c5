//! The two judges of what is the article: `dom_smoothie` (a descendant of Mozilla's Readability, good at
//! structure) and `trafilatura` in its precision mode (good at boilerplate). Each is shown a copy of the page
//! without what it never looks at, and its answer is turned into one vote a piece.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::matching;
use super::page::Page;

/// Of each piece, which share of its text each judge kept, 0 to 1. None where the judge found no article.
#[derive(Debug, Default)]
pub(super) struct Votes {
    /// `dom_smoothie`'s votes.
    pub(super) smoothie: Option<Vec<f32>>,
    /// `trafilatura`'s votes.
    pub(super) trafilatura: Option<Vec<f32>>,
}

/// Asks both judges, each of which is shown its tree, see [`super::copies`].
pub(super) fn judge(page: &Page, (slim, bare): (dom_query::Document, trafilatura::dom::Document)) -> Votes {
    let texts: Vec<String> = page.pieces.iter().map(|piece| matching::squeeze(&piece.draft.text)).collect();
    let smoothie = smoothie(slim.clone()).map(|text| matching::squeeze(&text));
    let rival = smoothie.as_deref().map_or(0, str::len);
    let trafilatura = trafilatura(&slim, bare, rival).map(|text| matching::squeeze(&text));
    let vote = |text: Option<String>| text.map(|text| matching::shares(&texts, &text));
    Votes { smoothie: vote(smoothie), trafilatura: vote(trafilatura) }
}

/// The text that `dom_smoothie` keeps. A judge that panics on a page has no vote on it.
fn smoothie(page: dom_query::Document) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let config = dom_smoothie::Config { disable_json_ld: true, ..Default::default() };
        let mut readability = dom_smoothie::Readability::with_document(page, None, Some(config)).ok()?;
        let article = readability.parse().ok()?;
        Some(article.text_content.to_string())
    }))
    .ok()
    .flatten()
}

/// The text that `trafilatura` keeps. `rival` is how much the other judge kept, in bytes of letters.
///
/// By default it compares its answer with those of two more extractors, which costs as much again as the answer
/// itself. It takes another answer only where its own is short, far shorter than the other, without paragraphs, or
/// holds parts that are no text; so it is asked alone first, and with them where one of these holds.
fn trafilatura(slim: &dom_query::Document, bare: trafilatura::dom::Document, rival: usize) -> Option<String> {
    let alone = ask_trafilatura(bare, false);
    match alone {
        Some(answer) if stands(&answer, rival) => Some(answer.content_text),
        _ => {
            let whole = trafilatura::dom::Document::parse(&slim.html());
            ask_trafilatura(whole, true).map(|answer| answer.content_text)
        }
    }
}

/// The length below which `trafilatura` looks for another answer, in code points.
const SHORT: usize = 250;

/// Elements that `trafilatura` takes as a sign of a bad answer.
const NO_TEXT: [&str; 8] =
    ["<aside", "<button", "<fieldset", "<figure", "<footer", "<iframe", "<nav", "<select"];

fn stands(answer: &trafilatura::ExtractResult, rival: usize) -> bool {
    let own = matching::squeeze(&answer.content_text).len();
    let html = &answer.content_html;
    let paragraphs = html.matches("<p").count();
    answer.content_text.chars().count() >= SHORT
        && rival <= own.saturating_mul(2)
        && paragraphs > 0
        && html.matches("<table").count() <= paragraphs
        && !NO_TEXT.iter().any(|tag| html.contains(tag))
}

fn ask_trafilatura(page: trafilatura::dom::Document, compared: bool) -> Option<trafilatura::ExtractResult> {
    catch_unwind(AssertUnwindSafe(|| {
        let options = trafilatura::Options::default()
            .with_fallback(compared)
            .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
            .with_exclude_comments(true)
            .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
        trafilatura::extract_document(page, &options).ok()
    }))
    .ok()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::path::Path;

    use super::*;
    use crate::import::html::copies::Copies;
    use crate::import::html::walk;

    /// What each judge keeps of a page, from its tree and from the same tree written and parsed again.
    fn both_ways(html: &str) -> [(Option<String>, Option<String>); 2] {
        let (_, copies) = walk::walk(html, None, None, Some(Copies::new()));
        let (slim, bare) = copies.and_then(Copies::trees).unwrap();
        let again = trafilatura::dom::Document::parse(&bare.outer_html(bare.children(bare.root())[0]));
        let told = |tree| ask_trafilatura(tree, false).map(|answer| matching::squeeze(&answer.content_text));
        [
            (
                smoothie(dom_query::Document::from(slim.html())).map(|text| matching::squeeze(&text)),
                smoothie(slim).map(|text| matching::squeeze(&text)),
            ),
            (told(again), told(bare)),
        ]
    }

    #[test]
    fn judges_say_the_same_of_a_tree_as_of_the_page_parsed_again() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/sample/italia");
        let mut pages: Vec<(String, String)> = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if let Ok(page) = std::fs::read_to_string(entry.path()) {
                pages.push((entry.path().display().to_string(), page));
            }
        }
        assert!(!pages.is_empty());
        if !Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").is_dir() {
            println!("../shared/data is absent: only the sample's pages are judged");
        }
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/article-pages/html");
        // Some of them: all take a minute without optimisation.
        for entry in std::fs::read_dir(shared).into_iter().flatten().flatten().step_by(8) {
            let packed = std::fs::read(entry.path()).unwrap();
            let mut page = Vec::new();
            if flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut page).is_ok() {
                pages.push((entry.path().display().to_string(), String::from_utf8_lossy(&page).into_owned()));
            }
        }
        for (name, page) in &pages {
            for (judge, (again, tree)) in ["dom_smoothie", "trafilatura"].iter().zip(both_ways(page)) {
                assert!(again == tree, "{judge} on {name}");
            }
        }
    }
}
