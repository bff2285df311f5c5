//! The two judges of what is the article: `dom_smoothie` (a descendant of Mozilla's Readability, good at
//! structure) and `trafilatura` in its precision mode (good at boilerplate). Each is shown the slim copy of
//! the page, and its answer is turned into one vote a piece.

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
    let vote = |text: Option<String>| text.map(|text| matching::shares(&texts, &matching::squeeze(&text)));
    Votes { smoothie: vote(smoothie(&page.slim)), trafilatura: vote(trafilatura(&page.slim)) }
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

/// The text that `trafilatura` keeps.
fn trafilatura(html: &str) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let options = trafilatura::Options::default()
            .with_fallback(true)
            .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
            .with_exclude_comments(true)
            .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
        trafilatura::extract(html, &options).ok().map(|result| result.content_text)
    }))
    .ok()
    .flatten()
}
