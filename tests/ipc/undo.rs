//! Whatever is done in whatever order: undoing all of it gives the first state to the byte, redoing the last.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Desk, REPORT};

/// One change, drawn by numbers that choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    Paste(u8),
    Mark(u16, u8, u8),
    Recolor(u8, u8),
    Unmark(u8),
    Event(u8, u8),
    Retitle(u8, u8),
    Evidence(u8, u8, u8),
    DropEvent(u8),
    Tag(u8, u8),
    DropTag(u8),
    Rename(u8, u8),
    Remark(u8, u8),
    Bulk(u8, u8),
    Trash(u8),
    Restore(u8),
    Fold(u8, u8),
    Describe(u8, u8),
    Note(u8),
    Timeline(u8),
    Reading(u16, u8),
    Dismissal(u16, u8),
    Restoring(u8),
    Genre(u8),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let n = any::<u8>;
    let one = prop_oneof![
        n().prop_map(Step::Paste),
        (any::<u16>(), n(), n()).prop_map(|(a, b, c)| Step::Mark(a, b, c)),
        (any::<u16>(), n(), n()).prop_map(|(a, b, c)| Step::Mark(a, b, c)),
        (n(), n()).prop_map(|(a, b)| Step::Recolor(a, b)),
        n().prop_map(Step::Unmark),
        (n(), n()).prop_map(|(a, b)| Step::Event(a, b)),
        (n(), n()).prop_map(|(a, b)| Step::Retitle(a, b)),
        (n(), n(), n()).prop_map(|(a, b, c)| Step::Evidence(a, b, c)),
        n().prop_map(Step::DropEvent),
        (n(), n()).prop_map(|(a, b)| Step::Tag(a, b)),
        n().prop_map(Step::DropTag),
        (n(), n()).prop_map(|(a, b)| Step::Rename(a, b)),
        (n(), n()).prop_map(|(a, b)| Step::Remark(a, b)),
        (n(), n()).prop_map(|(a, b)| Step::Bulk(a, b)),
        n().prop_map(Step::Trash),
        n().prop_map(Step::Restore),
        (n(), n()).prop_map(|(a, b)| Step::Fold(a, b)),
        (n(), n()).prop_map(|(a, b)| Step::Describe(a, b)),
        n().prop_map(Step::Note),
        n().prop_map(Step::Timeline),
        (any::<u16>(), n()).prop_map(|(a, b)| Step::Reading(a, b)),
        (any::<u16>(), n()).prop_map(|(a, b)| Step::Dismissal(a, b)),
        n().prop_map(Step::Restoring),
        n().prop_map(Step::Genre),
        Just(Step::Undo),
        Just(Step::Redo),
    ];
    prop::collection::vec(one, 1..40)
}

const PATHS: [&str; 6] = ["a", "a/b", "a/b/c", "d", "d/b", "e/f"];
const NAMES: [&str; 4] = ["Nobile", "nobile", "Zappi", "Kings Bay"];
const COLORS: [&str; 5] = ["amber", "moss", "sky", "rose", "plum"];

fn among<T>(all: &[T], choice: u8) -> Option<&T> {
    all.get(usize::from(choice) % all.len().max(1))
}

fn rows(desk: &Desk, call: &str, input: Value) -> Vec<Value> {
    desk.ok(call, input)["rows"].as_array().unwrap().clone()
}

fn articles(desk: &Desk, trash: bool) -> Vec<Value> {
    rows(
        desk,
        "articles",
        json!({ "filter": "", "sort": "added", "descending": false, "offset": 0, "limit": 99, "trash": trash }),
    )
}

fn marks(desk: &Desk) -> Vec<Value> {
    rows(
        desk,
        "annotations",
        json!({ "filter": "", "article": null, "to_review": false, "offset": 0, "limit": 99 }),
    )
}

fn events(desk: &Desk) -> Vec<Value> {
    rows(
        desk,
        "events",
        json!({ "filter": "", "window": null, "sort": "when", "descending": false, "offset": 0, "limit": 99 }),
    )
}

/// A passage of some article, up to twelve code points long.
fn some_words(desk: &Desk, at: u16, n: u8) -> Option<Value> {
    let article = desk.article(&among(&articles(desk, false), n)?["id"]);
    let size = article["version"]["text"].as_str()?.chars().count();
    let start = usize::from(at) % size;
    Some(json!({ "article": article["article"]["id"], "version": article["version"]["id"],
                 "start": start, "end": (start + 1 + usize::from(n % 12)).min(size) }))
}

