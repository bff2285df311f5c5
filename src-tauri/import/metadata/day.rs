//! Days as pages write them: ISO 8601, numbers, and month names of the languages that news comes in.

use chrono::{Datelike, NaiveDate};

use super::months::MONTHS;

/// In which order a language writes day and month in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Order {
    /// 31/12/2020.
    DayFirst,
    /// 12/31/2020.
    MonthFirst,
}

impl Order {
    /// The order that a language uses (BCP 47). English without a region is taken as American.
    pub(in crate::import) fn of(language: Option<&str>) -> Self {
        let language = language.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let american = language.is_empty() || language == "en" || language == "en-us" || language == "en-ph";
        if american { Order::MonthFirst } else { Order::DayFirst }
    }
}

/// Words that may stand between the parts of a date.
const JOINTS: &[&str] =
    &["de", "of", "del", "den", "the", "di", "г", "år", "st", "nd", "rd", "th", "er", "º", "ª"];

/// The day at the beginning of a machine-readable value: ISO 8601, `20201231`, `2020/12/31`, RFC 2822, seconds
/// since 1970. The day is the one written, not converted to another zone.
pub(in crate::import) fn machine(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<u32>().ok();
    let compact = match digits {
        8 | 12 | 14 => date(number(0..4)?, number(4..6)?, number(6..8)?),
        10 | 13 if digits == value.len() => {
            let seconds: i64 = value.get(..10)?.parse().ok()?;
            chrono::DateTime::from_timestamp(seconds, 0).map(|moment| moment.date_naive())
        }
        _ => None,
    };
    compact.or_else(|| find(value, Order::MonthFirst).first().map(|found| found.day))
}

/// A machine-readable value that is a year or a year and month (ISO 8601), as EDTF.
pub(in crate::import) fn month_or_year(value: &str) -> Option<String> {
    let value = value.trim();
    let (year, month) = value.split_once('-').map_or((value, None), |(year, month)| (year, Some(month)));
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(year, 4)
        && month.is_none_or(|month| {
            digits(month, 2) && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
        });
    sound.then(|| value.to_owned())
}

/// A day found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct FoundDay {
    /// The day.
    pub(in crate::import) day: NaiveDate,
    /// Where its first part begins, in bytes.
    pub(in crate::import) at: usize,
    /// After its last part, in bytes.
    pub(in crate::import) end: usize,
}

/// A run of digits or letters.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    at: usize,
    digits: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn number(&self) -> Option<u32> {
        if self.digits && self.text.len() <= 4 { self.text.parse().ok() } else { None }
    }

    fn month(&self) -> Option<u32> {
        if self.digits {
            return None;
        }
        month(self.text)
    }

    fn year(&self) -> Option<u32> {
        self.number().filter(|year| self.text.len() == 4 && (1_000..=2_200).contains(year))
    }
}

/// The month, from 1, that a word names.
pub(in crate::import) fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
    u32::try_from(at + 1).ok()
}

/// All full days written in a text.
pub(in crate::import) fn find(text: &str, order: Order) -> Vec<FoundDay> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let hit = numeric(text, &tokens, at, order).or_else(|| named(&tokens, at));
        match hit {
            Some((day, last)) => {
                if let (Some(first), Some(end)) = (tokens.get(at), tokens.get(last)) {
                    found.push(FoundDay { day, at: first.at, end: end.end() });
                }
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, character) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let kind = if character.is_ascii_digit() {
            Some(true)
        } else if character.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        if let Some((from, digits)) = start
            && kind != Some(digits)
        {
            tokens.push(Token { text: text.get(from..at).unwrap_or_default(), at: from, digits });
            start = None;
        }
        if let (None, Some(digits)) = (start, kind) {
            start = Some((at, digits));
        }
    }
    tokens
}

