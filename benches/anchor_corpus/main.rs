//! Anchors measured: passages of real texts, realistic edits, and where each answer points.
//!
//! `cargo bench --bench anchor_corpus [-- SEED]` prints for each kind of edit how many answers were right: from
//! outside as `dateline anchor --jsonl` gives them, from the library, and by Hypothesis' published method. Two
//! halves, of two seeds: the rules were tuned on the first, and never on the second. Then the speed on a changed
//! text of 1 MB. A verdict as second argument (`Wrong`, `Missed`, with `Old` before it for the library's door)
//! prints the answers of that verdict, `errors` all that are not right; `quick` leaves the comparison out; both look at a part of the texts. `speed`
//! measures the speed alone.

mod cases;
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

use dateline::anchor::{Text, resolve_from, resolve_line};
use dateline::model::{AnchorState, Selector};

use cases::Case;
use edits::Edit;
use judge::{Tally, Verdict, judge};
use random::Random;

/// Asked for a quick answer, every so many texts.
const QUICK_STEP: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let first: u64 = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let show: Option<String> = arguments.next();
    if show.as_deref() == Some("speed") {
        return speed::run();
    }
    let (texts, origin) = texts::texts();
    println!("{} {origin}", texts.len());
    for (half, seed) in [("tuned on", first), ("kept aside while tuning", first + 1)] {
        println!("\nHalf {half}, seed {seed}");
        measure_half(&texts, seed, show.as_deref());
        if show.is_some() {
            return;
        }
    }
    speed::run();
}

/// Answers of the three doors to each kind of edit.
fn measure_half(texts: &[String], seed: u64, show: Option<&str>) {
    let mut tallies: BTreeMap<String, [Tally; 3]> = BTreeMap::new();
    let step = if show.is_some() { QUICK_STEP } else { 1 };
    for (index, text) in texts.iter().enumerate().step_by(step) {
        let foreign: Vec<String> = {
            let other: Vec<char> = texts[(index + 7) % texts.len()].chars().collect();
            shape::sentences(&other).into_iter().map(|s| other[s].iter().collect()).collect()
        };
        for (kind, edit) in Edit::ALL.into_iter().map(Some).chain([None, None, None]).enumerate() {
            let mut random = Random::new(seed * 1_000_003 + index as u64 * 101 + kind as u64);
            let Some(case) = Case::new(text, edit, &foreign, &mut random) else { continue };
            let tally = tallies.entry(case.kind.clone()).or_default();
            count("", &case, &outside(&case), show, &mut tally[0]);
            count("Old", &case, &inside(&case), show, &mut tally[1]);
            if show.is_none() {
                count("Theirs", &case, &theirs(&case), show, &mut tally[2]);
            }
        }
    }
    let mut sum: [Tally; 3] = Default::default();
    for doors in tallies.values() {
        sum.iter_mut().zip(doors).for_each(|(sum, tally)| sum.add(tally));
    }
    for (door, title) in
        ["from outside (--jsonl)", "from the library, which has the old text", "Hypothesis' published method"]
            .into_iter()
            .enumerate()
    {
        println!("\n{title:<42} {}", Tally::HEAD);
        for (name, doors) in &tallies {
            println!("{name:<42} {}", doors[door].row());
        }
        println!("{:<42} {}", "all", sum[door].row());
    }
}

/// What one door answered for one passage.
pub(crate) struct Answer {
    pub(crate) state: AnchorState,
    pub(crate) range: Option<Range<u32>>,
    pub(crate) candidates: Vec<Range<u32>>,
    pub(crate) score: f64,
}

/// Through the door of `dateline anchor --jsonl`: the line and its answer as text, without the old text.
fn outside(case: &Case) -> Vec<Answer> {
    let answer = resolve_line(&case.line()).unwrap_or_default();
    let value: serde_json::Value = serde_json::from_str(&answer).unwrap_or_default();
    let place = |value: &serde_json::Value| {
        let end = |name| u32::try_from(value[name].as_u64()?).ok();
        Some(end("start")?..end("end")?)
    };
    value["results"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| Answer {
            state: serde_json::from_value(one["state"].clone()).unwrap_or(AnchorState::Lost),
            range: place(one),
            candidates: one["candidates"].as_array().into_iter().flatten().filter_map(place).collect(),
            score: one["score"].as_f64().unwrap_or_default(),
        })
        .collect()
}

/// Through the library's door, which knows the old text.
fn inside(case: &Case) -> Vec<Answer> {
    let found = resolve_from(&Text::new(&case.old), &Text::new(&case.new), &case.selectors);
    found
        .into_iter()
        .map(|one| Answer {
            state: one.state,
            range: one.range,
            candidates: one.candidates,
            score: f64::from(one.score),
        })
        .collect()
}

fn theirs(case: &Case) -> Vec<Answer> {
    let text: Vec<char> = case.new.chars().collect();
    let answer = |selector| {
        let range = hypothesis_answer(&text, selector);
        let state = if range.is_some() { AnchorState::Exact } else { AnchorState::Lost };
        Answer { state, range, candidates: Vec::new(), score: 0.0 }
    };
    case.selectors.iter().map(answer).collect()
}

fn count(door: &str, case: &Case, answers: &[Answer], show: Option<&str>, tally: &mut Tally) {
    let text: Vec<char> = case.new.chars().collect();
    let (old, new) = (Text::new(&case.old), Text::new(&case.new));
    for ((truth, selector), found) in case.truths.iter().zip(&case.selectors).zip(answers) {
        let quote = selector.quote.clone().unwrap_or_default();
        let verdict = judge(&text, truth, &quote, found);
        tally.count(verdict);
        let wanted = |wanted: &str| {
            wanted == "errors" && verdict != Verdict::Right || wanted == format!("{door}{verdict:?}")
        };
        if show.is_some_and(wanted) {
            println!(
                "--- {} {door}{verdict:?} {:?} {:.2} kept {:.2} of {}\n  quote  {:?} {:?}\n  before {:?}\n  after  {:?}\n  old    {:?}\n  truth  {:?}",
                case.kind,
                found.state,
                found.score,
                truth.kept,
                case.marks.len(),
                quote.exact,
                selector.position.map(|p| p.start),
                quote.prefix,
                quote.suffix,
                selector.position.map(|p| around(&old, p.start..p.end)),
                truth.range.clone().map(|range| around(&new, range)),
            );
            for range in found.range.iter().chain(&found.candidates) {
                println!("  found  {:?}", around(&new, range.clone()));
            }
        }
    }
}

fn around(text: &Text<'_>, range: Range<u32>) -> String {
    let before = text.slice(range.start.saturating_sub(120)..range.start).unwrap_or_default();
    let after = text.slice(range.end..(range.end + 120).min(text.len())).unwrap_or_default();
    format!("{range:?} {before}[[{}]]{after}", text.slice(range.clone()).unwrap_or_default())
}

fn hypothesis_answer(text: &[char], selector: &Selector) -> Option<Range<u32>> {
    let quote = selector.quote.as_ref()?;
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let (exact, prefix, suffix) = (chars(&quote.exact), chars(&quote.prefix), chars(&quote.suffix));
    let start = selector.position?.start as usize;
    hypothesis::anchor(text, &hypothesis::Quote { exact: &exact, prefix: &prefix, suffix: &suffix, start })
}
