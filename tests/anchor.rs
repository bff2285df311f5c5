//! Passages found again: what a researcher sees after a text changed.

use dateline::anchor::{Resolution, Text, describe, resolve, resolve_from, resolve_line};
use dateline::model::{AnchorState, PositionSelector, QuoteSelector, Selector};
use proptest::prelude::*;

const OLD: &str = "Search for airship widens\n\
    The airship Italia has been silent since Friday morning, the harbour office in Kings Bay said.\n\
    Two ships left Tromsø on Sunday to look for its crew of sixteen. The captain of the first, a sealer \
    of forty years, said the ice was the worst he had seen since 1909.\n\
    \"We will go as far as the ice lets us,\" he told reporters. The navy promised two seaplanes by Tuesday. \
    A spokesman declined to comment on the cost.\n\
    The wireless station heard nothing on Saturday night. An amateur in Archangel claims otherwise.\n";

fn find(text: &str, quote: &str) -> std::ops::Range<u32> {
    let byte = text.find(quote).unwrap();
    let start = text[..byte].chars().count() as u32;
    start..start + quote.chars().count() as u32
}

fn after(old: &str, quotes: &[&str], new: &str) -> Vec<(AnchorState, Option<String>)> {
    let old = Text::new(old);
    let selectors: Vec<Selector> = quotes.iter().map(|q| describe(&old, find(old.as_str(), q))).collect();
    let new = Text::new(new);
    resolve(&new, &selectors)
        .into_iter()
        .map(|found| (found.state, found.range.map(|range| new.slice(range).unwrap().to_owned())))
        .collect()
}

fn one(quote: &str, new: &str) -> (AnchorState, Option<String>) {
    after(OLD, &[quote], new).remove(0)
}

const NAVY: &str = "The navy promised two seaplanes by Tuesday.";

#[test]
fn a_passage_behind_an_insertion_is_exact() {
    let new = OLD.replace("Two ships", "The weather was calm, with light snow.\nTwo ships");
    assert_eq!(one(NAVY, &new), (AnchorState::Exact, Some(NAVY.into())));
}

#[test]
fn a_corrected_passage_is_changed_and_keeps_its_extent() {
    let new = OLD.replace("two seaplanes by Tuesday", "three seaplanes by Wednesday night");
    let now = "The navy promised three seaplanes by Wednesday night.";
    assert_eq!(one(NAVY, &new), (AnchorState::Changed, Some(now.into())));
}

#[test]
fn a_single_word_that_was_corrected_is_changed_in_place() {
    let new = OLD.replace("crew of sixteen", "crew of eighteen");
    assert_eq!(one("sixteen", &new), (AnchorState::Changed, Some("eighteen".into())));
}

#[test]
fn a_deleted_passage_is_lost_even_when_another_looks_alike() {
    let new = OLD
        .replace(NAVY, "")
        .replace("An amateur", "The navy promised two icebreakers by Thursday. An amateur");
    assert_eq!(one(NAVY, &new).0, AnchorState::Lost);
}

#[test]
fn a_deleted_word_is_lost_although_it_stands_elsewhere() {
    let old = format!("{OLD}Two more airships are at Tromsø, the newspaper says.\n");
    let new = old.replace("Two ships left Tromsø on Sunday to look for its crew of sixteen. ", "");
    assert_eq!(after(&old, &["Tromsø"], &new)[0].0, AnchorState::Lost);
}

#[test]
fn the_passage_in_place_wins_over_its_copy_in_the_headline() {
    let new =
        format!("{NAVY}\n{}", OLD.replace("two seaplanes by Tuesday", "two seaplanes by Tuesday evening"));
    let now = "The navy promised two seaplanes by Tuesday evening.";
    assert_eq!(one(NAVY, &new), (AnchorState::Changed, Some(now.into())));
    let copied = format!("{NAVY}\n{OLD}");
    assert_eq!(one(NAVY, &copied), (AnchorState::Exact, Some(NAVY.into())));
}

