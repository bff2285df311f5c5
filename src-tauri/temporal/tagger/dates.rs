//! Dates by year, month, day, weekday, season, feast: whole ones, and those that leave something out.

use super::class::Class;
use super::clock::{clock, timed};
use super::context::{Context, Placed, earliest, latest};
use super::holiday::holiday;
use super::pattern::Match;
use super::point::{Point, Unit};
use super::reading::Reading;
use super::rule::{Action, Frame};
use super::tense::Tense;
use super::token::{Gap, Kind, Token};
use crate::model::ExpressionKind;
use crate::temporal::calendar::{civil, day_number, days_in_month, weekday};
use crate::temporal::words::in_words;

/// Four digits beyond are an amount, unless an era says otherwise.
const LATEST_YEAR: i64 = 2199;

/// A number before is a year in news only where a word makes it one ("in 1066").
const EARLIEST_YEAR_OF_NEWS: i64 = 1500;

const MONTHS: [Class; 4] = [Class::Month, Class::DoubtfulMonth, Class::ShortMonth, Class::MonthNumber];

/// Reads a match as a date, if its action is one of these.
pub(crate) fn read(context: &Context<'_>, each: &Match) -> Option<Reading> {
    let frame = Frame(&each.captures);
    let reading = match each.action {
        Action::Date => date(context, each, &frame)?,
        Action::WeekOf => {
            let Found::Reading(day) = calendar(context, each, &frame) else { return None };
            let unit = frame.unit().unwrap_or(Unit::Week);
            Reading::date(day.point?.within(unit), format!("the {} of {}", unit.name(), words_of(day.point?)))
        }
        Action::NthOf => nth_of(context, each, &frame)?,
        Action::Decade => decade(context, &frame)?,
        Action::Century => {
            let number = i64::from(frame.any(&[Class::Ordinal, Class::Day])?);
            let place = if frame.get(Class::Era) == Some(1) { -number } else { number - 1 };
            match frame.unit() {
                Some(Unit::Millennium) if (1..=9).contains(&number) => {
                    Reading::date(Point::Millennium(place), "the millennium is named".to_owned())
                }
                None if (1..=99).contains(&number) => {
                    Reading::date(Point::Century(place), "the century is named".to_owned())
                }
                _ => return None,
            }
        }
        Action::SpelledYear => spelled_year(&frame)?,
        Action::RangeYear => range_year(context, &frame)?,
        Action::RangeDay => range_day(context, &frame)?,
        _ => return None,
    };
    let edge = if clock(&frame).is_some() { None } else { frame.get(Class::Edge) };
    let mut reading = reading.edged(edge).open(frame.get(Class::Beyond));
    if edge.is_none() {
        reading = reading.about(frame.get(Class::Approx).is_some());
    }
    Some(reading)
}

