//! English: words, rules, and the language that is read from them.

use super::tagger::{Files, Language};
use std::sync::OnceLock;

/// The files of this folder.
pub(crate) const FILES: Files =
    Files { words: include_str!("words.txt"), rules: include_str!("rules.txt"), past_ending: "ed" };

/// English, read at its first use.
pub(crate) fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    Language::once(&LANGUAGE, &FILES)
}
