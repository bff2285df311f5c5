//! From a text to its date expressions, in one pass.

use super::class::Class;
use super::context::{Context, Memory};
use super::dates;
use super::holiday::Moment;
use super::language::Language;
use super::lengths;
use super::pattern::Match;
use super::point::{Point, Unit};
use super::reading::Reading;
use super::relative;
use super::rule::Action;
use super::tense::ends_sentence;
use super::token::{Gap, Kind, Token, tokens};
use crate::model::{self, Expression, ExpressionKind, Instant, Other};
use crate::temporal::edtf::Edtf;
use std::cmp::Reverse;

/// Against what a text's relative dates are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Genre {
    /// By the evidence in the text.
    #[default]
    Auto,
    /// Against the publication date: news, letters, reports.
    News,
    /// Against the date last named: histories, biographies.
    Narrative,
}

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// German: dates, months, weekdays and the commonest relative expressions.
    German,
}

impl Tongue {
    /// The language of a BCP 47 tag ("en", "de-AT"), if it is one that the tagger knows.
    pub fn of_tag(tag: &str) -> Option<Tongue> {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Tongue::English),
            "de" => Some(Tongue::German),
            _ => None,
        }
    }

    fn language(self) -> &'static Language {
        match self {
            Tongue::English => crate::temporal::english::language(),
            Tongue::German => crate::temporal::german::language(),
        }
    }
}

/// How to read a text.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// When the text was published. Without it, what is relative to it stays unresolved.
    pub reference: Option<Edtf>,
    /// What relative dates are relative to.
    pub genre: Genre,
    /// The language of the text.
    pub language: Tongue,
}

/// How many bytes of a text are cut into tokens at a time, so that memory does not grow with the text.
const PIECE: usize = 1 << 20;

/// A text's date expressions, and as what it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// Sorted by start, none overlapping another, positions in code points.
    pub expressions: Vec<Expression>,
    /// The genre that was asked for, or the one found by the evidence in the text.
    pub genre: model::Genre,
}

/// Finds the date expressions of a text: sorted by start, none overlapping another, positions in code points.
pub fn tag(text: &str, options: &Options) -> Vec<Expression> {
    tagged(text, options).expressions
}

/// Finds the date expressions of a text, and says as what it was read.
///
/// A text of more than a megabyte is read piece by piece, cut between paragraphs, or where one paragraph is
/// longer than four megabytes, within it. Its genre is judged by the first piece.
pub fn tagged(text: &str, options: &Options) -> Tagged {
    let language = options.language.language();
    let bounds = options.reference.as_ref().map(Edtf::bounds);
    let moment =
        |instant: Option<Instant>| instant.map(|instant| Moment { day: instant.day, second: instant.second });
    let reference = bounds.and_then(|bounds| moment(bounds.start_min));
    let last = bounds.and_then(|bounds| moment(bounds.end_max)).or(reference);
    let reference_point = reference.zip(last).map(|(first, last)| Point::spanning(first, last));
    let mut narrative = match options.genre {
        Genre::News => Some(false),
        Genre::Narrative => Some(true),
        Genre::Auto => None,
    };
    let (mut expressions, mut memory, mut position, mut rest) = (Vec::new(), Memory::default(), 0, text);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(end_of_piece(rest));
        let tokens = tokens(piece, &language.lexicon);
        let mut context = Context {
            language,
            text: piece,
            tokens: &tokens,
            reference,
            reference_point,
            narrative: false,
            memory,
        };
        context.narrative = *narrative.get_or_insert_with(|| looks_like_a_history(&context));
        let found = read(&mut context);
        memory = Memory { last_day_at: None, ..context.memory };
        position = located(piece, &tokens, found, position, &mut expressions);
        rest = after;
    }
    let genre = if narrative == Some(true) { model::Genre::Narrative } else { model::Genre::News };
    Tagged { expressions, genre }
}

