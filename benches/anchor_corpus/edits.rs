//! The edits that news texts undergo, each a function on a draft.

use std::ops::Range;

use super::random::Random;
use super::shape::{paragraphs, sentences, words};
use super::traced::Draft;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Edit {
    Correction,
    Insertion,
    Deletion,
    ParagraphMoved,
    SentenceMoved,
    CopiedToTop,
    CopiedAndCorrected,
    Lookalike,
    Whitespace,
    Typography,
    ReExtraction,
    CopiedAndDeleted,
}

/// A sentence that is copied to the top and edited comes from further down than this: beside itself, nobody could
/// tell which of the two was the first.
const BELOW: usize = 120;

/// A lookalike stands at least so many code points, a sentence, from the one that it is like: nearer, nobody could
/// tell it from the sentence itself, edited.
pub(crate) const APART: usize = 120;

impl Edit {
    pub(crate) const ALL: [Edit; 12] = [
        Edit::Correction,
        Edit::Insertion,
        Edit::Deletion,
        Edit::ParagraphMoved,
        Edit::SentenceMoved,
        Edit::CopiedToTop,
        Edit::CopiedAndCorrected,
        Edit::Lookalike,
        Edit::Whitespace,
        Edit::Typography,
        Edit::ReExtraction,
        Edit::CopiedAndDeleted,
    ];

