//! Anchors measured: passages of real texts, realistic edits, and where each answer points.
//!
//! `cargo bench --bench anchor_corpus [-- SEED]` prints for each kind of edit how many answers were right: from
//! outside as `dateline anchor --jsonl` gives them, from the library, and by Hypothesis' published method. Two
//! corpora, written apart from each other (`cases.rs`, `second/`), each of two seeds. Then the speed on a changed text
//! of 1 MB. Further words: `first` or `second` asks one corpus alone, `even` or `odd` one half of the texts; `quick`
//! takes a part of them and leaves the comparison out; a verdict (`Wrong`, `Missed`, with `Old` before it for the
//! library's door) prints the answers of that verdict as well, `errors` all that are not right; `speed` measures
//! the speed alone.

mod cases;
mod doors;
mod edits;
mod hypothesis;
mod judge;
mod random;
mod second;
mod shape;
mod speed;
mod texts;
mod traced;

use std::collections::BTreeMap;

use dateline::anchor::Text;

use cases::Case;
pub(crate) use doors::Answer;
use doors::{TITLES, around};
use edits::Edit;
use judge::{Tally, Verdict, judge};
use random::Random;

/// Asked for a quick answer, every so many texts.
const QUICK_STEP: usize = 5;

/// Which part of a corpus is asked, and what is printed of it.
pub(crate) struct Scope {
    pub(crate) seed: u64,
    /// Every so many texts.
    pub(crate) step: usize,
    /// Which of two halves of the texts; `None` for both.
    pub(crate) half: Option<usize>,
    /// A verdict (with `Old` before it for the library's door), or `errors`.
    pub(crate) show: Option<String>,
    /// Whether Hypothesis' method is asked too, which takes longest.
    pub(crate) theirs: bool,
}

impl Scope {
    /// The texts of this scope, with their number.
    pub(crate) fn of<'a>(&self, texts: &'a [String]) -> impl Iterator<Item = (usize, &'a String)> {
        let (step, half) = (self.step, self.half);
        let wanted = move |index: usize| half.is_none_or(|half| (index / step) % 2 == half);
        texts.iter().enumerate().step_by(step).filter(move |(index, _)| wanted(*index))
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    if has("speed") {
        return speed::run();
    }
    let seed = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1);
    let known = ["first", "second", "even", "odd", "quick"];
    let show = words.iter().find(|word| word.parse::<u64>().is_err() && !known.contains(&word.as_str()));
    let (quick, part) = (has("quick"), has("quick") || show.is_some() || has("even") || has("odd"));
    let (texts, origin) = texts::texts();
    for seed in [seed, seed + 1] {
        let scope = Scope {
            seed,
            step: if quick { QUICK_STEP } else { 1 },
            half: if has("even") { Some(0) } else { has("odd").then_some(1) },
            show: show.cloned(),
            theirs: !part,
        };
        if !has("second") {
            println!("\nFirst corpus, seed {seed}, {} {origin}", texts.len());
            measure(&texts, &scope);
        }
        if !has("first") {
            let more = texts::more(&texts);
            println!("\nSecond corpus, seed {seed}, {} {origin}", more.len());
            second::measure(&more, &scope);
        }
        if part {
            return;
        }
    }
    speed::run();
}

/// Answers of the three doors to each kind of edit of the first corpus.
fn measure(texts: &[String], scope: &Scope) {
    let mut tallies: BTreeMap<String, [Tally; 3]> = BTreeMap::new();
    for (index, text) in scope.of(texts) {
        let foreign: Vec<String> = {
            let other: Vec<char> = texts[(index + 7) % texts.len()].chars().collect();
            shape::sentences(&other).into_iter().map(|s| other[s].iter().collect()).collect()
        };
        for (kind, edit) in Edit::ALL.into_iter().map(Some).chain([None, None, None]).enumerate() {
            let mut random = Random::new(scope.seed * 1_000_003 + index as u64 * 101 + kind as u64);
            let Some(case) = Case::new(text, edit, &foreign, &mut random) else { continue };
            if scope.show.as_deref() == Some("traits") {
                let text: Vec<char> = case.asked.new.chars().collect();
                let head = format!("1,{},{index},{kind}", scope.seed);
                doors::print_traits(&head, &case.asked, |at, answer| {
                    let quote = case.asked.selectors[at].quote.clone().unwrap_or_default();
                    judge(&text, &case.truths[at], &quote, answer)
                });
                continue;
            }
            let tally = tallies.entry(case.kind.clone()).or_default();
            count("", &case, &doors::outside(&case.asked), scope, &mut tally[0]);
            count("Old", &case, &doors::inside(&case.asked), scope, &mut tally[1]);
            if scope.theirs {
                count("Theirs", &case, &doors::theirs(&case.asked), scope, &mut tally[2]);
            }
        }
    }
    let mut sum: [Tally; 3] = Default::default();
    for doors in tallies.values() {
        sum.iter_mut().zip(doors).for_each(|(sum, tally)| sum.add(tally));
    }
    for (door, title) in TITLES.into_iter().enumerate().take(if scope.theirs { 3 } else { 2 }) {
        println!("\n{title:<42} {}", Tally::HEAD);
        for (name, doors) in &tallies {
            println!("{name:<42} {}", doors[door].row());
        }
        println!("{:<42} {}", "all", sum[door].row());
    }
}

fn count(door: &str, case: &Case, answers: &[Answer], scope: &Scope, tally: &mut Tally) {
    let text: Vec<char> = case.asked.new.chars().collect();
    let (old, new) = (Text::new(&case.asked.old), Text::new(&case.asked.new));
    for ((truth, selector), found) in case.truths.iter().zip(&case.asked.selectors).zip(answers) {
        let quote = selector.quote.clone().unwrap_or_default();
        let verdict = judge(&text, truth, &quote, found);
        tally.count(verdict);
        let wanted = |wanted: &String| {
            wanted == "errors" && verdict != Verdict::Right || *wanted == format!("{door}{verdict:?}")
        };
        if scope.show.as_ref().is_some_and(wanted) {
            println!(
                "--- {} {door}{verdict:?} {:?} {:.2} kept {:.2} of {}\n  quote  {:?} {:?}\n  before {:?}\n  after  {:?}\n  old    {:?}\n  truth  {:?}",
                case.kind,
                found.state,
                found.score,
                truth.kept,
                case.truths.len(),
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
