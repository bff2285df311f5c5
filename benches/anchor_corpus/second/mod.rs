//! A second corpus, written from the words without knowledge of the first: other texts besides, other
//! passages (one word to three paragraphs, with and without surroundings), other edits, and a judge that knows
//! by construction where each letter went.

mod edits;
mod judge;
mod letters;
mod page;
mod passages;

use std::collections::BTreeMap;

use dateline::anchor::Text;
use dateline::model::{AnchorState, Selector};

use super::doors::{self, Asked, around};
use super::random::Random;
use super::{Answer, Scope};
use edits::{Edit, Pen};
use judge::{Read, Truth, Verdict};
use letters::{plain, sentences, traced};

/// Longer texts are cut to so many letters, to measure on many texts in the same time.
const LONGEST: usize = 12_000;

struct Case {
    kind: String,
    asked: Asked,
    truths: Vec<Truth>,
}

impl Case {
    fn new(text: &str, edit: Option<Edit>, foreign: &[String], random: &mut Random) -> Option<Case> {
        let mut edits: Vec<Edit> = match edit {
            Some(edit) => vec![edit],
            None => (0..2 + random.below(3)).map(|_| *random.pick(&Edit::ALL)).collect(),
        };
        // The sentence with a lookalike goes first, while it is whole.
        edits.sort_by_key(|edit| *edit != Edit::LookalikeLeft);
        let mut old = traced(text);
        let all = sentences(&old);
        let mut aim = (all.len() > 4).then(|| random.pick(&all).clone())?;
        if edits[0] == Edit::LookalikeLeft {
            let like = format!("{} ", edits::lookalike(&old, aim.clone(), random));
            let far = random.pick(&all).clone();
            let least = 2.min(all.len() / 3);
            let index = |at: usize| all.iter().filter(|sentence| sentence.start < at).count();
            if index(far.start).abs_diff(index(aim.start)) <= least || aim.len() < 30 {
                return None;
            }
            let new: String = [&text_of(&old[..far.start]), &like, &text_of(&old[far.start..])]
                .map(String::as_str)
                .concat();
            if far.start < aim.start {
                let by = like.chars().count();
                aim = aim.start + by..aim.end + by;
            }
            old = traced(&new);
        }
        let passages = passages::choose(&old, Some(&aim), random);
        let selectors: Vec<Selector> =
            passages.iter().map(|passage| passages::remember(&old, passage, random)).collect();
        let mut new = old.clone();
        for edit in &edits {
            let aim = aim.start as u32..aim.end as u32;
            edits::apply(*edit, &mut new, &mut Pen { random, foreign, aim });
        }
        let kind = edit.map_or_else(|| "two to four of them".to_owned(), |edit| format!("{edit:?}"));
        let asked = Asked { old: plain(&old), new: plain(&new), selectors };
        let read = Read::new(&asked.old, &asked.new);
        let truths = passages
            .iter()
            .zip(&asked.selectors)
            .map(|(passage, selector)| Truth::of(&old, &new, passage, selector, &read))
            .collect();
        Some(Case { kind, asked, truths })
    }
}

fn text_of(letters: &[letters::Letter]) -> String {
    plain(letters)
}

#[derive(Default, Clone)]
struct Tally {
    verdicts: BTreeMap<&'static str, u32>,
    all: u32,
    wrong_state: u32,
}