#[test]
fn a_paragraph_elsewhere_is_moved() {
    let paragraph = OLD.split('\n').nth(2).unwrap();
    let new = OLD.replace(&format!("{paragraph}\n"), "") + paragraph + "\n";
    assert_eq!(one(paragraph, &new), (AnchorState::Moved, Some(paragraph.into())));
}

#[test]
fn typography_changes_nothing() {
    let new = OLD
        .replace("\"We", "“We")
        .replace(",\" he", ",” he")
        .replace('\n', "\n\n")
        .replace("as far as", "as\u{a0}far as");
    let quote = "\"We will go as far as the ice lets us,\" he told reporters.";
    let now = "“We will go as\u{a0}far as the ice lets us,” he told reporters.";
    assert_eq!(one(quote, &new), (AnchorState::Exact, Some(now.into())));
}

#[test]
fn two_equally_good_places_are_both_offered() {
    let old = Text::new("Alpha.\nHe declined to comment on the matter at hand.\nOmega.");
    let selector = describe(&old, 7..48);
    let new = Text::new(
        "New start.\nHe declined to comment on the matter at hand.\nMiddle.\nHe declined to comment on the matter at hand.\nEnd.",
    );
    let found = resolve(&new, &[selector]).remove(0);
    assert_eq!(found.state, AnchorState::Ambiguous);
    assert_eq!(found.candidates.len(), 2);
}

#[test]
fn the_neighbours_decide_between_equal_paragraphs() {
    let refrain = "He declined to comment on the matter at hand, as he had before.\n";
    let old = format!("One ship left the bay.\n{refrain}{refrain}{refrain}Two ships stayed.\n");
    let new = format!("A new first line.\n{old}");
    let text = Text::new(&old);
    let length = refrain.chars().count() as u32;
    let selectors: Vec<Selector> =
        [4..8, 23..86, 23 + length..86 + length].into_iter().map(|range| describe(&text, range)).collect();
    let found = resolve(&Text::new(&new), &selectors);
    assert_eq!(found[2].range, Some(23 + length + 18..86 + length + 18));
}

#[test]
fn positions_outside_the_text_or_reversed_leave_the_decision_to_the_quote() {
    let text = Text::new(OLD);
    let place = find(OLD, NAVY);
    for position in [PositionSelector { start: 90_000, end: 90_010 }, PositionSelector { start: 80, end: 20 }]
    {
        let selector = Selector { position: Some(position), ..describe(&text, place.clone()) };
        assert_eq!(resolve(&text, &[selector])[0].range, Some(place.clone()));
    }
}

#[test]
fn a_passage_counted_on_another_page_is_found_by_its_words() {
    let quote = |exact: &str, prefix: &str, suffix: &str| QuoteSelector {
        exact: exact.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
    };
    let selector = Selector {
        quote: Some(quote("two seaplanes", "promised ", " by Tuesday")),
        position: Some(PositionSelector { start: 9_000, end: 9_013 }),
    };
    let found = resolve(&Text::new(OLD), &[selector]);
    assert_eq!(outcome(&found[0]), exact(find(OLD, "two seaplanes")));
}

#[test]
fn passages_without_positions_do_not_lead_each_other_astray() {
    let typed =
        ["Two ships left Tromsø on Sunday", "two seaplanes by Tuesday", "words that stand nowhere in it"];
    let selectors = typed.map(|exact| Selector {
        quote: Some(QuoteSelector { exact: exact.into(), prefix: String::new(), suffix: String::new() }),
        position: None,
    });
    let found = resolve(&Text::new(OLD), &selectors);
    assert_eq!(outcome(&found[0]), exact(find(OLD, typed[0])));
    assert_eq!(outcome(&found[1]), exact(find(OLD, typed[1])));
    assert_eq!(found[2].state, AnchorState::Lost);
}

