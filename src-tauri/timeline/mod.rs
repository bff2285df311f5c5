//! From events to what fits the pixels. Reads only.
//!
//! [`viewport`] answers a window of time at a zoom: it reads nothing but numbers for all events that
//! possibly touch the window, [`cluster`] decides which of them have room to be drawn one by one, and only
//! those are then read whole.

mod cluster;
mod lanes;
mod read;
mod viewport;

pub use lanes::{LaneKey, LaneName};
pub use viewport::{Answer, AnsweredLane, Claim, Drawn, Shown, Viewport, viewport};
