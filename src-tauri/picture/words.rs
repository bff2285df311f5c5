//! Years, days and windows in the words of the axis: `ui/src/timeline/scene/words.ts` in Rust.

use crate::temporal::calendar::civil;
use crate::temporal::words::month_name;

/// Seconds in a day.
pub const DAY: f64 = 86_400.0;

/// Mean seconds in a Gregorian year.
pub const YEAR: f64 = 365.2425 * DAY;

/// A day of the calendar; years are astronomical (0 is 1 BCE).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// Year.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day, 1 to 31.
    pub day: u32,
}

/// The day in which a second lies.
pub fn civil_of(seconds: f64) -> Civil {
    let (year, month, day) = civil((seconds / DAY).floor() as i64);
    Civil { year, month, day }
}

/// A number with commas between thousands and at most three decimals.
pub fn grouped(number: f64) -> String {
    let text = format!("{number:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// A year as people count it: there is no year 0, and five digits or more are grouped.
pub fn year_words(year: i64) -> String {
    let before = year <= 0;
    let number = if before { 1_i64.saturating_sub(year) } else { year };
    let digits = match number {
        1_000_000_000.. => format!("{} billion", grouped(number as f64 / 1e9)),
        1_000_000.. => format!("{} million", grouped(number as f64 / 1e6)),
        10_000.. => grouped(number as f64),
        _ => number.to_string(),
    };
    if before { format!("{digits} BCE") } else { digits }
}

/// Hours and minutes: 10:33.
pub fn clock_words(seconds: f64) -> String {
    let minutes = (seconds.rem_euclid(DAY) / 60.0) as u32;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A day in full words: 3 June 1928.
pub fn day_words(day: Civil) -> String {
    format!("{} {} {}", day.day, month_name(day.month), year_words(day.year))
}

/// A window in words no finer than it can be read. What both ends share is said once.
pub fn window_words((from, to): (f64, f64)) -> String {
    let (a, b) = (civil_of(from), civil_of(to));
    let span = to - from;
    if span > 20.0 * YEAR {
        return match (a.year <= 0, b.year <= 0) {
            (true, true) => format!("{} – {}", year_words(a.year).replace(" BCE", ""), year_words(b.year)),
            (true, false) => format!("{} – {} CE", year_words(a.year), year_words(b.year)),
            _ => format!("{} – {}", year_words(a.year), year_words(b.year)),
        };
    }
    if span > 3.0 * YEAR {
        let month = |day: Civil| format!("{} {}", month_name(day.month), year_words(day.year));
        return format!("{} – {}", month(a), month(b));
    }
    let same_year = a.year == b.year;
    let same_month = same_year && a.month == b.month;
    if span < 2.0 * DAY {
        return if same_month && a.day == b.day {
            format!("{}, {}–{}", day_words(a), clock_words(from), clock_words(to))
        } else {
            let first = format!("{} {}, {}", a.day, month_name(a.month), clock_words(from));
            format!("{first} – {}, {}", day_words(b), clock_words(to))
        };
    }
    if same_month {
        format!("{}–{}", a.day, day_words(b))
    } else if same_year {
        format!("{} {} – {}", a.day, month_name(a.month), day_words(b))
    } else {
        format!("{} – {}", day_words(a), day_words(b))
    }
}

/// "1 event", "33 events".
pub fn count_of(count: u32, noun: &str) -> String {
    let number = grouped(f64::from(count));
    if count == 1 { format!("{number} {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporal::calendar::day_number;

    fn at(year: i64, month: i64, day: i64) -> f64 {
        day_number(year, month, day) as f64 * DAY
    }

    #[test]
    fn windows_say_what_they_share_once() {
        assert_eq!(window_words((at(1928, 5, 20), at(1928, 7, 18))), "20 May – 18 July 1928");
        assert_eq!(window_words((at(1928, 5, 20), at(1928, 5, 25))), "20–25 May 1928");
        assert_eq!(window_words((at(1900, 1, 1), at(1990, 1, 1))), "1900 – 1990");
        assert_eq!(window_words((at(-299, 1, 1), at(300, 1, 1))), "300 BCE – 300 CE");
        assert_eq!(window_words((at(1928, 5, 25), at(1928, 5, 25) + 3_600.0)), "25 May 1928, 00:00–01:00");
    }

    #[test]
    fn years_are_counted_as_people_count() {
        assert_eq!(year_words(0), "1 BCE");
        assert_eq!(year_words(12_000), "12,000");
        assert_eq!(year_words(-4_539_999_999), "4.54 billion BCE");
    }
}
