//! Collections through the calls.

use serde_json::{Value, json};

use super::{Desk, REPORT};

/// Three articles.
fn three(desk: &Desk) -> Vec<Value> {
    ["one", "two", "three"]
        .map(|name| {
            let text = format!("{name} report\n\n{REPORT}\n\nThis copy was filed as number {name}.");
            json!(desk.paste(&text, "1928-05-26", None).article)
        })
        .to_vec()
}

fn ids(desk: &Desk, ask: &Value) -> Vec<Value> {
    let mut whole = json!({ "filter": "", "sort": "by-hand", "descending": false, "offset": 0, "limit": 9, "trash": false });
    whole.as_object_mut().unwrap().extend(ask.as_object().unwrap().clone());
    let page = desk.ok("articles", whole);
    page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

#[test]
fn a_collection_is_made_filled_ordered_emptied_and_all_of_it_undone() {
    let desk = Desk::new();
    let of = three(&desk);
    let (a, b, c) = (&of[0], &of[1], &of[2]);
    let made = desk.ok("create_collection", json!({ "name": " Rome  press ", "articles": [a] }));
    assert_eq!(made["name"], "Rome press");
    let id = &made["id"];
    desk.ok("add_to_collection", json!({ "collection": id, "articles": [b, c, a] }));
    let in_it = json!({ "collection": id });
    assert_eq!(ids(&desk, &in_it), of);
    desk.ok("order_collection", json!({ "collection": id, "articles": [c, a], "before": b }));
    assert_eq!(ids(&desk, &in_it), [c.clone(), a.clone(), b.clone()]);
    assert_eq!(
        ids(&desk, &json!({ "collection": id, "descending": true })),
        [b.clone(), a.clone(), c.clone()]
    );
    desk.ok("order_collection", json!({ "collection": id, "articles": [c], "before": null }));
    assert_eq!(ids(&desk, &in_it), [a.clone(), b.clone(), c.clone()]);
    let latest = ids(&desk, &json!({ "collection": id, "sort": "added", "descending": true }));
    assert_eq!(latest, [c.clone(), b.clone(), a.clone()]);

    desk.ok("remove_from_collection", json!({ "collection": id, "articles": [b] }));
    assert_eq!(ids(&desk, &in_it), [a.clone(), c.clone()]);
    desk.ok("undo", json!({}));
    assert_eq!(ids(&desk, &in_it), [a.clone(), b.clone(), c.clone()]);
    desk.ok("delete_collection", json!({ "id": id }));
    assert_eq!(desk.ok("collections", json!({})), json!([]));
    assert_eq!(desk.overview()["counts"]["articles"], 3);
    for _ in 0..5 {
        desk.ok("undo", json!({}));
    }
    assert_eq!(desk.ok("collections", json!({})), json!([]));
    for _ in 0..4 {
        desk.ok("redo", json!({}));
    }
    assert_eq!(ids(&desk, &in_it), [a.clone(), b.clone(), c.clone()]);
    let steps = desk.ok("history", json!({ "limit": 2 }))["steps"].clone();
    assert!(steps.to_string().contains("Delete the collection “Rome press”"), "{steps}");
}

#[test]
fn names_are_unique_and_collections_have_an_order() {
    let desk = Desk::new();
    let make = |name: &str| desk.call("create_collection", json!({ "name": name, "articles": [] }));
    let rome = make("Rome press").unwrap();
    let oslo = make("Oslo press").unwrap();
    for name in ["rome PRESS", " "] {
        assert!(make(name).is_err(), "{name}");
    }
    desk.ok("move_collection", json!({ "id": oslo["id"], "place": 0 }));
    desk.ok("update_collection", json!({ "id": rome["id"], "name": "Roman press" }));
    let names: Vec<Value> =
        desk.ok("collections", json!({})).as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["Oslo press", "Roman press"]);
    assert!(desk.call("update_collection", json!({ "id": rome["id"], "name": "oslo press" })).is_err());
}

#[test]
fn collections_are_a_word_of_every_filter_and_count_without_the_trash() {
    let desk = Desk::new();
    let of = three(&desk);
    let id = desk.ok("create_collection", json!({ "name": "Rome press", "articles": [of[0], of[1]] }))["id"]
        .clone();
    let view = desk.article(&of[0]);
    let mark = desk.mark(&view, "sixteen men", &["crew"]);
    desk.event("Departure", "1928-05-23", &mark, &[]);
    assert_eq!(ids(&desk, &json!({ "filter": "collection:\"rome\"" })).len(), 2);
    assert_eq!(ids(&desk, &json!({ "filter": "-collection:rome" })), [of[2].clone()]);
    assert_eq!(ids(&desk, &json!({ "filter": format!("collection:{}", id.as_str().unwrap()) })).len(), 2);
    let marks = desk.ok(
        "annotations",
        json!({ "article": null, "filter": "collection:rome", "to_review": false, "offset": 0, "limit": 9 }),
    );
    assert_eq!(marks["total"], 1);
    let events = |filter: &str| {
        desk.ok("events", json!({ "filter": filter, "window": null, "sort": "when", "descending": false, "offset": 0, "limit": 9 }))["total"].clone()
    };
    assert_eq!((events("collection:rome"), events("collection:oslo")), (json!(1), json!(0)));

    desk.ok("trash_articles", json!({ "ids": [of[1]] }));
    let rows = desk.ok("collections", json!({ "articles": [of[0], of[2]] }));
    assert_eq!((&rows[0]["articles"], &rows[0]["holds"]), (&json!(1), &json!(1)));
    let stranger =
        desk.call("order_collection", json!({ "collection": id, "articles": [of[2]], "before": null }));
    assert!(stranger.unwrap_err().message.contains("is not in the collection"));
}