    /// Applies the edit; `target` is a passage of the old text that it should meet, `foreign` sentences of another text.
    pub(crate) fn apply(
        self,
        draft: &mut Draft,
        target: &Range<u32>,
        foreign: &[String],
        random: &mut Random,
    ) {
        let text: Vec<char> = draft.text().chars().collect();
        if text.is_empty() {
            return;
        }
        let place =
            |draft: &Draft| draft.body.iter().position(|t| t.from.is_some_and(|from| target.contains(&from)));
        let all = sentences(&text);
        if all.is_empty() {
            return;
        }
        let sentence = place(draft)
            .and_then(|at| all.iter().find(|s| s.contains(&at)).cloned())
            .unwrap_or_else(|| random.pick(&all).clone());
        let sentence = match self {
            Edit::CopiedAndCorrected | Edit::CopiedAndDeleted if sentence.start < BELOW => {
                let below: Vec<&Range<usize>> = all.iter().filter(|s| s.start >= BELOW).collect();
                if below.is_empty() {
                    return;
                }
                (*random.pick(&below)).clone()
            }
            _ => sentence,
        };
        match self {
            Edit::Correction => {
                correct(draft, sentence, random);
                for _ in 0..random.below(4) {
                    let now: Vec<char> = draft.text().chars().collect();
                    let other = random.pick(&sentences(&now)).clone();
                    correct(draft, other, random);
                }
            }
            Edit::Insertion => match random.below(4) {
                0 => draft.insert(sentence.start, &format!("{} ", random.pick(foreign))),
                1 => draft.insert(sentence.end, &format!(" {}", random.pick(foreign))),
                2 => insert_phrase(draft, &sentence, foreign, random),
                _ => {
                    let at = random.pick(&paragraphs(&text)).start;
                    draft.insert(at, &format!("{} {}\n", random.pick(foreign), random.pick(foreign)));
                }
            },
            Edit::Deletion => match random.below(4) {
                0 | 1 => draft.remove(with_space(&text, sentence)),
                2 => {
                    let inner: Vec<_> = words(&text[sentence.clone()]);
                    let from = random.below(inner.len());
                    let to = (from + random.below(4)).min(inner.len().saturating_sub(1));
                    if let (Some(a), Some(b)) = (inner.get(from), inner.get(to)) {
                        draft.remove(with_space(&text, sentence.start + a.start..sentence.start + b.end));
                    }
                }
                _ => {
                    let all = paragraphs(&text);
                    let paragraph =
                        all.iter().find(|p| p.contains(&sentence.start)).unwrap_or(&all[0]).clone();
                    draft.remove(with_space(&text, paragraph));
                }
            },
            Edit::ParagraphMoved => {
                let all = paragraphs(&text);
                let paragraph = all.iter().find(|p| p.contains(&sentence.start)).unwrap_or(&all[0]).clone();
                let moved = paragraph.start..(paragraph.end + 1).min(text.len());
                let to = random.pick(&all).start;
                if !moved.contains(&to) {
                    draft.relocate(moved, to);
                }
            }
            Edit::SentenceMoved => {
                let moved = with_space(&text, sentence);
                let to = random.pick(&all).start;
                if !moved.contains(&to) && moved.end < text.len() {
                    draft.relocate(moved, to);
                }
            }
            Edit::CopiedToTop => copy_to_top(draft, &text, &sentence, random),
            Edit::CopiedAndCorrected => {
                let before = draft.body.len();
                copy_to_top(draft, &text, &sentence, random);
                let shift = draft.body.len() - before;
                correct(draft, sentence.start + shift..sentence.end + shift, random);
            }
            Edit::CopiedAndDeleted => {
                let before = draft.body.len();
                copy_to_top(draft, &text, &sentence, random);
                let shift = draft.body.len() - before;
                let gone = with_space(&text, sentence);
                draft.remove(gone.start + shift..gone.end + shift);
            }
            Edit::Lookalike => {
                let copy = lookalike(&text[sentence.clone()], foreign, random);
                // Far from where the sentence stands, and from where it stood before other edits moved it.
                let stood = |at: usize| draft.body.get(at..).unwrap_or_default().iter().find_map(|t| t.from);
                let apart = |at: usize| {
                    let here = at.abs_diff(sentence.start).min(at.abs_diff(sentence.end));
                    let then = stood(at)
                        .zip(stood(sentence.start))
                        .map_or(usize::MAX, |(a, b)| a.abs_diff(b) as usize);
                    here > APART && then > APART + sentence.len()
                };
                let far: Vec<usize> = all.iter().map(|s| s.start).filter(|start| apart(*start)).collect();
                let removed = with_space(&text, sentence);
                draft.remove(removed.clone());
                // Where the text has one already, the lookalike is the one that was left.
                if !far.is_empty() && !draft.has_lookalike {
                    let to = *random.pick(&far);
                    let to = if to > removed.start { to - removed.len() } else { to };
                    draft.insert(to, &format!("{copy} "));
                }
            }
            Edit::Whitespace => whitespace(draft, random),
            Edit::Typography => typography(draft),
            Edit::ReExtraction => re_extract(draft, foreign, random),
        }
    }
}

/// Replaces one to three words of a sentence by other words of the text, or by other numbers.
fn correct(draft: &mut Draft, sentence: Range<usize>, random: &mut Random) {
    for _ in 0..1 + random.below(3) {
        let text: Vec<char> = draft.text().chars().collect();
        let end = sentence.end.min(text.len());
        let inner = words(&text[sentence.start.min(end)..end]);
        if inner.is_empty() {
            return;
        }
        let word = random.pick(&inner).clone();
        let word = sentence.start + word.start..sentence.start + word.end;
        let old: String = text[word.clone()].iter().collect();
        let new = match old.parse::<u64>() {
            Ok(number) => (number + 1 + random.below(40) as u64).to_string(),
            Err(_) if random.chance(0.25) && old.len() > 3 => typo(&old, random),
            Err(_) => {
                let other = random.pick(&words(&text)).clone();
                text[other].iter().collect()
            }
        };
        // A word put in the place of its like is no correction.
        if new != old {
            draft.replace(word, &new);
        }
    }
}

