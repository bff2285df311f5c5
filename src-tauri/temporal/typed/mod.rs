//! What a person types as the date of an event, understood as EDTF while it is typed.

mod choice;
mod julian;
mod numeric;
mod range;
mod years;

use super::calendar::{civil, day_number, days_in_month};
use super::edtf::{self, Date, Digits, Doubt, Edge, Edtf, Member, NotEdtf, Within, Year};
use super::tagger::{Genre, Options, Tongue, tag};
use super::words::{MONTHS, in_words, spoken_year};

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// One reading, or several where the words allow them; the likeliest first. Never empty.
    Readings(Vec<Reading>),
    /// No date: a sentence that says why, or shows examples.
    NotADate(String),
}

/// One way to understand what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The date.
    pub edtf: Edtf,
    /// The date in full words.
    pub words: String,
    /// Why it was read so.
    pub why: String,
}

/// Understands a date as a person types it: "27 May 1928", "late May 1928", "c. 1890", "3–5 May 2014",
/// "before 1914", "25 October 1917 O.S.", "yesterday" (against the reference), or EDTF itself.
pub fn understand(text: &str, reference: Option<&Edtf>) -> Understood {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let reader = Reader { reference };
    let mut readings = match reader.read(text, 0) {
        Ok(found) => found,
        Err(Some(sentence)) => return Understood::NotADate(sentence),
        Err(None) => Vec::new(),
    };
    let mut seen: Vec<Edtf> = Vec::new();
    readings.retain(|(date, _)| {
        let new = !seen.contains(date);
        seen.push(date.clone());
        new
    });
    if readings.is_empty() {
        return Understood::NotADate(NO_DATE.to_owned());
    }
    let spoken = |(edtf, why): (Edtf, String)| Reading { words: in_words(&edtf), edtf, why };
    Understood::Readings(readings.into_iter().map(spoken).collect())
}

const NO_DATE: &str =
    "This is not a date that Dateline understands. Try “27 May 1928”, “late May 1928”, “1928-05”.";

/// Dates with reasons; or the sentence to show, when it is known what is wrong.
type Read = Result<Vec<(Edtf, String)>, Option<String>>;

struct Reader<'a> {
    reference: Option<&'a Edtf>,
}

/// How deep "about late …" and the like may be nested.
const DEPTH: u8 = 3;

