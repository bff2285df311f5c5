//! The words that tell of happenings, by language.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::temporal::Tongue;

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A verb of the past; the language's date words list them.
    Past,
    /// Leads to the future.
    Future,
    /// Stands beside another verb.
    Auxiliary,
    /// Makes a participle tell of the past.
    Perfect,
    /// Makes a participle tell of a state.
    Be,
    /// Tells that somebody spoke.
    Speech,
    /// Makes it only possible.
    Doubt,
    /// Denies it.
    Negation,
    /// Stands for a noun.
    Pronoun,
    /// Announces a noun.
    Determiner,
    /// Makes a date the edge of a state.
    Leading,
}

impl Class {
    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "PAST-VERB" => Class::Past,
            "FUTURE" => Class::Future,
            "AUXILIARY" => Class::Auxiliary,
            "PERFECT" => Class::Perfect,
            "BE" => Class::Be,
            "SPEECH" => Class::Speech,
            "DOUBT" => Class::Doubt,
            "NEGATION" => Class::Negation,
            "PRONOUN" => Class::Pronoun,
            "DETERMINER" => Class::Determiner,
            "LEADING" => Class::Leading,
            _ => return None,
        })
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The words of a language.
#[derive(Debug)]
pub(super) struct Words {
    classes: HashMap<&'static str, u16>,
    past_endings: &'static [&'static str],
    nouns_have_capitals: bool,
}

impl Words {
    /// Those of a language, read at their first use.
    pub(super) fn of(language: Tongue) -> &'static Words {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static GERMAN: OnceLock<Words> = OnceLock::new();
        match language {
            Tongue::English => ENGLISH.get_or_init(|| {
                Words::read(
                    [include_str!("../english/words.txt"), include_str!("../english/happenings.txt")],
                    &["ed"],
                    false,
                )
            }),
            Tongue::German => GERMAN.get_or_init(|| {
                Words::read(
                    [include_str!("../german/words.txt"), include_str!("../german/happenings.txt")],
                    &["te", "ten"],
                    true,
                )
            }),
        }
    }

    fn read(
        files: [&'static str; 2],
        past_endings: &'static [&'static str],
        nouns_have_capitals: bool,
    ) -> Words {
        let mut classes: HashMap<&'static str, u16> = HashMap::new();
        for line in files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            let Some((class, words)) = line.split_once(':') else { continue };
            let Some(class) = Class::named(class.trim()) else { continue };
            for word in words.split_whitespace() {
                let word = word.split_once('=').map_or(word, |(word, _)| word);
                *classes.entry(word).or_default() |= class.bit();
            }
        }
        Words { classes, past_endings, nouns_have_capitals }
    }

    /// Whether a word, in small letters, is of a class.
    pub(super) fn is(&self, word: &str, class: Class) -> bool {
        self.classes.get(word).is_some_and(|classes| classes & class.bit() != 0)
    }

    /// Whether a word, in small letters, is of any class: such a word names nobody.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.classes.contains_key(word)
    }

    /// Whether every noun begins with a capital, so that a capital tells no name.
    pub(super) fn nouns_have_capitals(&self) -> bool {
        self.nouns_have_capitals
    }

    /// How regular verbs of the past end.
    pub(super) fn past_endings(&self) -> impl Iterator<Item = &'static str> {
        self.past_endings.iter().copied()
    }
}
