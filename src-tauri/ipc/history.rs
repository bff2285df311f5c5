//! Undo, redo, and the history in plain words.

use serde::{Deserialize, Serialize};

/// How much history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryAsk {
    /// How many steps at most, newest first.
    pub limit: u32,
}

/// The history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct History {
    /// Steps, newest first.
    pub steps: Vec<HistoryStep>,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryStep {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: i64,
    /// In words ("Mark “left Ny-Ålesund before dawn…”").
    pub words: String,
    /// When, in words.
    pub when: String,
    /// By which program: "window", "command line".
    pub by: String,
    /// Whether it was undone.
    pub undone: bool,
}
