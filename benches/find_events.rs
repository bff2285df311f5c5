//! Search and timeline on 10,000 articles and 100,000 events, beside the plain SQL that a first draft would use.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::path::Path;
use std::time::Instant;

use dateline::ipc::calls;
use dateline::library::{Connection, Library};
use dateline::sample::generate::{Size, fill};
use serde_json::json;

/// The size that the figures are about.
const SIZE: Size = Size { articles: 10_000, annotations: 50_000, events: 100_000 };

/// The library, made once and kept among what Cargo builds.
fn library() -> Library {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-10000-50000-100000.dateline");
    if !path.exists() {
        let unfinished = path.with_extension("making.dateline");
        let _ = std::fs::remove_dir_all(&unfinished);
        let begun = Instant::now();
        let library = Library::create(&unfinished, figures::surroundings()).unwrap();
        fill(&library, SIZE, 1).unwrap();
        drop(library);
        std::fs::rename(&unfinished, &path).unwrap();
        figures::say("generate 10,000 / 50,000 / 100,000", begun.elapsed().as_secs_f64(), "s", None);
    }
    let begun = Instant::now();
    let library = Library::open(&path, figures::surroundings()).unwrap();
    figures::say("open the library", begun.elapsed().as_secs_f64() * 1_000.0, "ms", None);
    library
}

fn main() {
    let library = library();
    let plain = Connection::open(library.folder().database()).unwrap();
    let count = |sql: &str, parameters: [&str; 2]| {
        let mut statement = plain.prepare_cached(sql).unwrap();
        let _: Option<i64> = statement.query_row(parameters, |row| row.get(0)).unwrap();
    };

    for word in ["expedition", "rescue", "of"] {
        let ours = figures::milliseconds(5, || {
            calls::answer(&library, "search", json!({ "text": word, "limit": 20 })).unwrap();
        });
        let like = format!("%{word}%");
        let theirs = figures::milliseconds(1, || {
            count("SELECT count(*) FROM version WHERE text LIKE ?1 || ?2", [&like, ""]);
            count("SELECT count(*) FROM annotation WHERE exact LIKE ?1 || ?2", [&like, ""]);
            count("SELECT count(*) FROM event WHERE title LIKE ?1 || ?2", [&like, ""]);
        });
        figures::say(&format!("search “{word}”"), ours, "ms", Some(("LIKE over the same texts", theirs)));
    }

    let ask = |lanes: &str, window: Option<(f64, f64)>| json!({ "filter": "", "lanes": lanes, "window": window, "width": 1_200.0 });
    let whole: serde_json::Value =
        serde_json::from_slice(&calls::answer(&library, "timeline", ask("none", None)).unwrap()).unwrap();
    let (from, to) = (whole["window"][0].as_f64().unwrap(), whole["window"][1].as_f64().unwrap());
    for (name, part) in [("all of it", 1.0), ("a tenth", 0.1), ("a thousandth", 0.001)] {
        let middle = (from + to) / 2.0;
        let half = (to - from) * part / 2.0;
        let window = (middle - half, middle + half);
        let edges = [window.0.to_string(), window.1.to_string()];
        let theirs = figures::milliseconds(5, || {
            count(
                "SELECT sum(length(title)) FROM event WHERE start_min <= CAST(?2 AS REAL) AND end_max >= CAST(?1 AS REAL)",
                [&edges[0], &edges[1]],
            );
        });
        for lanes in ["none", "tag"] {
            let ours = figures::milliseconds(5, || {
                calls::answer(&library, "timeline", ask(lanes, Some(window))).unwrap();
            });
            let name = format!("timeline, {name}, lanes: {lanes}");
            figures::say(&name, ours, "ms", Some(("plain SQL over (start, end)", theirs)));
        }
    }
    figures::say_peak_memory("search and timeline, peak memory");
}
