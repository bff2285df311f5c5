//! The timeline: lanes, clusters and their members, neighbours, silences, contradictions; and that what is
//! followed change by change is what a fresh look finds.

use dateline::ipc::calls;
use dateline::library::Library;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::Desk;
use crate::library::surroundings;

fn members(desk: &Desk, filter: &str, lanes: &str, lane: &str) -> Vec<String> {
    let ask = json!({
        "filter": filter, "lanes": lanes, "lane": lane, "from": -1e18, "to": 1e18, "offset": 0, "limit": 100,
    });
    let found = desk.ok("timeline_members", ask);
    assert_eq!(found["total"], found["events"].as_array().unwrap().len());
    titles(&found["events"])
}

fn titles(events: &Value) -> Vec<String> {
    let title = |event: &Value| event["title"].as_str().unwrap().to_owned();
    events.as_array().unwrap().iter().map(title).collect()
}

fn plain(desk: &Desk, title: &str, when: Option<&str>, tags: &[&str]) -> Value {
    desk.ok(
        "create_event",
        json!({
            "title": title, "when": when.map(|when| json!({ "written": when, "edtf": null })),
            "description": "", "entities": [], "tags": tags, "evidence": [],
        }),
    )
}

fn timeline(library: &Library, filter: &str, lanes: &str, window: Option<(f64, f64)>) -> Value {
    let ask = json!({ "filter": filter, "lanes": lanes, "window": window, "width": 900.0 });
    serde_json::from_slice(&calls::answer(library, "timeline", ask).unwrap()).unwrap()
}

#[test]
fn lanes_are_tags_at_a_depth_stances_and_publishers() {
    let desk = Desk::new();
    let view = desk.report();
    let left = desk.mark(&view, "The airship Italia left Kings Bay on May 23", &[]);
    desk.event("Departure", "1928-05-23", &left, &["flight/out"]);
    plain(&desk, "Return", Some("1928-05-25"), &["flight/back"]);
    let lanes = |by: &str, depth: Option<u32>| -> Vec<(String, u64)> {
        let ask = json!({ "filter": "", "lanes": by, "depth": depth, "window": null, "width": 900.0 });
        let view = desk.ok("timeline", ask);
        assert_eq!(view["lane_total"], view["lanes"].as_array().unwrap().len());
        let lane =
            |lane: &Value| (lane["name"].as_str().unwrap().to_owned(), lane["count"].as_u64().unwrap());
        view["lanes"].as_array().unwrap().iter().map(lane).collect()
    };
    let named = |name: &str, count| (name.to_owned(), count);
    assert_eq!(lanes("tag", None), [named("flight / back", 1), named("flight / out", 1)]);
    assert_eq!(lanes("tag", Some(0)), [named("flight", 2)]);
    assert_eq!(lanes("stance", None), [named("Supported", 1), named("Without evidence", 1)]);
    assert_eq!(lanes("publisher", None), [named("Harbour Gazette", 1), named("Without publisher", 1)]);
    assert_eq!(lanes("collection", None), [named("In no collection", 2)]);
    assert_eq!(members(&desk, "", "publisher", "Harbour Gazette"), ["Departure"]);
    assert_eq!(members(&desk, "tag:out", "none", ""), ["Departure"]);
    assert!(members(&desk, "", "publisher", "No such paper").is_empty());
}

