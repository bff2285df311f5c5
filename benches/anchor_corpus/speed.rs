//! The promise of speed: 1,000 annotations onto a changed text of 1 MB in under a second of one core.

use std::ops::Range;
use std::sync::LazyLock;
use std::time::Instant;

use dateline::anchor::{Text, describe, diff, resolve, resolve_from};
use dateline::model::{AnchorState, Selector};

use super::random::Random;
use super::texts::generated;

pub(crate) fn run() {
    let mut source = String::new();
    for seed in 0.. {
        if source.len() > 1_000_000 {
            break;
        }
        source.push_str(&generated(seed));
    }
    let text = Text::new(&source);
    let mut random = Random::new(9);
    let mut ranges: Vec<Range<u32>> = (0..1000)
        .map(|_| {
            let start = random.below(text.len() as usize - 400) as u32;
            start..start + 20 + random.below(300) as u32
        })
        .collect();
    ranges.sort_by_key(|range| range.start);
    let selectors: Vec<Selector> = ranges.iter().map(|range| describe(&text, range.clone())).collect();
    let changed: String = source
        .split_inclusive(' ')
        .enumerate()
        .map(|(at, word)| if at % 23 == 0 { "changed ".to_owned() } else { word.to_owned() })
        .collect();
    report("1,000 annotations onto a changed 1 MB", &changed, &selectors, None);
    report("the same from the library", &changed, &selectors, Some(&source));
    report(
        "1,000 annotations onto an unrelated 1 MB",
        &source.chars().rev().collect::<String>(),
        &selectors,
        None,
    );

    let letters = "a".repeat(1_000_000);
    let text = Text::new(&letters);
    let quotes: Vec<Selector> = (0..100).map(|n| describe(&text, n * 100..n * 100 + 100_000)).collect();
    report("100 quotes of 100,000 times a, onto a bit less", &letters[..999_999], &quotes, None);
    let words = "a ".repeat(500_000);
    let text = Text::new(&words);
    let quotes: Vec<Selector> = (0..100).map(|n| describe(&text, n * 100..n * 100 + 100_000)).collect();
    report("100 quotes of 50,000 words a, onto a bit more", &format!("b {words}"), &quotes, None);
    let text = Text::new(&source);
    let word: Vec<Selector> = (0..10_000).map(|_| describe(&text, 5000..5006)).collect();
    report("10,000 annotations on one word", &changed, &word, None);
    let begun = processor();
    let changes = diff(&source, &changed).len();
    println!("diff of 1 MB: {changes} stretches in {:.3} s", processor() - begun);
}

/// Seconds that this thread has had of a processor, where the system tells (Linux); else of the clock. Other programs
/// on the machine change the clock's, and hardly the processor's.
fn processor() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn report(name: &str, new: &str, selectors: &[Selector], old: Option<&str>) {
    let begun = processor();
    let text = Text::new(new);
    let found = match old {
        Some(old) => resolve_from(&Text::new(old), &text, selectors),
        None => resolve(&text, selectors),
    };
    let spent = processor() - begun;
    let count = |state| found.iter().filter(|one| one.state == state).count();
    println!(
        "{name}: {spent:.3} s (exact {}, moved {}, changed {}, ambiguous {}, lost {})",
        count(AnchorState::Exact),
        count(AnchorState::Moved),
        count(AnchorState::Changed),
        count(AnchorState::Ambiguous),
        count(AnchorState::Lost)
    );
}
