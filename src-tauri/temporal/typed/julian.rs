//! The Julian calendar: "25 October 1917 O.S.", "O.S. October 1917", "25 October (7 November) 1917".

use super::{Edge, Edtf, Read, day_date, day_month_year};
use crate::temporal::calendar::{day_number, julian_day_number, julian_days_in_month};
use crate::temporal::words::{month_name, spoken_year};

/// Reads a date that says it is Julian; `None` when nothing says so.
pub(super) fn read(lower: &str) -> Option<Read> {
    const AFTER: [&str; 8] =
        [" (o.s.)", " (os)", " o.s.", " o.s", " os", " (old style)", " old style", " julian"];
    const BEFORE: [&str; 4] = ["o.s. ", "os ", "old style ", "julian "];
    let marked = AFTER.iter().find_map(|cue| lower.strip_suffix(cue));
    let marked = marked.or_else(|| BEFORE.iter().find_map(|cue| lower.strip_prefix(cue)));
    let marked = marked.or_else(|| lower.strip_suffix(" (julian)"));
    if let Some(rest) = marked {
        return day(rest).or_else(|| month(rest));
    }
    both(lower)
}

/// A day of the Julian calendar.
fn day(rest: &str) -> Option<Read> {
    let (day, month, year) = day_month_year(rest)?;
    let days = julian_days_in_month(year, month);
    if day > days {
        let (name, year) = (month_name(month), spoken_year(year));
        return Some(Err(Some(format!("{name} {year} has {days} days in the Julian calendar."))));
    }
    let date = day_date(julian_day_number(year, month, day))?;
    let why = format!("{day} {} {} in the Julian calendar", month_name(month), spoken_year(year));
    Some(Ok(vec![(Edtf::Date(date), why)]))
}

/// A month of the Julian calendar: from its first day to its last.
fn month(rest: &str) -> Option<Read> {
    let (_, month, year) = day_month_year(&format!("1 {rest}"))?;
    let first = julian_day_number(year, month, 1);
    let last = julian_day_number(year, month, julian_days_in_month(year, month));
    let date = Edtf::Interval(Edge::Date(day_date(first)?), Edge::Date(day_date(last)?));
    let why = format!("{} {} in the Julian calendar", month_name(month), spoken_year(year));
    Some(Ok(vec![(date, why)]))
}

/// Old style with new style in brackets, the year once.
fn both(lower: &str) -> Option<Read> {
    let (old, rest) = lower.split_once('(')?;
    let (new, after) = rest.split_once(')')?;
    let year = if after.trim().is_empty() { new.split_whitespace().next_back()? } else { after.trim() };
    let whole = |part: &str| {
        let part = part.trim();
        if part.ends_with(year) { part.to_owned() } else { format!("{part} {year}") }
    };
    let (day, month, in_year) = day_month_year(&whole(old))?;
    let (new_day, new_month, new_year) = day_month_year(&whole(new))?;
    let first = julian_day_number(in_year, month, day);
    let second = day_number(new_year, i64::from(new_month), i64::from(new_day));
    (first == second).then_some(())?;
    let why = format!("{day} {} in the Julian calendar", month_name(month));
    Some(Ok(vec![(Edtf::Date(day_date(first)?), why)]))
}
