//! Libraries to begin with: the sample to explore, and generated ones of any size for benches and tests.

pub mod generate;
mod italia;

pub use italia::create;
