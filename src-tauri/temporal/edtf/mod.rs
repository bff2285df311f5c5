//! Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019 annex A; Library of Congress, 2019).
//!
//! [`parse`] reads, [`Display`](std::fmt::Display) prints canonically, [`Edtf::bounds`] gives the four edges,
//! [`Edtf::relation`] compares. Years are astronomical: `0000` is 1 BC.

mod bounds;
mod digits;
mod error;
mod parse;
mod print;
mod relation;

pub use bounds::Widening;
pub(crate) use bounds::years as years_of;
pub use digits::Digits;
pub use error::NotEdtf;
pub use parse::{parse, parse_with_level};
pub use relation::{Answer, Relation, relation_of};

/// A date as precise as is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date, of any precision.
    Date(Date),
    /// From one date to another.
    Interval(Edge, Edge),
    /// `[…]`: one of these, it is not known which.
    OneOf(Vec<Member>),
    /// `{…}`: all of these.
    AllOf(Vec<Member>),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A date of any precision.
    Date(Date),
    /// `..`: it has no such end.
    Open,
    /// Nothing written: it has an end that is not known.
    Unknown,
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member {
    /// One date.
    Date(Date),
    /// Every date of the same precision from the first to the last.
    Range(Date, Date),
    /// The date, or any before it.
    OrEarlier(Date),
    /// The date, or any after it.
    OrLater(Date),
}

/// A single date: a year, and as much more as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// What is known within the year.
    pub within: Within,
    /// Doubt about the year, the month or season, and the day.
    pub doubt: [Doubt; 3],
}

/// A year, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// Four digits, any of which may be unspecified.
    Four {
        /// Before the year 0.
        negative: bool,
        /// The digits.
        digits: Digits<4>,
        /// How many digits are significant (`1950S2`).
        significant: Option<u8>,
    },
    /// `Y`, for years of more than four digits: mantissa × 10^exponent.
    Long {
        /// The digits, with sign.
        mantissa: i64,
        /// The power of ten (`Y17E8`); none when no `E` is written.
        exponent: Option<u8>,
        /// How many digits are significant.
        significant: Option<u8>,
    },
}

/// What is known within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    /// Nothing.
    Whole,
    /// A season, quarter, third or half: 21 to 41.
    Season(u8),
    /// A month.
    Month(Digits<2>),
    /// A day.
    Day(Digits<2>, Digits<2>),
    /// A time of a day.
    Time(Digits<2>, Digits<2>, Time),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; absent when the time is known to the minute (ISO 8601-1, reduced precision).
    pub second: Option<u8>,
    /// Minutes east of UTC; `Some(0)` is UTC, absent is the local clock.
    pub offset: Option<Offset>,
}

/// A shift from UTC, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offset {
    /// `Z`.
    Utc,
    /// `±hh`, in hours.
    Hours(i8),
    /// `±hh:mm`, in minutes.
    Minutes(i16),
}

/// What is doubtful about a part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Doubt {
    /// `?`: the source is in doubt.
    pub uncertain: bool,
    /// `~`: an estimate near the truth.
    pub approximate: bool,
}

impl Doubt {
    /// No doubt.
    pub const NONE: Doubt = Doubt { uncertain: false, approximate: false };
    /// `?`
    pub const UNCERTAIN: Doubt = Doubt { uncertain: true, approximate: false };
    /// `~`
    pub const APPROXIMATE: Doubt = Doubt { uncertain: false, approximate: true };

    /// Doubt of either.
    pub const fn and(self, other: Doubt) -> Doubt {
        Doubt {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

impl Offset {
    /// Minutes east of UTC.
    pub const fn minutes(self) -> i64 {
        match self {
            Offset::Utc => 0,
            Offset::Hours(hours) => hours as i64 * 60,
            Offset::Minutes(minutes) => minutes as i64,
        }
    }
}

impl Date {
    /// How many parts are written: year 1, month or season 2, day (with or without a time) 3.
    pub const fn parts(&self) -> usize {
        match self.within {
            Within::Whole => 1,
            Within::Season(_) | Within::Month(_) => 2,
            Within::Day(..) | Within::Time(..) => 3,
        }
    }

    /// The doubt of all written parts, if it is the same for each.
    pub fn common_doubt(&self) -> Option<Doubt> {
        let [year, month, day] = self.doubt;
        match self.parts() {
            1 => Some(year),
            2 => (year == month).then_some(year),
            _ => (year == month && month == day).then_some(year),
        }
    }

    /// The doubt of any part.
    pub fn any_doubt(&self) -> Doubt {
        let [year, month, day] = self.doubt;
        year.and(month).and(day)
    }

    /// The same date with this doubt about all its parts.
    pub fn doubted(mut self, doubt: Doubt) -> Date {
        let parts = self.parts();
        for (place, part) in self.doubt.iter_mut().enumerate() {
            *part = if place < parts { doubt } else { Doubt::NONE };
        }
        self
    }
}

impl Edtf {
    /// The lowest level (0, 1, 2) that can express it.
    pub fn level(&self) -> u8 {
        parse_with_level(&self.to_string()).map_or(2, |(_, level)| level)
    }

    /// Whether any part is an estimate (`~`, `%`).
    pub fn is_approximate(&self) -> bool {
        self.dates().any(|date| date.any_doubt().approximate)
    }

    /// Whether any part is in doubt (`?`, `%`).
    pub fn is_uncertain(&self) -> bool {
        self.dates().any(|date| date.any_doubt().uncertain)
    }

    /// Every date written in it, in order.
    pub fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        let (single, members): ([Option<Date>; 2], &[Member]) = match self {
            Edtf::Date(date) => ([Some(*date), None], &[]),
            Edtf::Interval(from, to) => ([from.date(), to.date()], &[]),
            Edtf::OneOf(members) | Edtf::AllOf(members) => ([None, None], members),
        };
        let members = members.iter().flat_map(|member| match member {
            Member::Date(date) | Member::OrEarlier(date) | Member::OrLater(date) => [Some(*date), None],
            Member::Range(from, to) => [Some(*from), Some(*to)],
        });
        single.into_iter().chain(members).flatten()
    }

    /// The same with doubt about every part of every date.
    pub fn doubted(&self, doubt: Doubt) -> Edtf {
        let edge = |edge: &Edge| match edge {
            Edge::Date(date) => Edge::Date(date.doubted(doubt)),
            other => *other,
        };
        let members = |members: &[Member]| {
            members
                .iter()
                .map(|member| match member {
                    Member::Date(date) => Member::Date(date.doubted(doubt)),
                    Member::Range(from, to) => Member::Range(from.doubted(doubt), to.doubted(doubt)),
                    Member::OrEarlier(date) => Member::OrEarlier(date.doubted(doubt)),
                    Member::OrLater(date) => Member::OrLater(date.doubted(doubt)),
                })
                .collect()
        };
        match self {
            Edtf::Date(date) => Edtf::Date(date.doubted(doubt)),
            Edtf::Interval(from, to) => Edtf::Interval(edge(from), edge(to)),
            Edtf::OneOf(list) => Edtf::OneOf(members(list)),
            Edtf::AllOf(list) => Edtf::AllOf(members(list)),
        }
    }
}

impl Edge {
    /// The date, when one is written.
    pub const fn date(&self) -> Option<Date> {
        match self {
            Edge::Date(date) => Some(*date),
            Edge::Open | Edge::Unknown => None,
        }
    }
}

impl std::str::FromStr for Edtf {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Edtf, NotEdtf> {
        parse(text)
    }
}

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod tests;
