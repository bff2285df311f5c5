//! Libraries to begin with: the sample to explore, and generated ones of any size for benches and tests.

pub mod generate;
