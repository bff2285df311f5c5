//! How figures are taken and printed: one JSON object a line.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use dateline::library::Surroundings;
use dateline::model::Timestamp;
use serde_json::json;

/// The middle of the durations of some runs, in milliseconds. The first run warms up and does not count.
#[allow(dead_code, reason = "not every bench that reports figures measures time in this way")]
pub fn milliseconds(runs: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut all: Vec<f64> = (0..runs.max(1))
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// The middle of the times that some runs kept a processor busy on this thread, in milliseconds, so that other work on
/// the machine hardly counts; the time that passed where the system does not tell. The first run does not count.
#[allow(dead_code, reason = "not every bench needs it")]
pub fn busy_milliseconds(runs: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut all: Vec<f64> = (0..runs.max(1))
        .map(|_| {
            let begun = (busy(), Instant::now());
            work();
            let passed = begun.1.elapsed().as_secs_f64() * 1_000.0;
            begun.0.zip(busy()).map_or(passed, |(before, after)| after - before)
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Milliseconds of processor time that this thread has had so far, where the system tells.
#[cfg(target_os = "linux")]
fn busy() -> Option<f64> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Some(time.tv_sec as f64 * 1_000.0 + time.tv_nsec as f64 / 1e6)
}

#[cfg(not(target_os = "linux"))]
fn busy() -> Option<f64> {
    None
}

/// Prints a figure, beside that of a baseline where there is one.
pub fn say(name: &str, value: f64, unit: &str, baseline: Option<(&str, f64)>) {
    let mut figure = json!({ "name": name, "value": value, "unit": unit });
    if let Some((baseline, theirs)) = baseline {
        figure["baseline"] = json!(baseline);
        figure["baseline_value"] = json!(theirs);
        figure["ratio"] = json!(value / theirs);
    }
    println!("{figure}");
}

/// The most memory that this program has held so far, where the system tells (Linux).
#[allow(dead_code, reason = "not every bench needs it")]
pub fn say_peak_memory(name: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak
        .and_then(|peak| peak.trim().strip_suffix(" kB"))
        .and_then(|peak| peak.trim().parse::<f64>().ok());
    if let Some(kilobytes) = kilobytes {
        say(name, kilobytes / 1_024.0, "MB", None);
    }
}

/// A clock that stands, and a seed of its own for each library that is opened.
#[allow(dead_code, reason = "not every bench needs it")]
pub fn surroundings() -> Surroundings {
    // A library is opened twice, and by one run after another: what each makes must have ids of its own.
    static OPENED: AtomicU64 = AtomicU64::new(0);
    let seed = (u64::from(std::process::id()) << 16) + OPENED.fetch_add(1, Ordering::Relaxed);
    Surroundings { now: Box::new(|| Timestamp(1_790_000_000_000)), seed, program: "bench" }
}