#[test]
fn every_lane_comes_when_so_many_are_asked_for() {
    let desk = Desk::new();
    let tags: Vec<String> = (0..600).map(|number| format!("tag {number:03}")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    plain(&desk, "Everything at once", Some("1928-05-05"), &tags);
    let ask = json!({ "filter": "", "lanes": "tag", "rows": [0, 800], "window": null, "width": 900.0 });
    let view = desk.ok("timeline", ask);
    assert_eq!(view["lanes"].as_array().unwrap().len(), 600);
    assert_eq!(view["lane_total"], 600);
}

#[test]
fn the_members_of_a_cluster_are_listed_and_undated_events_apart() {
    let desk = Desk::new();
    for day in 1..=9 {
        plain(&desk, &format!("Day {day}"), Some(&format!("1928-05-0{day}")), &[]);
    }
    plain(&desk, "Some day", None, &[]);
    let far = Some((-3e9, 1e9));
    let view = timeline(&desk.library, "", "none", far);
    assert_eq!((&view["inside"], &view["undated"], &view["total"]), (&json!(9), &json!(1), &json!(10)));
    let marks = view["lanes"][0]["marks"].as_array().unwrap();
    let cluster = marks.iter().find(|mark| mark["type"] == "cluster").unwrap();
    let ask = json!({
        "filter": "", "lanes": "none", "lane": "", "cluster": cluster["key"], "from": 0.0, "to": 0.0,
        "offset": 0, "limit": 100,
    });
    let listed = titles(&desk.ok("timeline_members", ask)["events"]);
    let alone: Vec<&Value> = marks.iter().filter(|mark| mark["type"] == "event").collect();
    assert_eq!(listed.len() as u64, cluster["count"].as_u64().unwrap());
    assert_eq!(listed.len() + alone.len(), 9);
    assert!(alone.iter().all(|mark| !listed.contains(&mark["title"].as_str().unwrap().to_owned())));
    let undated = desk.ok("timeline_undated", json!({ "filter": "", "offset": 0, "limit": 5 }));
    assert_eq!(titles(&undated["events"]), ["Some day"]);
}

#[test]
fn a_star_brings_an_event_to_the_front_and_can_be_undone() {
    let desk = Desk::new();
    let mut last = Value::Null;
    for number in 0..30 {
        last = plain(&desk, &format!("Event {number}"), Some("1928-05-05"), &[])["row"]["id"].clone();
    }
    let shown = || {
        let view = timeline(&desk.library, "", "none", Some((-3e9, 1e9)));
        let marks = view["lanes"][0]["marks"].as_array().unwrap().clone();
        marks.iter().any(|mark| mark["title"] == "Event 29" && mark["starred"] == true)
    };
    assert!(!shown());
    desk.ok("star_event", json!({ "event": last, "starred": true }));
    assert!(shown());
    assert_eq!(desk.ok("event", json!({ "id": last }))["row"]["starred"], true);
    assert_eq!(members(&desk, "starred:yes", "none", ""), ["Event 29"]);
    assert_eq!(desk.ok("undo", Value::Null)["words"], "Star the event “Event 29”");
    assert!(!shown());
}

#[test]
fn neighbours_in_time_are_certain_or_maybe() {
    let desk = Desk::new();
    for (title, when) in [
        ("Loading", "1928-05-20"),
        ("Voyage", "1928-05-23/1928-05-28"),
        ("Storm", "1928-05-25"),
        ("Spring", "1928-05"),
        ("Search", "1928-06-03/1928-06-24"),
    ] {
        plain(&desk, title, Some(when), &[]);
    }
    let id = desk.search("Voyage")[0]["id"].clone();
    let near = desk.ok("event_neighbours", json!({ "id": id }));
    let list = |name: &str| -> Vec<(String, bool)> {
        let one = |near: &Value| {
            (near["event"]["title"].as_str().unwrap().to_owned(), near["certain"].as_bool().unwrap())
        };
        near[name].as_array().unwrap().iter().map(one).collect()
    };
    let named = |title: &str, certain| (title.to_owned(), certain);
    assert_eq!(list("before"), [named("Loading", true), named("Spring", false)]);
    assert_eq!(list("during"), [named("Storm", true), named("Spring", false)]);
    assert_eq!(list("after"), [named("Search", true), named("Spring", false)]);
    assert_eq!(list("overlapping"), [named("Spring", false)]);
}

#[test]
fn silences_are_found_also_after_an_open_end() {
    let desk = Desk::new();
    for (title, when) in [
        ("Start", "1928-05-01/.."),
        ("First", "1928-05-03"),
        ("Second", "1928-05-20"),
        ("Third", "1928-05-22"),
    ] {
        plain(&desk, title, Some(when), &[]);
    }
    let gaps = desk.ok("timeline_gaps", json!({ "filter": "", "lanes": "none", "lane": "", "limit": 2 }));
    assert_eq!(
        (&gaps[0]["before"]["title"], &gaps[0]["after"]["title"]),
        (&json!("First"), &json!("Second"))
    );
    let days = (gaps[0]["to"].as_f64().unwrap() - gaps[0]["from"].as_f64().unwrap() + 1.0) / 86_400.0;
    assert!((days - 16.0).abs() < 1e-9);
    assert_eq!(gaps.as_array().unwrap().len(), 2);
}

#[test]
fn contradicting_dates_and_the_order_of_reports_are_told() {
    let desk = Desk::new();
    let view = desk.report();
    let left = desk.mark(&view, "The airship Italia left Kings Bay on May 23", &[]);
    let departure = desk.event("Departure", "1928-05-23", &left, &[]);
    let heard = desk.mark(&view, "nothing has been heard of her since yesterday morning", &[]);
    desk.event("Silence", "1928-05-20", &heard, &[]);
    let disputed =
        || titles(&desk.ok("timeline_disputed", json!({ "filter": "", "offset": 0, "limit": 9 }))["events"]);
    assert!(disputed().is_empty());
    let evidence = departure["evidence"][0]["id"].clone();
    let claims = json!({ "written": "1928-05-24", "edtf": null });
    desk.ok("update_evidence", json!({ "id": evidence, "stance": "disputes", "claims": claims }));
    assert_eq!(disputed(), ["Departure"]);
    let reports = desk.ok("reporting_order", json!({ "filter": "", "offset": 0, "limit": 9 }));
    assert_eq!(reports["total"], 2);
    let first = &reports["reports"][0];
    assert_eq!((&first["event"]["title"], &first["happened"]), (&json!("Silence"), &json!(1)));
    assert_eq!((&first["source"], first["days"].as_f64()), (&json!("Harbour Gazette"), Some(6.0)));
    let article = view["article"]["id"].clone();
    desk.ok("trash_articles", json!({ "ids": [article] }));
    assert!(disputed().is_empty());
    desk.ok("undo", Value::Null);
    assert_eq!(disputed(), ["Departure"]);
}

#[test]
fn filters_by_certainty_find_what_the_bounds_allow() {
    let desk = Desk::new();
    for (title, when) in [
        ("Day", Some("1928-05-25")),
        ("Month", Some("1928-05")),
        ("Year", Some("1928~")),
        ("Long", Some("1928-01/1928-12")),
        ("Doubted", Some("1930?")),
        ("Undated", None),
    ] {
        plain(&desk, title, when, &[]);
    }
    let found = |filter: &str| {
        let mut found = members(&desk, filter, "none", "");
        found.sort();
        let total = desk.ok("events", json!({
            "filter": filter, "window": null, "sort": "when", "descending": false, "offset": 0, "limit": 99,
        }))["total"].clone();
        let undated =
            desk.ok("timeline_undated", json!({ "filter": filter, "offset": 0, "limit": 99 }))["total"]
                .clone();
        assert_eq!(total.as_u64().unwrap(), found.len() as u64 + undated.as_u64().unwrap(), "{filter}");
        found
    };
    assert_eq!(found("from:1928-05 to:1928-05"), ["Day", "Long", "Month", "Year"]);
    assert_eq!(found("certain:1928-05"), ["Day", "Long", "Month"]);
    assert_eq!(found("dated:approximate"), ["Year"]);
    assert_eq!(found("dated:uncertain"), ["Doubted"]);
    assert!(found("dated:no").is_empty());
    assert_eq!(found("-certain:1928 -dated:no"), ["Doubted"]);
}

/// One thing done to the library.
#[derive(Debug, Clone, Copy)]
enum Step {
    Add(u8, u8),
    Date(u8, u8),
    Tag(u8, u8),
    Star(u8),
    Delete(u8),
    Rename(u8),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (any::<u8>(), any::<u8>()).prop_map(|(when, tag)| Step::Add(when, tag)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(which, when)| Step::Date(which, when)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(which, tag)| Step::Tag(which, tag)),
        1 => any::<u8>().prop_map(Step::Star),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => any::<u8>().prop_map(Step::Rename),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 1..25)
}

