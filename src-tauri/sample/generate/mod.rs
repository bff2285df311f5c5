//! A deterministic library of realistic sizes and word frequencies.

mod article;
mod random;
mod words;

pub use article::Article;
