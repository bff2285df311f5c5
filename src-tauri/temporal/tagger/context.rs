//! What is known while a text is read: the reference date, the date last named, the way sentences look.

use super::class::Class;
use super::holiday::Moment;
use super::language::Language;
use super::pattern::Match;
use super::point::{Point, Unit};
use super::tense::{Tense, ends_sentence, tense};
use super::token::{Gap, Kind, Token};
use crate::temporal::calendar::civil;

/// What is known while a text is read.
pub(crate) struct Context<'a> {
    pub(crate) language: &'static Language,
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// When the text was published.
    pub(crate) reference: Option<Moment>,
    /// How precise the reference is.
    pub(crate) reference_point: Option<Point>,
    /// A history: dates are relative to the one last named.
    pub(crate) narrative: bool,
    /// What has been named so far.
    pub(crate) memory: Memory,
}

/// What has been named so far, carried from one piece of a text to the next.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    /// The date last named.
    pub(crate) last: Option<Point>,
    /// The date that a history has come to: months and days without a year belong to it.
    pub(crate) running: Option<Point>,
    /// The day last named.
    pub(crate) last_day: Option<Point>,
    /// The first token of the words that named it, in the piece that is read.
    pub(crate) last_day_at: Option<usize>,
    /// The quarter last named.
    pub(crate) quarter: Option<Point>,
    /// Whether a quarter was the period spoken of last, and not several, or a year.
    pub(crate) quarterly: bool,
    /// Whether bare years are before Christ.
    pub(crate) before_christ: bool,
}

/// How many days back a month may lie, in a history, before it is taken for one of the next year.
const ROUND: i64 = 300;

/// How many tokens back a day may be named for a time of day to belong to it.
const LONGEST_SENTENCE: usize = 60;

/// How many tokens back a day may be named for a story to go on from it.
const STORY: usize = 90;

/// The value of the word for a deadline that can have been reached ("by").
const REACHED: i32 = 2;

/// How many tokens before such a deadline are looked at.
const CLAUSE: usize = 16;

/// How a date without its year, or a weekday without its week, was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    Before,
    After,
    Nearest,
    Running,
}

