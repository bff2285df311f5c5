//! One question of the corpus: an old text, passages marked in it, what the text has become, and the truth.

use std::ops::Range;

use dateline::anchor::{Text, describe};
use dateline::model::{PositionSelector, QuoteSelector, Selector};

use super::doors::Asked;
use super::edits::{APART, Edit, lookalike};
use super::random::Random;
use super::shape;
use super::traced::{Draft, Truth};

/// Passages of one old text, and one new text.
pub(crate) struct Case {
    pub(crate) kind: String,
    pub(crate) asked: Asked,
    pub(crate) truths: Vec<Truth>,
}

impl Case {
    /// Marks a text and edits it; several edits when none is named.
    pub(crate) fn new(
        source: &str,
        edit: Option<Edit>,
        foreign: &[String],
        random: &mut Random,
    ) -> Option<Case> {
        let with_like = edit == Some(Edit::Lookalike) && random.chance(0.5);
        let (source, like) = match with_like.then(|| with_lookalike(source, foreign, random)).flatten() {
            Some((source, sentence)) => (source, Some(sentence)),
            None => (source.to_owned(), None),
        };
        let chars: Vec<char> = source.chars().collect();
        let mut marks = passages(&chars, like.as_ref(), random);
        if marks.is_empty() {
            return None;
        }
        let target = like.clone().unwrap_or_else(|| random.pick(&marks).clone());
        if random.chance(0.25) {
            marks.retain(|mark| mark.start < target.end && target.start < mark.end);
            let one = random.pick(&marks).clone();
            marks = vec![one];
        }
        let mut draft = Draft::new(&source);
        draft.has_lookalike = like.is_some();
        let kind = match edit {
            Some(edit) => {
                edit.apply(&mut draft, &target, foreign, random);
                format!("{edit:?}")
            }
            None => {
                let mut edits: Vec<Edit> =
                    (0..2 + random.below(5)).map(|_| Edit::ALL[random.below(Edit::ALL.len() - 1)]).collect();
                // A lookalike comes last: what is moved or deleted later could bring it to the place of the sentence
                // that it is like, where nobody could tell it from that sentence, edited.
                edits.sort_by_key(|edit| *edit == Edit::Lookalike);
                for edit in edits {
                    let target = random.pick(&marks).clone();
                    edit.apply(&mut draft, &target, foreign, random);
                }
                "several".to_owned()
            }
        };
        let old = Text::new(&source);
        let selectors = marks.iter().map(|mark| remember(&old, mark, random)).collect();
        let truths = marks.iter().map(|mark| draft.truth(mark.clone(), &chars)).collect();
        Some(Case { kind, asked: Asked { new: draft.text(), selectors, old: source }, truths })
    }
}

/// The text with a sentence in it that is like another one far from it, and where that other one is.
fn with_lookalike(source: &str, foreign: &[String], random: &mut Random) -> Option<(String, Range<u32>)> {
    let chars: Vec<char> = source.chars().collect();
    let all = shape::sentences(&chars);
    let sentence = random.pick(&all).clone();
    let far: Vec<usize> = all
        .iter()
        .map(|other| other.start)
        .filter(|at| at.abs_diff(sentence.start).min(at.abs_diff(sentence.end)) > APART)
        .collect();
    if far.is_empty() {
        return None;
    }
    let at = *random.pick(&far);
    let copy: Vec<char> =
        format!("{} ", lookalike(&chars[sentence.clone()], foreign, random)).chars().collect();
    let shift = if at <= sentence.start { copy.len() } else { 0 };
    let source = [&chars[..at], &copy, &chars[at..]].concat().into_iter().collect();
    Some((source, (sentence.start + shift) as u32..(sentence.end + shift) as u32))
}

/// A dozen passages of the kinds that people mark, in the order of the text.
fn passages(text: &[char], wanted: Option<&Range<u32>>, random: &mut Random) -> Vec<Range<u32>> {
    let sentences = shape::sentences(text);
    let mut marks: Vec<Range<u32>> = wanted.cloned().into_iter().collect();
    if let Some(wanted) = wanted {
        let inner = shape::words(&text[wanted.start as usize..wanted.end as usize]);
        if let Some(words) = pick_words(&inner, 3, random) {
            marks.push(wanted.start + words.start as u32..wanted.start + words.end as u32);
        }
    }
    for _ in 0..12 {
        let sentence = random.pick(&sentences).clone();
        let words = shape::words(&text[sentence.clone()]);
        let range = match random.below(9) {
            0..=2 => sentence,
            3 | 4 => match pick_words(&words, 8, random) {
                Some(words) => sentence.start + words.start..sentence.start + words.end,
                None => sentence,
            },
            5 | 6 => match pick_words(&words, 3, random) {
                Some(words) => sentence.start + words.start..sentence.start + words.end,
                None => sentence,
            },
            7 => {
                let at = sentences.iter().position(|s| *s == sentence).unwrap_or(0);
                let last = (at + 1 + random.below(2)).min(sentences.len() - 1);
                sentence.start..sentences[last].end
            }
            _ => {
                let all = shape::paragraphs(text);
                let at = all.iter().position(|p| p.contains(&sentence.start));
                match at {
                    Some(at) => all[at].start..all[(at + random.below(2)).min(all.len() - 1)].end,
                    None => sentence,
                }
            }
        };
        marks.push(range.start as u32..range.end as u32);
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks.dedup();
    marks
}

/// One to so many words in a row.
fn pick_words(words: &[Range<usize>], most: usize, random: &mut Random) -> Option<Range<usize>> {
    let from = random.below(words.len());
    let to = (from + random.below(most)).min(words.len().saturating_sub(1));
    Some(words.get(from)?.start..words.get(to)?.end)
}

/// Half of the selectors as Dateline makes them, half with 32 code points of context cut anywhere.
fn remember(text: &Text<'_>, mark: &Range<u32>, random: &mut Random) -> Selector {
    if random.chance(0.5) {
        return describe(text, mark.clone());
    }
    let slice = |range| text.slice(range).unwrap_or_default().to_owned();
    Selector {
        quote: Some(QuoteSelector {
            exact: slice(mark.clone()),
            prefix: slice(mark.start.saturating_sub(32)..mark.start),
            suffix: slice(mark.end..(mark.end + 32).min(text.len())),
        }),
        position: Some(PositionSelector { start: mark.start, end: mark.end }),
    }
}
