//! Dates counted from another: "last week", "two years ago", "the third quarter", "three days later".

use super::class::Class;
use super::context::Context;
use super::dates::words_of;
use super::pattern::Match;
use super::point::{Point, Unit};
use super::reading::Reading;
use super::rule::{Action, Frame};
use super::tense::Tense;
use crate::model::ExpressionKind;
use crate::temporal::calendar::weekday;

/// Reads a match as a relative date, if its action is one of these.
pub(crate) fn read(context: &Context<'_>, each: &Match) -> Option<Reading> {
    let frame = Frame(&each.captures);
    let reading = match each.action {
        Action::Relative => relative(context, each, &frame)?,
        Action::Unplaced => {
            let reason = "counted from an event, whose date is not worked out".to_owned();
            let value = unresolved(frame.unit()?).value;
            Reading::unplaced(ExpressionKind::Date, value, reason)
        }
        Action::Ago => counted(context, &frame, context.now(), -1)?,
        Action::FromNow => counted(context, &frame, context.now(), 1)?,
        Action::Earlier => counted(context, &frame, context.named(), -1)?,
        Action::Later => counted(context, &frame, context.named(), 1)?,
        Action::Quarter => quarter(context, &frame)?,
        Action::QuarterYearBefore => {
            let quarter = context.memory.quarter?;
            let named = frame.get(Class::Unit).is_some();
            let unit = if context.memory.quarterly || named { Unit::Quarter } else { Unit::Year };
            let count = if unit == Unit::Quarter { -4 } else { -1 };
            Reading::date(quarter.shifted(unit, count)?, "the same period, a year before".to_owned())
        }
        Action::HalfYear => half_year(context, &frame)?,
        Action::UnitEnd => {
            let reading = relative(context, each, &frame)?;
            match reading.point {
                Some(point) => Reading::date(Point::Day(point.last_day()), reading.reason),
                None => reading,
            }
        }
        _ => return None,
    };
    let reading = reading.edged(frame.get(Class::Edge));
    Some(if frame.get(Class::Edge).is_none() {
        reading.about(frame.get(Class::Approx).is_some())
    } else {
        reading
    })
}

fn relative(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> Option<Reading> {
    let unit = frame.unit()?;
    if title(context, each) {
        return None;
    }
    let direction = match frame.get(Class::Direction).unwrap_or(0) {
        // "The weekend": the last, unless the sentence looks ahead, or it is just that.
        20 if context.tense(each.from, each.to) == Tense::Future || at_weekend(context) => 0,
        20 => -1,
        direction => direction,
    };
    // "In 2005 … the next year": with the article, where the sentence looks back.
    let told = direction == 1
        && context.tokens.get(each.from).is_some_and(|first| first.is(Class::Article))
        && context.tense(each.from, each.to) == Tense::Past;
    let to_named = told || matches!(direction, 9..=11) || (direction == 1 && unit == Unit::Day);
    let shift = i64::from(if direction > 8 { direction - 10 } else { direction });
    let base = if to_named { context.named() } else { context.now() };
    let Some(base) = base else {
        return Some(unresolved(unit));
    };
    let fallback = || context.now().and_then(|now| now.shifted(unit, shift));
    let point = match base.shifted(unit, shift) {
        Some(point) => point,
        None if to_named => match context.memory.last_day.and_then(|day| day.shifted(unit, shift)) {
            Some(point) => point,
            None => return Some(unresolved(unit)),
        },
        None => fallback()?,
    };
    let reason = match shift {
        0 => format!("the {} of {}", unit.name(), words_of(base)),
        -1 => format!("the {} before {}", unit.name(), words_of(base)),
        _ => format!("the {} after {}", unit.name(), words_of(base)),
    };
    Some(Reading::date(point, reason))
}

/// "This Week", the name of a programme: a quotation of words with capitals.
fn title(context: &Context<'_>, each: &Match) -> bool {
    let before = each.from.checked_sub(1).and_then(|at| context.tokens.get(at));
    let quoted =
        before.is_some_and(|mark| ['"', '“', '‘', '\''].into_iter().any(|quote| mark.is_mark(quote)));
    let words = context.tokens.get(each.from..each.to).unwrap_or_default();
    quoted && words.len() > 1 && words.iter().all(|word| word.capital)
}

/// Whether the text was published on a Saturday or Sunday.
fn at_weekend(context: &Context<'_>) -> bool {
    context.now().is_some_and(|now| matches!(now, Point::Day(day) if weekday(day) > 5))
}

fn unresolved(unit: Unit) -> Reading {
    let value = match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Millennium => "X",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => "XXXX-XX-XX",
    };
    let reason = "relative to a date that is not known".to_owned();
    Reading::unplaced(ExpressionKind::Date, value.to_owned(), reason)
}

