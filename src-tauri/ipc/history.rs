//! Undo, redo, and the history in plain words.

use serde::{Deserialize, Serialize};
use super::common::Nothing;
use super::error::IpcError;
use super::words::moment;
use crate::library::{Library, Step};

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

impl HistoryStep {
    fn of(step: Step) -> Self {
        Self { id: step.id, words: step.words, when: moment(step.at), by: step.by, undone: step.undone }
    }
}

/// The history, newest first.
pub fn history(library: &Library, ask: HistoryAsk) -> Result<History, IpcError> {
    let steps = library.history(ask.limit)?;
    Ok(History { steps: steps.into_iter().map(HistoryStep::of).collect() })
}

/// Takes the last step back.
pub fn undo(library: &Library, _: Nothing) -> Result<HistoryStep, IpcError> {
    Ok(HistoryStep::of(library.undo()?))
}

/// Does the last undone step again.
pub fn redo(library: &Library, _: Nothing) -> Result<HistoryStep, IpcError> {
    Ok(HistoryStep::of(library.redo()?))
}
