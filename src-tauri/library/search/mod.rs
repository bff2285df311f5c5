//! Full-text search: what was found, with its surroundings and its place.

mod excerpt;
mod hits;

pub use excerpt::{Excerpt, excerpt};
pub use hits::{Hit, Kind, search};
