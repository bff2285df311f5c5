//! Dates in plain English words, for the screen and for exports.

use super::edtf::years_of;
use super::edtf::{Date, Doubt, Edge, Edtf, Member, Offset, Time, Within, Year};

/// The months, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The whole date in words: "3 June 1928", "21–31 May 1928, approximate", "about 1890", "since 2011".
pub fn in_words(date: &Edtf) -> String {
    Speaker { context: None }.say(date)
}

/// Shorter, for margins: a year that the context names is left out ("3 June" in 1928). The year is
/// astronomical (0 is 1 BC).
pub fn in_short_words(date: &Edtf, context_year: Option<i64>) -> String {
    Speaker { context: context_year }.say(date)
}

/// A year as it is spoken: "1928", "AD 79", "44 BC", "170,000,002".
pub fn spoken_year(year: i64) -> String {
    match year {
        100..=9_999 => year.to_string(),
        1..=99 => format!("AD {year}"),
        10_000.. => grouped(year),
        _ => format!("{} BC", grouped(1_i64.saturating_sub(year))),
    }
}

/// The name of a month by its number, 1 to 12; empty for any other.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTHS.get((month as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

struct Speaker {
    context: Option<i64>,
}

impl Speaker {
    fn say(&self, date: &Edtf) -> String {
        match date {
            Edtf::Date(date) => self.doubted(date),
            Edtf::Interval(Edge::Date(from), Edge::Date(to)) => self.range(from, to),
            Edtf::Interval(Edge::Date(from), Edge::Open) => format!("since {}", self.doubted(from)),
            Edtf::Interval(Edge::Date(from), Edge::Unknown) => {
                format!("from {}, end unknown", self.doubted(from))
            }
            Edtf::Interval(Edge::Open, Edge::Date(to)) => format!("until {}", self.doubted(to)),
            Edtf::Interval(Edge::Unknown, Edge::Date(to)) => {
                format!("until {}, beginning unknown", self.doubted(to))
            }
            Edtf::Interval(Edge::Open, _) => "without beginning".to_owned(),
            Edtf::Interval(_, Edge::Open) => "without end".to_owned(),
            Edtf::Interval(_, _) => "unknown".to_owned(),
            Edtf::OneOf(members) => self.list(members, "or"),
            Edtf::AllOf(members) => self.list(members, "and"),
        }
    }

    fn list(&self, members: &[Member], last: &str) -> String {
        let said: Vec<String> = members
            .iter()
            .map(|member| match member {
                Member::Date(date) => self.doubted(date),
                Member::Range(from, to) if last == "or" => self.between(from, to),
                Member::Range(from, to) => self.range(from, to),
                Member::OrEarlier(date) => format!("{} or earlier", self.doubted(date)),
                Member::OrLater(date) => format!("{} or later", self.doubted(date)),
            })
            .collect();
        match said.split_last() {
            Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
            _ => said.concat(),
        }
    }

    /// "Between 3 and 5 May 2014, uncertain": what both share is said once.
    fn between(&self, from: &Date, to: &Date) -> String {
        let shared = from.common_doubt().filter(|doubt| Some(*doubt) == to.common_doubt());
        let Some(doubt) = shared else {
            return format!("between {} and {}", self.doubted(from), self.doubted(to));
        };
        let same_year = from.year == to.year;
        let first = match (from.within, to.within) {
            (Within::Day(m, day), Within::Day(n, _)) if same_year && m == n && day.known().is_some() => {
                day.to_string().trim_start_matches('0').to_owned()
            }
            (Within::Day(..) | Within::Month(_), Within::Day(..) | Within::Month(_)) if same_year => {
                Speaker { context: known_year(from.year) }.date(from)
            }
            _ => self.date(from),
        };
        let said = format!("between {first} and {}", self.date(to));
        match (doubt.uncertain, doubt.approximate) {
            (false, false) => said,
            (false, true) => format!("{said}, approximate"),
            (true, false) => format!("{said}, uncertain"),
            (true, true) => format!("{said}, approximate and uncertain"),
        }
    }

    /// A single date with its doubt.
    fn doubted(&self, date: &Date) -> String {
        let plain = self.date(date);
        match date.common_doubt() {
            Some(Doubt { uncertain: false, approximate: false }) => plain,
            Some(Doubt { uncertain: false, approximate: true }) => format!("about {plain}"),
            Some(Doubt { uncertain: true, approximate: false }) => format!("{plain}, uncertain"),
            Some(Doubt { uncertain: true, approximate: true }) => format!("about {plain}, uncertain"),
            None => {
                let names = match date.within {
                    Within::Season(_) => ["year", "season", "day"],
                    _ => ["year", "month", "day"],
                };
                let mut said = plain;
                for (doubt, name) in date.doubt.iter().zip(names).take(date.parts()) {
                    let word = match (doubt.uncertain, doubt.approximate) {
                        (false, false) => continue,
                        (true, false) => "uncertain",
                        (false, true) => "approximate",
                        (true, true) => "uncertain and approximate",
                    };
                    said = format!("{said}, {name} {word}");
                }
                said
            }
        }
    }

