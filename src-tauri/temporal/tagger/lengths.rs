//! Lengths of time, repetitions, and the bare past, present and future.

use super::class::Class;
use super::context::Context;
use super::pattern::Match;
use super::point::{Point, Unit};
use super::reading::Reading;
use super::rule::{Action, Frame};
use super::token::Kind;
use crate::model::ExpressionKind;

/// Reads a match as a length, a repetition or a reference, if its action is one of these.
pub(crate) fn read(context: &Context<'_>, each: &Match) -> Option<Reading> {
    let frame = Frame(&each.captures);
    match each.action {
        Action::Duration if is_rate(context, each) => None,
        Action::Duration => length(frame.unit()?, frame.amount(), None),
        Action::DurationAnchored => {
            let reason = "a length of time, counted from an event, whose date is not worked out";
            Some(Reading { reason: reason.to_owned(), ..length(frame.unit()?, frame.amount(), None)? })
        }
        Action::DecimalDuration => decimal(context, each, frame.unit()?),
        Action::DurationAndHalf => length(frame.unit()?, frame.amount().map(|halves| halves + 1), None),
        Action::VagueDuration if each.to == each.from + 1 && frame.unit()? == Unit::Quarter => None,
        Action::VagueDuration => length(frame.unit()?, None, None),
        Action::DurationOrMore => length(frame.unit()?, frame.amount(), Some("EQUAL_OR_MORE")),
        Action::DurationOrLess => length(frame.unit()?, frame.amount(), Some("EQUAL_OR_LESS")),
        Action::DurationMore => length(frame.unit()?, frame.amount(), Some("MORE_THAN")),
        Action::DurationLess => length(frame.unit()?, frame.amount(), Some("LESS_THAN")),
        Action::DurationAbout => length(frame.unit()?, frame.amount(), Some("APPROX")),
        Action::Set => set(&frame),
        // "Miles per hour", "instructions per second": a measure, and no repetition.
        Action::Rate if frame.unit()? < Unit::Day => None,
        Action::Rate => {
            let value = frame.unit()?.duration(Some(2));
            Some(Reading::unplaced(ExpressionKind::Set, value, "so often in each".to_owned()))
        }
        Action::Reference => reference(context, &frame),
        _ => None,
    }
}

/// "A year" after an amount of something else ("$5 million a year", "four flights a week") says how often.
fn is_rate(context: &Context<'_>, each: &Match) -> bool {
    let token = |at: usize| context.tokens.get(at);
    let one = each.to == each.from + 2 && token(each.from).is_some_and(|word| word.is(Class::Article));
    let amount = Class::Number.bit() | Class::Ones.bit() | Class::Tens.bit() | Class::Scale.bit();
    one && (1..=3)
        .map_while(|back| each.from.checked_sub(back).and_then(token))
        .take_while(|before| before.kind != Kind::Mark || before.is_mark('%'))
        .take_while(|before| !before.is(Class::Before) && !before.is(Class::PastVerb))
        .any(|before| before.classes & amount != 0)
}

fn length(unit: Unit, halves: Option<i32>, modifier: Option<&'static str>) -> Option<Reading> {
    let reason = match halves {
        Some(_) => "a length of time",
        None => "a length of time that is not told exactly",
    };
    let value = unit.duration(halves);
    let mut reading = Reading::unplaced(ExpressionKind::Duration, value, reason.to_owned());
    reading.modifier = modifier;
    Some(reading)
}

/// "3.2 years", its digits as they are written: ISO 8601-1 allows a decimal fraction of the last unit.
fn decimal(context: &Context<'_>, each: &Match, unit: Unit) -> Option<Reading> {
    // A TIMEX3 value counts these in months or years.
    if matches!(unit, Unit::Quarter | Unit::Decade | Unit::Century | Unit::Millennium) {
        return None;
    }
    let first = context.tokens.get(each.from)?;
    let fraction = context.tokens.get(each.from + 2)?;
    let number = context.text.get(first.start as usize..fraction.end as usize)?.replace(',', "");
    let reading = length(unit, Some(2), None)?;
    let whole = reading.value.rfind('1')?;
    let value = format!("{}{number}{}", reading.value.get(..whole)?, reading.value.get(whole + 1..)?);
    Some(Reading { value, ..reading })
}

fn set(frame: &Frame<'_>) -> Option<Reading> {
    let value = if let Some(weekday) = frame.any(&[Class::Weekday, Class::Weekdays]) {
        let part = match frame.get(Class::Part) {
            Some(1) => "TMO",
            Some(2) => "TAF",
            Some(3) => "TEV",
            Some(4) => "TNI",
            _ => "",
        };
        format!("XXXX-WXX-{weekday}{part}")
    } else if let Some(month) = frame.any(&[Class::Month, Class::DoubtfulMonth]) {
        format!("XXXX-{month:02}")
    } else if let Some(season) = frame.get(Class::Season) {
        let point = Point::Season(1, season as u8).value();
        format!("XXXX-{}", point.split('-').next_back().unwrap_or_default())
    } else {
        let unit = frame.unit()?;
        match frame.get(Class::Every) {
            _ if unit == Unit::Weekend && frame.get(Class::Number).is_none() => "XXXX-WXX-WE".to_owned(),
            Some(2) => unit.duration(Some(4)),
            _ if unit == Unit::Quarter && frame.get(Class::Number).is_none() => "P1Q".to_owned(),
            _ => unit.duration(Some(frame.get(Class::Number).unwrap_or(2))),
        }
    };
    Some(Reading::unplaced(ExpressionKind::Set, value, "it comes again and again".to_owned()))
}

fn reference(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let value = match frame.get(Class::Reference)? {
        0 => "PRESENT_REF",
        1 => "FUTURE_REF",
        _ => "PAST_REF",
    };
    let reason = match (value, context.reference) {
        ("PRESENT_REF", Some(_)) => "about the time of publication",
        ("PRESENT_REF", None) => "about the time of writing",
        ("FUTURE_REF", _) => "some time after that",
        _ => "some time before that",
    };
    Some(Reading::unplaced(ExpressionKind::Date, value.to_owned(), reason.to_owned()))
}
