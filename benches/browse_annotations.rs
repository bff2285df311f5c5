//! Browsing 50,000 annotations: filters, orders, groups, far pages, tags that occur together; beside a plain count
//! over the same table. Times are processor time of the thread that asks, but for what is asked once.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::cell::Cell;
use std::path::Path;
use std::time::Instant;

use dateline::ipc::calls;
use dateline::library::{Connection, Library};
use dateline::sample::generate::{Size, fill};
use serde_json::{Value, json};

/// The size that the figures are about.
const SIZE: Size = Size { articles: 10_000, annotations: 50_000, events: 10_000 };

/// The library, made once and kept among what Cargo builds.
fn library() -> Library {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-10000-50000-10000.dateline");
    if !path.exists() {
        let unfinished = path.with_extension("making.dateline");
        let _ = std::fs::remove_dir_all(&unfinished);
        let library = Library::create(&unfinished, figures::surroundings()).unwrap();
        fill(&library, SIZE, 1).unwrap();
        drop(library);
        std::fs::rename(&unfinished, &path).unwrap();
    }
    Library::open(&path, figures::surroundings()).unwrap()
}

fn main() {
    let library = library();
    let ask = |name: &str, input: Value| -> Value {
        serde_json::from_slice(&calls::answer(&library, name, input).unwrap()).unwrap()
    };
    let overview = ask("overview", json!({}));
    let tags = overview["tags"].as_array().unwrap();
    let tag = |place: usize| tags[place]["path"].as_str().unwrap().to_owned();
    let plain = Connection::open(library.folder().database()).unwrap();
    let count = figures::busy_milliseconds(5, || {
        let sql = "SELECT count(*), sum(length(exact)) FROM annotation";
        let _: i64 = plain.query_row(sql, [], |row| row.get(0)).unwrap();
    });

    // An answer is kept until the library changes: each measured run asks another question, by words that say the
    // same, so that each is worked out anew.
    let run = Cell::new(0);
    let fresh = |filter: &str| {
        run.set(run.get() + 1);
        format!("{filter}{}", " —".repeat(run.get()))
    };
    let order = |filter: &str, sort: &str, group: &str| json!({ "filter": fresh(filter), "sort": sort, "descending": true, "group": group });
    let both = |order: Value| {
        ask("browse_groups", order.clone());
        ask("browse_annotations", json!({ "order": order, "offset": 0, "limit": 100 }))
    };
    let pair = format!("paragraph:\"{} + {}\"", tag(1), tag(6));
    let filters = [
        ("all", String::new(), "place", "none"),
        ("all, by making", String::new(), "made", "none"),
        ("a tag", format!("tag:{}", tag(0)), "made", "none"),
        ("a tag and not another", format!("tag:\"{}\" -tag:\"{}\"", tag(0), tag(1)), "place", "none"),
        ("a colour", "color:rose".to_owned(), "made", "none"),
        ("a note and no event", "has:note -has:event".to_owned(), "changed", "none"),
        ("a publisher since a year", "publisher:a from:1950".to_owned(), "published", "none"),
        ("a state", "-state:exact".to_owned(), "made", "none"),
        ("a word", "expedition".to_owned(), "made", "none"),
        ("all, grouped by article", String::new(), "place", "article"),
        ("all, grouped by tag", String::new(), "made", "tag"),
        ("all, grouped by colour", String::new(), "made", "color"),
        ("all, grouped by publisher", String::new(), "place", "publisher"),
        ("two tags in a paragraph", pair, "made", "none"),
    ];
    for (name, filter, sort, group) in filters {
        let total = both(order(&filter, sort, group))["total"].as_u64().unwrap();
        let ours = figures::busy_milliseconds(5, || {
            both(order(&filter, sort, group));
        });
        let name = format!("browse {name}: {total} found, count, groups and first page");
        figures::say(&name, ours, "ms", Some(("plain scan of the table", count)));
    }

    let kept = json!({ "filter": "", "sort": "place", "descending": false, "group": "none" });
    for offset in [0, 25_000, 49_900] {
        let ours = figures::busy_milliseconds(9, || {
            ask("browse_annotations", json!({ "order": kept, "offset": offset, "limit": 100 }));
        });
        figures::say(&format!("browse all, 100 rows from {offset}"), ours, "ms", None);
    }
    let id = ask("browse_annotations", json!({ "order": kept, "offset": 25_000, "limit": 1 }))["rows"][0]["annotation"]
        ["id"]
        .clone();
    let ours = figures::busy_milliseconds(9, || {
        ask("passage_context", json!({ "id": id, "around": 1 }));
    });
    figures::say("a passage in its surroundings", ours, "ms", None);
    for scope in ["passage", "paragraph", "article"] {
        let begun = Instant::now();
        ask("tags_together", json!({ "filter": "", "scope": scope, "limit": 40 }));
        let name = format!("tags together in: {scope}, 40 tags");
        figures::say(&name, begun.elapsed().as_secs_f64() * 1_000.0, "ms", None);
    }
    for by in ["article", "event"] {
        let ours = figures::busy_milliseconds(3, || {
            ask("tags_over_time", json!({ "filter": "", "by": by, "limit": 40 }));
        });
        figures::say(&format!("tags over time by: {by}"), ours, "ms", None);
    }
    figures::say_peak_memory("browse annotations, peak memory");
}
