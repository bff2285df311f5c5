//! Whether a sentence tells of something that happened or will happen, and who did it: what makes it worth
//! proposing as an event. Surface signs only: a finite verb of the past or the future, and a subject before
//! it. A language is a file of words beside its dates; see `english/happenings.txt`.

mod words;

use std::ops::Range;

use super::Tongue;
use words::{Class, Words};

/// What a sentence tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Where its finite verb stands, in code points of the sentence.
    pub verb: Range<usize>,
    /// Which way it looks.
    pub looks: Looks,
    /// Whether the verb's form is beyond doubt (“was”, “left”, “will”), and not one that a participle shares.
    pub certain: bool,
    /// Who or what acts.
    pub subject: Subject,
    /// Whether all it tells is that somebody said something.
    pub speech: bool,
    /// Whether it speaks of what might be, and not of what was or will be.
    pub hypothetical: bool,
    /// Whether it says that something did not happen.
    pub negated: bool,
}

/// Which way a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// At what has happened.
    Back,
    /// At what will happen.
    Ahead,
}

/// Who or what acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A word that stands for another: “he”, “it”.
    Pronoun,
    /// A noun with its article or number: “the ship”, “two pilots”.
    Noun,
    /// A name.
    Name,
}

/// A word of the sentence.
struct Word<'a> {
    text: &'a str,
    /// In small letters.
    small: String,
    /// Code points.
    range: Range<usize>,
    capital: bool,
}

/// What a sentence tells, by its first finite verb with a subject before it. `dates` are ranges of its code
/// points that are dates, ascending: their capitals name nobody. `None` when nothing happens in it.
///
/// Takes time linear in the sentence.
pub fn happening(sentence: &str, dates: &[Range<usize>], language: Tongue) -> Option<Happening> {
    let known = Words::of(language);
    let words = split(sentence);
    let dated = |word: &Word<'_>| {
        let next = dates.partition_point(|date| date.end <= word.range.start);
        dates.get(next).is_some_and(|date| date.start < word.range.end)
    };
    let mut subject: Option<Subject> = None;
    let mut found: Option<Happening> = None;
    let mut speech_only = true;
    for (at, word) in words.iter().enumerate() {
        if dated(word) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if let Some((looks, certain)) = finite(known, word, before) {
            let speech = known.is(&word.small, Class::Speech);
            speech_only &= speech || known.is(&word.small, Class::Auxiliary) && found.is_some();
            if let (Some(subject), None) = (subject, &found) {
                found = Some(Happening {
                    verb: word.range.clone(),
                    looks,
                    certain,
                    subject,
                    speech,
                    hypothetical: false,
                    negated: false,
                });
            }
        } else if found.is_none() {
            subject = subject.max(acts(known, &words, at));
        }
    }
    let mut found = found?;
    found.speech = found.speech && speech_only;
    found.hypothetical = words.iter().any(|word| known.is(&word.small, Class::Doubt) && !dated(word));
    found.negated = words.iter().any(|word| known.is(&word.small, Class::Negation));
    Some(found)
}

/// Whether the words before a date in a sentence make it the edge of a state (“since 1926”) and no day on which
/// something happened. `before` is what stands before the date.
pub fn leads_to_a_state(before: &str, language: Tongue) -> bool {
    let last = before.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
    last.is_some_and(|word| Words::of(language).is(&word.to_lowercase(), Class::Leading))
}

/// The way that a finite verb looks, and whether its form is certain; `None` for what is no finite verb.
fn finite(known: &Words, word: &Word<'_>, before: Option<&Word<'_>>) -> Option<(Looks, bool)> {
    if known.is(&word.small, Class::Future) {
        return (!word.capital).then_some((Looks::Ahead, true));
    }
    if word.capital {
        return None;
    }
    if known.is(&word.small, Class::Perfect) {
        return None;
    }
    // “Are expected”, “is held”: a state, and nothing that happened.
    if before.is_some_and(|before| known.is(&before.small, Class::Be)) {
        return None;
    }
    if known.is(&word.small, Class::Past) {
        return Some((Looks::Back, true));
    }
    let regular = word.text.chars().count() > 3 && known.past_endings().any(|end| word.small.ends_with(end));
    if !regular {
        return None;
    }
    let after_perfect = before.is_some_and(|before| known.is(&before.small, Class::Perfect));
    // “The damaged ship”, “a planned search”: a participle that describes a noun.
    let describes = before.is_some_and(|before| known.is(&before.small, Class::Determiner));
    (!describes).then_some((Looks::Back, after_perfect))
}

