//! A language: its words, its rules, and the little that is neither.

use super::lexicon::Lexicon;
use super::pattern::Patterns;
use std::sync::OnceLock;

/// A language, read from its folder's files once.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) lexicon: Lexicon,
    pub(crate) patterns: Patterns,
    /// How a regular verb of the past ends.
    pub(crate) past_ending: &'static str,
}

/// The files of a language's folder.
pub(crate) struct Files {
    pub(crate) words: &'static str,
    pub(crate) rules: &'static str,
    pub(crate) past_ending: &'static str,
}

impl Language {
    /// Reads the files.
    ///
    /// # Errors
    /// The line of the rules that cannot be read.
    pub(crate) fn read(files: &Files) -> Result<Language, String> {
        let mut lexicon = Lexicon::new();
        lexicon.read(files.words);
        let patterns = Patterns::read(files.rules, &mut lexicon)?;
        Ok(Language { lexicon, patterns, past_ending: files.past_ending })
    }

    /// The language in a cell, read at its first use. A test holds every language's files to be readable;
    /// one that is not would find nothing.
    pub(crate) fn once(cell: &'static OnceLock<Language>, files: &Files) -> &'static Language {
        cell.get_or_init(|| {
            Language::read(files).unwrap_or_else(|_| Language {
                lexicon: Lexicon::new(),
                patterns: Patterns::none(),
                past_ending: files.past_ending,
            })
        })
    }
}
