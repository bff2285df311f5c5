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

/// Asks both judges.
pub(super) fn judge(page: &Page) -> Votes {
    let texts: Vec<String> = page.pieces.iter().map(|piece| matching::squeeze(&piece.draft.text)).collect();
    let smoothie = smoothie(&page.slim).map(|text| matching::squeeze(&text));
    let rival = smoothie.as_deref().map_or(0, str::len);
    let trafilatura = trafilatura(page, rival).map(|text| matching::squeeze(&text));
    let vote = |text: Option<String>| text.map(|text| matching::shares(&texts, &text));
    Votes { smoothie: vote(smoothie), trafilatura: vote(trafilatura) }
}

/// The text that `dom_smoothie` keeps. A judge that panics on a page has no vote on it.
fn smoothie(html: &str) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let config = dom_smoothie::Config { disable_json_ld: true, ..Default::default() };
        let mut readability = dom_smoothie::Readability::new(html, None, Some(config)).ok()?;
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
fn trafilatura(page: &Page, rival: usize) -> Option<String> {
    let alone = ask_trafilatura(&page.bare, false);
    match alone {
        Some(answer) if stands(&answer, rival) => Some(answer.content_text),
        _ => ask_trafilatura(&page.slim, true).map(|answer| answer.content_text),
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

fn ask_trafilatura(html: &str, compared: bool) -> Option<trafilatura::ExtractResult> {
    catch_unwind(AssertUnwindSafe(|| {
        let options = trafilatura::Options::default()
            .with_fallback(compared)
            .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
            .with_exclude_comments(true)
            .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
        trafilatura::extract(html, &options).ok()
    }))
    .ok()
    .flatten()
}
