//! Anchors measured: passages of real texts, realistic edits, and where each answer points.
//!
//! `cargo bench --bench anchor_corpus [-- SEED]` prints for each kind of edit how many answers were right, and
//! the same for Hypothesis' published method; then the speed on a changed text of 1 MB.

mod edits;
mod hypothesis;
mod judge;
mod random;
mod shape;
mod speed;
mod texts;
mod traced;

use std::collections::BTreeMap;
use std::ops::Range;

use dateline::anchor::{Text, describe, resolve};
use dateline::model::{AnchorState, PositionSelector, QuoteSelector, Selector};

use edits::Edit;
use judge::{Tally, Verdict, judge};
use random::Random;
use traced::Draft;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let seed: u64 = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let show: Option<String> = arguments.next();
    let (texts, origin) = texts::texts();
    println!("{} {origin}, seed {seed}", texts.len());
    let mut tallies: BTreeMap<String, [Tally; 2]> = BTreeMap::new();
    for (index, text) in texts.iter().enumerate() {
        let foreign: Vec<String> = {
            let other: Vec<char> = texts[(index + 7) % texts.len()].chars().collect();
            shape::sentences(&other).into_iter().map(|s| other[s].iter().collect()).collect()
        };
        for (kind, edit) in Edit::ALL.into_iter().map(Some).chain([None, None, None]).enumerate() {
            let mut random = Random::new(seed * 1_000_003 + index as u64 * 101 + kind as u64);
            measure(text, edit, &foreign, &mut random, show.as_deref(), &mut tallies);
        }
    }
    println!(
        "{:<20} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}   Hypothesis: right, wrong",
        "edit", "n", "right", "near", "wrong", "ambig.", "missed", "dead→amb"
    );
    let mut sum: [Tally; 2] = Default::default();
    for (name, pair) in &tallies {
        line(name, pair);
        // A passage deleted after it was copied cannot be told from one that was moved: shown, not summed.
        if name != "CopiedAndDeleted" {
            sum[0].add(&pair[0]);
            sum[1].add(&pair[1]);
        }
    }
    line("all", &sum);
    speed::run();
}

fn line(name: &str, [ours, theirs]: &[Tally; 2]) {
    let share = |n: u32| format!("{:.2}%", 100.0 * f64::from(n) / f64::from(ours.n.max(1)));
    println!(
        "{name:<20} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}   {} {}",
        ours.n,
        share(ours.right),
        share(ours.near),
        share(ours.wrong),
        share(ours.ambiguous),
        share(ours.missed),
        share(ours.undecided),
        share(theirs.right),
        share(theirs.wrong),
    );
}

fn measure(
    source: &str,
    edit: Option<Edit>,
    foreign: &[String],
    random: &mut Random,
    show: Option<&str>,
    tallies: &mut BTreeMap<String, [Tally; 2]>,
) {
    let chars: Vec<char> = source.chars().collect();
    let mut marks = passages(&chars, random);
    if marks.is_empty() {
        return;
    }
    let target = random.pick(&marks).clone();
    let alone = random.chance(0.25);
    if alone {
        marks = vec![target.clone()];
    }
    let mut draft = Draft::new(source);
    let name = match edit {
        Some(edit) => {
            edit.apply(&mut draft, &target, foreign, random);
            format!("{edit:?}")
        }
        None => {
            for _ in 0..2 + random.below(5) {
                let edit = Edit::ALL[random.below(Edit::ALL.len() - 1)];
                let target = random.pick(&marks).clone();
                edit.apply(&mut draft, &target, foreign, random);
            }
            "several".to_owned()
        }
    };
    let old = Text::new(source);
    let selectors: Vec<Selector> = marks.iter().map(|mark| remember(&old, mark, random)).collect();
    let new_source = draft.text();
    let new_chars: Vec<char> = new_source.chars().collect();
    let new = Text::new(&new_source);
    let found = resolve(&new, &selectors);
    let tally = tallies.entry(name.clone()).or_default();
    for ((mark, selector), found) in marks.iter().zip(&selectors).zip(&found) {
        let truth = draft.truth(mark.clone(), &chars);
        let ambiguous = found.state == AnchorState::Ambiguous;
        let verdict = judge(&new_chars, &truth, found.range.as_ref(), ambiguous);
        tally[0].count(verdict);
        let theirs = hypothesis_answer(&new_chars, selector);
        tally[1].count(judge(&new_chars, &truth, theirs.as_ref(), false));
        if show.is_some_and(|wanted| format!("{verdict:?}").starts_with(wanted) && verdict != Verdict::Right)
        {
            println!(
                "--- {name} {verdict:?} {:?} {:.2} kept {:.2} alone {alone}\n  quote  {:?}\n  before {:?}\n  after  {:?}\n  truth  {:?}\n  found  {:?}",
                found.state,
                found.score,
                truth.kept,
                selector.quote.as_ref().map(|q| &q.exact),
                selector.quote.as_ref().map(|q| &q.prefix),
                selector.quote.as_ref().map(|q| &q.suffix),
                truth.range.clone().map(|range| around(&new, range)),
                found
                    .range
                    .iter()
                    .chain(&found.candidates)
                    .map(|range| around(&new, range.clone()))
                    .collect::<Vec<_>>(),
            );
        }
    }
}

