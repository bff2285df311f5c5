//! How much a dated sentence tells: the order in which events are suggested.

use crate::model::{Expression, ExpressionKind};
use crate::temporal::edtf;
use crate::temporal::{Happening, Looks, Subject, Tongue, leads_to_a_state};

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// How much a sentence tells, and what of it decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Telling {
    /// The higher, the earlier it is suggested; nothing at or below zero is.
    pub rank: f64,
    precision: Precision,
}

/// How exactly the date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Precision {
    Time,
    Day,
    Days,
    Month,
    Year,
    Longer,
}

impl Precision {
    fn of(date: &Expression) -> Self {
        if date.kind == ExpressionKind::Time {
            return Precision::Time;
        }
        let bounds = date.edtf.as_deref().and_then(|date| edtf::parse(date).ok()).map(|date| date.bounds());
        let edges = bounds.and_then(|bounds| bounds.start_min.zip(bounds.end_max));
        let days = edges.map_or(f64::INFINITY, |(from, to)| (to.seconds() - from.seconds()) as f64 / DAY);
        match days {
            ..1.1 => Precision::Day,
            ..24.0 => Precision::Days,
            ..93.0 => Precision::Month,
            ..367.0 => Precision::Year,
            _ => Precision::Longer,
        }
    }

    fn weight(self) -> f64 {
        match self {
            Precision::Time => 3.2,
            Precision::Day => 3.0,
            Precision::Days => 2.2,
            Precision::Month => 1.8,
            Precision::Year => 1.0,
            Precision::Longer => 0.0,
        }
    }
}

/// How much a sentence tells that begins at `start` in the text, by the date in it and by what happens.
pub fn telling(date: &Expression, told: &Happening, quote: &str, start: usize, language: Tongue) -> Telling {
    let precision = Precision::of(date);
    let mut rank = precision.weight();
    rank += match (told.looks, told.certain) {
        (Looks::Back, true) => 1.5,
        (Looks::Back, false) => 1.2,
        (Looks::Ahead, _) => 1.0,
    };
    rank += match told.subject {
        Subject::Name => 1.5,
        Subject::Noun => 1.0,
        Subject::Pronoun => 0.4,
    };
    rank -= if told.speech { 1.5 } else { 0.0 };
    rank -= if told.hypothetical { 1.0 } else { 0.0 };
    rank -= if told.negated { 0.4 } else { 0.0 };
    let words = quote.split_whitespace().count();
    rank -= match words {
        ..5 => 2.0,
        5..=40 => 0.0,
        _ => 0.6,
    };
    rank -= if quote.starts_with(['“', '"', '«', '„']) { 0.6 } else { 0.0 };
    rank -= if quote.ends_with('?') { 1.5 } else { 0.0 };
    let at = (date.start as usize).saturating_sub(start);
    let before: String = quote.chars().take(at).collect();
    rank -= if leads_to_a_state(&before, language) { 0.8 } else { 0.0 };
    // “The 1995 agreement”: the date names a thing, and not when this sentence happened.
    let length = (date.end - date.start) as usize;
    let names_a_thing = precision == Precision::Year
        && quote.chars().nth(at + length) == Some(' ')
        && before.trim_end().ends_with("the");
    rank -= if names_a_thing { 1.5 } else { 0.0 };
    Telling { rank, precision }
}

impl Telling {
    /// Why the sentence is suggested.
    pub fn why(&self, told: &Happening) -> String {
        let date = match self.precision {
            Precision::Time => "Time of day known",
            Precision::Day => "Day known",
            Precision::Days => "Known to a few days",
            Precision::Month => "Month known",
            Precision::Year => "Year known",
            Precision::Longer => "Roughly dated",
        };
        let who = match told.subject {
            Subject::Name => "names who acts",
            Subject::Noun => "says who acts",
            Subject::Pronoun => "who acts is named before",
        };
        let does = match (told.looks, told.speech) {
            (_, true) => "tells what was said",
            (Looks::Back, false) => "told as past",
            (Looks::Ahead, false) => "told as to come",
        };
        format!("{date}, {does}, {who}")
    }
}
