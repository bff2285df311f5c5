//! A hit in its context, as data: what is marked is told by positions, never by markup.

use std::ops::Range;

use rusqlite::Connection;

use crate::library::{LibraryError, ask};
use crate::model::PositionSelector;

/// Code points shown before the first hit.
const BEFORE: usize = 50;
/// Code points shown from the first hit on.
const AFTER: usize = 130;

/// A piece of a text around hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The pieces, each with whether it is a hit.
    pub parts: Vec<(String, bool)>,
    /// Where the first hit stands in the whole text, code points; `None` when only other columns have hits.
    pub place: Option<PositionSelector>,
}

/// What stands around a hit while it travels from the index: control characters, which no imported text holds.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// The excerpt of a column of one row of an index. What stands in `hidden` (positions in the text, ascending) is
/// passed over, unless every hit is there.
pub fn excerpt(
    connection: &Connection,
    (index, column, row): (&'static str, u8, i64),
    matching: &str,
    hidden: &[Range<u32>],
) -> Result<Option<Excerpt>, LibraryError> {
    let sql = format!(
        "SELECT highlight({index}, {column}, char(1), char(2)) FROM {index}
         WHERE {index} MATCH ?1 AND rowid = ?2"
    );
    let marked: Option<Option<String>> =
        ask::first(connection, "excerpting", &sql, (matching, row), |row| row.get(0))?;
    Ok(marked.flatten().map(|marked| {
        let shown = cut(&marked, hidden);
        if shown.place.is_some() || hidden.is_empty() { shown } else { cut(&marked, &[]) }
    }))
}

/// Cuts a marked text around its first hit that is not hidden.
pub(super) fn cut(marked: &str, hidden: &[Range<u32>]) -> Excerpt {
    let shown = without(marked, hidden);
    let start = shown.iter().take_while(|(_, c)| *c != OPEN).count();
    let place = shown.get(start + 1).map(|(position, _)| {
        let hit = shown.iter().skip(start + 1).take_while(|(_, c)| *c != CLOSE).count();
        PositionSelector {
            start: *position,
            end: position.saturating_add(u32::try_from(hit).unwrap_or(u32::MAX)),
        }
    });
    let start = if place.is_some() { start } else { 0 };
    let skipped = start.saturating_sub(BEFORE);
    let mut window: Vec<char> = Vec::new();
    let mut length = 0;
    let mut characters = shown.into_iter().map(|(_, c)| c).skip(skipped).peekable();
    while let Some(c) = characters.next_if(|_| length < BEFORE.min(start) + AFTER) {
        length += usize::from(c != OPEN && c != CLOSE);
        window.push(c);
    }
    let more = characters.peek().is_some();
    Excerpt { parts: parts(&window, skipped > 0, more), place }
}

/// The characters of a marked text that are not hidden, each with its position in the text without marks.
fn without(marked: &str, hidden: &[Range<u32>]) -> Vec<(u32, char)> {
    let mut hidden = hidden.iter().peekable();
    let mut position = 0_u32;
    let mut shown = Vec::with_capacity(marked.len());
    for c in marked.chars() {
        while hidden.next_if(|range| range.end <= position).is_some() {}
        if hidden.peek().is_none_or(|range| position < range.start) {
            shown.push((position, c));
        }
        position += u32::from(c != OPEN && c != CLOSE);
    }
    shown
}

fn parts(window: &[char], cut_before: bool, cut_after: bool) -> Vec<(String, bool)> {
    let mut window = window;
    if cut_before {
        // Begins with a whole word, where one begins before the hit.
        let hit = window.iter().position(|c| *c == OPEN).unwrap_or(window.len());
        let space = window.iter().take(hit).position(|c| c.is_whitespace());
        window = space.and_then(|space| window.get(space + 1..)).unwrap_or(window);
    }
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut text = String::new();
    let mut hit = false;
    let finish = |text: &mut String, hit: bool, parts: &mut Vec<(String, bool)>| {
        if !text.is_empty() {
            parts.push((std::mem::take(text), hit));
        }
    };
    if cut_before {
        text.push('…');
    }
    for c in window {
        match *c {
            OPEN => {
                finish(&mut text, hit, &mut parts);
                hit = true;
            }
            CLOSE => {
                finish(&mut text, hit, &mut parts);
                hit = false;
            }
            c if c.is_whitespace() => text.push(' '),
            c => text.push(c),
        }
    }
    finish(&mut text, hit, &mut parts);
    if cut_after {
        parts.push(("…".to_owned(), false));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_hit_is_placed_in_code_points_and_marked_as_data() {
        let excerpt = cut("Où est le \u{1}dirigeable\u{2} ?", &[]);
        assert_eq!(excerpt.place, Some(PositionSelector { start: 10, end: 20 }));
        assert_eq!(
            excerpt.parts,
            [("Où est le ".into(), false), ("dirigeable".into(), true), (" ?".into(), false)]
        );
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides() {
        let text = format!("{} \u{1}hit\u{2} {}", "word ".repeat(40), "word ".repeat(60));
        let excerpt = cut(&text, &[]);
        let shown: String = excerpt.parts.iter().map(|part| part.0.as_str()).collect();
        assert!(shown.starts_with("…word ") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() < 200);
        assert_eq!(excerpt.place, Some(PositionSelector { start: 201, end: 204 }));
    }

    #[test]
    fn hidden_lines_are_passed_over_where_the_words_also_stand_elsewhere() {
        // "Rescue" in the navigation, 0..12, and in the text.
        let marked = "News \u{1}Rescue\u{2}\nThe \u{1}rescue\u{2} began.";
        let excerpt = cut(marked, std::slice::from_ref(&(0..12)));
        assert_eq!(excerpt.place, Some(PositionSelector { start: 16, end: 22 }));
        let shown: String = excerpt.parts.iter().map(|part| part.0.as_str()).collect();
        assert_eq!(shown, "The rescue began.");
        assert_eq!(cut("News \u{1}Rescue\u{2}", std::slice::from_ref(&(0..11))).place, None);
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        let excerpt = cut("<b>\u{1}x\u{2}</b>", &[]);
        assert_eq!(excerpt.parts[0].0, "<b>");
    }
}