/// Asks each door about every kind of edit, and prints what the answers were worth.
pub(crate) fn measure(texts: &[String], scope: &Scope) {
    let mut tallies: BTreeMap<String, [Tally; 3]> = BTreeMap::new();
    for (index, text) in scope.of(texts) {
        let foreign: Vec<String> = {
            let other = traced(&cut(&texts[(index + 13) % texts.len()]));
            sentences(&other).into_iter().map(|sentence| plain(&other[sentence])).collect()
        };
        let text = cut(text);
        for (number, edit) in Edit::ALL.into_iter().map(Some).chain([None, None, None]).enumerate() {
            let mut random = Random::new(scope.seed * 7_368_787 + index as u64 * 211 + number as u64);
            let Some(case) = Case::new(&text, edit, &foreign, &mut random) else { continue };
            if scope.show.as_deref() == Some("traits") {
                let head = format!("2,{},{index},{number}", scope.seed);
                doors::print_traits(&head, &case.asked, |at, answer| case.truths[at].judge(answer));
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
    print(&tallies, scope);
}

fn print(tallies: &BTreeMap<String, [Tally; 3]>, scope: &Scope) {
    for (door, title) in doors::TITLES.into_iter().enumerate().take(if scope.theirs { 3 } else { 2 }) {
        println!(
            "\n{title:<42} {:>8} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8}",
            "passages", "right", "wrong", "ends", "unsure", "missed", "state"
        );
        let mut sum = Tally::default();
        for (kind, doors) in tallies {
            row(kind, &doors[door]);
            sum.all += doors[door].all;
            sum.wrong_state += doors[door].wrong_state;
            for (verdict, count) in &doors[door].verdicts {
                *sum.verdicts.entry(verdict).or_default() += count;
            }
        }
        row("all", &sum);
    }
}

fn row(name: &str, tally: &Tally) {
    let share = |verdict: &str| {
        f64::from(tally.verdicts.get(verdict).copied().unwrap_or_default()) * 100.0
            / f64::from(tally.all.max(1))
    };
    println!(
        "{name:<42} {:>8} {:>8.2}% {:>7.2}% {:>7.2}% {:>7.2}% {:>7.2}% {:>7.2}%",
        tally.all,
        share("Right"),
        share("Wrong"),
        share("Ends"),
        share("Unsure"),
        share("Missed"),
        f64::from(tally.wrong_state) * 100.0 / f64::from(tally.all.max(1)),
    );
}

/// The beginning of a text, up to the end of a line.
fn cut(text: &str) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    text[..text[..end].rfind('\n').unwrap_or(end)].trim().to_owned()
}

fn count(door: &str, case: &Case, answers: &[Answer], scope: &Scope, tally: &mut Tally) {
    for ((truth, selector), answer) in case.truths.iter().zip(&case.asked.selectors).zip(answers) {
        let verdict = truth.judge(answer);
        let name = match verdict {
            Verdict::Right => "Right",
            Verdict::Wrong => "Wrong",
            Verdict::Ends => "Ends",
            Verdict::Unsure => "Unsure",
            Verdict::Missed => "Missed",
        };
        tally.all += 1;
        *tally.verdicts.entry(name).or_default() += 1;
        let quote = selector.quote.clone().unwrap_or_default();
        if let (Verdict::Right, Some(range)) = (verdict, &answer.range) {
            let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let found: String = case.asked.new.chars().skip(range.start as usize).take(range.len()).collect();
            let same = bare(&found) == bare(&quote.exact);
            tally.wrong_state +=
                u32::from(same != matches!(answer.state, AnchorState::Exact | AnchorState::Moved));
        }
        let wanted = |wanted: &String| {
            wanted == "errors" && verdict != Verdict::Right || *wanted == format!("{door}{name}")
        };
        if scope.show.as_ref().is_some_and(wanted) {
            let (old, new) = (Text::new(&case.asked.old), Text::new(&case.asked.new));
            println!(
                "--- {} {door}{name} {:?} {:.2} kept {:.2} of {}\n  quote  {:?} {:?}\n  before {:?}\n  after  {:?}\n  old    {:?}\n  truth  {:?}",
                case.kind,
                answer.state,
                answer.score,
                truth.kept,
                case.truths.len(),
                quote.exact,
                selector.position.map(|position| position.start),
                quote.prefix,
                quote.suffix,
                selector.position.map(|p| around(&old, p.start..p.end)),
                truth.core.clone().map(|range| around(&new, range)),
            );
            for range in answer.range.iter().chain(&answer.candidates) {
                println!("  found  {:?}", around(&new, range.clone()));
            }
        }
    }
}