/// Does a step; what is refused changes nothing.
fn perform(desk: &Desk, step: &Step) -> Option<()> {
    match step {
        Step::Paste(n) => {
            let text =
                REPORT.replace("sixteen", ["sixteen", "fifteen", "eighteen brave"][usize::from(n % 3)]);
            desk.paste(
                &text,
                "1928-05-26",
                Some(["https://a.example/x", "https://a.example/y"][usize::from(n / 3 % 2)]),
            );
        }
        Step::Mark(at, length, tag) => {
            let article = desk.article(&among(&articles(desk, false), *tag)?["id"]);
            let size = article["version"]["text"].as_str().unwrap().chars().count();
            let start = usize::from(*at) % size;
            let passage = json!({ "article": article["article"]["id"], "version": article["version"]["id"],
                                  "start": start, "end": (start + 1 + usize::from(*length)).min(size) });
            let _ = desk.call(
                "annotate",
                json!({ "passage": passage, "color": "amber", "note": "n",
                                                  "tags": [PATHS[usize::from(*tag) % 6]] }),
            );
        }
        Step::Recolor(n, color) => {
            let id = among(&marks(desk), *n)?["id"].clone();
            desk.ok(
                "update_annotation",
                json!({ "id": id, "color": COLORS[usize::from(color % 5)], "note": format!("note {color}"),
                                                 "tags": [PATHS[usize::from(*color) % 6]], "passage": null }),
            );
        }
        Step::Reading(at, n) => {
            let passage = some_words(desk, *at, *n)?;
            let when = json!({ "written": format!("{} May 1928", n % 28 + 1), "edtf": null });
            let _ = desk.call("correct_reading", json!({ "passage": passage, "when": when }));
        }
        Step::Dismissal(at, n) => {
            let _ = desk.call("dismiss_reading", some_words(desk, *at, *n)?);
        }
        Step::Restoring(n) => {
            let article = desk.article(&among(&articles(desk, false), *n)?["id"]);
            let said = desk.dates(&article)["readings"].as_array().unwrap().clone();
            desk.ok("restore_reading", json!({ "id": among(&said, *n)?["id"] }));
        }
        Step::Genre(n) => {
            let id = among(&articles(desk, false), *n)?["id"].clone();
            let genre = [json!("news"), json!("narrative"), json!(null)][usize::from(n % 3)].clone();
            desk.ok("set_genre", json!({ "article": id, "genre": genre }));
        }
        Step::Unmark(n) => {
            desk.ok("delete_annotations", json!({ "ids": [among(&marks(desk), *n)?["id"]] }));
        }
        Step::Event(n, day) => {
            let mark = among(&marks(desk), *n)?.clone();
            desk.event(
                &format!("Event {day}"),
                &format!("{} May 1928", day % 28 + 1),
                &mark,
                &[PATHS[usize::from(*n) % 6]],
            );
        }
        Step::Retitle(n, to) => {
            let id = among(&events(desk), *n)?["id"].clone();
            desk.ok("update_event", json!({ "id": id, "title": format!("Title {to}"), "when": { "written": format!("{}", 1900 + i32::from(*to)), "edtf": null },
                "description": "x", "tags": [], "entities": [{ "id": null, "kind": "person", "name": NAMES[usize::from(*to) % 4] }] }));
        }
        Step::Evidence(n, mark, stance) => {
            let id = among(&events(desk), *n)?["id"].clone();
            let mark = among(&marks(desk), *mark)?["id"].clone();
            let stance = ["supports", "disputes", "context"][usize::from(stance % 3)];
            let _ = desk.call(
                "add_evidence",
                json!({ "event": id, "evidence": { "passage": { "from": "annotation", "id": mark },
                "stance": stance, "claims": { "written": "24 May 1928", "edtf": null } } }),
            );
        }
        Step::DropEvent(n) => {
            desk.ok("delete_events", json!({ "ids": [among(&events(desk), *n)?["id"]] }));
        }
        Step::Tag(n, to) => {
            let overview = desk.overview();
            let tag = among(overview["tags"].as_array().unwrap(), *n)?;
            let _ = desk.call(
                "update_tag",
                json!({ "id": tag["tag"]["id"], "path": PATHS[usize::from(*to) % 6],
                                                    "color": { "set": COLORS[usize::from(to % 5)] } }),
            );
        }
        Step::DropTag(n) => {
            let overview = desk.overview();
            let tag = among(overview["tags"].as_array().unwrap(), *n)?;
            desk.ok("delete_tag", json!({ "id": tag["tag"]["id"] }));
        }
        Step::Remark(n, to) => {
            let tags = desk.overview()["tags"].as_array().unwrap().clone();
            let color =
                if to % 2 == 0 { json!("clear") } else { json!({ "set": COLORS[usize::from(to % 5)] }) };
            let id = &among(&tags, *n)?["tag"]["id"];
            let _ = desk.call(
                "update_tag",
                json!({ "id": id, "path": null, "color": color, "description": format!("d{to}"), "pinned": to % 3 == 0 }),
            );
        }
        Step::Bulk(n, to) => {
            let marks = marks(desk);
            let ids: Vec<&Value> = marks.iter().skip(usize::from(n % 3)).map(|mark| &mark["id"]).collect();
            let off = &among(&marks, *n)?["tags"][0]["id"];
            let remove: Vec<&Value> = Some(off).filter(|id| !id.is_null()).into_iter().collect();
            desk.ok(
                "change_annotations",
                json!({ "ids": ids, "color": COLORS[usize::from(to % 5)], "add": [PATHS[usize::from(*to) % 6]],
                        "remove": remove }),
            );
        }
        Step::Rename(n, to) => {
            let all = rows(desk, "entities", json!({ "kind": null }));
            let id = &among(&all, *n)?["entity"]["id"];
            desk.ok(
                "update_entity",
                json!({ "id": id, "kind": null, "name": NAMES[usize::from(*to) % 4], "aliases": ["alias"] }),
            );
        }
        Step::Trash(n) => {
            desk.ok("trash_articles", json!({ "ids": [among(&articles(desk, false), *n)?["id"]] }));
        }
        Step::Restore(n) => {
            desk.ok("restore_articles", json!({ "ids": [among(&articles(desk, true), *n)?["id"]] }));
        }
        Step::Fold(n, block) => {
            let article = desk.article(&among(&articles(desk, false), *n)?["id"]);
            let count = article["version"]["blocks"].as_array().unwrap().len();
            desk.ok("fold", json!({ "version": article["version"]["id"], "blocks": [usize::from(*block) % count], "folded": block % 2 == 0 }));
        }
        Step::Describe(n, to) => {
            let id = among(&articles(desk, false), *n)?["id"].clone();
            desk.ok(
                "update_article",
                json!({ "id": id, "title": format!("Title {to}"), "authors": null, "publisher": null,
                "published": format!("{}", 1900 + i32::from(*to)), "language": null, "address": null }),
            );
        }
        Step::Note(n) => {
            desk.ok("create_note", json!({ "title": format!("Note {n}"), "text": "words" }));
        }
        Step::Timeline(n) => {
            desk.ok(
                "create_timeline",
                json!({ "name": format!("Line {n}"), "filter": "tag:a", "lanes": "tag", "window": null }),
            );
        }
        Step::Undo => {
            let _ = desk.call("undo", json!({}));
        }
        Step::Redo => {
            let _ = desk.call("redo", json!({}));
        }
    }
    Some(())
}