fn around(text: &Text<'_>, range: Range<u32>) -> String {
    let before = text.slice(range.start.saturating_sub(40)..range.start).unwrap_or_default();
    let after = text.slice(range.end..(range.end + 40).min(text.len())).unwrap_or_default();
    format!("{range:?} {before}[[{}]]{after}", text.slice(range.clone()).unwrap_or_default())
}

/// A dozen passages of the kinds that people mark, in the order of the text.
fn passages(text: &[char], random: &mut Random) -> Vec<Range<u32>> {
    let sentences = shape::sentences(text);
    let mut marks = Vec::new();
    for _ in 0..12 {
        let sentence = random.pick(&sentences).clone();
        let words = shape::words(&text[sentence.clone()]);
        let range = match random.below(8) {
            0..=2 => sentence,
            3 | 4 if words.len() > 3 => {
                let from = random.below(words.len() - 2);
                let to = (from + 1 + random.below(7)).min(words.len() - 1);
                sentence.start + words[from].start..sentence.start + words[to].end
            }
            5 if !words.is_empty() => {
                let word = random.pick(&words);
                sentence.start + word.start..sentence.start + word.end
            }
            6 => {
                let at = sentences.iter().position(|s| *s == sentence).unwrap_or(0);
                let last = (at + 1 + random.below(2)).min(sentences.len() - 1);
                sentence.start..sentences[last].end
            }
            7 => {
                let all = shape::paragraphs(text);
                all.into_iter().find(|p| p.contains(&sentence.start)).unwrap_or(sentence)
            }
            _ => sentence,
        };
        marks.push(range.start as u32..range.end as u32);
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks.dedup();
    marks
}

/// Half of the selectors as Dateline makes them, half with 32 code points of context cut anywhere.
fn remember(text: &Text<'_>, mark: &Range<u32>, random: &mut Random) -> Selector {
    if random.chance(0.5) {
        return describe(text, mark.clone());
    }
    let slice = |range| text.slice(range).unwrap_or_default().to_owned();
    Selector {
        quote: Some(QuoteSelector {
            exact: slice(mark.clone()),
            prefix: slice(mark.start.saturating_sub(32)..mark.start),
            suffix: slice(mark.end..(mark.end + 32).min(text.len())),
        }),
        position: Some(PositionSelector { start: mark.start, end: mark.end }),
    }
}

fn hypothesis_answer(text: &[char], selector: &Selector) -> Option<Range<u32>> {
    let quote = selector.quote.as_ref()?;
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let (exact, prefix, suffix) = (chars(&quote.exact), chars(&quote.prefix), chars(&quote.suffix));
    let start = selector.position?.start as usize;
    hypothesis::anchor(text, &hypothesis::Quote { exact: &exact, prefix: &prefix, suffix: &suffix, start })
}
