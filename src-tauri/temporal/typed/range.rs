//! Ranges: "3–5 May 2014", "May to June 2014", "1914-18", "between 1914 and 1918".

use super::{Edge, Edtf, Member, Read, Reader, first_date, last_date, plain_day};
use crate::temporal::edtf;

impl Reader<'_> {
    /// Reads a range; `None` when nothing joins two dates here.
    pub(super) fn range(&self, text: &str, depth: u8) -> Option<Read> {
        let lower = text.to_lowercase();
        let (body, one_of) = match lower.strip_prefix("between ") {
            Some(body) => (body, true),
            None => (lower.strip_prefix("from ").unwrap_or(&lower), false),
        };
        let (left, right) = halves(body, one_of)?;
        let (from, to) = self.ends(left.trim(), right.trim(), depth)?;
        let (from, to) = (plain_day(first_date(&from)?), plain_day(last_date(&to)?));
        let (date, why) = if one_of {
            (Edtf::OneOf(vec![Member::Range(from, to)]), "some time between the two")
        } else {
            (Edtf::Interval(Edge::Date(from), Edge::Date(to)), "from the one to the other")
        };
        Some(match edtf::parse(&date.to_string()) {
            Ok(date) => Ok(vec![(date, why.to_owned())]),
            Err(error) => Err(Some(error.to_string())),
        })
    }

    /// Both ends; each may leave to the other what they share.
    pub(super) fn ends(&self, left: &str, right: &str, depth: u8) -> Option<(Edtf, Edtf)> {
        if let Some((from, to)) = years(left, right) {
            return Some((edtf::parse(&from).ok()?, edtf::parse(&to).ok()?));
        }
        let one = |text: &str| self.read(text, depth + 1).ok().and_then(|list| list.into_iter().next());
        let whole = |text: &str| one(text).map(|(date, _)| date).filter(has_year);
        let first_word = left.split_whitespace().next().unwrap_or_default();
        let right_full = [right.to_owned(), format!("{first_word} {right}")];
        let (right, to) = right_full.into_iter().find_map(|text| whole(&text).map(|date| (text, date)))?;
        let words: Vec<&str> = right.split_whitespace().collect();
        let shared = (1..words.len()).filter_map(|from| words.get(from..)).map(|tail| tail.join(" "));
        let last = words.last().map(|year| format!("{left}, {year}"));
        let from = shared
            .map(|tail| format!("{left} {tail}"))
            .chain(last)
            .chain([left.to_owned()])
            .find_map(|text| whole(&text))?;
        Some((from, to))
    }
}

fn has_year(date: &Edtf) -> bool {
    date.dates().all(|date| match date.year {
        edtf::Year::Four { digits, .. } => digits.unspecified() < 4,
        edtf::Year::Long { .. } => true,
    })
}

fn halves(body: &str, one_of: bool) -> Option<(&str, &str)> {
    if one_of {
        return body.split_once(" and ");
    }
    for mark in [" – ", " — ", " - ", " to ", " until ", " till ", " through ", "–", "—"] {
        if let Some(found) = body.split_once(mark) {
            return Some(found);
        }
    }
    let (left, right) = body.split_once('-')?;
    let digit = |text: &str, last: bool| {
        let character = if last { text.chars().next_back() } else { text.chars().next() };
        character.is_some_and(|character| character.is_ascii_digit())
    };
    (digit(left, true) && digit(right, false)).then_some((left, right))
}

/// "1914" and "18", "44" and "30 bc".
fn years(left: &str, right: &str) -> Option<(String, String)> {
    let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() <= 4);
    if let Some(end) = right.strip_suffix(" bc").or_else(|| right.strip_suffix(" bce")) {
        let (from, to) = (number(left)?, number(end)?);
        let bc = |year: i64| if year == 1 { "0000".to_owned() } else { format!("-{:04}", year - 1) };
        return Some((bc(from), bc(to)));
    }
    let (from, mut to) = (number(left)?, number(right)?);
    if left.len() == 4 && right.len() == 2 {
        to += from - from % 100;
    }
    (left.len() >= 3).then(|| (format!("{from:04}"), format!("{to:04}")))
}