    /// A range, saying once what both ends share.
    fn range(&self, from: &Date, to: &Date) -> String {
        let doubt = from.common_doubt().filter(|doubt| Some(*doubt) == to.common_doubt());
        let Some(doubt) = doubt else {
            return format!("{} – {}", self.doubted(from), self.doubted(to));
        };
        let plain = self.plain_range(from, to);
        match (doubt.uncertain, doubt.approximate) {
            (false, false) => plain,
            (false, true) => format!("{plain}, approximate"),
            (true, false) => format!("{plain}, uncertain"),
            (true, true) => format!("{plain}, approximate and uncertain"),
        }
    }

    fn plain_range(&self, from: &Date, to: &Date) -> String {
        let same_year = from.year == to.year;
        match (from.within, to.within) {
            (Within::Day(m, a), Within::Day(n, b)) if same_year && m == n => {
                match (a.known(), b.known(), m.known()) {
                    (Some(a), Some(b), Some(m)) => {
                        format!("{a}–{b} {}{}", month_name(m), self.after(from.year))
                    }
                    _ => format!("{} – {}", self.date(from), self.date(to)),
                }
            }
            (Within::Month(m), Within::Month(n)) if same_year => match (m.known(), n.known()) {
                (Some(m), Some(n)) => {
                    format!("{}–{}{}", month_name(m), month_name(n), self.after(from.year))
                }
                _ => format!("{} – {}", self.date(from), self.date(to)),
            },
            (Within::Whole, Within::Whole) => {
                let (a, b) = (self.date(from), self.date(to));
                let simple = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                match (a.strip_suffix(" BC"), b.strip_suffix(" BC")) {
                    (Some(first), Some(_)) if first != a => format!("{first}–{b}"),
                    _ if simple(&a) && simple(&b) => format!("{a}–{b}"),
                    _ => format!("{a} – {b}"),
                }
            }
            (Within::Day(..) | Within::Month(_), Within::Day(..) | Within::Month(_)) if same_year => {
                let short = Speaker { context: known_year(from.year) };
                format!("{} – {}", short.date(from), self.date(to))
            }
            _ => format!("{} – {}", self.date(from), self.date(to)),
        }
    }

    /// A single date without its doubt.
    fn date(&self, date: &Date) -> String {
        let year = date.year;
        match date.within {
            Within::Whole => self.year(year),
            Within::Season(season) => format!("{}{}", season_name(season), self.after(year)),
            Within::Month(month) => match month.known() {
                Some(month) => format!("{}{}", month_name(month), self.after(year)),
                None if month.unspecified() == 2 => format!("{}, month unknown", self.year(year)),
                None => {
                    let (a, b) = (month.least().max(1), month.greatest().min(12));
                    format!("{} to {}{}", month_name(a), month_name(b), self.after(year))
                }
            },
            Within::Day(month, day) | Within::Time(month, day, _) => {
                let said = match (day.known(), month.known()) {
                    (Some(day), Some(month)) => format!("{day} {}{}", month_name(month), self.after(year)),
                    (None, Some(month)) if day.unspecified() == 2 => {
                        format!("{}{}, day unknown", month_name(month), self.after(year))
                    }
                    (None, Some(month)) => {
                        format!("{}{}, day {day}", month_name(month), self.after(year))
                    }
                    (Some(day), None) => {
                        format!("day {day} of a month{}, month unknown", self.after(year))
                    }
                    (None, None) if day.unspecified() + month.unspecified() == 4 => {
                        format!("{}, month and day unknown", self.year(year))
                    }
                    (None, None) => format!("{}, month {month}, day {day}", self.year(year)),
                };
                match date.within {
                    Within::Time(_, _, time) => format!("{said}, {}", clock(&time)),
                    _ => said,
                }
            }
        }
    }

    /// " 1928", or nothing when the context says so.
    fn after(&self, year: Year) -> String {
        if self.context.is_some() && known_year(year) == self.context {
            return String::new();
        }
        match year {
            Year::Four { digits, .. } if digits.unspecified() == 4 => ", year unknown".to_owned(),
            Year::Four { digits, .. } if digits.unspecified() > 0 => format!(" in {}", self.year(year)),
            _ => format!(" {}", self.year(year)),
        }
    }

