//! Lanes: what they stand for, and the events in each, laid out for windows.

mod alone;
mod blocks;
pub mod draw;
mod gathered;
mod held;
pub mod layers;
pub mod level;
pub mod names;
mod search;
pub mod set;
pub mod window;

#[cfg(test)]
mod tests;

use crate::model::LaneBy;

/// What the lanes stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lanes {
    /// The kind of thing.
    pub by: LaneBy,
    /// For tags: deeper ones count as their ancestor at this depth.
    pub depth: Option<u32>,
}