impl Context<'_> {
    /// The day to count from: publication in news, the date last named in a history.
    pub(crate) fn now(&self) -> Option<Point> {
        let published = self.reference.map(|moment| Point::Day(moment.day));
        if self.narrative { self.memory.last.or(published) } else { published }
    }

    /// The date that "that day" or "a week later" counts from.
    pub(crate) fn named(&self) -> Option<Point> {
        self.memory.last.or(self.reference.map(|moment| Point::Day(moment.day)))
    }

    /// The day that was named before a place in the same sentence.
    pub(crate) fn day_of_sentence(&self, from: usize) -> Option<Point> {
        let named = self.memory.last_day_at.filter(|at| *at < from && from - at < LONGEST_SENTENCE)?;
        let apart = (named + 1..from).any(|at| {
            ends_sentence(self.tokens, at - 1)
                || self.tokens.get(at).is_some_and(|token| token.gap == Gap::Paragraph)
        });
        self.memory.last_day.filter(|_| !apart)
    }

    /// The day that was named shortly before, where the sentence looks back ("on Tuesday. In the morning").
    pub(crate) fn day_of_story(&self, each: &Match) -> Option<Point> {
        let near = self.memory.last_day_at.is_some_and(|at| at < each.from && each.from - at < STORY);
        self.memory.last_day.filter(|_| near && self.tense(each.from, each.to) == Tense::Past)
    }

    /// Whether the words belong to a name: "USA Today", "High Noon", the programme "60 Minutes", the newspaper "Daily
    /// Planet".
    pub(crate) fn in_a_name(&self, each: &Match) -> bool {
        let token = |at: Option<usize>| at.and_then(|at| self.tokens.get(at));
        let name = |token: Option<&Token>| {
            token
                .is_some_and(|token| token.kind == Kind::Word && token.capital && token.gap != Gap::Paragraph)
        };
        let (Some(first), Some(last)) = (token(Some(each.from)), token(each.to.checked_sub(1))) else {
            return false;
        };
        let before = token(each.from.checked_sub(1));
        let after = token(Some(each.to));
        if each.to == each.from + 1 {
            let one_day = first.is(Class::RelativeDay) || first.is(Class::NamedHour);
            let behind_name = one_day
                && first.capital
                && name(before)
                && before.is_some_and(|before| before.classes == 0 && before.word == 0);
            let before_name = first.is(Class::Frequency) && name(after);
            // "60 Minutes" without its number, where the whole is a name.
            let rest = first.is(Class::Units)
                && first.capital
                && before.is_some_and(|token| token.kind == Kind::Number);
            // The bank "Current", the newspaper "Now": a capital within a sentence.
            let named = first.is(Class::Reference)
                && first.capital
                && first.gap == Gap::Space
                && before.is_some_and(|before| {
                    (before.kind == Kind::Word && !before.capital) || before.is_mark(',')
                });
            return behind_name || before_name || rest || named;
        }
        // "The Seven Years War": the article belongs to the name.
        if first.is(Class::Article) && last.is(Class::Units) && last.capital {
            return true;
        }
        let quoted =
            before.is_some_and(|mark| ['"', '“', '‘', '\'', '’'].iter().any(|quote| mark.is_mark(*quote)));
        quoted && first.kind == Kind::Number && last.is(Class::Units) && last.capital
    }

    /// The way the sentence looks about the tokens `from..to`.
    pub(crate) fn tense(&self, from: usize, to: usize) -> Tense {
        let past_ending = |token: &Token| {
            token.kind == Kind::Word
                && token.classes == 0
                && !token.capital
                && self
                    .text
                    .get(token.start as usize..token.end as usize)
                    .is_some_and(|word| word.len() > 3 && word.ends_with(self.language.past_ending))
        };
        let before = from.checked_sub(1).and_then(|at| self.tokens.get(at));
        // "By Friday he had", "But by Friday he had".
        let begins = from < 3 || (2..=3).any(|back| ends_sentence(self.tokens, from - back));
        if let Some(deadline) = before.filter(|token| !begins && token.is(Class::Deadline)) {
            // "Had arrived by Friday".
            let reached = deadline.value_in(Class::Deadline, &self.language.lexicon) == REACHED
                && (0..from)
                    .rev()
                    .take(CLAUSE)
                    .take_while(|at| !ends_sentence(self.tokens, *at))
                    .any(|at| self.tokens.get(at).is_some_and(|token| token.is(Class::PastPerfect)));
            return if reached { Tense::Past } else { Tense::Future };
        }
        // "The proposed sale": a participle behind an article is no verb.
        let describes = |at: usize| {
            at.checked_sub(1)
                .and_then(|at| self.tokens.get(at))
                .is_some_and(|before| before.is(Class::Article))
        };
        tense(self.tokens, from, to, &|at: usize| {
            let token = self.tokens.get(at)?;
            if token.is(Class::FutureVerb) {
                Some(Tense::Future)
            } else if token.is(Class::PastVerb) || (past_ending(token) && !describes(at)) {
                Some(Tense::Past)
            } else {
                token.is(Class::PresentVerb).then_some(Tense::Present)
            }
        })
    }

    /// Chooses the year for something that comes every year.
    pub(crate) fn place(
        &self,
        at: &dyn Fn(i64) -> Option<Point>,
        from: usize,
        to: usize,
    ) -> Option<(Point, Placed)> {
        let now = self.now()?;
        if self.narrative {
            return self
                .place_running(self.memory.running.unwrap_or(now), at)
                .map(|point| (point, Placed::Running));
        }
        let tense = self.tense(from, to);
        weighed(now.first_day(), at, tense)
    }

    /// In a history: the year last named, or the next when the months have gone round.
    fn place_running(&self, last: Point, at: &dyn Fn(i64) -> Option<Point>) -> Option<Point> {
        let year = last.year().unwrap_or_else(|| civil(last.first_day()).0);
        let same = at(year)?;
        if matches!(last.unit(), Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium) {
            return Some(same);
        }
        let behind = last.first_day() - same.last_day();
        if behind > ROUND { at(year + 1) } else { Some(same) }
    }
}

/// The latest that has begun by a day.
pub(crate) fn latest(day: i64, at: &dyn Fn(i64) -> Option<Point>) -> Option<Point> {
    let year = civil(day).0;
    (0..9).filter_map(|back| at(year + 1 - back)).find(|point| point.first_day() <= day)
}

/// The earliest that has not ended before a day.
pub(crate) fn earliest(day: i64, at: &dyn Fn(i64) -> Option<Point>) -> Option<Point> {
    let year = civil(day).0;
    (0..9).filter_map(|on| at(year - 1 + on)).find(|point| point.last_day() >= day)
}

/// The nearest to a day, where the tense makes one side nearer.
fn weighed(day: i64, at: &dyn Fn(i64) -> Option<Point>, tense: Tense) -> Option<(Point, Placed)> {
    let (back, on, placed) = match tense {
        Tense::Past => (1, 5, [Placed::Before, Placed::Nearest]),
        Tense::Future => (5, 1, [Placed::Nearest, Placed::After]),
        Tense::Present | Tense::Unknown => (2, 3, [Placed::Nearest, Placed::Nearest]),
    };
    let [if_before, if_after] = placed;
    match (latest(day, at), earliest(day, at)) {
        (Some(before), Some(after)) => {
            let behind = (day - before.last_day()).max(0) * back;
            let ahead = (after.first_day() - day).max(0) * on;
            Some(if behind <= ahead { (before, if_before) } else { (after, if_after) })
        }
        (Some(before), None) => Some((before, if_before)),
        (None, Some(after)) => Some((after, if_after)),
        (None, None) => None,
    }
}
