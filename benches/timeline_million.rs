//! The timeline over 10,000, 100,000 and 1,000,000 events in 10,000 articles: what it adds to opening, what a
//! window costs at any place and zoom, with and without filter, and after a change; beside plain SQL over an
//! index on (start, end) for the same windows. With a number as argument, only that many events.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::ipc::calls;
use dateline::library::{Connection, Library};
use dateline::sample::generate::{Size, fill};
use serde_json::{Value, json};

/// How many windows are asked for of each kind.
const WINDOWS: usize = 300;

/// Of these, how many plain SQL is asked for: it takes long.
const BESIDE: usize = 40;

/// The library, made once and kept among what Cargo builds.
fn path(events: u64) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-10000-50000-{events}.dateline"));
    if !path.exists() {
        let unfinished = path.with_extension("making.dateline");
        let _ = std::fs::remove_dir_all(&unfinished);
        let begun = Instant::now();
        let library = Library::create(&unfinished, figures::surroundings()).unwrap();
        fill(&library, Size { articles: 10_000, annotations: 50_000, events }, 1).unwrap();
        drop(library);
        std::fs::rename(&unfinished, &path).unwrap();
        figures::say(&format!("{events} events: generated"), begun.elapsed().as_secs_f64(), "s", None);
    }
    path
}

/// Repeatable chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Windows anywhere in the extent, from twice all of it down to some minutes, each zoom as likely.
fn windows((from, to): (f64, f64)) -> Vec<(f64, f64)> {
    let mut chance = Chance(7);
    let (longest, shortest) = ((2.0 * (to - from)).ln(), 600f64.ln());
    (0..WINDOWS)
        .map(|_| {
            let length = (shortest + (longest - shortest) * chance.unit()).exp();
            let middle = from + (to - from) * chance.unit();
            (middle - length / 2.0, middle + length / 2.0)
        })
        .collect()
}

fn timed(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// The value below which this part of the values lies.
fn part(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * part).round() as usize]
}

fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) * 1_024.0
}

struct Desk {
    library: Library,
    name: String,
}

impl Desk {
    fn ask(&self, filter: &str, lanes: &str, window: Option<(f64, f64)>) -> Vec<u8> {
        let ask = json!({ "filter": filter, "lanes": lanes, "window": window, "width": 1_200.0 });
        calls::answer(&self.library, "timeline", ask).unwrap()
    }

    fn say(&self, what: &str, value: f64, unit: &str, baseline: Option<(&str, f64)>) {
        figures::say(&format!("{}: {what}", self.name), value, unit, baseline);
    }

    /// The first answer to a question, then many windows.
    fn measure(&self, what: &str, filter: &str, lanes: &str, windows: &[(f64, f64)], sql: Option<f64>) {
        let first = timed(|| {
            self.ask(filter, lanes, None);
        });
        self.say(&format!("{what}, first answer"), first, "ms", None);
        let mut times: Vec<f64> = windows
            .iter()
            .map(|window| {
                timed(|| {
                    self.ask(filter, lanes, Some(*window));
                })
            })
            .collect();
        self.say(&format!("{what}, p50"), part(&mut times, 0.5), "ms", None);
        let sql = sql.map(|sql| ("plain SQL over (start, end), p99", sql));
        self.say(&format!("{what}, p99"), part(&mut times, 0.99), "ms", sql);
    }

