//! Times of day and parts of the day, put onto a date.

use super::class::Class;
use super::point::Point;
use super::reading::Reading;
use super::rule::Frame;
use crate::model::ExpressionKind;

/// A time of day, or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Morning 1, afternoon 2, evening 3, night 4, daytime 5.
    Part(i32),
    /// Hour and minute; the zone is minutes east of UTC.
    At { hour: i32, minute: i32, zone: Option<i32> },
}

/// The time of day that the words give.
pub(crate) fn clock(frame: &Frame<'_>) -> Option<Clock> {
    let zone = frame.get(Class::Zone).filter(|minutes| minutes.abs() < 24 * 60);
    let named = frame.get(Class::NamedHour);
    if let Some(hour) = named {
        return Some(Clock::At { hour, minute: 0, zone });
    }
    if let Some(both) = frame.get(Class::HoursMinutes) {
        let (hour, minute) = (both / 100, both % 100);
        return (hour < 24 || minute == 0).then_some(Clock::At { hour, minute, zone });
    }
    let Some(hour) = frame.get(Class::Hour) else {
        return frame.get(Class::Part).map(Clock::Part);
    };
    let minute = frame.get(Class::Minute).unwrap_or(0);
    let afternoon = match (frame.get(Class::Meridiem), frame.get(Class::Part)) {
        (Some(shift), _) => Some(shift),
        (None, Some(1)) => Some(0),
        (None, Some(2 | 3)) => Some(12),
        (None, Some(4)) if (6..12).contains(&hour) => Some(12),
        _ => None,
    };
    let hour = match afternoon {
        Some(_) if hour > 12 => hour,
        Some(shift) => hour % 12 + shift,
        None => hour,
    };
    (hour < 24 || minute == 0).then_some(Clock::At { hour, minute, zone })
}

/// The reading with the time of day; an unknown day stays unknown.
pub(crate) fn timed(day: Option<Reading>, clock: Clock) -> Reading {
    let (date, point, reason, others) = match day {
        Some(reading) => (reading.value, reading.point, reading.reason, reading.others),
        None => {
            let reason = "a time of day; which day is not said".to_owned();
            ("XXXX-XX-XX".to_owned(), None, reason, Vec::new())
        }
    };
    let (time, edtf) = match clock {
        Clock::Part(part) => {
            let name = match part {
                1 => "MO",
                2 => "AF",
                3 => "EV",
                4 => "NI",
                _ => "DT",
            };
            (name.to_owned(), point.and_then(Point::edtf))
        }
        Clock::At { hour, minute, zone } => {
            let edtf = match point {
                Some(Point::Day(day)) => {
                    let day = if hour == 24 { Point::Day(day + 1) } else { Point::Day(day) };
                    day.edtf().map(|day| format!("{day}T{:02}:{minute:02}{}", hour % 24, offset(zone)))
                }
                _ => None,
            };
            (format!("{hour:02}:{minute:02}"), edtf)
        }
    };
    Reading {
        kind: ExpressionKind::Time,
        value: format!("{date}T{time}"),
        modifier: None,
        edtf,
        reason,
        point,
        others: others.into_iter().map(|other| timed(Some(other), clock)).collect(),
    }
}

fn offset(zone: Option<i32>) -> String {
    match zone {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let size = minutes.abs();
            format!("{sign}{:02}:{:02}", size / 60, size % 60)
        }
    }
}
