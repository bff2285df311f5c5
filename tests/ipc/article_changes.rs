use serde_json::{Value, json};

use super::{Desk, REPORT};

/// Asks for what is other, and lays it over the view as the window does.
fn followed(desk: &Desk, view: &Value) -> Value {
    let changes = changes(desk, view);
    assert_eq!(changes["type"], "changed", "the answer before is remembered");
    let mut now = view.clone();
    let change = changes["change"].as_object().unwrap();
    for (name, value) in change {
        match name.as_str() {
            "annotations" | "gone" => {}
            _ => now[name] = value.clone(),
        }
    }
    let replaced: Vec<&Value> = change["gone"]
        .as_array()
        .unwrap()
        .iter()
        .chain(change["annotations"].as_array().unwrap().iter().map(|each| &each["id"]))
        .collect();
    let mut annotations = now["annotations"].as_array().unwrap().clone();
    annotations.retain(|each| !replaced.contains(&&each["id"]));
    annotations.extend(change["annotations"].as_array().unwrap().iter().cloned());
    annotations.sort_by_key(|each| {
        let place = |edge: &str| each["place"][edge].as_u64();
        (each["place"].is_null(), place("start"), place("end"), each["id"].as_str().unwrap().to_owned())
    });
    now["annotations"] = json!(annotations);
    now
}

fn changes(desk: &Desk, view: &Value) -> Value {
    desk.ok(
        "article_changes",
        json!({ "id": view["article"]["id"], "version": null, "known": view["version"]["id"], "since": view["revision"] }),
    )
}

#[test]
fn an_article_that_is_followed_is_what_a_fresh_look_finds() {
    let desk = Desk::new();
    let mut view = desk.report();
    let id = view["article"]["id"].clone();
    let check = |view: &mut Value| {
        *view = followed(&desk, view);
        // The window may ask between two of its answers; each remembers what it said.
        let fresh = desk.article(&id);
        assert_eq!(*view, fresh);
    };
    let first = desk.mark(&view, "called her through the night", &["radio"]);
    check(&mut view);
    let second = desk.mark(&view, "strong head winds", &[]);
    check(&mut view);
    desk.event("No answer", "25 May 1928", &first, &[]);
    check(&mut view);
    desk.ok("update_annotation", json!({ "id": second["id"], "color": "rose", "note": "Says who?", "tags": ["weather"], "passage": null }));
    check(&mut view);
    desk.ok("fold", json!({ "version": view["version"]["id"], "blocks": [3], "folded": true }));
    check(&mut view);
    desk.ok("delete_annotations", json!({ "ids": [first["id"]] }));
    check(&mut view);
    desk.ok("undo", json!({}));
    check(&mut view);
    desk.ok(
        "update_article",
        json!({ "id": id, "title": "Italia Missing", "authors": null, "publisher": null,
                "published": "1929-05-27", "language": null, "address": null }),
    );
    check(&mut view);
    check(&mut view);
}

#[test]
fn one_more_mark_brings_that_mark_alone() {
    let desk = Desk::new();
    let view = desk.report();
    desk.mark(&view, "called her through the night", &[]);
    let view = followed(&desk, &view);
    let mark = desk.mark(&view, "strong head winds", &[]);
    let change = changes(&desk, &view)["change"].clone();
    assert_eq!(change["annotations"].as_array().unwrap().len(), 1);
    assert_eq!(change["annotations"][0]["id"], mark["id"]);
    assert_eq!(change["gone"], json!([]));
}

#[test]
fn what_is_not_remembered_is_answered_whole() {
    let desk = Desk::new();
    let view = desk.paste(REPORT, "1928-05-26", Some("https://gazette.example/italia"));
    let view = desk.article(&json!(view.article.unwrap()));
    let mut older = view.clone();
    desk.mark(&view, "strong head winds", &[]);
    older["revision"] = json!(0);
    assert_eq!(changes(&desk, &older)["type"], "whole");
    let again = changes(&desk, &older);
    assert_eq!(again["view"], desk.article(&view["article"]["id"]));
    // A new version is another text.
    desk.paste(
        &format!("{REPORT}\nOne sentence more.\n"),
        "1928-05-26",
        Some("https://gazette.example/italia"),
    );
    let newer = changes(&desk, &again["view"]);
    assert_eq!((&newer["type"], &newer["view"]["version"]["number"]), (&json!("whole"), &json!(2)));
}
