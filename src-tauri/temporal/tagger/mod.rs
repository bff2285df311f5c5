//! The tagger: finds date expressions in a text and says what they mean.
//!
//! The engine knows no language. A language is a folder with its words by class and its rules as patterns
//! over those classes; each rule names an action of the engine, which turns the values that the pattern has
//! found into a TIMEX3 value and an EDTF date.

mod class;
mod clock;
mod context;
mod dates;
mod holiday;
mod language;
mod lengths;
mod lexicon;
mod number;
mod pattern;
mod point;
mod reading;
mod relative;
mod rule;
mod tag;
mod tense;
mod token;

pub(crate) use language::{Files, Language};
pub use tag::{Genre, Options, Tagged, Tongue, tag, tagged};

#[cfg(test)]
mod any_text;
#[cfg(test)]
mod tests;
