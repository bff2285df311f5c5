//! The timeline over 10,000, 100,000 and 1,000,000 events in 10,000 articles: what it adds to opening, what a
//! window costs at any place and zoom, with and without filter, and after a change; beside plain SQL over an
//! index on (start, end) for the same windows. Times are processor time of the thread that asks, so that a busy
//! machine changes them little; of windows also the time that passed. With a number as argument, only that many
//! events.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::ipc::calls;
use dateline::library::{Connection, Library};
use dateline::sample::generate::{Size, fill};
use dateline::timeline;
use serde_json::{Value, json};

/// How many windows are asked for of each kind.
const WINDOWS: usize = 300;

/// How often each window is asked for, all others between: what other programs cost is in the dearest of them.
const ROUNDS: usize = 3;

/// How many changes of each kind are made.
const CHANGES: usize = 100;

/// Of the windows, how many plain SQL is asked for: it takes long.
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

/// Milliseconds of processor time that this thread has had so far, where the system tells.
#[cfg(unix)]
fn processor() -> Option<f64> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Some(time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6)
}

#[cfg(not(unix))]
fn processor() -> Option<f64> {
    None
}

/// How long something takes, in milliseconds: processor time where the system tells it, and time that passed.
fn both(work: impl FnOnce()) -> (f64, f64) {
    let begun = (processor(), Instant::now());
    work();
    let passed = begun.1.elapsed().as_secs_f64() * 1_000.0;
    (begun.0.zip(processor()).map_or(passed, |(before, after)| after - before), passed)
}

/// The first of both.
fn timed(work: impl FnOnce()) -> f64 {
    both(work).0
}

/// The value below which this part of the values lies.
fn part(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * part).round() as usize]
}

fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
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
        let mut times = vec![(f64::INFINITY, f64::INFINITY); windows.len()];
        let mut all = Vec::new();
        for _ in 0..ROUNDS {
            for (window, least) in windows.iter().zip(&mut times) {
                let (worked, passed) = both(|| {
                    self.ask(filter, lanes, Some(*window));
                });
                *least = (least.0.min(worked), least.1.min(passed));
                all.push(worked);
            }
        }
        let (mut worked, mut passed): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        self.say(&format!("{what}, p50"), part(&mut worked, 0.5), "ms", None);
        let sql = sql.map(|sql| ("plain SQL over (start, end), p99", sql));
        self.say(&format!("{what}, p99"), part(&mut worked, 0.99), "ms", sql);
        self.say(&format!("{what}, p99 with the dearest rounds"), part(&mut all, 0.99), "ms", None);
        self.say(&format!("{what}, p99 of time that passed"), part(&mut passed, 0.99), "ms", None);
    }

    fn call(&self, library: &Library, name: &str, input: Value) -> Value {
        serde_json::from_slice(&calls::answer(library, name, input).unwrap()).unwrap()
    }

    /// The answer after each of some changes, a quarter of them by another program.
    fn change(&self, windows: &[(f64, f64)]) {
        let other = Library::open(self.library.folder().path(), figures::surroundings()).unwrap();
        let mut kinds: Vec<(&str, Vec<f64>)> = Vec::new();
        // The window asks for its counts after each change, as it does for the timeline.
        let mut counting = Vec::new();
        let mut after = |kind: &'static str, window: (f64, f64)| {
            let time = timed(|| {
                self.ask("", "tag", Some(window));
            });
            match kinds.iter_mut().find(|(name, _)| *name == kind) {
                Some((_, times)) => times.push(time),
                None => kinds.push((kind, vec![time])),
            }
            counting.push(timed(|| {
                calls::answer(&self.library, "overview", json!({})).unwrap();
            }));
        };
        for (number, window) in (0..CHANGES).zip(windows.iter().cycle().copied()) {
            let library = if number % 4 == 3 { &other } else { &self.library };
            let day = format!("2004-05-{:02}", number % 28 + 1);
            let new = json!({
                "title": format!("Added {number}"), "when": { "written": day, "edtf": null }, "description": "",
                "entities": [{ "id": null, "kind": "person", "name": format!("Person Added {number}") }],
                "tags": ["added"], "evidence": [],
            });
            let id = self.call(library, "create_event", new)["row"]["id"].clone();
            after("adding an event", window);
            let patch = |key: &str, value: Value| {
                let mut patch = json!({
                    "id": id, "title": null, "description": null, "entities": null, "tags": null, "when": null,
                });
                patch[key] = value;
                patch
            };
            let when = json!({ "written": "1999-01", "edtf": null });
            self.call(library, "update_event", patch("when", when));
            after("dating it", window);
            self.call(library, "update_event", patch("tags", json!(["added", format!("added/{number}")])));
            after("tagging it anew", window);
            self.call(library, "star_event", json!({ "event": id, "starred": true }));
            after("starring it", window);
            self.call(library, "delete_events", json!({ "ids": [id] }));
            after("deleting it", window);
            for _ in 0..5 {
                self.call(library, "undo", Value::Null);
                after("undoing that", window);
            }
        }
        for (kind, mut times) in kinds {
            self.say(&format!("answer after {kind}, p50"), part(&mut times, 0.5), "ms", None);
            self.say(&format!("answer after {kind}, p99"), part(&mut times, 0.99), "ms", None);
        }
        self.say("overview after a change, p50", part(&mut counting, 0.5), "ms", None);
        self.say("overview after a change, p99", part(&mut counting, 0.99), "ms", None);
    }
}