/// Where the first piece of a text ends, in bytes.
fn end_of_piece(text: &str) -> usize {
    let Some(beyond) = text.as_bytes().get(PIECE..) else { return text.len() };
    let beyond = beyond.get(..PIECE * 3).unwrap_or(beyond);
    let cut = match beyond.windows(2).position(|two| two == b"\n\n") {
        Some(place) => PIECE + place + 2,
        None => PIECE + beyond.len(),
    };
    (0..4).map(|back| cut - back).find(|cut| text.is_char_boundary(*cut)).unwrap_or(text.len())
}

/// An expression by its tokens.
struct Found {
    from: usize,
    to: usize,
    reading: Reading,
}

fn read(context: &mut Context<'_>) -> Vec<Found> {
    let tokens = context.tokens;
    let Language { lexicon, patterns, .. } = context.language;
    let mut found: Vec<Found> = Vec::new();
    let (mut matches, mut inner, mut starts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut at, mut end) = (0, 0);
    while let Some(token) = tokens.get(at) {
        if !patterns.may_start(token) {
            at += 1;
            continue;
        }
        matches.clear();
        patterns.matches(tokens, at, lexicon, &mut starts, &mut matches);
        matches.sort_by_key(|each| (Reverse(each.to), Reverse(each.seen), each.from, each.rule));
        let mut next = at + 1;
        for each in &matches {
            let ranges_on = matches!(each.action, Action::RangeYear | Action::RangeDay);
            if each.from < end || each.to <= each.from || (ranges_on && end != at) {
                continue;
            }
            if each.from > at && context.longer_from(each, &mut starts, &mut inner) {
                continue;
            }
            if each.action == Action::Nothing {
                next = each.to.max(next);
                break;
            }
            if let Some(reading) = understood(context, each) {
                context.remember(&reading, each);
                end = each.to;
                next = each.to.max(next);
                found.push(Found { from: each.from, to: each.to, reading });
                break;
            }
        }
        at = next;
    }
    found
}

fn understood(context: &Context<'_>, each: &Match) -> Option<Reading> {
    if context.in_a_name(each) {
        return None;
    }
    dates::read(context, each)
        .or_else(|| relative::read(context, each))
        .or_else(|| lengths::read(context, each))
}

impl Context<'_> {
    /// Whether a rule that begins where this match's expression begins reaches farther.
    fn longer_from(&self, each: &Match, starts: &mut Vec<u32>, found: &mut Vec<Match>) -> bool {
        let Language { lexicon, patterns, .. } = self.language;
        found.clear();
        patterns.matches(self.tokens, each.from, lexicon, starts, found);
        found.iter().any(|other| other.from == each.from && other.to > each.to)
    }

    /// Whether a year is named in passing, away from what a history has come to: an earlier one, or one that
    /// is far ahead, that begins no sentence.
    fn in_passing(&self, point: Point, each: &Match) -> bool {
        let (Some(running), Some(year)) = (self.memory.running.and_then(Point::year), point.year()) else {
            return matches!(point, Point::Decade(_) | Point::Century(_) | Point::Millennium(_))
                && self.memory.running.is_some();
        };
        let begins = (0..3).any(|back| match each.from.checked_sub(back + 1) {
            Some(at) => {
                ends_sentence(self.tokens, at)
                    || self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Paragraph)
            }
            None => true,
        });
        let whole = matches!(point, Point::Year(_));
        let limit = each
            .from
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|before| before.is(Class::Deadline));
        whole && !begins && (limit || year < running || year > running + 2)
    }

    /// Whether a quarter becomes the one that "the quarter" and "a year ago" go by: the first that is named, and
    /// then any that has ended and is not last year's, named for comparison.
    fn is_reported(&self, point: Point) -> bool {
        let Some(before) = self.memory.quarter else { return true };
        let ended = self.now().is_none_or(|now| point.last_day() < now.first_day());
        ended && before.shifted(Unit::Quarter, -4) != Some(point)
    }

    fn remember(&mut self, reading: &Reading, each: &Match) {
        let action = each.action;
        if reading.kind == ExpressionKind::Duration {
            let several = ["P6M", "P9M", "P12M", "P1Y"].contains(&reading.value.as_str());
            self.memory.quarterly &= !several;
        }
        let Some(point) = reading.point else { return };
        let compared = matches!(action, Action::QuarterYearBefore | Action::Ago | Action::Earlier);
        if compared && !self.narrative {
            return;
        }
        self.memory.last = Some(point);
        if !self.in_passing(point, each) {
            self.memory.running = Some(point);
        }
        if matches!(point, Point::Day(_)) {
            self.memory.last_day = Some(point);
            self.memory.last_day_at = Some(each.from);
        }
        if let Some(year) = point.year() {
            self.memory.before_christ = year < 1;
        }
        if matches!(point, Point::Quarter(..)) {
            self.memory.quarterly = true;
            if self.is_reported(point) {
                self.memory.quarter = Some(point);
            }
        }
    }
}

