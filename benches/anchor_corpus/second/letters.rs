//! A text in which each letter knows where it came from: what the second corpus edits.

use std::ops::Range;

/// One code point, and its origin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    pub(crate) c: char,
    /// Its position in the old text; `None` for what was written anew.
    pub(crate) from: Option<u32>,
    /// Whether it is a copy of what also stands where it stood.
    pub(crate) copy: bool,
    /// For a correction: what it was written for, in the old text.
    pub(crate) instead: Option<(u32, u32)>,
}

impl Letter {
    pub(crate) fn new(c: char) -> Letter {
        Letter { c, from: None, copy: false, instead: None }
    }
}

pub(crate) fn traced(text: &str) -> Vec<Letter> {
    (0..).zip(text.chars()).map(|(at, c)| Letter { from: Some(at), ..Letter::new(c) }).collect()
}

pub(crate) fn written(text: &str) -> Vec<Letter> {
    text.chars().map(Letter::new).collect()
}

pub(crate) fn plain(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.c).collect()
}

/// Paragraphs without the line ends between them: by blank lines where the text has some, else by lines.
pub(crate) fn paragraphs(letters: &[Letter]) -> Vec<Range<usize>> {
    let blank = letters.windows(2).filter(|pair| pair[0].c == '\n' && pair[1].c == '\n').count() > 2;
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..=letters.len() {
        let ends = at == letters.len()
            || letters[at].c == '\n' && (!blank || letters.get(at + 1).is_some_and(|next| next.c == '\n'));
        if ends {
            let paragraph = trimmed(letters, from..at);
            if !paragraph.is_empty() {
                found.push(paragraph);
            }
            from = at;
        }
    }
    found
}

/// Sentences of all paragraphs, with their closing marks; a full stop before a small letter ends none.
pub(crate) fn sentences(letters: &[Letter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for paragraph in paragraphs(letters) {
        let mut from = paragraph.start;
        for at in paragraph.clone() {
            let wide = "。！？".contains(letters[at].c);
            if !wide && !".!?".contains(letters[at].c) {
                continue;
            }
            let mut end = at + 1;
            while end < paragraph.end && "\"'”’)»".contains(letters[end].c) {
                end += 1;
            }
            let next = (end..paragraph.end).find(|at| !letters[*at].c.is_whitespace());
            let starts = next.is_some_and(|next| {
                wide || next > end && (!letters[next].c.is_lowercase() && letters[next].c != ',')
            });
            if next.is_none() || starts && end - from > 12 {
                found.push(trimmed(letters, from..end));
                from = end;
            }
        }
        let rest = trimmed(letters, from..paragraph.end);
        if !rest.is_empty() {
            found.push(rest);
        }
    }
    found.retain(|sentence| sentence.len() > 1);
    found
}

/// Words: runs of letters and digits; two code points each where the script does not part words.
pub(crate) fn words(letters: &[Letter], within: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in within {
        let c = letters[at].c;
        if !c.is_alphanumeric() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at && (last.len() < 2 || !wide(c)) => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

fn wide(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7af}').contains(&c)
}

pub(crate) fn trimmed(letters: &[Letter], range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while range.start < range.end && letters[range.start].c.is_whitespace() {
        range.start += 1;
    }
    while range.start < range.end && letters[range.end - 1].c.is_whitespace() {
        range.end -= 1;
    }
    range
}
