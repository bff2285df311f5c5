//! A place on the calendar of any coarseness, and its value in TIMEX3 and EDTF.

use super::holiday::Moment;
use crate::temporal::calendar::{civil, day_number, days_in_month, iso_week, weekday};

/// A unit of time, by the numbers of the language files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Unit {
    Second = 1,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
    Night,
}

impl Unit {
    const ALL: [Unit; 13] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Week,
        Unit::Weekend,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
        Unit::Night,
    ];

    /// The unit of this number.
    pub(crate) fn numbered(number: i32) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| *unit as i32 == number)
    }

    /// Its name in English, for reasons.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Weekend => "weekend",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
            Unit::Millennium => "millennium",
            Unit::Night => "night",
        }
    }

    /// A TIMEX3 duration of so many half units; `None` is an amount that is not told.
    pub(crate) fn duration(self, halves: Option<i32>) -> String {
        let (time, letters, factor) = match self {
            Unit::Second => ("T", "S", 1),
            Unit::Minute => ("T", "M", 1),
            Unit::Hour => ("T", "H", 1),
            Unit::Day => ("", "D", 1),
            Unit::Week => ("", "W", 1),
            Unit::Weekend => ("", "WE", 1),
            Unit::Month => ("", "M", 1),
            Unit::Quarter => ("", "M", 3),
            Unit::Year => ("", "Y", 1),
            Unit::Decade => ("", "Y", 10),
            Unit::Century => ("", "Y", 100),
            Unit::Millennium => ("", "Y", 1000),
            Unit::Night => ("T", "NI", 1),
        };
        let Some(halves) = halves else {
            let letters = match self {
                Unit::Quarter => "Q",
                Unit::Decade => "DE",
                Unit::Century => "CE",
                Unit::Millennium => "ML",
                _ => letters,
            };
            return format!("P{time}X{letters}");
        };
        let (whole, half) = (i64::from(halves / 2) * factor, halves % 2 == 1);
        if !half {
            return format!("P{time}{whole}{letters}");
        }
        let (small, rest) = match self {
            Unit::Minute => ("S", 30),
            Unit::Hour => ("M", 30),
            Unit::Year => ("M", 6),
            Unit::Day => ("TH", 12),
            Unit::Decade | Unit::Century | Unit::Millennium => {
                return format!("P{}Y", whole + factor / 2);
            }
            _ => return format!("P{time}{whole}.5{letters}"),
        };
        let whole = if whole == 0 { String::new() } else { format!("{whole}{letters}") };
        match small.strip_prefix('T') {
            Some(small) => format!("P{whole}T{rest}{small}"),
            None => format!("P{time}{whole}{rest}{small}"),
        }
    }
}

/// A place on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// Thousands of years: 1 is 1000 to 1999.
    Millennium(i64),
    /// Hundreds of years: 19 is 1900 to 1999.
    Century(i64),
    /// Tens of years: 199 is 1990 to 1999.
    Decade(i64),
    Year(i64),
    /// 1 or 2.
    Half(i64, u8),
    /// 1 to 4.
    Quarter(i64, u8),
    /// EDTF's 21 to 24.
    Season(i64, u8),
    Month(i64, u32),
    /// Its Monday, in days since 1970-01-01.
    Week(i64),
    /// The Monday of its week.
    Weekend(i64),
    /// Days since 1970-01-01.
    Day(i64),
}

fn year_value(year: i64) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

fn year_edtf(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.abs())
}

impl Point {
    /// Its first day, in days since 1970-01-01.
    pub(crate) fn first_day(self) -> i64 {
        match self {
            Point::Millennium(millennium) => day_number(millennium * 1000, 1, 1),
            Point::Century(century) => day_number(century * 100, 1, 1),
            Point::Decade(decade) => day_number(decade * 10, 1, 1),
            Point::Year(year) => day_number(year, 1, 1),
            Point::Half(year, half) => day_number(year, i64::from(half) * 6 - 5, 1),
            Point::Quarter(year, quarter) => day_number(year, i64::from(quarter) * 3 - 2, 1),
            Point::Season(year, season) => day_number(year, (i64::from(season) - 20) * 3, 1),
            Point::Month(year, month) => day_number(year, i64::from(month), 1),
            Point::Week(monday) => monday,
            Point::Weekend(monday) => monday + 5,
            Point::Day(day) => day,
        }
    }

    /// Its last day.
    pub(crate) fn last_day(self) -> i64 {
        match self {
            Point::Millennium(millennium) => day_number(millennium * 1000 + 999, 12, 31),
            Point::Century(century) => day_number(century * 100 + 99, 12, 31),
            Point::Decade(decade) => day_number(decade * 10 + 9, 12, 31),
            Point::Year(year) => day_number(year, 12, 31),
            Point::Half(year, half) => day_number(year, i64::from(half) * 6 + 1, 1) - 1,
            Point::Quarter(year, quarter) => day_number(year, i64::from(quarter) * 3 + 1, 1) - 1,
            Point::Season(year, season) => day_number(year, (i64::from(season) - 19) * 3, 1) - 1,
            Point::Month(year, month) => {
                day_number(year, i64::from(month), i64::from(days_in_month(year, month)))
            }
            Point::Week(monday) | Point::Weekend(monday) => monday + 6,
            Point::Day(day) => day,
        }
    }

