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
            if stop && after < paragraph.end && text[after].is_whitespace() && after - start > 15 {
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
