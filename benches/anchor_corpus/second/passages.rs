//! Which passages are marked, and what is remembered of them: one word to three paragraphs, with and without
//! surroundings.

use std::ops::Range;

use dateline::model::{PositionSelector, QuoteSelector, Selector};

use super::letters::{Letter, paragraphs, sentences, trimmed, words};
use crate::random::Random;

/// Passages of an old text in its order, some of them where `aim` is.
pub(crate) fn choose(old: &[Letter], aim: Option<&Range<usize>>, random: &mut Random) -> Vec<Range<usize>> {
    let count = match random.below(10) {
        0 | 1 => 1,
        2..=4 => 2 + random.below(4),
        _ => 6 + random.below(15),
    };
    let (paragraphs, sentences) = (paragraphs(old), sentences(old));
    let mut found = Vec::new();
    for _ in 0..count {
        let near = aim.filter(|_| random.chance(0.35));
        let passage = one(old, &paragraphs, &sentences, near, random);
        if passage.len() > 1 && old[passage.clone()].iter().any(|letter| letter.c.is_alphanumeric()) {
            found.push(passage);
        }
    }
    found.sort_by_key(|passage| (passage.start, passage.end));
    found.dedup();
    found
}

fn one(
    old: &[Letter],
    paragraphs: &[Range<usize>],
    sentences: &[Range<usize>],
    near: Option<&Range<usize>>,
    random: &mut Random,
) -> Range<usize> {
    let index = |items: &[Range<usize>], random: &mut Random| match near {
        Some(near) => items.iter().rposition(|item| item.start <= near.start).unwrap_or(0),
        None => random.below(items.len()),
    };
    let run = |items: &[Range<usize>], most: usize, random: &mut Random| {
        let at = index(items, random);
        let last = (at + random.below(most)).min(items.len() - 1);
        items[at].start..items[last].end
    };
    match random.below(20) {
        0..=2 => within_words(old, run(sentences, 1, random), 1, 1, random),
        3..=5 => within_words(old, run(sentences, 1, random), 2, 3, random),
        6..=9 => within_words(old, run(sentences, 1, random), 4, 12, random),
        10..=13 => run(sentences, 1, random),
        14 => run(sentences, 3, random),
        15 | 16 => run(paragraphs, 1, random),
        17 => run(paragraphs, 3, random),
        // From the middle of one sentence into the next, and a selection that cuts words.
        18 => {
            let at = index(sentences, random);
            let next = (at + 1).min(sentences.len() - 1);
            let (first, second) = (sentences[at].clone(), sentences[next].clone());
            let (start, end) = (words(old, first), words(old, second));
            match (start.get(start.len() / 2), end.get(end.len() / 2)) {
                (Some(start), Some(end)) if start.start < end.end => start.start..end.end,
                _ => sentences[at].clone(),
            }
        }
        _ => {
            let sentence = run(sentences, 2, random);
            let from = sentence.start + random.below(sentence.len() / 2);
            trimmed(old, from..(from + 3 + random.below(sentence.end - from)).min(sentence.end))
        }
    }
}

fn within_words(
    old: &[Letter],
    sentence: Range<usize>,
    least: usize,
    most: usize,
    random: &mut Random,
) -> Range<usize> {
    let words = words(old, sentence.clone());
    let count = least + random.below(most - least + 1);
    if words.len() < count {
        return sentence;
    }
    let first = random.below(words.len() - count + 1);
    words[first].start..words[first + count - 1].end
}

/// What is remembered of a passage. Most tools keep 32 code points on each side, some words, some nothing.
pub(crate) fn remember(old: &[Letter], passage: &Range<usize>, random: &mut Random) -> Selector {
    let text = |range: Range<usize>| old[range].iter().map(|letter| letter.c).collect::<String>();
    let (before, after) = match random.below(20) {
        0..=12 => (32, 32),
        13 => (64, 64),
        14 | 15 => (16, 16),
        16 => (32, 0),
        17 => (0, 32),
        _ => (0, 0),
    };
    let prefix = text(passage.start.saturating_sub(before)..passage.start);
    let suffix = text(passage.end..(passage.end + after).min(old.len()));
    let position = PositionSelector { start: passage.start as u32, end: passage.end as u32 };
    Selector {
        quote: Some(QuoteSelector { exact: text(passage.clone()), prefix, suffix }),
        position: (!random.chance(0.05)).then_some(position),
    }
}
