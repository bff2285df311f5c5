//! Names in a sentence, proposed for the composer: known ones first, then what is written like a name. A
//! proposal is a chip that a person keeps or removes; nothing is made before.

use std::ops::Range;

use super::common::EntityChip;
use crate::model::{Entity, EntityKind};

/// Most names proposed.
const MOST: usize = 6;

/// Words that stand before a place.
const BEFORE_PLACES: [&str; 14] = [
    "in", "at", "near", "from", "to", "off", "over", "towards", "toward", "of", "outside", "above", "around",
    "into",
];

/// Words that make a name an organisation's.
const ORGANISATIONS: [&str; 26] = [
    "company",
    "committee",
    "ministry",
    "council",
    "party",
    "army",
    "navy",
    "force",
    "forces",
    "university",
    "institute",
    "bank",
    "press",
    "agency",
    "union",
    "association",
    "society",
    "court",
    "police",
    "office",
    "corporation",
    "group",
    "nations",
    "times",
    "government",
    "department",
];

/// Capitalised words that are no names.
const NO_NAMES: &[&str] = &[
    "yesterday",
    "today",
    "tomorrow",
    "meanwhile",
    "however",
    "later",
    "earlier",
    "then",
    "now",
    "soon",
    "a",
    "an",
    "the",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "there",
    "and",
    "but",
    "or",
    "for",
    "in",
    "on",
    "at",
    "by",
    "after",
    "before",
    "when",
    "while",
    "as",
    "if",
    "mr",
    "mrs",
    "ms",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "no",
    "not",
    "what",
    "who",
    "according",
    "from",
];

struct Word {
    text: String,
    range: Range<usize>,
    /// Whether only a space stands between it and the word before.
    joined: bool,
}

fn words(sentence: &[char]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '‑');
    while at < sentence.len() {
        let length = sentence.iter().skip(at).take_while(|c| part(**c)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let mut text: String = sentence.iter().skip(at).take(length).collect();
        let possessive = text.ends_with("’s") || text.ends_with("'s");
        if possessive {
            text.truncate(text.trim_end_matches('s').trim_end_matches(['’', '\'']).len());
        }
        let before = words.last().map_or(0, |word| word.range.end);
        let joined = at > before && sentence.iter().take(at).skip(before).all(|c| *c == ' ');
        words.push(Word { text, range: at..at + length, joined });
        at += length;
    }
    words
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The names in a sentence. `dates` are ranges of its characters that are dates and no names; `known` are
/// the library's entities whose name or alias may occur.
pub fn names(sentence: &[char], dates: &[Range<usize>], known: &[Entity]) -> Vec<EntityChip> {
    let text: String = sentence.iter().collect();
    let mut chips: Vec<EntityChip> = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    for entity in known {
        let written =
            std::iter::once(&entity.name).chain(&entity.aliases).find(|name| stands_in(&text, name));
        if let Some(written) = written {
            taken.push(written.to_lowercase());
            chips.push(EntityChip { id: Some(entity.id), kind: entity.kind, name: entity.name.clone() });
        }
    }
    for (name, kind) in unknown(sentence, dates) {
        let small = name.to_lowercase();
        let covered = taken.iter().any(|known| known.contains(&small) || small.contains(known.as_str()));
        if !covered {
            taken.push(small);
            chips.push(EntityChip { id: None, kind, name });
        }
    }
    chips.truncate(MOST);
    chips
}

/// Whether a name stands in a text as whole words.
fn stands_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(byte, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let before = text.get(..byte).and_then(|before| before.chars().next_back());
        let after = text.get(byte + name.len()..).and_then(|after| after.chars().next());
        edge(before) && edge(after)
    })
}

/// Runs of capitalised words, with what their surroundings make of them.
fn unknown(sentence: &[char], dates: &[Range<usize>]) -> Vec<(String, EntityKind)> {
    let words = words(sentence);
    let dated =
        |word: &Word| dates.iter().any(|date| date.start < word.range.end && word.range.start < date.end);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let named = |word: &Word| {
            capital(&word.text)
                && !dated(word)
                && !NO_NAMES.contains(&word.text.to_lowercase().as_str())
                && word.text.chars().any(char::is_lowercase)
        };
        let acronym = first.text.chars().count() >= 2
            && first.text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
            && capital(&first.text);
        if !(named(first) || acronym) || dated(first) {
            at += 1;
            continue;
        }
        let more = words.iter().skip(at + 1).take_while(|word| word.joined && named(word)).count();
        let run: Vec<&str> = words.iter().skip(at).take(more + 1).map(|word| word.text.as_str()).collect();
        let before =
            at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.text.to_lowercase());
        // A single capitalised word at the beginning of a sentence says nothing.
        if !(before.is_none() && run.len() == 1 && !acronym) {
            found.push((run.join(" "), kind(&run, before.as_deref(), acronym)));
        }
        at += more + 1;
    }
    found
}

fn kind(run: &[&str], before: Option<&str>, acronym: bool) -> EntityKind {
    let organisation = run.iter().any(|word| ORGANISATIONS.contains(&word.to_lowercase().as_str()));
    if organisation || (acronym && run.len() == 1) {
        EntityKind::Organisation
    } else if before.is_some_and(|before| BEFORE_PLACES.contains(&before)) {
        EntityKind::Place
    } else {
        EntityKind::Person
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityId;

    fn proposed(text: &str, known: &[Entity]) -> Vec<(String, EntityKind)> {
        let chars: Vec<char> = text.chars().collect();
        names(&chars, &[], known).into_iter().map(|chip| (chip.name, chip.kind)).collect()
    }

    #[test]
    fn people_places_and_organisations_are_told_by_their_surroundings() {
        assert_eq!(
            proposed(
                "Yesterday Umberto Nobile left Milan’s airfield near Kings Bay, the Aero Company said.",
                &[]
            ),
            [
                ("Umberto Nobile".to_owned(), EntityKind::Person),
                ("Milan".to_owned(), EntityKind::Person),
                ("Kings Bay".to_owned(), EntityKind::Place),
                ("Aero Company".to_owned(), EntityKind::Organisation),
            ]
            .map(|(name, kind)| (name, kind))
        );
    }

    #[test]
    fn known_names_come_first_and_bring_their_kind() {
        let known = Entity {
            id: EntityId::from_bits(1),
            kind: EntityKind::Organisation,
            name: "Italia".to_owned(),
            aliases: vec!["the airship".to_owned()],
        };
        assert_eq!(
            proposed("Radio silence: the airship was last heard by Biagi.", &[known]),
            [("Italia".to_owned(), EntityKind::Organisation), ("Biagi".to_owned(), EntityKind::Person)]
        );
    }
}