/// So many units before or after a date, as coarse as the unit.
fn counted(context: &Context<'_>, frame: &Frame<'_>, base: Option<Point>, sign: i64) -> Option<Reading> {
    let unit = frame.unit()?;
    let Some(halves) = frame.amount() else {
        let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let reason = "how long before or after is not said".to_owned();
        return Some(Reading::unplaced(ExpressionKind::Date, value.to_owned(), reason));
    };
    let Some(base) = base else { return Some(unresolved(unit)) };
    let (unit, count) = match unit {
        Unit::Decade => (Unit::Year, i64::from(halves) * 5),
        Unit::Century => (Unit::Year, i64::from(halves) * 50),
        Unit::Millennium => (Unit::Year, i64::from(halves) * 500),
        Unit::Year if halves % 2 == 1 => (Unit::Month, i64::from(halves) * 6),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        _ => (unit, i64::from(halves / 2)),
    };
    if unit == Unit::Year
        && count == 1
        && sign < 0
        && let (Some(quarter), true, false) =
            (context.memory.quarter, context.memory.quarterly, context.narrative)
    {
        let point = quarter.shifted(Unit::Quarter, -4)?;
        return Some(Reading::date(point, "the same quarter, a year before".to_owned()));
    }
    let Some(point) = base.shifted(unit, sign * count) else { return Some(unresolved(unit)) };
    let plural = if count == 1 { "" } else { "s" };
    let way = if sign < 0 { "before" } else { "after" };
    let reason = format!("{count} {}{plural} {way} {}", unit.name(), words_of(base));
    Some(Reading::date(point, reason))
}

/// The year that a quarter or half belongs to: written, "last year", or by what has passed.
fn year_of_part(context: &Context<'_>, frame: &Frame<'_>) -> Option<Option<i64>> {
    if let Some(year) = frame.any(&[Class::Year]) {
        return Some(Some(i64::from(year)));
    }
    if let Some(direction) = frame.get(Class::Direction) {
        let shift = i64::from(if direction > 8 { direction - 10 } else { direction });
        let base = if direction > 8 { context.named() } else { context.now() };
        return Some(Some(base?.year()? + shift));
    }
    Some(None)
}

fn quarter(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let Some(ordinal) = frame.any(&[Class::Ordinal, Class::Day]) else {
        return named_quarter(context, frame);
    };
    let number = u8::try_from(ordinal).ok().filter(|number| (1..=4).contains(number))?;
    if let Some(year) = year_of_part(context, frame)? {
        return Some(Reading::date(Point::Quarter(year, number), "the year is said".to_owned()));
    }
    let Some(now) = context.now() else {
        let reason = "the year is not written, and no publication date is known".to_owned();
        return Some(Reading::unplaced(ExpressionKind::Date, format!("XXXX-Q{number}"), reason));
    };
    let year = now.year()?;
    // Results are told after the quarter has ended, or while it ends.
    let this = Point::Quarter(year, number);
    let future = this.first_day() > now.first_day() + 45;
    let point = if future && !context.narrative { Point::Quarter(year - 1, number) } else { this };
    Some(Reading::date(point, format!("the nearest to {}", words_of(now))))
}

/// "The quarter", "the 1988 period": the quarter last named, or the last that has ended.
fn named_quarter(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let ended = || context.now().and_then(|now| now.shifted(Unit::Quarter, -1));
    let quarter = context.memory.quarter.or_else(ended)?;
    let point = match (year_of_part(context, frame)?, quarter) {
        (Some(year), Point::Quarter(_, number)) => Point::Quarter(year, number),
        _ => quarter,
    };
    Some(Reading::date(point, "the quarter last named, or the last that has ended".to_owned()))
}

fn half_year(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let number = match frame.get(Class::Ordinal)? {
        1 => 1,
        2 | -1 => 2,
        _ => return None,
    };
    let year = match year_of_part(context, frame)? {
        Some(year) => year,
        None => context.now()?.year()?,
    };
    Some(Reading::date(Point::Half(year, number), "the half of a year".to_owned()))
}
