//! What editors and extractors do to a text, each as the issue on anchors names it.

use std::ops::Range;

use super::letters::{Letter, paragraphs, plain, sentences, words, written};
use super::page;
use crate::random::Random;

/// One kind of edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edit {
    Correction,
    Insertion,
    Deletion,
    ParagraphMoved,
    SentenceCopied,
    LookalikeLeft,
    WhiteSpace,
    QuotesAndDashes,
    OtherExtractor,
}

impl Edit {
    pub(crate) const ALL: [Edit; 9] = [
        Edit::Correction,
        Edit::Insertion,
        Edit::Deletion,
        Edit::ParagraphMoved,
        Edit::SentenceCopied,
        Edit::LookalikeLeft,
        Edit::WhiteSpace,
        Edit::QuotesAndDashes,
        Edit::OtherExtractor,
    ];
}

/// Where an edit strikes and what it writes.
pub(crate) struct Pen<'a> {
    pub(crate) random: &'a mut Random,
    /// Sentences of another text.
    pub(crate) foreign: &'a [String],
    /// A sentence of the old text, at which half of the edits aim.
    pub(crate) aim: Range<u32>,
}

impl Pen<'_> {
    /// One of the pieces: often that which holds the sentence aimed at.
    pub(crate) fn pick(&mut self, letters: &[Letter], pieces: &[Range<usize>]) -> Option<Range<usize>> {
        let aimed = self.random.chance(0.5).then(|| {
            let holds = |at: usize| {
                letters[at].from.is_some_and(|from| self.aim.contains(&from)) && !letters[at].copy
            };
            pieces.iter().find(|piece| (*piece).clone().any(holds)).cloned()
        });
        aimed.flatten().or_else(|| (!pieces.is_empty()).then(|| self.random.pick(pieces).clone()))
    }

    pub(crate) fn sentence(&mut self) -> String {
        if self.foreign.is_empty() { String::new() } else { self.random.pick(self.foreign).trim().to_owned() }
    }

    /// A few words of another text.
    fn words(&mut self, least: usize, most: usize) -> String {
        let sentence = self.sentence();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let count = (least + self.random.below(most - least + 1)).min(words.len());
        let from = self.random.below(words.len() - count + 1);
        words[from..from + count].join(" ")
    }
}

pub(crate) fn apply(edit: Edit, letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    match edit {
        Edit::Correction => correct(letters, pen),
        Edit::Insertion => insert(letters, pen),
        Edit::Deletion => delete(letters, pen),
        Edit::ParagraphMoved => move_paragraph(letters, pen),
        Edit::SentenceCopied => copy_sentence(letters, pen),
        Edit::LookalikeLeft => remove_sentence_aimed_at(letters, pen),
        Edit::WhiteSpace => page::white_space(letters, pen.random),
        Edit::QuotesAndDashes => page::quotes_and_dashes(letters, pen.random),
        Edit::OtherExtractor => page::other_extractor(letters, pen),
    }
}

fn replace(letters: &mut Vec<Letter>, range: Range<usize>, by: &str) {
    let origins = letters[range.clone()].iter().filter_map(|letter| letter.from);
    let instead = origins.clone().min().zip(origins.max()).map(|(from, last)| (from, last + 1));
    let copy = letters[range.clone()].iter().any(|letter| letter.copy);
    letters.splice(range, by.chars().map(|c| Letter { instead, copy, ..Letter::new(c) }));
}

/// One to four words of a sentence, or some of the whole text.
fn correct(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    let all = words(letters, 0..letters.len());
    let mut chosen = if pen.random.chance(0.6) {
        let Some(sentence) = pen.pick(letters, &sentences(letters)) else { return };
        let words = words(letters, sentence);
        let count = 1 + pen.random.below(4);
        (0..count).filter(|_| !words.is_empty()).map(|_| pen.random.pick(&words).clone()).collect()
    } else {
        let rate = [0.01, 0.02, 0.05][pen.random.below(3)];
        all.iter().filter(|_| pen.random.chance(rate)).cloned().collect::<Vec<_>>()
    };
    chosen.sort_by_key(|word| word.start);
    chosen.dedup();
    for word in chosen.into_iter().rev() {
        if word.end <= letters.len() {
            correct_word(letters, word, pen, &all);
        }
    }
}

fn correct_word(letters: &mut Vec<Letter>, word: Range<usize>, pen: &mut Pen<'_>, all: &[Range<usize>]) {
    let old = plain(&letters[word.clone()]);
    let new = if old.chars().all(|c| c.is_ascii_digit()) {
        (old.parse::<u32>().unwrap_or(7) % 10_000 + 1 + pen.random.below(30) as u32).to_string()
    } else if pen.random.chance(0.3) && old.chars().count() > 3 {
        // A slip of the pen is mended: a letter doubled, dropped or changed.
        let mut slip: Vec<char> = old.chars().collect();
        let at = 1 + pen.random.below(slip.len() - 1);
        match pen.random.below(3) {
            0 => slip.insert(at, slip[at]),
            1 => drop(slip.remove(at)),
            _ => slip[at] = 'e',
        }
        slip.into_iter().collect()
    } else {
        let other = pen.random.pick(all).clone();
        letters.get(other).map_or_else(|| pen.words(1, 1), plain)
    };
    if new != old {
        replace(letters, word, &new);
    }
}

