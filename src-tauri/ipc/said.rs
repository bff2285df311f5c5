//! Dates in words, remembered: the same days are drawn again and again, and working out their words takes
//! longer than all else about a mark.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::common::DateView;
use crate::model::EventDate;

/// How many dates are remembered before all are forgotten.
const REMEMBERED: usize = 40_000;

/// What is said of a date.
#[derive(Debug)]
pub struct Said {
    /// In full words.
    pub words: String,
    /// In few words.
    pub short: String,
    /// Drawn hatched.
    pub approximate: bool,
    /// Doubted.
    pub uncertain: bool,
}

/// What is said of a date in EDTF. The same notation always says the same.
pub fn said(edtf: &str) -> Arc<Said> {
    static SAID: Mutex<Option<HashMap<Box<str>, Arc<Said>>>> = Mutex::new(None);
    let mut known = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    if let Some(said) = known.get(edtf) {
        return Arc::clone(said);
    }
    let view = DateView::of(&EventDate { edtf: edtf.to_owned(), written: edtf.to_owned() });
    let said = Arc::new(Said {
        words: view.words,
        short: view.short,
        approximate: view.approximate,
        uncertain: view.uncertain,
    });
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(edtf.into(), Arc::clone(&said));
    said
}