    /// The answer after each of some changes.
    fn change(&self, window: (f64, f64)) {
        let mut adding = Vec::new();
        let mut dating = Vec::new();
        let mut undoing = Vec::new();
        for number in 0..40 {
            let new = json!({
                "title": format!("Added {number}"), "when": { "written": format!("2004-05-{:02}", number % 28 + 1), "edtf": null },
                "description": "", "entities": [], "tags": ["added"], "evidence": [],
            });
            let made: Value =
                serde_json::from_slice(&calls::answer(&self.library, "create_event", new).unwrap()).unwrap();
            adding.push(timed(|| {
                self.ask("", "tag", Some(window));
            }));
            let patch = json!({
                "id": made["row"]["id"], "title": null, "description": null, "entities": null, "tags": null,
                "when": { "written": "1999-01", "edtf": null },
            });
            calls::answer(&self.library, "update_event", patch).unwrap();
            dating.push(timed(|| {
                self.ask("", "tag", Some(window));
            }));
            for _ in 0..2 {
                calls::answer(&self.library, "undo", Value::Null).unwrap();
                undoing.push(timed(|| {
                    self.ask("", "tag", Some(window));
                }));
            }
        }
        self.say("answer after adding an event, p99", part(&mut adding, 0.99), "ms", None);
        self.say("answer after dating an event, p99", part(&mut dating, 0.99), "ms", None);
        self.say("answer after undoing, p99", part(&mut undoing, 0.99), "ms", None);
    }
}

/// A name that many events carry.
fn frequent(plain: &Connection, sql: &str) -> String {
    plain.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn run(events: u64) {
    let path = path(events);
    let before = resident();
    let begun = Instant::now();
    let library = Library::open(&path, figures::surroundings()).unwrap();
    let opened = begun.elapsed().as_secs_f64() * 1_000.0;
    let desk = Desk { library, name: format!("{events} events") };
    desk.say("open the library", opened, "ms", None);
    let first = timed(|| {
        desk.ask("", "none", None);
    });
    desk.say("first answer, which reads the index", first, "ms", None);
    desk.ask("", "tag", None);
    desk.say("memory an event, two kinds of lanes", (resident() - before) / events as f64, "bytes", None);

    let view: Value = serde_json::from_slice(&desk.ask("", "none", None)).unwrap();
    let windows = windows((view["extent"][0].as_f64().unwrap(), view["extent"][1].as_f64().unwrap()));
    let plain = Connection::open(desk.library.folder().database()).unwrap();
    let mut sql: Vec<f64> = windows
        .iter()
        .take(BESIDE)
        .map(|(from, to)| {
            timed(|| {
                let mut statement = plain
                    .prepare_cached(
                        "SELECT sum(length(title)) FROM event
                         WHERE start_min <= CAST(?2 AS INTEGER) AND end_max >= CAST(?1 AS INTEGER)",
                    )
                    .unwrap();
                let _: Option<i64> = statement.query_row([*from, *to], |row| row.get(0)).unwrap();
            })
        })
        .collect();
    let sql = part(&mut sql, 0.99);
    for lanes in ["none", "tag", "person", "article", "stance"] {
        desk.measure(&format!("lanes by {lanes}"), "", lanes, &windows, Some(sql));
    }
    let tag = frequent(
        &plain,
        "SELECT parent.name FROM tag JOIN tag AS parent ON parent.id = tag.parent ORDER BY parent.row LIMIT 1",
    );
    let person = frequent(
        &plain,
        "SELECT name FROM entity WHERE kind = 'person' AND row IN (SELECT min(row) FROM entity)",
    );
    let filters =
        [format!("tag:{tag}"), format!("person:\"{person}\""), "rescue".to_owned(), "police".to_owned()];
    for (kind, filter) in ["tag", "person", "a rare word", "a frequent word"].iter().zip(filters) {
        desk.measure(&format!("filtered by {kind}"), &filter, "tag", &windows, None);
    }
    desk.change(windows[0]);
    for call in ["overview", "timeline_gaps", "timeline_disputed", "reporting_order"] {
        let ask = match call {
            "overview" => json!({}),
            "timeline_gaps" => json!({ "filter": "", "lanes": "none", "lane": "", "limit": 20 }),
            _ => json!({ "filter": "", "offset": 0, "limit": 50 }),
        };
        let time = figures::milliseconds(5, || {
            calls::answer(&desk.library, call, ask.clone()).unwrap();
        });
        desk.say(call, time, "ms", None);
    }
}

fn main() {
    let asked: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![10_000, 100_000, 1_000_000] } else { asked };
    for events in sizes {
        run(events);
    }
    figures::say_peak_memory("timeline, peak memory");
}
