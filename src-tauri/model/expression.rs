//! A date expression found in a text (TIMEX3 of ISO-TimeML).

use serde::{Deserialize, Serialize};

/// A date expression with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Expression {
    /// First position in the text (code points).
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: ExpressionKind,
    /// TIMEX3 value (`2015-09-28`, `P3M`, `PAST_REF`).
    pub value: String,
    /// TIMEX3 mod (`START`, `END`, `APPROX` …).
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// The same as EDTF, for dates and times that can be resolved.
    pub edtf: Option<String>,
    /// Why it was read so, in words ("the day before publication, 29 September 2015").
    pub reason: String,
    /// What else the same words can mean, the likeliest first; empty when they can mean nothing else.
    #[serde(default)]
    pub others: Vec<Other>,
}

/// Another reading of an expression's words: the other direction of a weekday or month, the other order of
/// day and month, another century.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Other {
    /// TIMEX3 value.
    pub value: String,
    /// The same as EDTF, where it can be resolved.
    pub edtf: Option<String>,
    /// How the words would then be read.
    pub reason: String,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ExpressionKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}
