//! What must hold for any text, of any script, made of a language's own words or of anything.

use super::{Files, Genre, Options, Tongue, tag};
use crate::temporal::edtf::{Edtf, parse};
use crate::temporal::{english, german};
use proptest::prelude::*;

/// Every word that a language's files name, and what else stands in texts.
fn vocabulary(files: &Files) -> Vec<String> {
    let words = files.words.lines().filter_map(|line| line.split_once(':')).flat_map(|(_, words)| {
        words.split_whitespace().map(|word| word.split('=').next().unwrap_or_default().to_owned())
    });
    let rules =
        files.rules.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().all(char::is_lowercase));
    let others: [&str; 43] = include!("besides_words.in");
    let mut all: Vec<String> = words.chain(rules.map(str::to_owned)).collect();
    all.extend(others.map(str::to_owned));
    all.retain(|word| !word.is_empty());
    all.sort();
    all.dedup();
    all
}

fn made_of_words(files: &'static Files) -> impl Strategy<Value = String> {
    let words = vocabulary(files);
    let glue = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n"), 1 => Just("-")];
    prop::collection::vec((prop::sample::select(words), glue), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, glue)| [word, glue.to_owned()]).collect())
}

fn reference() -> impl Strategy<Value = Option<Edtf>> {
    let known = [
        "2015-09-29",
        "../2015",
        "-0043",
        "1928-02-29T10:33",
        "1990",
        "Y170000002",
        "2011-24",
        "{1960,1961-12}",
    ];
    prop_oneof![Just(None), prop::sample::select(known.to_vec()).prop_map(|text| parse(text).ok())]
}

fn genre() -> impl Strategy<Value = Genre> {
    prop_oneof![Just(Genre::Auto), Just(Genre::News), Just(Genre::Narrative)]
}

fn holds(text: &str, options: &Options) -> Result<(), TestCaseError> {
    let mut end = 0;
    for each in tag(text, options) {
        prop_assert!(each.start >= end && each.end > each.start, "{:?} overlaps", each);
        end = each.end;
        let (from, length) = (each.start as usize, (each.end - each.start) as usize);
        let span: String = text.chars().skip(from).take(length).collect();
        prop_assert_eq!(&span, &each.text);
        prop_assert!(!each.value.is_empty() && !each.reason.is_empty());
        for edtf in each.edtf.iter().chain(each.others.iter().filter_map(|other| other.edtf.as_ref())) {
            prop_assert!(parse(edtf).is_ok(), "{} is no EDTF ({})", edtf, text);
        }
        prop_assert!(each.others.iter().all(|other| other.value != each.value));
    }
    Ok(())
}

proptest! {
    #[test]
    fn expressions_are_sorted_apart_and_true_to_the_text(
        text in made_of_words(&english::FILES), reference in reference(), genre in genre(),
    ) {
        holds(&text, &Options { reference, genre, language: Tongue::English })?;
    }

    #[test]
    fn german_expressions_are_sorted_apart_and_true_to_the_text(
        text in made_of_words(&german::FILES), reference in reference(), genre in genre(),
    ) {
        holds(&text, &Options { reference, genre, language: Tongue::German })?;
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>(), reference in reference()) {
        holds(&text, &Options { reference, ..Options::default() })?;
    }

    #[test]
    fn what_stands_around_moves_only_the_place(
        before in "[\\p{Hebrew}\\p{Han}\\p{Cyrillic}\u{300}-\u{36f}\u{1f600}-\u{1f64f} ]{0,20}",
        after in "[\\p{Arabic}\\p{Hiragana} ]{0,20}",
    ) {
        let text = format!("{before}\n\nIt ended on May 3, 2014.\n\n{after}");
        let found = tag(&text, &Options::default());
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].start as usize, before.chars().count() + 2 + "It ended on ".len());
        prop_assert_eq!(&found[0].text, "May 3, 2014");
    }
}