    fn year(&self, year: Year) -> String {
        let (least, greatest) = years_of(year);
        let (significant, named) = match year {
            Year::Four { negative, digits, significant } => {
                if digits.unspecified() == 4 {
                    return "year unknown".to_owned();
                }
                if digits.unspecified() == 1 && digits.unspecified_at_end() && !negative {
                    return format!("the {least}s");
                }
                let size = i64::from(digits.least());
                (significant, if negative { -size } else { size })
            }
            Year::Long { mantissa, exponent, significant } => {
                let power = 10_i64.saturating_pow(u32::from(exponent.unwrap_or(0)));
                (significant, mantissa.saturating_mul(power))
            }
        };
        if least == greatest {
            return spoken_year(named);
        }
        let range = match (spoken_year(least), spoken_year(greatest)) {
            (a, b) if least < 1 && greatest < 1 => format!("{}–{b}", a.trim_end_matches(" BC")),
            (a, b) => format!("{a}–{b}"),
        };
        match significant {
            Some(_) => format!("about {} (in {range})", spoken_year(named)),
            None => range,
        }
    }
}

fn known_year(year: Year) -> Option<i64> {
    let (least, greatest) = years_of(year);
    (least == greatest).then_some(least)
}

fn clock(time: &Time) -> String {
    let mut said = format!("{:02}:{:02}", time.hour, time.minute);
    if let Some(second) = time.second.filter(|second| *second > 0) {
        said = format!("{said}:{second:02}");
    }
    match time.offset {
        None => said,
        Some(Offset::Utc) => format!("{said} UTC"),
        Some(offset) => {
            let minutes = offset.minutes();
            let sign = if minutes < 0 { '−' } else { '+' };
            let size = minutes.abs();
            format!("{said} UTC{sign}{}:{:02}", size / 60, size % 60)
        }
    }
}

/// The name of a season, quarter, third or half (21 to 41).
fn season_name(season: u8) -> &'static str {
    match season {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        24 => "winter",
        25 => "northern spring",
        26 => "northern summer",
        27 => "northern autumn",
        28 => "northern winter",
        29 => "southern spring",
        30 => "southern summer",
        31 => "southern autumn",
        32 => "southern winter",
        33 => "first quarter of",
        34 => "second quarter of",
        35 => "third quarter of",
        36 => "fourth quarter of",
        37 => "first third of",
        38 => "second third of",
        39 => "last third of",
        40 => "first half of",
        41 => "second half of",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporal::edtf::parse;

    fn words(text: &str) -> String {
        in_words(&parse(text).unwrap())
    }

    #[test]
    fn says_dates_in_full_words() {
        for (edtf, said) in [
            ("1928-06-03", "3 June 1928"),
            ("1928-06", "June 1928"),
            ("1928", "1928"),
            ("-0043", "44 BC"),
            ("0079", "AD 79"),
            ("1928-05-21~/1928-05-31~", "21–31 May 1928, approximate"),
            ("1890~", "about 1890"),
            ("1928-06?", "June 1928, uncertain"),
            ("1890%", "about 1890, uncertain"),
            ("2011/..", "since 2011"),
            ("../1985", "until 1985"),
            ("1985/", "from 1985, end unknown"),
            ("2011-21", "spring 2011"),
            ("2011-34", "second quarter of 2011"),
            ("1928-05-25T10:33", "25 May 1928, 10:33"),
            ("1928-05-25T10:33:00Z", "25 May 1928, 10:33 UTC"),
            ("1914/1918", "1914–1918"),
            ("-0264/-0240", "265–241 BC"),
            ("2014-05-03/2014-05-05", "3–5 May 2014"),
            ("2014-05-03/2014-06-05", "3 May – 5 June 2014"),
            ("2014-05/2014-06", "May–June 2014"),
            ("2013-12-30/2014-01-02", "30 December 2013 – 2 January 2014"),
            ("[..1913]", "1913 or earlier"),
            ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
            ("{1960,1961-12}", "1960 and December 1961"),
            ("[2014-05-03..2014-05-05]", "between 3 and 5 May 2014"),
            ("[2014-05-03?..2014-05-05?]", "between 3 and 5 May 2014, uncertain"),
            ("[2014-05..2014-06]", "between May and June 2014"),
            ("[2014-05-03..2015-06]", "between 3 May 2014 and June 2015"),
            ("192X", "the 1920s"),
            ("19XX", "1900–1999"),
            ("1985-04-XX", "April 1985, day unknown"),
            ("XXXX-12-25", "25 December, year unknown"),
            ("1985-XX-XX", "1985, month and day unknown"),
            ("2004-06-~11", "11 June 2004, day approximate"),
            ("Y170000002", "170,000,002"),
            ("1950S2", "about 1950 (in 1900–1999)"),
        ] {
            assert_eq!(words(edtf), said, "{edtf}");
        }
    }

    #[test]
    fn short_words_leave_out_the_year_of_the_context() {
        let short = |text: &str| in_short_words(&parse(text).unwrap(), Some(1928));
        assert_eq!(short("1928-06-03"), "3 June");
        assert_eq!(short("1928-05-21~/1928-05-31~"), "21–31 May, approximate");
        assert_eq!(short("1929-06-03"), "3 June 1929");
        assert_eq!(short("1928"), "1928");
    }
}
