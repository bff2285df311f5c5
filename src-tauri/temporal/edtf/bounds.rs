//! The four edges of a date.

use super::{Date, Digits, Doubt, Edge, Edtf, Member, Within, Year};
use crate::model::{Bounds, Instant};
use crate::temporal::calendar::{day_number, days_in_month};

/// How far doubt moves the outer edges, in percent of the length of the doubtful date. 0 moves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widening {
    /// For `~` and `%`.
    pub approximate: u32,
    /// For `?` and `%`.
    pub uncertain: u32,
}

impl Edtf {
    /// The four edges. `?`, `~` and `%` widen nothing: they are drawn and kept, not reckoned with.
    ///
    /// An open end is unbounded on both its edges. An unknown beginning lies no later than the end, an
    /// unknown end no earlier than the beginning. `[…]` begins with one of its members, `{…}` with its first
    /// and ends with its last. Seasons without hemisphere are those of the north, by whole months.
    pub fn bounds(&self) -> Bounds {
        self.bounds_widened(Widening::default())
    }

    /// The four edges, with the outer ones moved outwards where a date is doubtful.
    pub fn bounds_widened(&self, widening: Widening) -> Bounds {
        let reach = |date: &Date| Reach::of(date, widening);
        match self {
            Edtf::Date(date) => reach(date).bounds(),
            Edtf::Interval(from, to) => interval(from.date().map(|d| reach(&d)), from, to, widening),
            Edtf::OneOf(members) => join(members, widening, false),
            Edtf::AllOf(members) => join(members, widening, true),
        }
    }
}

/// The first and last second of a date.
#[derive(Clone, Copy)]
struct Reach {
    first: Instant,
    last: Instant,
}

impl Reach {
    fn of(date: &Date, widening: Widening) -> Reach {
        let mut reach = Reach { first: first_start(date), last: last_end(date) };
        let Doubt { uncertain, approximate } = date.any_doubt();
        let percent = if approximate { widening.approximate } else { 0 }.max(if uncertain {
            widening.uncertain
        } else {
            0
        });
        if percent > 0 {
            let length = i128::from(reach.last.day - reach.first.day) * 86_400
                + i128::from(reach.last.second)
                - i128::from(reach.first.second)
                + 1;
            let shift = length * i128::from(percent) / 100;
            reach.first = moved(reach.first, -shift);
            reach.last = moved(reach.last, shift);
        }
        reach
    }

    fn bounds(self) -> Bounds {
        Bounds {
            start_min: Some(self.first),
            start_max: Some(self.last),
            end_min: Some(self.first),
            end_max: Some(self.last),
        }
    }
}

fn moved(instant: Instant, seconds: i128) -> Instant {
    let total = i128::from(instant.day) * 86_400 + i128::from(instant.second) + seconds;
    let day = total.div_euclid(86_400).clamp(i128::from(i64::MIN / 2), i128::from(i64::MAX / 2));
    Instant { day: day as i64, second: total.rem_euclid(86_400) as u32 }
}

fn interval(first: Option<Reach>, from: &Edge, to: &Edge, widening: Widening) -> Bounds {
    let last = to.date().map(|date| Reach::of(&date, widening));
    let mut bounds = Bounds::default();
    if let Some(first) = first {
        bounds.start_min = Some(first.first);
        bounds.start_max = Some(first.last);
    }
    if let Some(last) = last {
        bounds.end_min = Some(last.first);
        bounds.end_max = Some(last.last);
    }
    if *from == Edge::Unknown {
        bounds.start_max = bounds.end_max;
    }
    if *to == Edge::Unknown {
        bounds.end_min = bounds.start_min;
    }
    // A beginning cannot come after the end, nor an end before the beginning, where the two overlap.
    if let (Some(start), Some(end)) = (bounds.start_max, bounds.end_max) {
        bounds.start_max = Some(start.min(end));
    }
    if let (Some(start), Some(end)) = (bounds.start_min, bounds.end_min) {
        bounds.end_min = Some(end.max(start));
    }
    bounds
}

fn member(member: &Member, widening: Widening, open: fn(Option<Reach>, Option<Reach>) -> Bounds) -> Bounds {
    let reach = |date: &Date| Some(Reach::of(date, widening));
    match member {
        Member::Date(date) => open(reach(date), reach(date)),
        Member::Range(from, to) => open(reach(from), reach(to)),
        Member::OrEarlier(date) => open(None, reach(date)),
        Member::OrLater(date) => open(reach(date), None),
    }
}

/// One date somewhere from the first to the last: each edge lies anywhere between.
fn one_of(from: Option<Reach>, to: Option<Reach>) -> Bounds {
    Bounds {
        start_min: from.map(|reach| reach.first),
        start_max: Some(to.map_or(Instant::LAST, |reach| reach.last)),
        end_min: Some(from.map_or(Instant::FIRST, |reach| reach.first)),
        end_max: to.map(|reach| reach.last),
    }
}

/// Every date from the first to the last.
fn all_of(from: Option<Reach>, to: Option<Reach>) -> Bounds {
    Bounds {
        start_min: from.map(|reach| reach.first),
        start_max: from.map(|reach| reach.last),
        end_min: to.map(|reach| reach.first),
        end_max: to.map(|reach| reach.last),
    }
}

fn join(members: &[Member], widening: Widening, all: bool) -> Bounds {
    let mut whole: Option<Bounds> = None;
    for each in members {
        let next = member(each, widening, if all { all_of } else { one_of });
        whole = Some(match whole {
            None => next,
            Some(whole) if all => Bounds {
                start_min: least(whole.start_min, next.start_min),
                start_max: least(whole.start_max, next.start_max),
                end_min: greatest(whole.end_min, next.end_min),
                end_max: greatest(whole.end_max, next.end_max),
            },
            Some(whole) => Bounds {
                start_min: least(whole.start_min, next.start_min),
                start_max: greatest(whole.start_max, next.start_max),
                end_min: least(whole.end_min, next.end_min),
                end_max: greatest(whole.end_max, next.end_max),
            },
        });
    }
    whole.unwrap_or_default()
}

