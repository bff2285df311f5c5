//! Dates in numbers alone: "3/6/28", "25.10.1917", "2015/02/03".

use super::{Edtf, Read, day_date, day_of};
use crate::temporal::calendar::{civil, days_in_month};
use crate::temporal::words::{month_name, spoken_year};

/// Reads three numbers with the same mark between them; `None` when it is something else.
pub(super) fn read(text: &str, reference: Option<&Edtf>) -> Option<Read> {
    let mark = text.chars().find(|character| !character.is_ascii_digit())?;
    if !matches!(mark, '/' | '.' | '-') {
        return None;
    }
    let mut parts = text.split(mark);
    let (a, b, c) = (parts.next()?.trim(), parts.next()?.trim(), parts.next()?.trim());
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !digits(a) || !digits(b) || !digits(c) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or(0);
    if a.len() == 4 {
        return Some(one(i64::from(number(a)), number(b), number(c), "year, month, day").map(|r| vec![r]));
    }
    if a.len() > 2 || b.len() > 2 {
        return None;
    }
    let year = match c.len() {
        4 => i64::from(number(c)),
        2 => near(i64::from(number(c)), reference),
        _ => return None,
    };
    let day_first = one(year, number(b), number(a), "read as day, month, year");
    let month_first = one(year, number(a), number(b), "read as month, day, year");
    if mark == '.' {
        return Some(day_first.map(|reading| vec![reading]));
    }
    Some(match (day_first, month_first) {
        (Ok(first), Ok(second)) => Ok(vec![first, second]),
        (Ok(only), Err(_)) | (Err(_), Ok(only)) => Ok(vec![only]),
        (Err(one), Err(other)) => Err(one.or(other)),
    })
}

/// A year of two digits, nearest to the reference; without one, 1930 to 2029.
fn near(short: i64, reference: Option<&Edtf>) -> i64 {
    let reference = reference.and_then(|date| date.bounds().start_min).map(|first| civil(first.day).0);
    let latest = reference.map_or(2029, |year| year + 10);
    latest - (latest - short).rem_euclid(100)
}

fn one(year: i64, month: u32, day: u32, why: &str) -> Result<(Edtf, String), Option<String>> {
    match day_of(year, month, day).and_then(day_date) {
        Some(date) => Ok((Edtf::Date(date), why.to_owned())),
        None if (1..=12).contains(&month) && day > 0 => {
            let days = days_in_month(year, month);
            Err(Some(format!("{} {} has {days} days.", month_name(month), spoken_year(year))))
        }
        None => Err(None),
    }
}