/// "Ago", "last year", "this week": words of one who writes of the present.
fn counts_from_now(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    let direction = token.is(Class::Direction)
        && (-1..=1).contains(&token.value_in(Class::Direction, &context.language.lexicon));
    token.is(Class::Deictic)
        || (direction && context.tokens.get(at + 1).is_some_and(|next| NAMES_OF_SPANS & next.classes != 0))
}

/// What "last", "this" and "next" stand before in a date.
const NAMES_OF_SPANS: u64 = Class::Unit.bit()
    | Class::Month.bit()
    | Class::DoubtfulMonth.bit()
    | Class::Season.bit()
    | Class::Weekday.bit();

/// A history names many years far from its publication, hardly a weekday or a "yesterday", and seldom says
/// who said so. Years of three digits and years with an era count as far.
fn looks_like_a_history(context: &Context<'_>) -> bool {
    let reference = context.reference_point.and_then(Point::year);
    let (mut far, mut near, mut said) = (0, 0, 0);
    for (at, token) in context.tokens.iter().enumerate() {
        if token.kind == Kind::Number && token.is(Class::Year) {
            far += usize::from(reference.is_none_or(|year| (i64::from(token.value) - year).abs() > 2));
        } else if token.is(Class::Era) && at > 0 {
            far += usize::from(context.tokens.get(at - 1).is_some_and(|before| before.is(Class::AnyYear)));
        } else if token.is(Class::Weekday) || token.is(Class::RelativeDay) || counts_from_now(context, at) {
            near += 1;
        } else if token.is(Class::Speech) {
            said += 1;
        }
    }
    let enough = if near + said == 0 { 2 } else { 6 };
    far >= enough && far > 4 * near && said * 150 < context.tokens.len()
}

/// Puts the expressions with their places behind those before; answers the position after the piece.
fn located(
    text: &str,
    tokens: &[Token],
    found: Vec<Found>,
    from: u32,
    expressions: &mut Vec<Expression>,
) -> u32 {
    let (mut byte, mut position) = (0, from);
    let mut place = |to: usize| {
        let between = text.get(byte..to).unwrap_or_default();
        position += between.chars().count() as u32;
        byte = to;
        position
    };
    expressions.extend(found.into_iter().filter_map(|each| {
        let first = tokens.get(each.from)?.start as usize;
        let last = tokens.get(each.to.checked_sub(1)?)?.end as usize;
        let (start, end) = (place(first), place(last));
        Some(Expression {
            start,
            end,
            text: text.get(first..last)?.to_owned(),
            kind: each.reading.kind,
            value: each.reading.value,
            modifier: each.reading.modifier.map(str::to_owned),
            edtf: each.reading.edtf,
            reason: each.reading.reason,
            others: each.reading.others.into_iter().map(Other::from).collect(),
        })
    }));
    place(text.len())
}
