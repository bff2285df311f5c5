//! Dates understood: EDTF, dates in words, and the tagger that finds date expressions in a text.

pub mod calendar;
pub mod edtf;
pub mod words;