fn typo(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.below(letters.len() - 1);
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

fn insert_phrase(draft: &mut Draft, sentence: &Range<usize>, foreign: &[String], random: &mut Random) {
    let text: Vec<char> = draft.text().chars().collect();
    let inner = words(&text[sentence.clone()]);
    let phrase: Vec<&str> = random.pick(foreign).split_whitespace().take(1 + random.below(5)).collect();
    if inner.len() > 1 {
        let at = sentence.start + inner[1 + random.below(inner.len() - 1)].start;
        draft.insert(at, &format!("{} ", phrase.join(" ")));
    }
}

fn copy_to_top(draft: &mut Draft, text: &[char], sentence: &Range<usize>, random: &mut Random) {
    let stop = usize::from(random.chance(0.3) && text.get(sentence.end - 1) == Some(&'.'));
    let under = paragraphs(text).get(1).map_or(0, |p| p.start);
    // Under the headline only when the sentence comes from further down.
    let at = if sentence.start >= under + BELOW && random.chance(0.5) { under } else { 0 };
    draft.copy(sentence.start..sentence.end - stop, at);
}

/// A sentence like this one that says something else.
pub(crate) fn lookalike(sentence: &[char], foreign: &[String], random: &mut Random) -> String {
    let text: String = sentence.iter().collect();
    let mut parts: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let others: Vec<&str> = random.pick(foreign).split_whitespace().collect();
    for _ in 0..1 + random.below(2 + parts.len() / 8) {
        let at = random.below(parts.len());
        parts[at] = (*others.get(random.below(others.len())).unwrap_or(&"other")).to_owned();
    }
    if parts.join(" ") == text {
        parts.push("again".to_owned());
    }
    parts.join(" ")
}

fn with_space(text: &[char], range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while end < text.len() && text[end].is_whitespace() {
        end += 1;
    }
    range.start..end
}

fn whitespace(draft: &mut Draft, random: &mut Random) {
    let way = random.below(4);
    let mut at = 0;
    while at < draft.body.len() {
        match (way, draft.body[at].c) {
            (0, '\n') => draft.replace(at..at + 1, "\n\n"),
            (1, '\n') => draft.replace(at..at + 1, " "),
            (2, ' ') if random.chance(0.2) => draft.replace(at..at + 1, "\u{a0}"),
            (3, ' ') if random.chance(0.1) => draft.replace(at..at + 1, "\n"),
            _ => {}
        }
        at += if draft.body[at].c == '\n' && way == 0 { 2 } else { 1 };
    }
}

fn typography(draft: &mut Draft) {
    let mut open = false;
    for at in 0..draft.body.len() {
        let before = at.checked_sub(1).map_or(' ', |b| draft.body[b].c);
        let new = match draft.body[at].c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '“' | '”' => '"',
            '\'' if before.is_whitespace() => '‘',
            '\'' => '’',
            '’' | '‘' => '\'',
            '-' => '–',
            '–' | '—' => '-',
            other => other,
        };
        draft.body[at].c = new;
    }
}

/// Another extractor: boilerplate between paragraphs, short paragraphs dropped, footnote marks, a header and a footer.
fn re_extract(draft: &mut Draft, foreign: &[String], random: &mut Random) {
    let text: Vec<char> = draft.text().chars().collect();
    let all = paragraphs(&text);
    for paragraph in all.iter().rev() {
        if paragraph.len() < 25 && random.chance(0.5) {
            draft.remove(with_space(&text, paragraph.clone()));
        } else if random.chance(0.15) {
            let line: String = random.pick(foreign).chars().take(60).collect();
            draft.insert(paragraph.start, &format!("Photo: {line}\nAdvertisement\n"));
        } else if random.chance(0.1) {
            draft.insert(paragraph.start, "• ");
        } else if random.chance(0.1) {
            draft.insert(paragraph.end, "[1]");
        }
    }
    if random.chance(0.7) {
        draft.insert(0, "Home News World Sport\nShare this article\n");
    }
    draft.insert(draft.body.len(), "\nRead more\nAll rights reserved");
    if random.chance(0.5) {
        whitespace(draft, random);
    }
}