const DATES: [&str; 6] = ["1928-05-23", "1928-05", "1928", "1928-06-01/..", "1928-05-25T10:00:00", "1850~"];
const TAGS: [&str; 4] = ["rescue", "rescue/ships", "press", "ice"];

fn step(desk: &Desk, step: Step, with: &Library) {
    let call = |name: &str, input: Value| calls::answer(with, name, input);
    let ids: Vec<Value> = {
        let ask = json!({ "filter": "", "window": null, "sort": "title", "descending": false, "offset": 0, "limit": 99 });
        let page = desk.ok("events", ask);
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
    };
    let pick = |which: u8| ids.get(usize::from(which) % ids.len().max(1)).cloned().unwrap_or_default();
    let when = |when: u8| json!({ "written": DATES[usize::from(when) % DATES.len()], "edtf": null });
    let patch = |id: Value, key: &str, value: Value| {
        let mut patch = json!({ "id": id, "title": null, "when": null, "description": null, "entities": null, "tags": null });
        patch[key] = value;
        patch
    };
    // What is refused, such as dating an event when there is none, changes nothing.
    let _ = match step {
        Step::Add(date, tag) => call(
            "create_event",
            json!({
                "title": format!("Event {date} rescue {tag}"), "when": (date % 7 > 0).then(|| when(date)), "description": "",
                "entities": [{ "id": null, "kind": "person", "name": format!("Person {}", date % 3) }],
                "tags": [TAGS[usize::from(tag) % TAGS.len()]], "evidence": [],
            }),
        ),
        Step::Date(which, date) => call("update_event", patch(pick(which), "when", when(date))),
        Step::Tag(which, tag) => {
            call("update_event", patch(pick(which), "tags", json!([TAGS[usize::from(tag) % TAGS.len()]])))
        }
        Step::Star(which) => call("star_event", json!({ "event": pick(which), "starred": which % 2 == 0 })),
        Step::Delete(which) => call("delete_events", json!({ "ids": [pick(which)] })),
        Step::Rename(which) => {
            call("update_event", patch(pick(which), "title", json!(format!("Renamed {which}"))))
        }
        Step::Undo => call("undo", Value::Null),
        Step::Redo => call("redo", Value::Null),
    };
}