    /// The year it lies in, if it lies in one.
    pub(crate) fn year(self) -> Option<i64> {
        match self {
            Point::Millennium(_) | Point::Century(_) | Point::Decade(_) => None,
            Point::Year(year)
            | Point::Half(year, _)
            | Point::Quarter(year, _)
            | Point::Season(year, _)
            | Point::Month(year, _) => Some(year),
            Point::Week(day) | Point::Weekend(day) | Point::Day(day) => Some(civil(day).0),
        }
    }

    /// The same so many years later; `None` for a week, or a day that the other year does not have.
    pub(crate) fn years_later(self, years: i64) -> Option<Point> {
        Some(match self {
            Point::Year(year) => Point::Year(year + years),
            Point::Half(year, half) => Point::Half(year + years, half),
            Point::Quarter(year, quarter) => Point::Quarter(year + years, quarter),
            Point::Season(year, season) => Point::Season(year + years, season),
            Point::Month(year, month) => Point::Month(year + years, month),
            Point::Day(day) => {
                let (year, month, day) = civil(day);
                (day <= days_in_month(year + years, month))
                    .then(|| Point::Day(day_number(year + years, i64::from(month), i64::from(day))))?
            }
            Point::Millennium(_)
            | Point::Century(_)
            | Point::Decade(_)
            | Point::Week(_)
            | Point::Weekend(_) => return None,
        })
    }

