use serde_json::json;

use super::Desk;

#[test]
fn renaming_to_a_name_that_is_there_merges_people() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "General Umberto Nobile", &[]);
    let event = desk.event("Head winds", "24 May 1928", &mark, &[]);
    let all = desk.ok("entities", json!({ "kind": "person" }));
    let nobile = all["rows"][0]["entity"]["id"].clone();
    desk.ok(
        "update_event",
        json!({ "id": event["row"]["id"], "title": null, "when": null, "description": null, "tags": null,
                "entities": [{ "id": nobile, "kind": "person", "name": "" },
                             { "id": null, "kind": "person", "name": "General Nobile" }] }),
    );
    let all = desk.ok("entities", json!({ "kind": "person" }));
    let other =
        all["rows"].as_array().unwrap().iter().find(|row| row["entity"]["name"] == "General Nobile").unwrap();
    desk.ok(
        "update_entity",
        json!({ "id": other["entity"]["id"], "kind": null, "name": "umberto nobile", "aliases": null }),
    );
    let merged = desk.ok("entity", json!({ "id": nobile }));
    assert_eq!(merged["entity"]["aliases"], json!(["General Nobile"]));
    assert_eq!(merged["events"].as_array().unwrap().len(), 1);
    assert_eq!(desk.ok("entities", json!({ "kind": "person" }))["rows"].as_array().unwrap().len(), 1);
    desk.ok("undo", json!({}));
    assert_eq!(desk.ok("entities", json!({ "kind": "person" }))["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn tags_are_renamed_moved_merged_and_counted_with_those_below() {
    let desk = Desk::new();
    let view = desk.report();
    desk.mark(&view, "called her through the night", &["radio/silence", "radio"]);
    desk.mark(&view, "strong head winds", &["weather"]);
    let tag = |path: &str| {
        let overview = desk.overview();
        let tags = overview["tags"].as_array().unwrap().clone();
        tags.into_iter().find(|tag| tag["path"] == path).unwrap_or_else(|| panic!("no tag {path}"))
    };
    assert_eq!(tag("radio")["count"], 1, "a carrier of a tag and its child counts once");
    let patch = |id: &serde_json::Value, path: &str| {
        desk.call("update_tag", json!({ "id": id, "path": path, "color": null }))
    };
    patch(&tag("weather")["tag"]["id"], "radio/silence").unwrap();
    assert_eq!(tag("radio")["count"], 2);
    assert!(
        patch(&tag("radio")["tag"]["id"], "radio/silence/x").unwrap_err().message.contains("below itself")
    );
    patch(&tag("radio/silence")["tag"]["id"], "quiet").unwrap();
    assert_eq!(tag("quiet")["depth"], 0);
    desk.ok("delete_tag", json!({ "id": tag("quiet")["tag"]["id"] }));
    assert_eq!(desk.overview()["counts"]["annotations"], 2);
}

#[test]
fn fields_complete_tags_people_and_events() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "strong head winds", &["weather/wind"]);
    desk.event("Head winds reported", "24 May 1928", &mark, &[]);
    let labels = |of: &str, text: &str| -> Vec<String> {
        let found = desk.ok("complete", json!({ "text": text, "of": of, "limit": 5 }));
        found.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels("tags", "win"), ["weather/wind"]);
    assert_eq!(labels("entities", "nob"), ["Umberto Nobile"]);
    assert_eq!(labels("events", "head"), ["Head winds reported"]);
}

#[test]
fn notes_and_timelines_are_kept_changed_and_deleted() {
    let desk = Desk::new();
    let note = desk.ok("create_note", json!({ "title": "Open questions", "text": "Who heard *what*?" }));
    let id = &note["note"]["id"];
    desk.ok("update_note", json!({ "id": id, "title": null, "text": "Who?" }));
    assert_eq!(desk.ok("notes", json!({}))["rows"][0]["note"]["text"], "Who?");
    desk.ok("delete_note", json!({ "id": id }));
    assert_eq!(desk.overview()["counts"]["notes"], 0);

    let new = |filter: &str| json!({ "name": "Rescue", "filter": filter, "lanes": "tag", "window": null });
    assert!(desk.call("create_timeline", new("from:soon")).is_err());
    let timeline = desk.ok("create_timeline", new("tag:rescue"));
    desk.ok("update_timeline", json!({ "id": timeline["id"], "name": null, "filter": null, "lanes": "person", "window": [0.0, 10.0] }));
    let shown = desk.overview()["timelines"][0]["timeline"].clone();
    assert_eq!((&shown["lanes"], &shown["window"]), (&json!("person"), &json!([0, 10])));
    desk.ok("delete_timeline", json!({ "id": timeline["id"] }));
    assert!(desk.overview()["timelines"].as_array().unwrap().is_empty());
}

#[test]
fn saved_timelines_keep_their_lanes_arrangement_and_their_order() {
    let desk = Desk::new();
    let style = json!({ "order": ["b", ""], "collapsed": ["a"], "colors": { "a": "plum" }, "depth": 1 });
    let add = |name: &str| {
        let new = json!({ "name": name, "filter": "", "lanes": "tag", "window": null, "style": style });
        desk.ok("create_timeline", new)["id"].clone()
    };
    let names = || -> Vec<String> {
        let overview = desk.overview();
        let all = overview["timelines"].as_array().unwrap();
        all.iter().map(|one| one["timeline"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let [first, _, third] = ["First", "Second", "Third"].map(add);
    assert_eq!(desk.overview()["timelines"][0]["timeline"]["style"], style);

    desk.ok("move_timeline", json!({ "id": third, "place": 0 }));
    assert_eq!(names(), ["Third", "First", "Second"]);
    desk.ok("move_timeline", json!({ "id": third, "place": 99 }));
    assert_eq!(names(), ["First", "Second", "Third"]);
    desk.ok("undo", json!({}));
    assert_eq!(names(), ["Third", "First", "Second"]);

    let plain = json!({ "order": [], "collapsed": [], "colors": {}, "depth": null });
    desk.ok("update_timeline", json!({ "id": first, "style": plain }));
    assert_eq!(desk.overview()["timelines"][1]["timeline"]["style"], plain);
}