fn date(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> Option<Reading> {
    let clock = clock(frame);
    let day = match calendar(context, each, frame) {
        Found::Reading(reading) => Some(of_short_year(frame, reading)),
        Found::Impossible => return None,
        Found::Nothing => None,
    };
    let Some(clock) = clock else { return day };
    let day = day.or_else(|| day_of_time(context, each, frame));
    Some(timed(day, clock))
}

enum Found {
    Reading(Reading),
    Nothing,
    Impossible,
}

impl From<Option<Reading>> for Found {
    fn from(reading: Option<Reading>) -> Found {
        reading.map_or(Found::Impossible, Found::Reading)
    }
}

/// The date that the words give, apart from the time of day.
fn calendar(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> Found {
    let year = match year(context, frame) {
        Ok(year) => year,
        Err(()) => return Found::Impossible,
    };
    let direction = match (frame.get(Class::Unit).and_then(Unit::numbered), year) {
        (Some(Unit::Year), Some(_)) => None,
        _ => frame.get(Class::Direction),
    };
    let month = frame.any(&MONTHS);
    let day = frame.any(&[Class::Day, Class::Ordinal]).map(i64::from);
    if let (Some(first), Some(day), Some(year)) = (frame.get(Class::MonthNumber), day, year) {
        let written = frame.0.iter().find(|(class, _)| matches!(class, Class::Year | Class::MonthNumber));
        let year_first = written.is_some_and(|(class, _)| class == Class::Year);
        let reading = numeric(year, i64::from(first), day, year_first);
        return reading.into();
    }
    let place = |at: &dyn Fn(i64) -> Option<Point>, partial: String| -> Found {
        in_some_year(context, each, year, direction, at, &partial).into()
    };
    if let Some(number) = frame.get(Class::Holiday) {
        let partial = match number {
            101..=1231 => format!("XXXX-{:02}-{:02}", number / 100, number % 100),
            _ => "XXXX-XX-XX".to_owned(),
        };
        return place(&|year| holiday(number, year).map(Point::Day), partial);
    }
    match (month, day) {
        (Some(month), Some(day)) if (1..=31).contains(&day) => {
            let at = |year: i64| {
                let last = days_in_month(year, month as u32);
                (day <= i64::from(last)).then(|| Point::Day(day_number(year, i64::from(month), day)))
            };
            return place(&at, format!("XXXX-{month:02}-{day:02}"));
        }
        (Some(_), _) if doubtful_alone(context, each, frame) => return Found::Impossible,
        (Some(month), _) => {
            let at = |year: i64| Some(Point::Month(year, month as u32));
            return place(&at, format!("XXXX-{month:02}"));
        }
        _ => {}
    }
    if let Some(season) = frame.get(Class::Season) {
        let name = Point::Season(1, season as u8).value();
        let name = name.split('-').next_back().unwrap_or_default().to_owned();
        return place(&|year| Some(Point::Season(year, season as u8)), format!("XXXX-{name}"));
    }
    if let Some(number) = frame.any(&[Class::Weekday, Class::ShortWeekday]) {
        return on_weekday(context, each, number, direction).into();
    }
    if let Some(shift) = frame.get(Class::RelativeDay) {
        return relative_day(context, shift).into();
    }
    if frame.get(Class::Era).is_none() && part_of_a_number(context, each) {
        return Found::Impossible;
    }
    if let Some(year) = year {
        if frame.get(Class::Era).is_none() && is_an_amount(context, each, year) {
            return Found::Impossible;
        }
        return Found::Reading(Reading::date(Point::Year(year), "the year is written".to_owned()));
    }
    if let Some(day) = day {
        return day_of_named_month(context, day).into();
    }
    Found::Nothing
}

/// Whether a bare number hangs on a word ("B1928") or on another number ("555-1990", "2.1928") that is not the first year of a range.
fn part_of_a_number(context: &Context<'_>, each: &Match) -> bool {
    let token = |back: usize| each.from.checked_sub(back).and_then(|at| context.tokens.get(at));
    let word = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Word);
    let first = context.tokens.get(each.from);
    let behind_word = first.is_some_and(|first| first.gap == Gap::None) && word(token(1));
    let next = context.tokens.get(each.to).filter(|next| next.gap == Gap::None);
    if behind_word || word(next) {
        return true;
    }
    let glued = |at: usize| context.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
    let joined = |at: usize| {
        glued(at)
            && glued(at.wrapping_sub(1))
            && at
                .checked_sub(2)
                .and_then(|before| context.tokens.get(before))
                .is_some_and(|before| before.kind == Kind::Number)
    };
    if !joined(each.from) {
        return false;
    }
    let range = token(2).is_some_and(|before| before.is(Class::Year))
        && token(1).is_some_and(|mark| mark.is_mark('-') || mark.is_mark('–') || mark.is_mark('/'));
    !range || joined(each.from - 2)
}

/// Whether a bare number is no year: a part of a product's name ("GTX 1660"), or in news an early one that
/// nothing makes a year ("from 1061 to 1128 points").
fn is_an_amount(context: &Context<'_>, each: &Match, year: i64) -> bool {
    let Some(before) = each.from.checked_sub(1).and_then(|at| context.tokens.get(at)) else { return false };
    let published = context.reference_point.and_then(Point::year).unwrap_or(2020);
    let word = context.text.get(before.start as usize..before.end as usize).unwrap_or_default();
    let model = before.kind == Kind::Word
        && before.classes == 0
        && word.len() > 1
        && word.chars().all(char::is_uppercase)
        && !(1900..published + 15).contains(&year);
    model || (!context.narrative && year < EARLIEST_YEAR_OF_NEWS && !before.is(Class::EarlyYear))
}

/// Whether a month is only the word "march" or "may", with nothing about it that makes it a month.
fn doubtful_alone(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> bool {
    let alone = frame.get(Class::DoubtfulMonth).is_some() && each.to == each.from + 1;
    let before = each.from.checked_sub(1).and_then(|before| context.tokens.get(before));
    let after = context.tokens.get(each.to);
    // "The march to Versailles", and no "the March operation".
    let marched = before.is_some_and(|word| word.is(Class::Article))
        && after.is_none_or(|word| word.kind == Kind::Mark || word.is(Class::Before));
    alone && (marched || !before.is_some_and(|word| word.is(Class::Before)))
}

/// The year that is written or said ("last year"); none; or an error when it cannot be one.
fn year(context: &Context<'_>, frame: &Frame<'_>) -> Result<Option<i64>, ()> {
    if let Some(year) = frame.any(&[Class::Year, Class::AnyYear]) {
        let year = i64::from(year);
        let before = match frame.get(Class::Era) {
            Some(era) => era == 1,
            None => context.memory.before_christ && year < 1000,
        };
        let era = frame.get(Class::Era).is_some();
        if !era && (year < 1000 && !(before && year > 99) || year > LATEST_YEAR) {
            return Err(());
        }
        return Ok(Some(if before { 1 - year } else { year }));
    }
    if let Some(year) = spelled(frame) {
        return Ok(Some(year));
    }
    if let Some(short) = frame.get(Class::ShortYear) {
        return Ok(Some(full_year(context, i64::from(short))));
    }
    if frame.get(Class::Unit).and_then(Unit::numbered) == Some(Unit::Year)
        && let Some(direction) = frame.get(Class::Direction)
    {
        let (base, shift) = match direction {
            9..=11 => (context.named(), i64::from(direction) - 10),
            _ => (context.now(), i64::from(direction)),
        };
        return base.and_then(Point::year).map(|year| Some(year + shift)).ok_or(());
    }
    Ok(None)
}

/// A year of two digits: the one nearest to the reference, up to ten years ahead of it.
fn full_year(context: &Context<'_>, short: i64) -> i64 {
    let published = context.reference_point.and_then(Point::year);
    let running = context.memory.last.and_then(Point::year).filter(|_| context.narrative);
    let latest = running.or(published).unwrap_or(2020) + 10;
    latest - (latest - short).rem_euclid(100)
}

/// Puts something that comes every year into a year.
fn in_some_year(
    context: &Context<'_>,
    each: &Match,
    year: Option<i64>,
    direction: Option<i32>,
    at: &dyn Fn(i64) -> Option<Point>,
    partial: &str,
) -> Option<Reading> {
    if let Some(year) = year {
        return at(year).map(|point| Reading::date(point, "written with its year".to_owned()));
    }
    let Some(now) = context.now() else {
        at(2000)?;
        let reason = "the year is not written, and no publication date is known".to_owned();
        let mut reading = Reading::unplaced(ExpressionKind::Date, partial.to_owned(), reason);
        reading.edtf = crate::temporal::edtf::parse(partial).ok().map(|date| date.to_string());
        return Some(reading);
    };
    let today = now.first_day();
    let said = |words: &str| format!("{words}, counted from {}", words_of(now));
    let (point, reason) = match direction {
        Some(-1 | 9) => {
            let ended = |year: i64| at(year).filter(|point| point.last_day() < today);
            (latest(today, &ended)?, said("the last before"))
        }
        Some(1 | 11) => {
            let coming = |year: i64| at(year).filter(|point| point.first_day() > today);
            (earliest(today, &coming)?, said("the next after"))
        }
        Some(_) => {
            let (year, month, _) = civil(today);
            let point = at(year)?;
            let of_last_year = at(year - 1).filter(|last| month <= 2 && last.last_day() >= today);
            (of_last_year.unwrap_or(point), said("of the same year"))
        }
        None => {
            let (point, placed) = context.place(at, each.from, each.to)?;
            let reason = match placed {
                Placed::Before => said("the last one: the sentence looks back"),
                Placed::After => said("the next one: the sentence looks ahead"),
                Placed::Nearest => said("the nearest"),
                Placed::Running => format!("in the year last named, {}", words_of(now)),
            };
            let before = latest(today, at).map(|other| (other, said("the last one")));
            let after = earliest(today, at).map(|other| (other, said("the next one")));
            return Some(Reading::date(point, reason).or(before.into_iter().chain(after)));
        }
    };
    Some(Reading::date(point, reason))
}

fn on_weekday(context: &Context<'_>, each: &Match, number: i32, direction: Option<i32>) -> Option<Reading> {
    let base = match direction {
        Some(9..=11) => context.named(),
        _ => context.now(),
    };
    let Some(now) = base.filter(|point| matches!(point, Point::Day(_))) else {
        let reason = "which week is not said, and no publication date is known".to_owned();
        return Some(Reading::unplaced(ExpressionKind::Date, format!("XXXX-WXX-{number}"), reason));
    };
    let today = now.first_day();
    let back = (i64::from(weekday(today)) - i64::from(number)).rem_euclid(7);
    let on = (i64::from(number) - i64::from(weekday(today))).rem_euclid(7);
    let (day, how) = match direction {
        Some(-1 | 9) => (today - if back == 0 { 7 } else { back }, "the last one before"),
        Some(1 | 11) => (today + if on == 0 { 7 } else { on }, "the next one after"),
        Some(_) => (today + on, "the coming one from"),
        None if context.narrative => (today + on, "the first from"),
        None if possessive(context, each) => {
            (today - back, "the last one, as what it names has happened, from")
        }
        None => match context.tense(each.from, each.to) {
            Tense::Future => (today + on, "the next one, as the sentence looks ahead, from"),
            Tense::Past => (today - back, "the last one, as the sentence looks back, from"),
            Tense::Present | Tense::Unknown => (today - back, "the last one before"),
        },
    };
    let other = |day: i64, how: &str| (Point::Day(day), format!("weekday: {how} {}", words_of(now)));
    let (before, after) = (today - if back == 0 { 7 } else { back }, today + if on == 0 { 7 } else { on });
    let others = match direction {
        Some(-1 | 9) => vec![other(day - 7, "in the week before the last one before")],
        Some(1 | 11) => vec![other(day + 7, "a week after the next one after")],
        _ => vec![other(before, "the last one before"), other(after, "the next one after")],
    };
    Some(Reading::date(Point::Day(day), format!("weekday: {how} {}", words_of(now))).or(others))
}

/// Whether the words own what follows: "Friday's ruling".
fn possessive(context: &Context<'_>, each: &Match) -> bool {
    let glued = |at: usize| context.tokens.get(at).filter(|token| token.gap == Gap::None);
    let mark = glued(each.to).is_some_and(|mark| mark.is_mark('\'') || mark.is_mark('’'));
    let ending = glued(each.to + 1).and_then(|end| context.text.get(end.start as usize..end.end as usize));
    mark && ending.is_some_and(|ending| ending == "s")
}

fn relative_day(context: &Context<'_>, shift: i32) -> Option<Reading> {
    let Some(now) = context.now().filter(|point| matches!(point, Point::Day(_))) else {
        if shift == 0 {
            let reason = "the time of writing".to_owned();
            return Some(Reading::unplaced(ExpressionKind::Date, "PRESENT_REF".to_owned(), reason));
        }
        let reason = "relative to a publication date that is not known".to_owned();
        return Some(Reading::unplaced(ExpressionKind::Date, "XXXX-XX-XX".to_owned(), reason));
    };
    let reason = match shift {
        0 => format!("the day of publication, {}", words_of(now)),
        -1 => format!("the day before publication, {}", words_of(now)),
        1 => format!("the day after publication, {}", words_of(now)),
        _ => format!("{} days from publication, {}", shift, words_of(now)),
    };
    Some(Reading::date(Point::Day(now.first_day() + i64::from(shift)), reason))
}

fn day_of_named_month(context: &Context<'_>, day: i64) -> Option<Reading> {
    let named = context.named()?;
    let (year, month, _) = civil(named.first_day());
    if !matches!(named.unit(), Unit::Day | Unit::Month) || day > i64::from(days_in_month(year, month)) {
        return None;
    }
    let point = Point::Day(day_number(year, i64::from(month), day));
    Some(Reading::date(point, format!("in the month last named, {}", words_of(named))))
}

/// The day of a time that names none: one named before in the sentence, else of the date last named in a
/// history, else of publication.
fn day_of_time(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> Option<Reading> {
    let (base, shift) = match frame.get(Class::Direction) {
        Some(-1) => (context.now(), -1),
        Some(1) => (context.named(), 1),
        Some(direction @ 9..=11) => (context.named(), i64::from(direction) - 10),
        _ => {
            let named = context.day_of_sentence(each.from).or_else(|| context.day_of_story(each));
            (named.or(context.now()), 0)
        }
    };
    let day = base.filter(|point| matches!(point, Point::Day(_)))?;
    let point = Point::Day(day.first_day() + shift);
    Some(Reading::date(point, format!("counted from {}", words_of(day))))
}

/// "The last week of May": the week that most of its last seven days lie in.
fn nth_of(context: &Context<'_>, each: &Match, frame: &Frame<'_>) -> Option<Reading> {
    let year = year(context, frame).ok()?;
    let whole = match (frame.any(&MONTHS), year) {
        (Some(month), _) => {
            let at = |year: i64| Some(Point::Month(year, month as u32));
            in_some_year(context, each, year, None, &at, &format!("XXXX-{month:02}"))?
        }
        (None, Some(year)) => Reading::date(Point::Year(year), String::new()),
        (None, None) => return None,
    };
    let number = i64::from(frame.get(Class::Ordinal)?);
    let unit = frame.unit()?;
    let length = if unit == Unit::Week { 7 } else { 1 };
    let point = whole.point?;
    let day = match number {
        1.. => point.first_day() + (number - 1) * length + length / 2,
        _ => point.last_day() - length / 2,
    };
    let within = (point.first_day()..=point.last_day()).contains(&day);
    let reason = format!("counted in {}", words_of(point));
    within.then(|| Reading::date(Point::of_day(day, unit), reason))
}

fn decade(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let before = frame.get(Class::Era) == Some(1);
    let year = match frame.any(&[Class::Year, Class::AnyYear]) {
        Some(year) => i64::from(year),
        None => match frame.any(&[Class::DecadeName, Class::ShortYear]) {
            Some(short) => {
                let reference = context.now().and_then(Point::year).unwrap_or(2020);
                reference - (reference - i64::from(short)).rem_euclid(100)
            }
            None => return None,
        },
    };
    if year % 10 != 0 {
        return None;
    }
    let decade = if before { -year / 10 - 1 } else { year / 10 };
    let reading = Reading::date(Point::Decade(decade), "the decade is named".to_owned());
    if frame.any(&[Class::Year, Class::AnyYear]).is_some() {
        return Some(reading);
    }
    let other = |decade: i64, words: &str| (Point::Decade(decade), words.to_owned());
    Some(reading.or([other(decade + 10, "a century later"), other(decade - 10, "a century earlier")]))
}

fn spelled_year(frame: &Frame<'_>) -> Option<Reading> {
    let year = spelled(frame)?;
    Some(Reading::date(Point::Year(year), "the year is spelled out".to_owned()))
}

/// "Nineteen eighty-four": hundreds, then the rest.
fn spelled(frame: &Frame<'_>) -> Option<i64> {
    let mut numbers = frame.0.iter().filter(|(class, _)| matches!(class, Class::Ones | Class::Tens));
    let (_, century) = numbers.next()?;
    let rest: i32 = numbers.map(|(_, value)| value).sum();
    ((11..=20).contains(&century) && rest > 9).then_some(i64::from(century * 100 + rest))
}

/// "–18" after "1914".
fn range_year(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let from = context.memory.last.and_then(Point::year)?;
    let short = i64::from(frame.any(&[Class::ShortYear, Class::Year])?);
    let year = if short > 99 { short } else { from - from.rem_euclid(100) + short };
    (year > from).then(|| Reading::date(Point::Year(year), "the end of a range of years".to_owned()))
}

/// "to 5" after "May 3".
fn range_day(context: &Context<'_>, frame: &Frame<'_>) -> Option<Reading> {
    let Some(Point::Day(from)) = context.memory.last else { return None };
    let (year, month, first) = civil(from);
    if self::year(context, frame).ok()?.is_some_and(|said| said != year) {
        return None;
    }
    let day = frame.get(Class::Day)?;
    let fits = day > first as i32 && day <= days_in_month(year, month) as i32;
    let point = Point::Day(day_number(year, i64::from(month), i64::from(day)));
    fits.then(|| Reading::date(point, "the end of a range of days".to_owned()))
}

/// A point in plain words.
pub(crate) fn words_of(point: Point) -> String {
    let date = point.edtf().and_then(|text| crate::temporal::edtf::parse(&text).ok());
    date.map_or_else(|| point.value(), |date| in_words(&date))
}

/// Year, month and day in digits.
fn numeric(year: i64, month: i64, day: i64, year_first: bool) -> Option<Reading> {
    let at = |month: i64, day: i64| {
        (day <= i64::from(days_in_month(year, month as u32)))
            .then(|| Point::Day(day_number(year, month, day)))
    };
    if year_first || day > 12 || day == month {
        return Some(Reading::date(at(month, day)?, "written with its year".to_owned()));
    }
    let swapped = at(day, month).map(|point| (point, "read as day, month, year".to_owned()));
    Some(Reading::date(at(month, day)?, "read as month, day, year".to_owned()).or(swapped))
}

/// A reading of a year of two digits, with those a century before and after as its others.
fn of_short_year(frame: &Frame<'_>, reading: Reading) -> Reading {
    let short = frame.get(Class::ShortYear).is_some() && frame.any(&[Class::Year, Class::AnyYear]).is_none();
    let Some(point) = reading.point.filter(|_| short) else { return reading };
    let century = |years: i64, words: &str| point.years_later(years).map(|point| (point, words.to_owned()));
    let others = [century(100, "a century later"), century(-100, "a century earlier")];
    reading.or(others.into_iter().flatten())
}