    /// How fine it is.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Point::Millennium(_) => Unit::Millennium,
            Point::Century(_) => Unit::Century,
            Point::Decade(_) => Unit::Decade,
            Point::Year(_) | Point::Half(..) => Unit::Year,
            Point::Quarter(..) | Point::Season(..) => Unit::Quarter,
            Point::Month(..) => Unit::Month,
            Point::Week(_) | Point::Weekend(_) => Unit::Week,
            Point::Day(_) => Unit::Day,
        }
    }

    /// The TIMEX3 value.
    pub(crate) fn value(self) -> String {
        match self {
            Point::Millennium(millennium) if millennium >= 0 => millennium.to_string(),
            Point::Millennium(millennium) => format!("BC{}", -millennium - 1),
            Point::Century(century) if century >= 0 => format!("{century:02}"),
            Point::Century(century) => format!("BC{:02}", -century - 1),
            Point::Decade(decade) if decade >= 0 => format!("{decade:03}"),
            Point::Decade(decade) => format!("BC{:03}", -decade - 1),
            Point::Year(year) => year_value(year),
            Point::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Point::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Point::Season(year, season) => {
                let name = match season {
                    21 => "SP",
                    22 => "SU",
                    23 => "FA",
                    _ => "WI",
                };
                format!("{}-{name}", year_value(year))
            }
            Point::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Point::Week(monday) => {
                let (year, week) = iso_week(monday);
                format!("{}-W{week:02}", year_value(year))
            }
            Point::Weekend(monday) => {
                let (year, week) = iso_week(monday);
                format!("{}-W{week:02}-WE", year_value(year))
            }
            Point::Day(day) => {
                let (year, month, day) = civil(day);
                format!("{}-{month:02}-{day:02}", year_value(year))
            }
        }
    }

    /// The same in EDTF, which writes months and days only of years of four digits.
    pub(crate) fn edtf(self) -> Option<String> {
        let years = (civil(self.first_day()).0, civil(self.last_day()).0);
        match self {
            _ if years.0 >= -9_999 && years.1 <= 9_999 => Some(self.written()),
            Point::Year(year) => Some(format!("Y{year}")),
            _ => None,
        }
    }

    /// In EDTF, of years of four digits.
    fn written(self) -> String {
        let days =
            |first: i64, last: i64| format!("{}/{}", Point::Day(first).written(), Point::Day(last).written());
        match self {
            Point::Millennium(millennium) if millennium >= 0 => format!("{millennium}XXX"),
            Point::Millennium(millennium) => {
                format!("{}/{}", year_edtf(millennium * 1000 + 1), year_edtf(millennium * 1000 + 1000))
            }
            Point::Century(century) if century >= 0 => format!("{century:02}XX"),
            Point::Decade(decade) if decade >= 0 => format!("{decade:03}X"),
            Point::Century(century) => {
                format!("{}/{}", year_edtf(century * 100 + 1), year_edtf(century * 100 + 100))
            }
            Point::Decade(decade) => {
                format!("{}/{}", year_edtf(decade * 10 + 1), year_edtf(decade * 10 + 10))
            }
            Point::Year(year) => year_edtf(year),
            Point::Half(year, half) => format!("{}-{}", year_edtf(year), 39 + half),
            Point::Quarter(year, quarter) => format!("{}-{}", year_edtf(year), 32 + quarter),
            Point::Season(year, season) => format!("{}-{season}", year_edtf(year)),
            Point::Month(year, month) => format!("{}-{month:02}", year_edtf(year)),
            Point::Week(monday) => days(monday, monday + 6),
            Point::Weekend(monday) => days(monday + 5, monday + 6),
            Point::Day(day) => {
                let (year, month, day) = civil(day);
                format!("{}-{month:02}-{day:02}", year_edtf(year))
            }
        }
    }

    /// The point of this unit that holds its first day.
    pub(crate) fn within(self, unit: Unit) -> Point {
        Point::of_day(self.first_day(), unit)
    }

    /// The point of this unit that holds a day.
    pub(crate) fn of_day(day: i64, unit: Unit) -> Point {
        let (year, month, _) = civil(day);
        let monday = day - i64::from(weekday(day)) + 1;
        match unit {
            Unit::Week => Point::Week(monday),
            Unit::Weekend => Point::Weekend(monday),
            Unit::Month => Point::Month(year, month),
            Unit::Quarter => Point::Quarter(year, ((month - 1) / 3 + 1) as u8),
            Unit::Year => Point::Year(year),
            Unit::Decade => Point::Decade(year.div_euclid(10)),
            Unit::Century => Point::Century(year.div_euclid(100)),
            Unit::Millennium => Point::Millennium(year.div_euclid(1000)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Point::Day(day),
        }
    }

    /// So many units later, as coarse as the unit; `None` when it is too coarse to count from, or too far.
    pub(crate) fn shifted(self, unit: Unit, count: i64) -> Option<Point> {
        let fine_enough = self.unit() <= unit || unit >= Unit::Year;
        if !fine_enough || count.abs() > 1_000_000 {
            return None;
        }
        let from = self.within(unit);
        Some(match from {
            Point::Millennium(millennium) => Point::Millennium(millennium + count),
            Point::Century(century) => Point::Century(century + count),
            Point::Decade(decade) => Point::Decade(decade + count),
            Point::Year(year) => Point::Year(year + count),
            Point::Quarter(year, quarter) => {
                let total = year * 4 + i64::from(quarter) - 1 + count;
                Point::Quarter(total.div_euclid(4), (total.rem_euclid(4) + 1) as u8)
            }
            Point::Month(year, month) => {
                let total = year * 12 + i64::from(month) - 1 + count;
                Point::Month(total.div_euclid(12), (total.rem_euclid(12) + 1) as u32)
            }
            Point::Week(monday) => Point::Week(monday + 7 * count),
            Point::Weekend(monday) => Point::Weekend(monday + 7 * count),
            Point::Day(day) => Point::Day(day + count),
            other => other,
        })
    }

    /// The third (early 1, middle 2, late 3) of a month or year or longer, as an approximate EDTF interval.
    pub(crate) fn third(self, part: i32) -> Option<String> {
        let about = |from: Point, to: Point| {
            let four_digits = from.edtf().zip(to.edtf()).filter(|(from, _)| !from.starts_with('Y'));
            four_digits.map(|(from, to)| format!("{from}~/{to}~"))
        };
        let part = i64::from(part);
        match self {
            Point::Month(year, month) => {
                let first = self.first_day();
                let last = if part == 3 { days_in_month(year, month) as i64 } else { part * 10 };
                about(Point::Day(first + part * 10 - 10), Point::Day(first + last - 1))
            }
            Point::Year(year) => {
                let first = (part * 4 - 3) as u32;
                about(Point::Month(year, first), Point::Month(year, first + 3))
            }
            Point::Decade(decade) if decade >= 0 => {
                let (from, to) = [(0, 3), (4, 6), (7, 9)].get(part as usize - 1).copied()?;
                about(Point::Year(decade * 10 + from), Point::Year(decade * 10 + to))
            }
            Point::Century(century) if century >= 0 => {
                let (from, to) = [(0, 33), (34, 66), (67, 99)].get(part as usize - 1).copied()?;
                about(Point::Year(century * 100 + from), Point::Year(century * 100 + to))
            }
            Point::Season(..) | Point::Quarter(..) | Point::Half(..) | Point::Week(_) => {
                let (first, last) = (self.first_day(), self.last_day());
                let length = last - first + 1;
                let from = first + length * (part - 1) / 3;
                let to = first + length * part / 3 - 1;
                about(Point::Day(from), Point::Day(to))
            }
            _ => None,
        }
    }

    /// From the outer edges of a date, as fine as they are.
    pub(crate) fn spanning(first: Moment, last: Moment) -> Point {
        let (a, b) = (civil(first.day), civil(last.day));
        if first.day == last.day {
            Point::Day(first.day)
        } else if a.0 == b.0 && a.1 == b.1 {
            Point::Month(a.0, a.1)
        } else {
            Point::Year(a.0)
        }
    }
}
