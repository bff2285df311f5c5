//! What other typography and another extractor make of the same page.

use std::ops::Range;

use super::edits::Pen;
use super::letters::{Letter, paragraphs, sentences, words, written};
use crate::random::Random;

pub(crate) fn white_space(letters: &mut Vec<Letter>, random: &mut Random) {
    let kind = random.below(6);
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len() * 2);
    for letter in letters.iter() {
        let c = letter.c;
        let space = c == ' ';
        let line = c == '\n';
        match kind {
            0 if space && random.chance(0.2) => out.extend([*letter, Letter::new(' ')]),
            1 if space && random.chance(0.3) => out.push(Letter { c: '\u{a0}', ..*letter }),
            2 if line => out.extend([*letter, Letter::new('\n')]),
            3 if line && out.last().is_some_and(|last| last.c == '\n') => {}
            4 if line => out.extend([Letter::new(' '), *letter, Letter::new('\t')]),
            5 if c.is_alphanumeric() && random.chance(0.01) => out.extend([*letter, Letter::new('\u{ad}')]),
            _ => out.push(*letter),
        }
    }
    *letters = out;
}

pub(crate) fn quotes_and_dashes(letters: &mut Vec<Letter>, random: &mut Random) {
    let curly = random.chance(0.5);
    let dash = *random.pick(&["-", "–", "—", " — ", "--"]);
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        let opens = at == 0 || letters[at - 1].c.is_whitespace() || letters[at - 1].c == '(';
        let beside =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|l| l.c.is_alphanumeric());
        let as_text: Option<&str> = match letter.c {
            '"' if curly => Some(if opens { "“" } else { "”" }),
            '\'' if curly => Some(if opens { "‘" } else { "’" }),
            '“' | '”' | '„' | '«' | '»' if !curly => Some("\""),
            '‘' | '’' if !curly => Some("'"),
            '`' => Some("‘"),
            '–' | '—' => Some(dash),
            '-' if !beside(at.checked_sub(1)) || !beside(Some(at + 1)) => Some(dash),
            '…' => Some("..."),
            _ => None,
        };
        match as_text {
            Some(text) => out.extend(text.chars().map(|c| Letter { c, ..*letter })),
            None => out.push(*letter),
        }
    }
    *letters = out;
}

const NAVIGATION: [&str; 10] = [
    "Home | World | Business | Sport",
    "Share this article",
    "Advertisement",
    "Read more: what we know so far",
    "Sign up for our morning letter",
    "Related stories",
    "Follow us",
    "Accessibility links",
    "Comments (12)",
    "Print this page",
];

/// Two to four of the things in which extractors differ.
pub(crate) fn other_extractor(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    for _ in 0..2 + pen.random.below(3) {
        match pen.random.below(9) {
            0 => {
                for _ in 0..1 + pen.random.below(4) {
                    let line = format!("{}\n", pen.random.pick(&NAVIGATION));
                    letters.splice(0..0, written(&line));
                }
            }
            1 => {
                for _ in 0..1 + pen.random.below(4) {
                    let line = format!("\n{}", pen.random.pick(&NAVIGATION));
                    if let Some(paragraph) = pen.pick(letters, &paragraphs(letters)) {
                        letters.splice(paragraph.end..paragraph.end, written(&line));
                    }
                }
            }
            2 => drop_lines(letters, pen.random),
            3 => join(letters, pen.random),
            4 => split(letters, pen.random),
            5 => inline_caption(letters, pen),
            6 => {
                // Marks of footnotes are kept as text.
                let sentences = sentences(letters);
                for (index, sentence) in sentences.iter().enumerate().rev() {
                    if pen.random.chance(0.15) {
                        let mark = format!("[{}]", index + 1);
                        letters.splice(sentence.end..sentence.end, written(&mark));
                    }
                }
            }
            7 => {
                for paragraph in paragraphs(letters).into_iter().rev() {
                    if pen.random.chance(0.3) {
                        letters.splice(paragraph.start..paragraph.start, written("• "));
                    }
                }
            }
            _ => unwrap(letters),
        }
    }
}

/// Short lines at the beginning and the end, taken for navigation.
fn drop_lines(letters: &mut Vec<Letter>, random: &mut Random) {
    let short: Vec<Range<usize>> =
        paragraphs(letters).into_iter().filter(|paragraph| paragraph.len() < 90).collect();
    for line in short.into_iter().rev() {
        if random.chance(0.5) {
            letters.drain(line);
        }
    }
}

fn join(letters: &mut Vec<Letter>, random: &mut Random) {
    let share = [0.2, 0.5, 1.0][random.below(3)];
    let paragraphs = paragraphs(letters);
    for pair in paragraphs.windows(2).rev() {
        if random.chance(share) {
            letters.splice(pair[0].end..pair[1].start, written(" "));
        }
    }
}

fn split(letters: &mut Vec<Letter>, random: &mut Random) {
    let share = [0.1, 0.3, 1.0][random.below(3)];
    for sentence in sentences(letters).into_iter().rev() {
        if random.chance(share) {
            let gap = letters[sentence.end..].iter().take_while(|letter| letter.c == ' ').count();
            letters.splice(sentence.end..sentence.end + gap, written("\n\n"));
        }
    }
}

/// Lines that were broken for their width become one.
fn unwrap(letters: &mut [Letter]) {
    for paragraph in paragraphs(letters) {
        for letter in &mut letters[paragraph] {
            if letter.c == '\n' {
                letter.c = ' ';
            }
        }
    }
}

/// A caption, often made of words of the article, stands between paragraphs or amid one.
fn inline_caption(letters: &mut Vec<Letter>, pen: &mut Pen<'_>) {
    let sentences = sentences(letters);
    let Some(source) = pen.pick(letters, &sentences) else { return };
    let words = words(letters, source);
    let caption = if pen.random.chance(0.6) && words.len() > 6 {
        let from = pen.random.below(words.len() - 5);
        let to = (from + 4 + pen.random.below(8)).min(words.len() - 1);
        letters[words[from].start..words[to].end].iter().map(|letter| letter.c).collect()
    } else {
        pen.sentence()
    };
    let place = pen.random.pick(&sentences).clone();
    let new = if pen.random.chance(0.5) { format!("\n{caption}\n") } else { format!(" {caption} ") };
    letters.splice(place.end..place.end, written(&new));
}