/// Every row that a person can make, and what the full-text indexes find, as text.
fn dump(desk: &Desk) -> String {
    const TABLES: [&str; 15] = [
        "article",
        "version",
        "fold",
        "annotation",
        "placement",
        "tag",
        "annotation_tag",
        "entity",
        "event",
        "event_entity",
        "event_tag",
        "evidence",
        "note",
        "timeline",
        "reading",
    ];
    desk.library
        .read(|connection| {
            let mut all = String::new();
            for table in TABLES {
                let mut statement =
                    connection.prepare(&format!("SELECT * FROM {table} ORDER BY row")).unwrap();
                let columns = statement.column_count();
                let rows = statement
                    .query_map([], |row| {
                        Ok((0..columns)
                            .map(|i| format!("{:?}|", row.get_ref(i).unwrap()))
                            .collect::<String>())
                    })
                    .unwrap();
                for row in rows {
                    all.push_str(&format!("{table}: {}\n", row.unwrap()));
                }
            }
            for index in ["article_index", "annotation_index", "event_index", "note_index"] {
                for word in ["the", "title", "note", "event", "line", "eighteen"] {
                    let found: Vec<i64> = connection
                        .prepare(&format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid"))
                        .unwrap()
                        .query_map([word], |row| row.get(0))
                        .unwrap()
                        .map(Result::unwrap)
                        .collect();
                    all.push_str(&format!("{index} {word}: {found:?}\n"));
                }
            }
            Ok(all)
        })
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undoing_everything_gives_the_first_state_and_redoing_the_last(steps in steps()) {
        let desk = Desk::new();
        let first = dump(&desk);
        desk.paste(REPORT, "1928-05-26", Some("https://a.example/x"));
        for step in &steps {
            perform(&desk, step);
        }
        // What can be done again before this point stays ahead of it.
        while desk.call("redo", json!({})).is_ok() {}
        let last = dump(&desk);
        let mut undone = 0;
        while desk.call("undo", json!({})).is_ok() {
            undone += 1;
        }
        prop_assert!(undone > 0);
        prop_assert_eq!(dump(&desk), first);
        for _ in 0..undone {
            desk.ok("redo", json!({}));
        }
        prop_assert_eq!(dump(&desk), last);
        let problems = desk.library.check().unwrap().problems;
        prop_assert!(problems.is_empty(), "{:?}", problems);
    }
}