fn least(a: Option<Instant>, b: Option<Instant>) -> Option<Instant> {
    a.zip(b).map(|(a, b)| a.min(b))
}

fn greatest(a: Option<Instant>, b: Option<Instant>) -> Option<Instant> {
    a.zip(b).map(|(a, b)| a.max(b))
}

/// The first second of the earliest date that the digits allow.
pub(super) fn first_start(date: &Date) -> Instant {
    span(date, false).0
}

/// The last second of the latest date that the digits allow.
pub(super) fn last_end(date: &Date) -> Instant {
    span(date, true).1
}

/// The first second of the latest date that the digits allow.
pub(super) fn last_start(date: &Date) -> Instant {
    span(date, true).0
}

/// Whether the digits of the day fit any day of any year they allow.
pub(super) fn has_any_day(date: &Date) -> bool {
    match date.within {
        Within::Day(month, day) => any_day(date.year, month, day, false).is_some(),
        _ => true,
    }
}

/// First and last second of the earliest or the latest date that the digits allow.
fn span(date: &Date, latest: bool) -> (Instant, Instant) {
    let days =
        |first: i64, last: i64| (Instant { day: first, second: 0 }, Instant { day: last, second: 86_399 });
    let (least, greatest) = years(date.year);
    let year = if latest { greatest } else { least };
    match date.within {
        Within::Whole => days(day_number(year, 1, 1), day_number(year, 12, 31)),
        Within::Season(season) => {
            let (month, length) = season_months(season);
            days(day_number(year, month, 1), day_number(year, month + length, 1) - 1)
        }
        Within::Month(digits) => {
            let mut fitting = (1..=12).filter(|month| digits.fits(*month));
            let month = if latest { fitting.next_back() } else { fitting.next() }.unwrap_or(1);
            let month = i64::from(month);
            days(day_number(year, month, 1), day_number(year, month + 1, 1) - 1)
        }
        Within::Day(month, day) => {
            let day = any_day(date.year, month, day, latest).unwrap_or_else(|| day_number(year, 1, 1));
            days(day, day)
        }
        Within::Time(month, day, time) => {
            let day = any_day(date.year, month, day, latest).unwrap_or_else(|| day_number(year, 1, 1));
            let offset = time.offset.map_or(0, |offset| offset.minutes()) * 60;
            let from = i64::from(time.hour) * 3_600 + i64::from(time.minute) * 60;
            let first = from + i64::from(time.second.unwrap_or(0)) - offset;
            let last = from + i64::from(time.second.unwrap_or(59)) - offset;
            let at = |second: i64| Instant {
                day: day + second.div_euclid(86_400),
                second: second.rem_euclid(86_400) as u32,
            };
            (at(first), at(last))
        }
    }
}

/// The first month of a season, and how many months it has. Winters end in the next year.
pub(crate) fn season_months(season: u8) -> (i64, i64) {
    match season {
        21 | 25 | 31 => (3, 3),
        22 | 26 | 32 => (6, 3),
        23 | 27 | 29 => (9, 3),
        24 | 28 | 30 => (12, 3),
        33..=36 => (i64::from(season - 33) * 3 + 1, 3),
        37..=39 => (i64::from(season - 37) * 4 + 1, 4),
        40 | 41 => (i64::from(season - 40) * 6 + 1, 6),
        _ => (1, 12),
    }
}

/// The least and greatest year that the digits allow.
pub(crate) fn years(year: Year) -> (i64, i64) {
    let (least, greatest, negative, significant, width) = match year {
        Year::Four { negative, digits, significant } => {
            (i64::from(digits.least()), i64::from(digits.greatest()), negative, significant, 4)
        }
        Year::Long { mantissa, exponent, significant } => {
            let size = mantissa.abs().saturating_mul(10_i64.saturating_pow(u32::from(exponent.unwrap_or(0))));
            (size, size, mantissa < 0, significant, size.checked_ilog10().map_or(1, |log| log + 1))
        }
    };
    let block = significant.map_or(1, |digits| 10_i64.pow(width.saturating_sub(u32::from(digits)).min(17)));
    let (least, greatest) = (least - least % block, greatest - greatest % block + block - 1);
    if negative { (-greatest, -least.max(1)) } else { (least, greatest) }
}

/// The earliest or latest day that fits.
fn any_day(year: Year, month: Digits<2>, day: Digits<2>, latest: bool) -> Option<i64> {
    let in_year = |year: i64| {
        let fitting = (1..=12u32).filter(|number| month.fits(*number)).flat_map(|month| {
            let last = days_in_month(year, month);
            (1..=last).filter(|number| day.fits(*number)).map(move |day| (month, day))
        });
        let found = if latest { fitting.last() } else { fitting.into_iter().next() };
        found.map(|(month, day)| day_number(year, i64::from(month), i64::from(day)))
    };
    // 2000 is a leap year: what does not fit it fits none.
    in_year(2000)?;
    let fits = |candidate: &i64| match year {
        Year::Four { digits, .. } => u32::try_from(candidate.abs()).is_ok_and(|size| digits.fits(size)),
        Year::Long { .. } => true,
    };
    let (least, greatest) = years(year);
    if latest {
        (least..=greatest).rev().filter(fits).find_map(in_year)
    } else {
        (least..=greatest).filter(fits).find_map(in_year)
    }
}
