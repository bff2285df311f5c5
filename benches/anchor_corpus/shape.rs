//! Words, sentences and paragraphs of a text, as ranges of code points.

use std::ops::Range;

pub(crate) fn paragraphs(text: &[char]) -> Vec<Range<usize>> {
    split(text, |at| text[at] == '\n')
}

pub(crate) fn words(text: &[char]) -> Vec<Range<usize>> {
    split(text, |at| !text[at].is_alphanumeric())
}

/// Sentences with their full stop, without the whitespace around them.
pub(crate) fn sentences(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let mut start = paragraph.start;
        let mut at = start;
        while at < paragraph.end {
            let stop = matches!(text[at], '.' | '!' | '?');
            let mut after = at + 1;
            while stop && after < paragraph.end && matches!(text[after], '"' | '\'' | '”' | '’' | ')') {
                after += 1;
            }
            let ends = stop && after < paragraph.end && text[after].is_whitespace() && after - start > 15;
            if ends && !abbreviated(text, start, at, &text[after..paragraph.end]) {
                found.push(start..after);
                start = after;
                while start < paragraph.end && text[start].is_whitespace() {
                    start += 1;
                }
                at = start;
            } else {
                at += 1;
            }
        }
        if paragraph.end > start {
            found.push(start..paragraph.end);
        }
    }
    found
}

/// Whether a full stop belongs to an abbreviation: nobody moves or copies "said it had on Dec." by itself.
fn abbreviated(text: &[char], start: usize, stop: usize, rest: &[char]) -> bool {
    const TITLES: &str =
        "Mr Mrs Ms Dr St Sen Rep Gov Gen Lt Col Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec No vs";
    let before: String = {
        let letters = text[start..stop].iter().rev().take_while(|c| c.is_alphanumeric());
        letters.collect::<Vec<_>>().into_iter().rev().collect()
    };
    let initial = before.chars().count() == 1 && before.chars().all(char::is_uppercase);
    let goes_on = rest.iter().find(|c| !c.is_whitespace()).is_some_and(|c| c.is_lowercase());
    text[stop] == '.' && (initial || goes_on || TITLES.split(' ').any(|title| title == before))
}

fn split(text: &[char], gap: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for at in 0..=text.len() {
        let ends = at == text.len() || gap(at);
        match (start, ends) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}