/// What a library answers, without what depends on how often it was laid out anew.
fn told(library: &Library) -> Vec<Value> {
    let mut told = Vec::new();
    for filter in [
        "",
        "tag:rescue",
        "rescue",
        "person:\"Person 1\"",
        "-starred:yes",
        "from:1928-05-24",
        "publisher:gazette",
    ] {
        for lanes in ["none", "tag", "person"] {
            for window in [None, Some((-1.32e9, -1.31e9))] {
                let mut view = timeline(library, filter, lanes, window);
                let lanes_told: Vec<Value> = view["lanes"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|lane| {
                        let ask = json!({
                            "filter": filter, "lanes": lanes, "lane": lane["key"], "from": -1e18, "to": 1e18,
                            "offset": 0, "limit": 99,
                        });
                        let members: Value =
                            serde_json::from_slice(&calls::answer(library, "timeline_members", ask).unwrap())
                                .unwrap();
                        let mut titles = titles(&members["events"]);
                        titles.sort();
                        json!([lane["name"], lane["count"], titles])
                    })
                    .collect();
                view["lanes"] = json!(lanes_told);
                view["nearest"] = Value::Null;
                told.push(view);
            }
        }
    }
    told
}

#[test]
fn what_is_followed_change_by_change_is_what_a_fresh_look_finds() {
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&steps(), |steps| {
            let desk = Desk::new();
            let other = Library::open(desk.library.folder().path(), surroundings()).unwrap();
            for (number, one) in steps.iter().enumerate() {
                // Every other change comes from another program.
                step(&desk, *one, if number % 2 == 0 { &desk.library } else { &other });
                if number % 3 == 0 {
                    told(&desk.library);
                }
            }
            let fresh = Library::open(desk.library.folder().path(), surroundings()).unwrap();
            prop_assert_eq!(told(&desk.library), told(&fresh));
            Ok(())
        })
        .unwrap();
}