#[test]
fn a_place_without_words_is_offered_and_not_believed() {
    let text = Text::new(OLD);
    let selector = Selector { quote: None, position: Some(PositionSelector { start: 3, end: 9 }) };
    let found = resolve(&text, &[selector, Selector::default()]);
    assert_eq!(
        (found[0].state, found[0].candidates.as_slice()),
        (AnchorState::Ambiguous, std::slice::from_ref(&(3..9)))
    );
    assert_eq!(found[1].state, AnchorState::Lost);
}

#[test]
fn a_quote_without_context_is_found_when_it_is_long_and_alone() {
    let quote = |exact: &str| Selector {
        quote: Some(QuoteSelector { exact: exact.into(), ..QuoteSelector::default() }),
        position: None,
    };
    let found =
        resolve(&Text::new(OLD), &[quote("the ice was the worst he had seen since 1909"), quote("the")]);
    assert_eq!(found[0].range, Some(find(OLD, "the ice was the worst he had seen since 1909")));
    assert_eq!(found[1].range, None);
}

#[test]
fn a_line_is_answered_with_a_result_a_selector_and_a_broken_one_is_set_aside() {
    let line = serde_json::json!({
        "id": "a1",
        "text": OLD,
        "selectors": [
            {"exact": NAVY, "prefix": "he told reporters. ", "suffix": " A spokesman declined", "start": -4, "end": 2.5},
            {"exact": 7},
            {"exact": "the", "prefix": "", "suffix": ""},
        ],
    });
    let answer: serde_json::Value = serde_json::from_str(&resolve_line(&line.to_string()).unwrap()).unwrap();
    let place = find(OLD, NAVY);
    assert_eq!(answer["id"], "a1");
    assert_eq!(answer["results"][0]["state"], "exact");
    assert_eq!(answer["results"][0]["start"], place.start);
    assert_eq!(answer["results"][0]["end"], place.end);
    assert_eq!(answer["results"][1]["error"], "exact, prefix and suffix must be strings");
    assert_eq!(answer["results"][2]["start"], serde_json::Value::Null);
    assert!(resolve_line("[1]").is_err());
    assert!(resolve_line("{\"id\":1,\"selectors\":[]}").is_err());
}

#[test]
fn one_repeated_letter_and_huge_quotes_end_in_time() {
    let source = "a".repeat(300_000);
    let text = Text::new(&source);
    let selectors: Vec<Selector> = (0..100).map(|n| describe(&text, n * 1000..n * 1000 + 100_000)).collect();
    let shorter = "a".repeat(299_000);
    let found = resolve(&Text::new(&shorter), &selectors);
    assert_eq!(found.len(), 100);
    let words = "a ".repeat(150_000);
    let text = Text::new(&words);
    let selectors: Vec<Selector> = (0..100).map(|n| describe(&text, n * 1000..n * 1000 + 100_000)).collect();
    let shorter = format!("b {words}");
    assert_eq!(resolve(&Text::new(&shorter), &selectors).len(), 100);
}

#[test]
fn edges_inside_emoji_and_accents_are_kept() {
    let source = "She wrote 👩\u{200d}🚀🇳🇴 and cafe\u{301} — \u{5d0}\u{5b8} too. 👍🏽 So it ended.";
    let text = Text::new(source);
    for start in 0..text.len() {
        for end in start..=text.len().min(start + 9) {
            let found = resolve(&text, &[describe(&text, start..end)]).remove(0);
            assert_eq!(outcome(&found), exact(start..end));
        }
    }
}

#[test]
fn a_phrase_in_a_sentence_that_only_looks_alike_is_not_the_one_that_was_deleted() {
    let mark = "two seaplanes by Tuesday";
    let new = OLD.replace(NAVY, "").replace(
        "The wireless station",
        "The mayor promised two seaplanes by Tuesday evening to whoever asked. The wireless station",
    );
    let found = after(OLD, &[NAVY, mark], &new);
    assert_eq!((found[0].0, found[1].1.clone()), (AnchorState::Lost, None));
}

