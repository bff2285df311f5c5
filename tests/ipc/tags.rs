//! Tags described, coloured, put on keys, and completed as they were used.

use serde_json::{Value, json};

use super::Desk;

impl Desk {
    fn tag(&self, path: &str) -> Value {
        let overview = self.overview();
        let tags = overview["tags"].as_array().unwrap();
        tags.iter().find(|tag| tag["path"] == path).unwrap_or_else(|| panic!("no tag {path}")).clone()
    }

    fn patch(&self, path: &str, patch: &Value) {
        let mut whole = json!({ "id": self.tag(path)["tag"]["id"], "path": null, "color": null });
        whole.as_object_mut().unwrap().extend(patch.as_object().unwrap().clone());
        self.ok("update_tag", whole);
    }
}

#[test]
fn a_colour_is_set_left_alone_and_taken_away() {
    let desk = Desk::new();
    desk.ok("create_tag", json!({ "path": "rescue/ships", "color": "sky" }));
    desk.patch("rescue/ships", &json!({ "path": "rescue/by sea" }));
    assert_eq!(desk.tag("rescue/by sea")["tag"]["color"], "sky");
    desk.patch("rescue/by sea", &json!({ "color": "clear" }));
    assert_eq!(desk.tag("rescue/by sea")["tag"]["color"], Value::Null);
    assert_eq!(desk.overview()["undo"], "Take the colour off the tag “by sea”");
    desk.ok("undo", json!({}));
    assert_eq!(desk.tag("rescue/by sea")["tag"]["color"], "sky");
    desk.patch("rescue", &json!({ "color": { "set": "rose" } }));
    assert_eq!(desk.tag("rescue")["tag"]["color"], "rose");
}

#[test]
fn a_description_is_kept_through_a_merge_and_undone() {
    let desk = Desk::new();
    for path in ["press", "newspapers"] {
        desk.ok("create_tag", json!({ "path": path, "color": null }));
    }
    desk.patch("newspapers", &json!({ "description": " What the papers wrote. ", "pinned": true }));
    assert_eq!(desk.tag("newspapers")["tag"]["description"], "What the papers wrote.");
    desk.patch("newspapers", &json!({ "path": "press" }));
    let merged = desk.tag("press")["tag"].clone();
    assert_eq!((&merged["description"], &merged["pin"]), (&json!("What the papers wrote."), &json!(1)));
    desk.ok("undo", json!({}));
    assert_eq!(desk.tag("press")["tag"]["description"], "");
}

#[test]
fn annotations_and_events_are_counted_apart() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "strong head winds", &["weather/wind"]);
    desk.event("Head winds", "24 May 1928", &mark, &["weather"]);
    let tag = desk.tag("weather");
    assert_eq!((&tag["annotations"], &tag["events"], &tag["count"]), (&json!(1), &json!(1), &json!(2)));
}

#[test]
fn tags_used_last_come_first_and_stand_on_the_free_keys() {
    let desk = Desk::new();
    let view = desk.report();
    desk.mark(&view, "left Kings Bay", &["a"]);
    desk.mark(&view, "strong head winds", &["b", "c"]);
    desk.ok("create_tag", json!({ "path": "never", "color": null }));
    let labels = || -> Vec<String> {
        let found = desk.ok("complete", json!({ "text": "", "of": "tags", "limit": 9 }));
        found.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels(), ["c", "b", "a", "never"]);
    let keys = || -> Vec<(u64, String)> {
        let keys = desk.ok("tag_keys", json!({}));
        let of =
            |one: &Value| (one["key"].as_u64().unwrap(), one["tag"]["path"].as_str().unwrap().to_owned());
        keys.as_array().unwrap().iter().map(of).collect()
    };
    assert_eq!(keys(), [(1, "c".into()), (2, "b".into()), (3, "a".into())]);
    desk.patch("never", &json!({ "pinned": true }));
    assert_eq!(keys(), [(1, "never".into()), (2, "c".into()), (3, "b".into()), (4, "a".into())]);
    desk.patch("never", &json!({ "pinned": false }));
    assert_eq!(keys()[0], (1, "c".into()));
}

#[test]
fn a_tenth_key_is_refused_by_name() {
    let desk = Desk::new();
    for n in 0..10 {
        desk.ok("create_tag", json!({ "path": format!("t{n}"), "color": null }));
    }
    for n in 0..9 {
        desk.patch(&format!("t{n}"), &json!({ "pinned": true }));
    }
    let id = desk.tag("t9")["tag"]["id"].clone();
    let refused = desk
        .call("update_tag", json!({ "id": id, "path": null, "color": null, "pinned": true }))
        .unwrap_err();
    assert!(refused.message.starts_with("All nine number keys have a tag."), "{refused}");
}
