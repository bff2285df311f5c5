//! How far the annotations agree with themselves: what a tagger would reach that gave each wording the one answer
//! that the annotators gave it most often, and always knew whether a weekday or month looks back or ahead.
//!
//! Nothing can be known of a wording that stands but once: with `Once::Right` it counts as right, which makes the
//! figure a ceiling that no rule can reach; with `Once::LeftOut` only the others count, each judged by the others.

use std::collections::HashMap;

use dateline::temporal::calendar::{civil, day_number, iso_week};

use super::gold::Document;

/// What is made of a wording that is annotated once.
#[derive(Clone, Copy, PartialEq)]
pub enum Once {
    Right,
    LeftOut,
}

/// A wording: what it was annotated as, and how often it stands where nothing was annotated.
#[derive(Default)]
struct Wording {
    answers: HashMap<String, usize>,
    elsewhere: usize,
}

impl Wording {
    fn annotated(&self) -> usize {
        self.answers.values().sum()
    }

    /// How many are right when all get the most frequent answer; of the others, where each is judged by them.
    fn right(&self, once: Once) -> usize {
        let most = self.answers.values().copied().max().unwrap_or(0);
        if once == Once::Right {
            return most;
        }
        let alike = self.answers.values().filter(|count| **count == most).count();
        let judged = |count: usize| if count == most && alike == 1 { count } else { 0 };
        // Two answers as frequent as each other: each is outvoted where it is the one judged.
        self.answers.values().map(|count| if *count > 1 { judged(*count) } else { 0 }).sum()
    }
}

/// Relaxed and value F1 in percent of such a tagger.
pub fn ceiling(documents: &[Document], once: Once) -> [f64; 2] {
    let mut wordings: HashMap<String, Wording> = HashMap::new();
    for document in documents {
        for (words, value) in annotated(document) {
            let answer = relation(&words, &value, &document.reference);
            *wordings.entry(words).or_default().answers.entry(answer).or_default() += 1;
        }
    }
    if once == Once::LeftOut {
        wordings.retain(|_, wording| wording.annotated() > 1);
    }
    let rest: Vec<String> = documents.iter().map(without_annotated).collect();
    for (words, wording) in &mut wordings {
        wording.elsewhere = rest.iter().map(|text| whole(text, words)).sum();
    }
    let gold: usize = wordings.values().map(Wording::annotated).sum();
    let (mut found, mut relaxed, mut right) = (0, 0, 0);
    for wording in wordings.values() {
        let all = wording.annotated() + wording.elsewhere;
        // A wording that is mostly left alone is better left alone.
        if wording.right(once) * 9 > all * 4 {
            found += all;
            relaxed += wording.annotated();
            right += wording.right(once);
        }
    }
    let share = |hits: usize| 200.0 * hits as f64 / (gold + found).max(1) as f64;
    [share(relaxed), share(right)]
}

fn squeezed(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn annotated(document: &Document) -> Vec<(String, String)> {
    let letters: Vec<char> = document.text.chars().collect();
    let words = |from: usize, to: usize| squeezed(&letters[from..to].iter().collect::<String>());
    document.gold.iter().map(|span| (words(span.start, span.end), span.value.clone())).collect()
}

/// The text with a mark in place of what was annotated.
fn without_annotated(document: &Document) -> String {
    let mut letters: Vec<char> = document.text.chars().collect();
    for span in &document.gold {
        letters[span.start..span.end].fill('\0');
    }
    squeezed(&letters.into_iter().collect::<String>())
}

/// How often the words stand in a text as whole words, and not behind a currency or within a number.
fn whole(text: &str, words: &str) -> usize {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '$' | '.');
    text.match_indices(words)
        .filter(|(byte, _)| !text[..*byte].chars().next_back().is_some_and(inside))
        .filter(|(byte, _)| {
            let after = text[byte + words.len()..].chars().next();
            !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
        })
        .count()
}

/// A value as it lies to the publication date, so that “last week” is the same everywhere. Where the words name
/// a weekday or month, any of that name counts as the same; where they name a year, the value stays.
fn relation(words: &str, value: &str, reference: &str) -> String {
    let number = |text: &str| text.parse::<i64>().ok();
    let part = |text: &str, from: usize, to: usize| text.get(from..to).and_then(number);
    let published = (part(reference, 0, 4), part(reference, 5, 7), part(reference, 8, 10));
    let (Some(year), Some(month), Some(day)) = published else { return value.to_owned() };
    let names_year = words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let Some(own) = part(value, 0, 4).filter(|_| !names_year) else { return value.to_owned() };
    let today = day_number(year, month, day);
    let time = value.split_once('T').map_or("", |(_, time)| time);
    if let (Some(month), Some(day), Some("-")) = (part(value, 5, 7), part(value, 8, 10), value.get(7..8)) {
        if names_day(words) {
            return format!("day {time}");
        }
        return format!("{} days {time}", day_number(own, month, day) - today);
    }
    if let (Some(of), 7) = (part(value, 5, 7), value.len()) {
        let months = (own - year) * 12 + of - month;
        return if names_day(words) { "month".to_owned() } else { format!("{months} months") };
    }
    if let Some(of) = value.get(4..).and_then(|rest| rest.strip_prefix("-Q")).and_then(number) {
        return format!("{} quarters", (own - year) * 4 + of - (month - 1) / 3 - 1);
    }
    if let Some(of) = value.get(4..).and_then(|rest| rest.strip_prefix("-W")) {
        let week = number(of.split('-').next().unwrap_or_default());
        let (this_year, this_week) = iso_week(today);
        if let Some(week) = week {
            let end = if of.ends_with("-WE") { " end" } else { "" };
            return format!("{} weeks{end}", (own - this_year) * 52 + week - i64::from(this_week));
        }
    }
    format!("{} years{}", own - civil(today).0, value.get(4..).unwrap_or_default())
}

/// Whether the words name a weekday, a month or a feast.
fn names_day(words: &str) -> bool {
    const NAMES: [&str; 21] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "thanks",
        "elect",
    ];
    NAMES.iter().any(|name| words.contains(name))
}
