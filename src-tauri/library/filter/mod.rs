//! The words of the search box: free words and filters, one grammar for lists, search, timelines, exports.
//!
//! ```text
//! ice tag:rescue -tag:press from:1928-05-20 to:"18 July 1928" person:nobile publisher:"Corriere" -rumour "red tent"
//! certain:1928-06 dated:approximate starred:yes
//! ```
//!
//! Every term must hold; a leading `-` turns a term round. Free words are found in any inflection of case
//! and accent, the last one also as the beginning of a word; a quoted phrase is found as it stands. What
//! looks like a filter but is none of these is taken as words, so that nothing typed can fail for its
//! punctuation.

mod condition;
mod parse;

pub use condition::{holding, of_article, of_event};

use crate::library::tags::Scope;
use crate::model::{AnchorState, Color};

/// What was typed, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// All of these must hold.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it must not hold.
    pub negated: bool,
    /// What it asks.
    pub asks: Asks,
}

/// What a term asks of an article, annotation or event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// These words, in this order; the last one may be only the beginning of a word.
    Words {
        /// As typed.
        text: String,
        /// Whether the last word may go on.
        open: bool,
    },
    /// A tag, or one below it.
    Tag(String),
    /// Not over before this second since 1970: for events their possible time, else the date of publication.
    From(i64),
    /// Begun by this second since 1970.
    To(i64),
    /// A person or organisation whose name or alias holds this.
    Person(String),
    /// A place whose name or alias holds this.
    Place(String),
    /// A publisher whose name holds this.
    Publisher(String),
    /// An article of this id, or whose title holds this.
    Article(String),
    /// A collection whose name holds this, or of this id.
    Collection(String),
    /// A highlight of this colour.
    Color(Color),
    /// An author of the article whose name holds this.
    Author(String),
    /// A passage in this state in the article's newest version.
    State(AnchorState),
    /// Something that is there, or not.
    Has(Thing),
    /// Words, a paragraph or an article that carry both of these tags.
    Together(Scope, String, String),
    /// An event that certainly went on at some time from one second to another, whatever its true days are.
    Certain(i64, i64),
    /// An event with a date so known.
    Dated(Dated),
    /// An event with a star (or without).
    Starred(bool),
}

/// What can be there, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A note on a passage; an event's description.
    Note,
    /// An event that the passage is evidence for.
    Event,
    /// A tag.
    Tag,
}

/// How well the date of an event is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// It has none.
    No,
    /// It has one.
    Yes,
    /// It is said to be approximate.
    Approximate,
    /// It is said to be uncertain.
    Uncertain,
}

impl Dated {
    /// The marks in a date's notation of which it must have one; none for those that ask for no mark.
    pub const fn marks(self) -> &'static [char] {
        match self {
            Dated::No | Dated::Yes => &[],
            Dated::Approximate => &['~', '%'],
            Dated::Uncertain => &['?', '%'],
        }
    }
}

/// Why typed words are no filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFilter {
    /// A filter without its value.
    #[error("{key}: needs something after the colon, as in {example}.")]
    NoValue {
        /// The filter's name.
        key: &'static str,
        /// How it is written.
        example: &'static str,
    },
    /// A date that is none.
    #[error(
        "{key}:{value} is not a date that Dateline understands. Write it as in {key}:1928-05-25 or {key}:1928."
    )]
    NotADate {
        /// `from` or `to`.
        key: &'static str,
        /// As typed.
        value: String,
    },
    /// A value that is not among the few that the filter knows.
    #[error("{key}:{value} is not known. Write {known}.")]
    NotKnown {
        /// The filter's name.
        key: &'static str,
        /// As typed.
        value: String,
        /// What it knows.
        known: &'static str,
    },
    /// A colour that is none.
    #[error("There is no colour “{0}”. The colours are amber, moss, sky, rose and plum.")]
    NotAColor(String),
    /// A state that is none.
    #[error("There is no state “{0}”. The states are exact, moved, changed, ambiguous and lost.")]
    NotAState(String),
    /// Nothing that can be asked for with `has:`.
    #[error("has:{0} asks for nothing. Write has:note, has:event or has:tag.")]
    NotAThing(String),
    /// Two tags were not both named.
    #[error("{key}: needs two tags with a plus between them, as in {key}:\"rescue + press\".")]
    NotTwoTags {
        /// The filter's name.
        key: &'static str,
    },
}

impl Filter {
    /// Understands typed words.
    ///
    /// # Errors
    /// A filter without value, a date or a colour that is none.
    pub fn parse(text: &str) -> Result<Self, NotAFilter> {
        parse::parse(text)
    }

    /// The free words that must be there, as one full-text query; `None` without any.
    pub fn matching(&self) -> Option<String> {
        let words: Vec<String> = self
            .terms
            .iter()
            .filter(|term| !term.negated)
            .filter_map(|term| match &term.asks {
                Asks::Words { text, open } => Some(full_text(text, *open)),
                _ => None,
            })
            .collect();
        (!words.is_empty()).then(|| words.join(" AND "))
    }

    /// What else is asked, beside the free words that must be there.
    pub fn beside_words(&self) -> Self {
        let words = |term: &&Term| term.negated || !matches!(term.asks, Asks::Words { .. });
        Self { terms: self.terms.iter().filter(words).cloned().collect() }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Words as an FTS5 string: quoted, so that no punctuation is an operator.
pub fn full_text(text: &str, open: bool) -> String {
    let quoted = text.replace('"', "\"\"").replace('\0', " ");
    if open { format!("\"{quoted}\" *") } else { format!("\"{quoted}\"") }
}
