//! How a passage is remembered: W3C Web Annotation selectors.

use serde::{Deserialize, Serialize};

/// A passage by its words and by its place; either may be missing in imported annotations.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Selector {
    /// By its words.
    pub quote: Option<QuoteSelector>,
    /// By its place.
    pub position: Option<PositionSelector>,
}

/// W3C TextQuoteSelector.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuoteSelector {
    /// The passage's exact words.
    pub exact: String,
    /// The text just before it.
    pub prefix: String,
    /// The text just after it.
    pub suffix: String,
}

/// W3C TextPositionSelector: code points, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PositionSelector {
    /// First position.
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
}
