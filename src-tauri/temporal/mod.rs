//! Dates understood: EDTF, dates in words, and the tagger that finds date expressions in a text.
//!
//! - [`edtf`] reads, prints, compares and bounds dates.
//! - [`words`] says them in plain English.
//! - [`typed`] understands what a person types as a date.
//! - [`tag`] finds them in a text; [`tagged`] says besides as what it was read.
//! - [`happening`] tells whether a sentence says that something happened.

pub mod calendar;
pub mod edtf;
mod english;
mod german;
mod happening;
mod tagger;
mod timeml;
pub mod typed;
pub mod words;

pub use happening::{Happening, Looks, Subject, happening, leads_to_a_state};
pub use tagger::{Genre, Options, Tagged, Tongue, tag, tagged};
pub use timeml::timeml;