/// A name that many events carry.
fn frequent(plain: &Connection, sql: &str) -> String {
    plain.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Opens the library: with nothing kept on the disk, then with the index kept there.
fn opened(path: &Path, events: u64) -> Desk {
    let name = format!("{events} events");
    let open = || {
        let mut library = None;
        let opened = timed(|| library = Some(Library::open(path, figures::surroundings()).unwrap()));
        let desk = Desk { library: library.unwrap(), name: name.clone() };
        desk.say("open the library", opened, "ms", None);
        desk
    };
    let first = |desk: &Desk, what: &str| {
        let (worked, passed) = both(|| {
            desk.ask("", "none", None);
        });
        desk.say(&format!("first answer, {what}"), worked, "ms", None);
        desk.say(&format!("first answer, {what}, time that passed"), passed, "ms", None);
    };
    let desk = open();
    let _ = std::fs::remove_dir_all(desk.library.folder().cache());
    first(&desk, "read from the library");
    let keeping = timed(|| timeline::prepare(&desk.library).unwrap());
    desk.say("keeping the index on the disk", keeping, "ms", None);
    let kept = std::fs::read_dir(desk.library.folder().cache()).into_iter().flatten().flatten();
    let bytes: u64 = kept.map(|file| file.metadata().unwrap().len()).sum();
    desk.say("size of it, an event", bytes as f64 / events as f64, "bytes", None);
    drop(desk);
    let desk = open();
    first(&desk, "index from the disk");
    desk
}

fn run(events: u64) {
    let path = path(events);
    let before = resident();
    let desk = opened(&path, events);
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
    for lanes in ["none", "tag", "person", "place", "publisher", "article", "stance"] {
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
    let article = frequent(&plain, "SELECT title FROM article ORDER BY row LIMIT 1");
    let publisher = frequent(&plain, "SELECT publisher FROM article ORDER BY row LIMIT 1");
    let filters = [
        ("tag", format!("tag:{tag}")),
        ("person", format!("person:\"{person}\"")),
        ("a rare word", "rescue".to_owned()),
        ("a frequent word", "police".to_owned()),
        ("article", format!("article:\"{article}\"")),
        ("publisher", format!("publisher:\"{publisher}\"")),
        ("date", "from:2001 to:2002".to_owned()),
        ("certainty", "certain:2001".to_owned()),
    ];
    for (kind, filter) in filters {
        desk.measure(&format!("filtered by {kind}"), &filter, "tag", &windows, None);
    }
    desk.change(&windows);
    for call in ["overview", "timeline_gaps", "timeline_disputed", "reporting_order"] {
        let ask = match call {
            "overview" => json!({}),
            "timeline_gaps" => json!({ "filter": "", "lanes": "none", "lane": "", "limit": 20 }),
            _ => json!({ "filter": "", "offset": 0, "limit": 50 }),
        };
        let mut times: Vec<f64> = (0..6)
            .map(|_| {
                timed(|| {
                    calls::answer(&desk.library, call, ask.clone()).unwrap();
                })
            })
            .collect();
        desk.say(call, part(&mut times[1..], 0.5), "ms", None);
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
