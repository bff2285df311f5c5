//! A deterministic library of realistic sizes and word frequencies.

mod article;
mod fill;
mod random;
mod words;

pub use fill::{Size, fill};