#[test]
fn a_phrase_goes_along_with_its_sentence() {
    let sentence = "A spokesman declined to comment on the cost.";
    let new = OLD.replace(&format!(" {sentence}"), "") + sentence + "\n";
    let found = after(OLD, &["Kings Bay", sentence, "declined to comment", "Archangel"], &new);
    assert_eq!(found[1], (AnchorState::Moved, Some(sentence.into())));
    assert_eq!(found[2], (AnchorState::Moved, Some("declined to comment".into())));
}

fn exact(range: std::ops::Range<u32>) -> (AnchorState, Option<std::ops::Range<u32>>) {
    (AnchorState::Exact, Some(range))
}

fn outcome(found: &Resolution) -> (AnchorState, Option<std::ops::Range<u32>>) {
    (found.state, found.range.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn describe_then_resolve_is_the_identity_on_unchanged_text(
        source in prop_oneof!["(\\PC|[ab \n.,'é\u{301}]){0,300}", "[ab ]{0,200}", "((the|a|ship|ice|Tromsø|,|\\.|\"| |\n)[ ]?){0,120}"],
        ends in prop::collection::vec((0.0f64..=1.0, 0.0f64..=1.0), 1..8),
    ) {
        let text = Text::new(&source);
        let mut ranges: Vec<_> = ends
            .into_iter()
            .map(|(a, b)| {
                let (a, b) = (a.min(b), a.max(b));
                let at = |share: f64| (share * f64::from(text.len())).round() as u32;
                at(a)..at(b)
            })
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let selectors: Vec<Selector> = ranges.iter().map(|range| describe(&text, range.clone())).collect();
        for found in [resolve(&text, &selectors), resolve_from(&text, &text, &selectors)] {
            for (range, found) in ranges.iter().zip(&found) {
                prop_assert_eq!(outcome(found), exact(range.clone()));
            }
        }
    }

    #[test]
    fn every_answer_lies_in_the_text(
        old in "[ab,. \n]{0,120}|((the|ship|ice|Oslo|\\.) ){0,40}",
        new in "[ab,. \n]{0,120}|((the|ship|ice|Oslo|\\.) ){0,40}",
        ends in prop::collection::vec((0u32..200, 0u32..200), 0..6),
    ) {
        let old = Text::new(&old);
        let new = Text::new(&new);
        let selectors: Vec<Selector> = ends.into_iter().map(|(a, b)| describe(&old, a..b)).collect();
        let found = resolve(&new, &selectors);
        prop_assert_eq!(found.len(), selectors.len());
        for found in found {
            prop_assert!((0.0..=1.0).contains(&found.score));
            let placed = matches!(found.state, AnchorState::Exact | AnchorState::Moved | AnchorState::Changed);
            prop_assert_eq!(found.range.is_some(), placed);
            for range in found.range.iter().chain(&found.candidates) {
                prop_assert!(new.slice(range.clone()).is_some());
            }
        }
    }
}

#[test]
fn words_that_a_person_typed_are_found_by_themselves_and_ambiguous_when_they_stand_twice() {
    let text =
        Text::new("The wire was closed until morning. Moscow had the message a day later. The wire was cut.");
    let bare = |exact: &str| Selector {
        quote: Some(QuoteSelector { exact: exact.to_owned(), ..QuoteSelector::default() }),
        position: None,
    };
    let found = resolve(&text, &[bare("Moscow had the message")]);
    assert_eq!((found[0].state, found[0].range.clone()), (AnchorState::Exact, Some(35..57)));
    assert_eq!(resolve(&text, &[bare("The wire was")])[0].state, AnchorState::Ambiguous);
    assert_eq!(resolve(&text, &[bare("the harbour")])[0].state, AnchorState::Lost);
}