impl Reader<'_> {
    fn read(&self, text: &str, depth: u8) -> Read {
        if text.is_empty() || text.len() > 200 || depth > DEPTH {
            return Err(None);
        }
        match edtf::parse(text) {
            Ok(date) => return Ok(vec![(date, "written in EDTF".to_owned())]),
            Err(NotEdtf::Unexpected { .. } | NotEdtf::Empty) => {}
            Err(NotEdtf::NoSuchMonth(_)) if text.len() == 7 => {}
            Err(error) => return Err(Some(error.to_string())),
        }
        let lower = text.to_lowercase();
        if let Some(read) = self.doubted(&lower, depth) {
            return read;
        }
        if let Some(read) = self.open(&lower, depth) {
            return read;
        }
        let years = || years::basic(text).or_else(|| years::with_era(&lower));
        if let Some(read) = julian::read(&lower).or_else(years) {
            return read;
        }
        if let Some(read) = numeric::read(text, self.reference) {
            return read;
        }
        if let Some(read) = self.choice(text, depth).or_else(|| self.range(text, depth)) {
            return read;
        }
        if let Some(sentence) = impossible(&lower) {
            return Err(Some(sentence));
        }
        self.single(text)
    }

    /// "c. 1890", "1890 (uncertain)", "perhaps June 1928".
    fn doubted(&self, lower: &str, depth: u8) -> Option<Read> {
        const ABOUT: [&str; 9] =
            ["circa ", "c. ", "c.", "ca. ", "ca ", "about ", "around ", "approximately ", "~"];
        const PERHAPS: [&str; 4] = ["perhaps ", "possibly ", "probably ", "maybe "];
        const UNCERTAIN: [&str; 4] = [" (uncertain)", ", uncertain", " (?)", "?"];
        const APPROXIMATE: [&str; 3] = [" (approximate)", ", approximate", " or so"];
        let before = |list: &[&str]| list.iter().find_map(|cue| lower.strip_prefix(cue)).map(str::to_owned);
        let after = |list: &[&str]| list.iter().find_map(|cue| lower.strip_suffix(cue)).map(str::to_owned);
        let (rest, doubt, why) = if let Some(rest) = before(&ABOUT).or_else(|| after(&APPROXIMATE)) {
            (rest, Doubt::APPROXIMATE, "an estimate")
        } else if let Some(rest) = before(&PERHAPS).or_else(|| after(&UNCERTAIN)) {
            (rest, Doubt::UNCERTAIN, "in doubt")
        } else {
            return None;
        };
        Some(self.read(rest.trim(), depth + 1).map(|readings| {
            let doubted = |(date, _): (Edtf, String)| {
                let whole = if date.is_approximate() { doubt.and(Doubt::APPROXIMATE) } else { doubt };
                let whole = if date.is_uncertain() { whole.and(Doubt::UNCERTAIN) } else { whole };
                (date.doubted(whole), why.to_owned())
            };
            readings
                .into_iter()
                .map(doubted)
                .filter(|(date, _)| edtf::parse(&date.to_string()).is_ok())
                .collect()
        }))
    }

    /// "before 1914", "since 2011".
    fn open(&self, lower: &str, depth: u8) -> Option<Read> {
        type Make = fn(&Edtf) -> Option<Edtf>;
        const OPEN: [(&str, Make, &str); 9] = [
            ("before ", before, "at some time before it"),
            ("after ", after, "at some time after it"),
            ("since ", since, "from then on"),
            ("from ", since, "from then on"),
            ("until ", until, "up to then"),
            ("till ", until, "up to then"),
            ("up to ", until, "up to then"),
            ("by ", by, "then or earlier"),
            ("not before ", not_before, "then or later"),
        ];
        const ENDS: [(&str, Make, &str); 4] = [
            (" or earlier", by, "then or earlier"),
            (" or before", by, "then or earlier"),
            (" or later", not_before, "then or later"),
            (" or after", not_before, "then or later"),
        ];
        let starts = OPEN.iter().find_map(|(cue, make, why)| Some((lower.strip_prefix(cue)?, make, why)));
        let ends = ENDS.iter().find_map(|(cue, make, why)| Some((lower.strip_suffix(cue)?, make, why)));
        let (rest, make, why) = ends.or(starts)?;
        if ([" to ", " and ", " until ", " till ", " through ", "–"].into_iter())
            .any(|joint| rest.contains(joint))
        {
            return None;
        }
        Some(self.read(rest.trim(), depth + 1).map(|readings| {
            let made = |(date, _): (Edtf, String)| make(&date).map(|date| (date, (*why).to_owned()));
            readings.into_iter().filter_map(made).collect()
        }))
    }

    /// One date, by the tagger: it must be all that is written.
    fn single(&self, text: &str) -> Read {
        let options =
            Options { reference: self.reference.cloned(), genre: Genre::News, language: Tongue::English };
        let capitalised = capitalised(text);
        // "In" tells the tagger that "may" is the month.
        for candidate in [text.to_owned(), capitalised.clone(), format!("in {capitalised}")] {
            let found = tag(&candidate, &options);
            let [one] = found.as_slice() else { continue };
            let rest = candidate.chars().count() - (one.end - one.start) as usize;
            if rest > "in some time in the ".len() || !only_small_words(&candidate, one.start, one.end) {
                continue;
            }
            if let Some(date) = one.edtf.as_deref().and_then(|date| edtf::parse(date).ok()) {
                // Another year or week is a second thought, not an ambiguity that the person must settle.
                return Ok(vec![(date, one.reason.clone())]);
            }
            let counted = !one.value.starts_with('P') && one.value != "FUTURE_REF";
            if self.reference.is_none() && counted {
                let sentence = "This counts from another date, and the article has none. Give its publication date, or write the date in full.";
                return Err(Some(sentence.to_owned()));
            }
        }
        Err(None)
    }
}

/// Whether nothing but "the", "on", "in", "at" and marks stands outside the expression.
fn only_small_words(text: &str, start: u32, end: u32) -> bool {
    let outside: String = text
        .chars()
        .enumerate()
        .map(
            |(place, character)| {
                if (start as usize..end as usize).contains(&place) { ' ' } else { character }
            },
        )
        .collect();
    outside.split(|character: char| !character.is_alphanumeric()).all(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "" | "the" | "on" | "in" | "at" | "of" | "some" | "time" | "sometime"
        )
    })
}

/// Every word with a capital, so that "may 1928" is the month.
fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.chars() {
        if inside || !character.is_alphabetic() {
            out.push(character);
        } else {
            out.extend(character.to_uppercase());
        }
        inside = character.is_alphanumeric();
    }
    out
}