fn insert(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    for _ in 0..1 + pen.random.below(3) {
        let Some(sentence) = pen.pick(letters, &sentences(letters)) else { return };
        match pen.random.below(4) {
            0 => {
                let new = format!(" {}", pen.sentence());
                letters.splice(sentence.end..sentence.end, written(&new));
            }
            1 => {
                let new = format!("{} ", pen.sentence());
                letters.splice(sentence.start..sentence.start, written(&new));
            }
            2 => {
                let Some(paragraph) = pen.pick(letters, &paragraphs(letters)) else { return };
                let new: Vec<String> = (0..1 + pen.random.below(4)).map(|_| pen.sentence()).collect();
                let new = format!("\n\n{}", new.join(" "));
                letters.splice(paragraph.end..paragraph.end, written(&new));
            }
            _ => {
                let words = words(letters, sentence);
                if let Some(word) = pen.pick(letters, &words) {
                    let new = if pen.random.chance(0.5) {
                        format!(", {},", pen.words(3, 9))
                    } else {
                        format!(" {}", pen.words(1, 2))
                    };
                    letters.splice(word.end..word.end, written(&new));
                }
            }
        }
    }
}

fn delete(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    for _ in 0..1 + pen.random.below(2) {
        match pen.random.below(4) {
            0 => {
                let paragraphs = paragraphs(letters);
                if paragraphs.len() > 3
                    && let Some(paragraph) = pen.pick(letters, &paragraphs)
                {
                    letters.drain(with_gap(letters, paragraph));
                }
            }
            1 => {
                let Some(sentence) = pen.pick(letters, &sentences(letters)) else { return };
                let words = words(letters, sentence);
                let count = 1 + pen.random.below(8);
                if words.len() > count + 2 {
                    let first = 1 + pen.random.below(words.len() - count - 1);
                    letters.drain(words[first].start..words[first + count].start.min(letters.len()));
                }
            }
            _ => {
                let sentences = sentences(letters);
                if sentences.len() > 5
                    && let Some(sentence) = pen.pick(letters, &sentences)
                {
                    letters.drain(with_gap(letters, sentence));
                }
            }
        }
    }
}

/// A piece with the white space after it.
fn with_gap(letters: &[Letter], piece: Range<usize>) -> Range<usize> {
    let after = letters[piece.end..].iter().take_while(|letter| letter.c.is_whitespace()).count();
    piece.start..piece.end + after
}

fn move_paragraph(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    let before = paragraphs(letters);
    let Some(paragraph) = (before.len() > 2).then(|| pen.pick(letters, &before)).flatten() else { return };
    let mut moved: Vec<Letter> = letters.drain(with_gap(letters, paragraph)).collect();
    while moved.last().is_some_and(|letter| letter.c.is_whitespace()) {
        moved.pop();
    }
    let left = paragraphs(letters);
    let place = pen.random.pick(&left).clone();
    if pen.random.chance(0.5) {
        moved.extend(written("\n\n"));
        letters.splice(place.start..place.start, moved);
    } else {
        let gap = written("\n\n");
        letters.splice(place.end..place.end, gap.into_iter().chain(moved));
    }
}

/// A sentence, or two or three, again as headline or in a summary; what was copied is often edited afterwards.
fn copy_sentence(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    let sentences = sentences(letters);
    let Some(first) = pen.pick(letters, &sentences) else { return };
    let copied = |range: Range<usize>| -> Vec<Letter> {
        letters[range].iter().map(|letter| Letter { copy: true, ..*letter }).collect()
    };
    let (new, at) = match pen.random.below(3) {
        0 => {
            let mut headline = copied(first.clone());
            if headline.last().is_some_and(|letter| letter.c == '.') {
                headline.pop();
            }
            headline.extend(written("\n\n"));
            (headline, 0)
        }
        kind => {
            let mut summary = written(if kind == 1 { "Summary\n\n" } else { "\n\nKey points\n\n" });
            let mut chosen = vec![first.clone()];
            chosen.extend((0..pen.random.below(3)).map(|_| pen.random.pick(&sentences).clone()));
            for sentence in chosen {
                summary.extend(copied(sentence));
                summary.extend(written(if pen.random.chance(0.5) { " " } else { "\n" }));
            }
            if kind == 1 {
                summary.extend(written("\n\n"));
            }
            (summary, if kind == 1 { 0 } else { letters.len() })
        }
    };
    if pen.random.chance(0.5) {
        let words = words(letters, first);
        let all = words.clone();
        for _ in 0..1 + pen.random.below(3) {
            // From the back, so that places before stay.
            if let Some(word) = all.get(pen.random.below(all.len()))
                && at == 0
            {
                let shift = letters.len();
                correct_word(letters, word.clone(), pen, &words);
                if letters.len() != shift {
                    break;
                }
            }
        }
    }
    letters.splice(at.min(letters.len())..at.min(letters.len()), new);
}

fn remove_sentence_aimed_at(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    let aim = pen.aim.clone();
    let gone = |letter: &Letter| letter.from.is_some_and(|from| aim.contains(&from)) && !letter.copy;
    if let Some(start) = letters.iter().position(gone)
        && let Some(last) = letters.iter().rposition(gone)
        && last - start < 2 * aim.len()
    {
        letters.drain(with_gap(letters, start..last + 1));
    }
}

/// A sentence like another: a fifth to a half of its words are others.
pub(crate) fn lookalike(letters: &[Letter], sentence: Range<usize>, random: &mut Random) -> String {
    let all = words(letters, 0..letters.len());
    let share = 0.2 + 0.1 * random.below(4) as f64;
    let mut like: Vec<Letter> = letters[sentence].to_vec();
    let within = words(&like, 0..like.len());
    let least = random.below(within.len().max(1));
    for (index, word) in within.into_iter().enumerate().rev() {
        if index == least || random.chance(share) {
            let other = plain(&letters[random.pick(&all).clone()]);
            like.splice(word, written(&other));
        }
    }
    plain(&like)
}