/// A day in numbers that begins at this token.
fn numeric(text: &str, tokens: &[Token<'_>], at: usize, order: Order) -> Option<(NaiveDate, usize)> {
    let (first, second, third) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    if first.digits && second.text == "年" {
        let (month, day) = (third.number()?, tokens.get(at + 4)?.number()?);
        return Some((date(first.year()?, month, day)?, at + 4));
    }
    let between =
        |one: &Token<'_>, other: &Token<'_>| text.get(one.end()..other.at).unwrap_or_default().trim();
    let joint = between(first, second);
    if !matches!(joint, "." | "/" | "-" | "–") || !first.digits || !second.digits || !third.digits {
        return None;
    }
    if between(second, third) != joint {
        return None;
    }
    let (a, b, c) = (first.number()?, second.number()?, third.number()?);
    if first.text.len() == 4 {
        return Some((date(first.year()?, b, c)?, at + 2));
    }
    let year = match third.text.len() {
        4 => third.year()?,
        2 if first.text.len() == 2 && second.text.len() == 2 => {
            if c >= 90 {
                1_900 + c
            } else {
                2_000 + c
            }
        }
        _ => return None,
    };
    let month_first = joint != "." && order == Order::MonthFirst;
    let (day, month) = if month_first { (b, a) } else { (a, b) };
    let day = date(year, month, day).or_else(|| date(year, day, month))?;
    Some((day, at + 2))
}

/// A day with the month's name that begins at this token.
fn named(tokens: &[Token<'_>], at: usize) -> Option<(NaiveDate, usize)> {
    let first = tokens.get(at)?;
    let skip = |from: usize| {
        let mut next = from;
        while next < from + 2
            && tokens.get(next).is_some_and(|token| JOINTS.contains(&token.text.to_lowercase().as_str()))
        {
            next += 1;
        }
        next
    };
    if let Some(month) = first.month() {
        let day_at = at + 1;
        let day = tokens.get(day_at)?.number()?;
        let year_at = skip(day_at + 1);
        let year = tokens.get(year_at)?.year()?;
        return near(tokens, at, year_at).then_some((date(year, month, day)?, year_at));
    }
    let day = first.number()?;
    if first.text.len() == 4 {
        let month = tokens.get(at + 1)?.month()?;
        let day = tokens.get(at + 2)?.number()?;
        return near(tokens, at, at + 2).then_some((date(first.year()?, month, day)?, at + 2));
    }
    let month_at = skip(at + 1);
    let month = tokens.get(month_at)?.month()?;
    let year_at = skip(month_at + 1);
    let year = tokens.get(year_at)?.year()?;
    near(tokens, at, year_at).then_some((date(year, month, day)?, year_at))
}

/// Whether the tokens follow each other with no more than a few characters between.
fn near(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    tokens.get(from..=to).is_some_and(|run| {
        run.windows(2).all(|pair| match pair {
            [one, other] => other.at.saturating_sub(one.end()) <= 3,
            _ => true,
        })
    })
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The day as EDTF (ISO 8601-2): `2020-12-31`.
pub(in crate::import) fn edtf(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str, order: Order) -> Vec<String> {
        find(text, order).into_iter().map(|found| edtf(found.day)).collect()
    }

    #[test]
    fn days_are_read_in_many_languages() {
        for text in [
            "Published June 24, 1928 at noon",
            "24 June 1928",
            "24th of June 1928",
            "24. Juni 1928",
            "le 24 juin 1928",
            "24 de junio de 1928",
            "24 июня 1928 года",
            "24.06.1928",
            "1928-06-24T10:00",
            "1928年6月24日",
            "24/06/1928",
        ] {
            assert_eq!(days(text, Order::MonthFirst), ["1928-06-24"], "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_is_kept_as_precise_as_it_is() {
        assert_eq!(month_or_year("1928-07").as_deref(), Some("1928-07"));
        assert_eq!(month_or_year("1978").as_deref(), Some("1978"));
        assert_eq!(month_or_year("1928-13"), None);
        assert_eq!(month_or_year("July 1928"), None);
    }

    #[test]
    fn the_language_decides_between_day_and_month() {
        assert_eq!(days("05/06/1928", Order::MonthFirst), ["1928-05-06"]);
        assert_eq!(days("05/06/1928", Order::DayFirst), ["1928-06-05"]);
        assert_eq!(days("05.06.1928", Order::MonthFirst), ["1928-06-05"]);
    }

    #[test]
    fn what_is_no_day_is_no_day() {
        for text in ["version 1.2.3", "31.02.1928", "May 1928", "10,000 in 1928", "12:30:1928"] {
            assert_eq!(days(text, Order::DayFirst), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn machine_values_keep_the_day_as_written() {
        for value in
            ["1928-05-25T23:30:00-05:00", "19280525", "Fri, 25 May 1928 10:00:00 GMT", "1928/05/25 10:00"]
        {
            assert_eq!(machine(value).map(edtf).as_deref(), Some("1928-05-25"), "{value}");
        }
    }
}