fn first_date(date: &Edtf) -> Option<Date> {
    match date {
        Edtf::Interval(Edge::Date(from), _) => Some(*from),
        _ => date.dates().next(),
    }
}

fn last_date(date: &Edtf) -> Option<Date> {
    date.dates().last()
}

fn before(date: &Edtf) -> Option<Edtf> {
    neighbour(first_date(date)?, -1).map(|date| Edtf::OneOf(vec![Member::OrEarlier(date)]))
}

fn after(date: &Edtf) -> Option<Edtf> {
    neighbour(last_date(date)?, 1).map(|date| Edtf::OneOf(vec![Member::OrLater(date)]))
}

fn by(date: &Edtf) -> Option<Edtf> {
    last_date(date).map(|date| Edtf::OneOf(vec![Member::OrEarlier(plain_day(date))]))
}

fn not_before(date: &Edtf) -> Option<Edtf> {
    first_date(date).map(|date| Edtf::OneOf(vec![Member::OrLater(plain_day(date))]))
}

fn since(date: &Edtf) -> Option<Edtf> {
    first_date(date).map(|date| Edtf::Interval(Edge::Date(plain_day(date)), Edge::Open))
}

fn until(date: &Edtf) -> Option<Edtf> {
    last_date(date).map(|date| Edtf::Interval(Edge::Open, Edge::Date(plain_day(date))))
}

/// Sets and intervals hold no times of day.
fn plain_day(mut date: Date) -> Date {
    if let Within::Time(month, day, _) = date.within {
        date.within = Within::Day(month, day);
    }
    date
}

/// The day, month or year before or after; the first or last day's neighbour for what is coarser or odd.
fn neighbour(date: Date, step: i64) -> Option<Date> {
    let known = |year: Year| {
        let (least, greatest) = edtf::years_of(year);
        (least == greatest).then_some(least)
    };
    match (date.within, known(date.year)) {
        (Within::Whole, Some(year)) => year_date(year + step),
        (Within::Month(month), Some(year)) => {
            let total = year * 12 + i64::from(month.known()?) - 1 + step;
            let mut date = year_date(total.div_euclid(12))?;
            date.within = Within::Month(Digits::of(total.rem_euclid(12) as u32 + 1));
            Some(date)
        }
        _ => {
            let bounds = Edtf::Date(date).bounds();
            let edge = if step < 0 { bounds.start_min } else { bounds.end_max };
            day_date(edge?.day + step)
        }
    }
}

fn year_date(year: i64) -> Option<Date> {
    let size = u32::try_from(year.abs()).ok().filter(|size| *size <= 9_999)?;
    let year = Year::Four { negative: year < 0, digits: Digits::of(size), significant: None };
    Some(Date { year, within: Within::Whole, doubt: [Doubt::NONE; 3] })
}

fn day_date(day: i64) -> Option<Date> {
    let (year, month, day) = civil(day);
    let mut date = year_date(year)?;
    date.within = Within::Day(Digits::of(month), Digits::of(day));
    Some(date)
}

/// A day that its month does not have.
fn impossible(lower: &str) -> Option<String> {
    let (day, month, year) = day_month_year(lower)?;
    let days = days_in_month(year, month);
    let name = MONTHS.get(month as usize - 1)?;
    (day > days).then(|| format!("{name} {} has {days} days.", spoken_year(year)))
}

/// Day, month by name, and year, in any order, and nothing else.
fn day_month_year(lower: &str) -> Option<(u32, u32, i64)> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|character: char| character.is_alphabetic());
        let named = MONTHS.iter().position(|name| {
            let name = name.to_lowercase();
            name == word || (word.len() >= 3 && name.starts_with(word))
        });
        if let Some(place) = named {
            month = Some(place as u32 + 1);
        } else if digits.len() > 2 && digits.len() == word.len() {
            year = digits.parse().ok();
        } else if !digits.is_empty() && digits.len() <= 2 {
            day = digits.parse().ok();
        } else if !matches!(word, "of" | "the" | "on") {
            return None;
        }
    }
    Some((day?, month?, year?)).filter(|(_, _, year)| (0..=9_999).contains(year))
}

/// The number of a day, where the words name one that exists.
fn day_of(year: i64, month: u32, day: u32) -> Option<i64> {
    let exists = (1..=days_in_month(year, month)).contains(&day);
    exists.then(|| day_number(year, i64::from(month), i64::from(day)))
}

#[cfg(test)]
mod tests;