/// The subject that a word makes, where it makes one.
fn acts(known: &Words, words: &[Word<'_>], at: usize) -> Option<Subject> {
    let word = words.get(at)?;
    if known.is(&word.small, Class::Pronoun) {
        return Some(Subject::Pronoun);
    }
    if known.is(&word.small, Class::Determiner) {
        return Some(Subject::Noun);
    }
    let next_capital = words.get(at + 1).is_some_and(|next| {
        next.capital && next.range.start == word.range.end + 1 && !known.knows(&next.small)
    });
    // The first word of a sentence has its capital anyway.
    let named = word.capital && !known.knows(&word.small) && (at > 0 || next_capital);
    let acronym = word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
    let names = if known.nouns_have_capitals() { Subject::Noun } else { Subject::Name };
    (named || acronym).then_some(names)
}

fn split(sentence: &str) -> Vec<Word<'_>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
    let mut words = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    let ends = std::iter::once((sentence.len(), ' '));
    for (position, (byte, c)) in sentence.char_indices().chain(ends).enumerate() {
        match (begun, part(c)) {
            (None, true) => begun = Some((byte, position)),
            (Some((from, start)), false) => {
                begun = None;
                let Some(text) = sentence.get(from..byte) else { continue };
                let (text, rest) = contracted(text);
                let capital = text.chars().next().is_some_and(char::is_uppercase);
                let end = start + text.chars().count();
                words.push(Word { text, small: text.to_lowercase(), range: start..end, capital });
                if let Some(rest) = rest {
                    words.push(Word {
                        text: rest,
                        small: "'ll".to_owned(),
                        range: end..position,
                        capital: false,
                    });
                }
            }
            _ => {}
        }
    }
    words
}

/// “They’ll” is two words; a possessive is one without its ending.
fn contracted(text: &str) -> (&str, Option<&str>) {
    for end in ["’ll", "'ll"] {
        if let Some(word) = text.strip_suffix(end) {
            return (word, text.get(word.len()..));
        }
    }
    let word = text.strip_suffix("’s").or_else(|| text.strip_suffix("'s")).unwrap_or(text);
    (word, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(sentence: &str) -> Option<(String, Looks, Subject)> {
        let found = happening(sentence, &[], Tongue::English)?;
        let verb: String =
            sentence.chars().skip(found.verb.start).take(found.verb.end - found.verb.start).collect();
        Some((verb, found.looks, found.subject))
    }

    #[test]
    fn a_sentence_tells_what_its_finite_verb_tells() {
        for (sentence, verb, looks, subject) in [
            ("The airship left Kings Bay before dawn.", "left", Looks::Back, Subject::Noun),
            ("On Friday Umberto Nobile reported strong winds.", "reported", Looks::Back, Subject::Name),
            ("They’ll leave on Tuesday.", "’ll", Looks::Ahead, Subject::Pronoun),
            ("Two Norwegian pilots will search the ice.", "will", Looks::Ahead, Subject::Name),
            ("The damaged ship was towed away.", "was", Looks::Back, Subject::Noun),
            ("The ministry has confirmed the loss.", "confirmed", Looks::Back, Subject::Noun),
        ] {
            assert_eq!(told(sentence), Some((verb.to_owned(), looks, subject)), "{sentence}");
        }
    }

    #[test]
    fn what_only_is_or_is_only_a_phrase_tells_nothing() {
        for sentence in [
            "The sea is deep.",
            "KINGS BAY, May 26",
            "Photograph by A. Olsen",
            "A planned search",
            "Three ships are expected.",
            "",
        ] {
            assert_eq!(told(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn speech_and_what_might_be_are_told_apart() {
        let of = |sentence: &str| happening(sentence, &[], Tongue::English).unwrap();
        assert!(of("The harbour master said on Friday that the ice is thick.").speech);
        assert!(!of("The harbour master said that the ship left on Friday.").speech);
        assert!(of("The crew said it could leave on Monday.").hypothetical);
        assert!(of("The ship did not leave.").negated);
    }

    #[test]
    fn german_has_its_own_words() {
        let found = happening("Das Luftschiff verließ am 23. Mai den Hafen.", &[], Tongue::German);
        assert_eq!(found, None, "an irregular verb that no list names is passed over");
        let found = happening("Das Luftschiff startete am 23. Mai.", &[], Tongue::German).unwrap();
        assert_eq!((found.looks, found.subject), (Looks::Back, Subject::Noun));
    }

    proptest! {
        #[test]
        fn whatever_the_text_the_verb_lies_in_it(sentence in "\\PC{0,80}") {
            if let Some(found) = happening(&sentence, &[], Tongue::English) {
                prop_assert!(found.verb.start < found.verb.end);
                prop_assert!(found.verb.end <= sentence.chars().count());
            }
        }
    }
}
