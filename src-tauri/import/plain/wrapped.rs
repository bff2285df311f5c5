//! Text broken at a fixed width (mail, old archives) back to paragraphs.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::model::{Mark, MarkKind};

/// Lines longer than this are paragraphs, not lines of a wrapped text.
const WIDEST: usize = 100;

/// A paragraph and its words that lost a hyphen, each a mark that counts code points from the paragraph's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) joined: Vec<Mark>,
}

impl<'a> Paragraph<'a> {
    fn of(line: &'a str) -> Self {
        Self { text: Cow::Borrowed(line), joined: Vec::new() }
    }
}

/// The paragraphs of a text, and whether lines had to be joined to get them. Empty lines are left out.
pub(super) fn paragraphs(text: &str) -> (Vec<Paragraph<'_>>, bool) {
    let lines: Vec<&str> = text
        .split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(str::trim_end)
        .collect();
    // "\r\n" gives an empty line between any two, which must not count as a paragraph break.
    let doubled = text.contains("\r\n");
    let lines: Vec<&str> = if doubled { text.split('\n').map(str::trim_end).collect() } else { lines };
    if !is_wrapped(&lines) {
        let whole = lines.into_iter().filter(|line| !line.trim().is_empty()).map(Paragraph::of).collect();
        return (whole, false);
    }
    let vocabulary: HashSet<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut joined: Vec<Paragraph<'_>> = Vec::new();
    let mut open = false;
    for line in lines {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            open = false;
            continue;
        }
        match joined.last_mut() {
            Some(last) if open && !starts_anew(line) => join(last, trimmed, &vocabulary),
            _ => joined.push(Paragraph::of(trimmed)),
        }
        // A line that stops well before the margin ends its paragraph.
        open = line.chars().count() * 10 >= width * 6;
    }
    (joined, true)
}

/// Whether most lines within paragraphs reach nearly to a common right margin.
fn is_wrapped(lines: &[&str]) -> bool {
    let lengths: Vec<usize> = lines.iter().map(|line| line.trim().chars().count()).collect();
    let widest = lengths.iter().copied().max().unwrap_or(0);
    if !(40..=WIDEST).contains(&widest) {
        return false;
    }
    let followed: Vec<usize> = lengths
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second] if *first > 0 && *second > 0 => Some(*first),
            _ => None,
        })
        .collect();
    let full = followed.iter().filter(|length| **length * 4 >= widest * 3).count();
    followed.len() >= 4 && full * 10 >= followed.len() * 7
}

/// Whether a line begins a paragraph or list item of its own.
fn starts_anew(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t') || line.trim_start().starts_with(['•', '*', '>'])
}

/// Joins a line to its paragraph. A hyphen at the margin goes only when the joined word stands elsewhere in
/// the text; otherwise it stays. Where it goes, a mark says so, so that it can be put back.
fn join(to: &mut Paragraph<'_>, line: &str, vocabulary: &HashSet<String>) {
    let paragraph = to.text.to_mut();
    let first: String = line.chars().take_while(|character| character.is_alphanumeric()).collect();
    if let Some(stem) = paragraph.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphabetic)) {
        let last: String = {
            let reversed: Vec<char> = stem.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
            reversed.into_iter().rev().collect()
        };
        if first.starts_with(char::is_lowercase) {
            if vocabulary.contains(&format!("{last}{first}").to_lowercase()) {
                paragraph.pop();
                let [end, before, after] =
                    [paragraph.as_str(), &last, &first].map(|part| part.chars().count() as u32);
                to.joined.push(Mark {
                    kind: MarkKind::Joined { hyphen: before },
                    start: end.saturating_sub(before),
                    end: end.saturating_add(after),
                });
            }
            paragraph.push_str(line);
            return;
        }
    }
    paragraph.push(' ');
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_unwrapped_and_hyphens_go_only_where_the_word_is_known() {
        let text = "The airship left the bay at four in the morning with a crew of six-\n\
                    teen men, and the ship that had carried it there stayed behind in ice-\n\
                    bound water. Sixteen hours later a message came that nobody could read,\n\
                    and the sixteen were not heard of again for eleven days.\n\
                    \n\
                    A second paragraph stands here and it is wrapped at the same margin as\n\
                    the first one was, so that it is joined as well.\n";
        let (paragraphs, unwrapped) = paragraphs(text);
        assert!(unwrapped);
        assert_eq!(paragraphs.len(), 2);
        let first = &paragraphs[0];
        assert!(first.text.contains("crew of sixteen men"));
        assert!(first.text.contains("ice-bound"));
        let [mark] = first.joined.as_slice() else { panic!("{:?}", first.joined) };
        let word: String = first.text.chars().skip(mark.start as usize).take(7).collect();
        assert_eq!(
            (word.as_str(), mark.end - mark.start, &mark.kind),
            ("sixteen", 7, &MarkKind::Joined { hyphen: 3 })
        );
    }

    #[test]
    fn long_lines_are_paragraphs_already() {
        let text = "One line.\r\nAnother line.\r\n\r\nA third.";
        let texts: Vec<_> = paragraphs(text).0.into_iter().map(|paragraph| paragraph.text).collect();
        assert_eq!(texts, ["One line.", "Another line.", "A third."]);
        assert!(!paragraphs(text).1);
    }
}
