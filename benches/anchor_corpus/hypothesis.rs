//! Hypothesis' published method, reimplemented from its description, for comparison only: the position if
//! its text is the quote; else the quote by exact search, and only without a hit by approximate search with up
//! to half the quote as errors; score 50·quote + 20·prefix + 20·suffix + 2·position, and the best wins.

use std::ops::Range;

pub(crate) struct Quote<'a> {
    pub(crate) exact: &'a [char],
    pub(crate) prefix: &'a [char],
    pub(crate) suffix: &'a [char],
    pub(crate) start: usize,
}

pub(crate) fn anchor(text: &[char], quote: &Quote<'_>) -> Option<Range<u32>> {
    let length = quote.exact.len();
    if length == 0 {
        return None;
    }
    if text.get(quote.start..quote.start + length) == Some(quote.exact) {
        return Some(quote.start as u32..(quote.start + length) as u32);
    }
    let found = matches(text, quote.exact, 256.min(length / 2));
    let score = |(range, errors): &(Range<usize>, usize)| {
        let near = |wanted: &[char], here: &[char]| {
            if wanted.is_empty() {
                1.0
            } else {
                1.0 - least_errors(here, wanted) as f64 / wanted.len() as f64
            }
        };
        let before = &text[range.start.saturating_sub(quote.prefix.len())..range.start];
        let after = &text[range.end..(range.end + quote.suffix.len()).min(text.len())];
        let away = range.start.abs_diff(quote.start) as f64 / text.len() as f64;
        (50.0 * (1.0 - *errors as f64 / length as f64)
            + 20.0 * near(quote.prefix, before)
            + 20.0 * near(quote.suffix, after)
            + 2.0 * (1.0 - away))
            / 92.0
    };
    let best = found.iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    Some(best.0.start as u32..best.0.end as u32)
}

fn matches(text: &[char], wanted: &[char], most: usize) -> Vec<(Range<usize>, usize)> {
    let exact: Vec<_> = text
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, here)| *here == wanted)
        .map(|(at, _)| (at..at + wanted.len(), 0))
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    // Sellers' table gives what Myers' bit vectors give: the ends with the fewest errors, and their starts.
    let ends = sellers(text, wanted);
    let least = ends.iter().map(|(_, errors)| *errors).min().unwrap_or(usize::MAX);
    if least > most {
        return Vec::new();
    }
    ends.iter()
        .enumerate()
        .filter(|(_, (_, errors))| *errors == least)
        .map(|(end, (start, errors))| (*start..end, *errors))
        .collect()
}

/// For every end, the start and the errors of the best match of `wanted` that ends there.
fn sellers(text: &[char], wanted: &[char]) -> Vec<(usize, usize)> {
    let mut column: Vec<(usize, usize)> = (0..=wanted.len()).map(|errors| (0, errors)).collect();
    let mut ends = vec![(0, wanted.len())];
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (at + 1, 0);
        for (row, w) in wanted.iter().enumerate() {
            let substituted = (diagonal.0, diagonal.1 + usize::from(w != c));
            let skipped = (column[row + 1].0, column[row + 1].1 + 1);
            let missing = (column[row].0, column[row].1 + 1);
            diagonal = column[row + 1];
            column[row + 1] =
                [skipped, missing].into_iter().fold(substituted, |a, b| if b.1 < a.1 { b } else { a });
        }
        ends.push(column[wanted.len()]);
    }
    ends
}

fn least_errors(text: &[char], wanted: &[char]) -> usize {
    sellers(text, wanted).iter().map(|(_, errors)| *errors).min().unwrap_or(wanted.len()).min(wanted.len())
}
