//! German: a small start that shows how a language is added.

use super::tagger::{Files, Language};
use std::sync::OnceLock;

/// The files of this folder.
pub(crate) const FILES: Files =
    Files { words: include_str!("words.txt"), rules: include_str!("rules.txt"), past_ending: "te" };

/// German, read at its first use.
pub(crate) fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    Language::once(&LANGUAGE, &FILES)
}
