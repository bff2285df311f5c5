//! What reads is fuzzed: EDTF, typed dates, the tagger, and the parsers of import are given mutated and made-up input, and
//! must answer truly, in time linear in the input, without a panic. Each run is the same for the same seed.
//!
//! Without more, some thousands of inputs each. For a long run, give seconds and a seed:
//! `DATELINE_FUZZ_SECONDS=600 DATELINE_FUZZ_SEED=7 cargo test --test integration fuzz:: -- --nocapture`

mod articles;
mod chance;
mod containers;
mod edtf;
mod tagger;
mod typed;

use std::time::{Duration, Instant};

use chance::Chance;

/// Inputs of a short run.
const FEW: u64 = 2_000;

/// Feeds inputs made by chance until the time is over, or a short run has ended; says how many there were.
fn feed(what: &str, one: impl FnMut(&mut Chance)) {
    feed_some(FEW, what, one);
}

/// As [`feed`], with this many inputs in a short run.
fn feed_some(few: u64, what: &str, mut one: impl FnMut(&mut Chance)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let seed = number("DATELINE_FUZZ_SEED").unwrap_or(1);
    let seconds = number("DATELINE_FUZZ_SECONDS");
    let begun = Instant::now();
    let over = |count: u64| match seconds {
        Some(seconds) => begun.elapsed() >= Duration::from_secs(seconds),
        None => count == few,
    };
    let mut chance = Chance::new(seed);
    let mut count = 0;
    while !over(count) {
        one(&mut chance);
        count += 1;
    }
    println!("{what}: {count} inputs, seed {seed}, {:.0} s", begun.elapsed().as_secs_f64());
}

/// Milliseconds of a processor that this thread has had, where the system tells (Linux); else of the clock.
fn processor() -> f64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let told = schedule.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    told.map_or_else(
        || {
            static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
            BEGUN.elapsed().as_secs_f64() * 1_000.0
        },
        |nanoseconds| nanoseconds / 1_000_000.0,
    )
}

/// Holds that a text takes about as long as its sixteenth sixteen times over: what grows with the square would
/// take sixteen times as long. The least of three runs counts, in processor time, which the system tells in steps
/// of some milliseconds.
fn takes_linear_time(piece: &str, letters: usize, mut work: impl FnMut(&str)) {
    let text = |size: usize| piece.repeat(size / piece.len().max(1) + 1);
    let mut least = |text: &str, times: usize| {
        let run = |_| {
            let begun = processor();
            (0..times).for_each(|_| work(text));
            processor() - begun
        };
        (0..3).map(run).fold(f64::INFINITY, f64::min)
    };
    let (small, large) = (least(&text(letters), 16), least(&text(letters * 16), 1));
    assert!(large <= 4.0 * small + 20.0, "“{piece}”: {small:.2} ms, then {large:.2} ms");
}
