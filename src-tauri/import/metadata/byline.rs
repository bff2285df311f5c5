//! Lines of a plain text that name the author or the date of an article.

use crate::model::{Found, Metadata};

use super::day::{self, Order};
use super::names;

/// Words that begin a byline, lower case.
const BEGINNINGS: &[&str] =
    &["by ", "von ", "par ", "por ", "door ", "text: ", "words by ", "автор: ", "written by "];

/// Whether a line names an author or the date of publication, and nothing else.
pub(in crate::import) fn is_byline(line: &str) -> bool {
    authors(line).is_some() || is_unnamed(line) || date(line).is_some()
}

/// Bylines that name nobody, lower case.
const UNNAMED: &[&str] =
    &["by our ", "from our ", "by a staff ", "by staff ", "by a special ", "von unserem "];

/// Whether a line is a byline without a name: "By our Tromsø correspondent".
fn is_unnamed(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    UNNAMED.iter().any(|beginning| lower.starts_with(beginning))
        && lower.split_whitespace().count() <= 8
        && !lower.ends_with(['.', '!', '?', ':'])
}

/// Puts what the line says into the metadata, where that has nothing yet.
pub(in crate::import) fn read(line: &str, metadata: &mut Metadata) {
    if metadata.authors.value.is_none()
        && let Some(names) = authors(line)
    {
        metadata.authors = Found::unverified(names, "a line above the text");
    }
    if metadata.published.value.is_none()
        && let Some(day) = date(line)
    {
        metadata.published = Found::unverified(day, "a line above the text");
    }
}

/// The names of a byline: "By Ada Nord and Olav Berg".
fn authors(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let lower = line.to_lowercase();
    let begins = BEGINNINGS.iter().any(|beginning| lower.starts_with(*beginning));
    if !begins || line.chars().count() > 110 || line.ends_with(['.', '!', '?', ':']) {
        return None;
    }
    Some(names::names(line)).filter(|names| !names.is_empty())
}

/// The day of a line that is little more than a date: "Published 3 May 2020, 10:15 GMT". A date in numbers whose day
/// and month could be exchanged is not taken, as nothing says which is which.
fn date(line: &str) -> Option<String> {
    let line = line.trim();
    let length = line.chars().count();
    if length > 90 {
        return None;
    }
    let found = *day::find(line, Order::DayFirst).first()?;
    let other = *day::find(line, Order::MonthFirst).first()?;
    if found.day != other.day {
        return None;
    }
    let beside = line.get(found.end..).unwrap_or_default();
    let words =
        |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let before = line.get(..found.at).unwrap_or_default();
    (words(before) + words(beside) <= 5 && !crate::import::cues::ends_as_sentence(line))
        .then(|| day::edtf(found.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_give_names_and_dates() {
        let mut metadata = Metadata::default();
        for line in ["By Ada Nord", "Published 24 June 1928, 10:15 GMT"] {
            assert!(is_byline(line), "{line}");
            read(line, &mut metadata);
        }
        assert_eq!(metadata.authors.value, Some(vec!["Ada Nord".to_owned()]));
        assert_eq!(metadata.published.value.as_deref(), Some("1928-06-24"));
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "By the time they landed, it was over.",
            "The ship left on 24 June 1928 with a crew of nine men from four countries aboard.",
            "05/06/1928",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
