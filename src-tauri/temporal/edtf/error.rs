//! Why a string is no EDTF date.

use thiserror::Error;

/// Why a string is no EDTF date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotEdtf {
    /// The string is empty.
    #[error("Nothing is written. A date is written 1928, 1928-05 or 1928-05-25.")]
    Empty,
    /// Something stands where it cannot.
    #[error("{}", unexpected(*position, *found, expected))]
    Unexpected {
        /// Where, in code points from 0.
        position: usize,
        /// What stands there; nothing at the end.
        found: Option<char>,
        /// What could stand there.
        expected: &'static str,
    },
    /// The month has fewer days, or the unspecified digits fit no day.
    #[error("{month} {year} has {days} days.")]
    NoSuchDay {
        /// The year, as it is spoken.
        year: String,
        /// The month's name.
        month: &'static str,
        /// How many days it has.
        days: u32,
    },
    /// No month or season has this number.
    #[error("There is no month {0}. Months are 01 to 12; seasons, quarters and halves are 21 to 41.")]
    NoSuchMonth(String),
    /// No day has this number.
    #[error("There is no day {0} in any such month.")]
    DayNever(String),
    /// A time outside 00:00:00 to 23:59:59.
    #[error("There is no time {0}. Times run from 00:00:00 to 23:59:59, offsets to 23:59.")]
    NoSuchTime(String),
    /// An interval or range that ends before it begins.
    #[error("{to} is before {from}. Write the earlier date first.")]
    Reversed {
        /// What is written first.
        from: String,
        /// What is written last.
        to: String,
    },
    /// A year beyond what Dateline reckons with.
    #[error("The year is out of reach. Dateline reckons to 1,000,000,000,000,000 years either way.")]
    YearTooFar,
    /// `Y` before a year of four digits or fewer.
    #[error("Y is only for years of more than four digits. Write {0} instead.")]
    LongYearNotNeeded(String),
    /// `-0000`.
    #[error("There is no year -0000. The year before 0001 is 0000, which is 1 BC.")]
    MinusZero,
    /// A time of day inside an interval or a set.
    #[error("A time of day cannot stand in an interval or a set. Write the days alone.")]
    TimeInside,
    /// A year with `Y` inside an interval or a set.
    #[error("A year of more than four digits cannot stand in an interval or a set. Write it alone.")]
    LongYearInside,
    /// Both ends of an interval are unknown.
    #[error("Both ends are unknown. Give at least one date, or .. for an end that is open.")]
    NothingKnown,
}

fn unexpected(position: usize, found: Option<char>, expected: &str) -> String {
    match found {
        Some(found) => format!("“{found}” cannot stand at place {}: expected {expected}.", position + 1),
        None => format!("The date ends too soon: expected {expected}."),
    }
}
