//! Annotations browsed, changed many at once, and read in their surroundings.

use serde_json::{Value, json};

use super::{Desk, REPORT};

fn order(filter: &str, sort: &str, group: &str) -> Value {
    json!({ "filter": filter, "sort": sort, "descending": false, "group": group })
}

impl Desk {
    fn quotes(&self, order: &Value) -> Vec<String> {
        let page = self.ok("browse_annotations", json!({ "order": order, "offset": 0, "limit": 50 }));
        let rows = page["rows"].as_array().unwrap();
        rows.iter().map(|row| row["annotation"]["quote"].as_str().unwrap().to_owned()).collect()
    }

    fn groups(&self, order: &Value) -> Vec<(String, u64)> {
        let answer = self.ok("browse_groups", order.clone());
        let groups = answer["groups"].as_array().unwrap();
        let of =
            |group: &Value| (group["name"].as_str().unwrap().to_owned(), group["count"].as_u64().unwrap());
        groups.iter().map(of).collect()
    }
}

/// Two articles with four annotations: the second article has one, lies later in the alphabet and is older.
fn marked() -> (Desk, Vec<Value>) {
    let desk = Desk::new();
    let first = desk.report();
    let older = desk.paste(
        "Weather Over the Pole\n\nTROMSO, May 20, 1928. The wind had turned to the north before noon, and the observers at the station gave little hope for the week.\n",
        "1928-05-20",
        None,
    );
    let second = desk.article(&json!(older.article));
    let marks = vec![
        desk.mark(&first, "Two Norwegian pilots", &["rescue/by air"]),
        desk.mark(&first, "left Kings Bay", &[]),
        desk.mark(&second, "The wind had turned", &["weather"]),
        desk.mark(&first, "strong head winds", &["weather", "rescue"]),
    ];
    (desk, marks)
}

#[test]
fn annotations_are_sorted_by_place_date_and_making() {
    let (desk, _) = marked();
    let in_text = ["left Kings Bay", "strong head winds", "Two Norwegian pilots"];
    let wind = "The wind had turned";
    assert_eq!(desk.quotes(&order("", "place", "none")), [&in_text[..], &[wind]].concat());
    assert_eq!(desk.quotes(&order("", "published", "none")), [&[wind], &in_text[..]].concat());
    assert_eq!(
        desk.quotes(&order("", "made", "none")),
        ["Two Norwegian pilots", "left Kings Bay", wind, "strong head winds"]
    );
    let mut turned = order("", "published", "none");
    turned["descending"] = json!(true);
    assert_eq!(desk.quotes(&turned), [&in_text[..], &[wind]].concat(), "the order of the text stays");
}

#[test]
fn groups_have_counts_and_an_annotation_stands_under_each_of_its_tags() {
    let (desk, _) = marked();
    let by_tag = order("", "place", "tag");
    assert_eq!(
        desk.groups(&by_tag),
        [("rescue".into(), 1), ("rescue/by air".into(), 1), ("weather".into(), 2), (String::new(), 1)]
    );
    assert_eq!(desk.quotes(&by_tag).len(), 5);
    assert_eq!(desk.ok("browse_ids", by_tag)["ids"].as_array().unwrap().len(), 4);
    assert_eq!(desk.groups(&order("", "place", "publisher")), [("Harbour Gazette".into(), 4)]);
    assert_eq!(desk.groups(&order("tag:weather", "place", "article")).len(), 2);
    let answer = desk.ok("browse_groups", order("tag:rescue", "place", "color"));
    assert_eq!((&answer["total"], &answer["all"]), (&json!(2), &json!(4)));
}

#[test]
fn filters_ask_for_notes_events_authors_and_states_and_can_be_turned_round() {
    let (desk, marks) = marked();
    desk.ok(
        "update_annotation",
        json!({ "id": marks[1]["id"], "color": "rose", "note": "By whom?", "tags": null, "passage": null }),
    );
    desk.event("Head winds", "24 May 1928", &marks[3], &[]);
    let article = marks[2]["article"].clone();
    let found = |filter: &str| desk.quotes(&order(filter, "made", "none"));
    assert_eq!(found("has:note"), ["left Kings Bay"]);
    assert_eq!(found("has:event"), ["strong head winds"]);
    assert_eq!(found("-has:tag"), ["left Kings Bay"]);
    assert_eq!(found("color:rose"), ["left Kings Bay"]);
    assert_eq!(found("state:exact").len(), 4);
    assert_eq!(found("-state:exact").len(), 0);
    assert_eq!(found("to:1928-05-21"), ["The wind had turned"]);
    assert_eq!(found("tag:weather -tag:rescue"), ["The wind had turned"]);
    assert_eq!(found("from:1928-05-22").len(), 3);
    assert_eq!(found("from:1928-05-19 to:1928-05-21"), ["The wind had turned"]);
    assert_eq!(found("article:\"Weather Over the Pole\""), ["The wind had turned"]);
    assert_eq!(found("publisher:\"Harbour Gazette\"").len(), 4);
    assert_eq!(found("tag:rescue"), ["Two Norwegian pilots", "strong head winds"], "with what lies beneath");
    assert_eq!(found("author:lind").len(), 0);
    desk.ok(
        "update_article",
        json!({ "id": article, "title": "Weather Over the Pole", "authors": ["Ada Lind"],
                "publisher": "Harbour Gazette", "published": "1928-05-20", "language": null, "address": null }),
    );
    assert_eq!(found("author:lind"), ["The wind had turned"]);
    assert_eq!(found("-author:lind").len(), 3);
}

#[test]
fn a_state_is_that_in_the_newest_version() {
    let desk = Desk::new();
    let address = Some("https://gazette.example/italia");
    let first = desk.paste(REPORT, "1928-05-26", address);
    let view = desk.article(&json!(first.article));
    desk.mark(&view, "called her through the night without an answer", &[]);
    let lost = desk.mark(&view, "Two Norwegian pilots will search the ice north of the islands", &[]);
    let changed = REPORT.replace(
        "Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said.",
        "Nothing else was known at noon.",
    );
    desk.paste(&changed, "1928-05-26", address);
    let found = |filter: &str| desk.quotes(&order(filter, "made", "none"));
    assert_eq!(found("state:lost"), ["Two Norwegian pilots will search the ice north of the islands"]);
    assert_eq!(found("-state:lost"), ["called her through the night without an answer"]);

    // What has no place in the newest version is shown where it was marked.
    let context = desk.ok("passage_context", json!({ "id": lost["id"], "around": 1 }));
    assert_eq!((&context["newest"], &context["number"]), (&json!(false), &json!(1)));
    let paragraphs = context["paragraphs"].as_array().unwrap();
    assert!(paragraphs.iter().any(|one| one["text"].as_str().unwrap().contains("Two Norwegian pilots")));
}

#[test]
fn a_passage_is_shown_with_the_paragraphs_around_it() {
    let (desk, marks) = marked();
    let context = desk.ok("passage_context", json!({ "id": marks[3]["id"], "around": 1 }));
    let paragraphs = context["paragraphs"].as_array().unwrap();
    assert_eq!(paragraphs.len(), 3);
    assert_eq!(context["after"], 0);
    let own = paragraphs[1]["text"].as_str().unwrap();
    let start = context["place"]["start"].as_u64().unwrap() - paragraphs[1]["start"].as_u64().unwrap();
    assert!(own.chars().skip(start as usize).collect::<String>().starts_with("strong head winds"));
    let alone = desk.ok("passage_context", json!({ "id": marks[3]["id"], "around": 0 }));
    assert_eq!(alone["paragraphs"].as_array().unwrap().len(), 1);
}

#[test]
fn many_annotations_are_changed_in_one_step_that_can_be_undone() {
    let (desk, marks) = marked();
    let ids: Vec<&Value> = marks.iter().map(|mark| &mark["id"]).collect();
    let before = desk.quotes(&order("tag:weather color:amber", "made", "none"));
    let weather = desk.ok("complete", json!({ "text": "weather", "of": "tags", "limit": 1 }));
    let changed = desk.ok(
        "change_annotations",
        json!({ "ids": ids, "color": "moss", "add": ["checked"], "remove": [weather[0]["id"]] }),
    );
    assert_eq!(changed["changed"], 4);
    assert_eq!(desk.quotes(&order("tag:checked color:moss", "made", "none")).len(), 4);
    assert_eq!(desk.quotes(&order("tag:weather", "made", "none")).len(), 0);
    desk.ok("undo", json!({}));
    assert_eq!(desk.quotes(&order("tag:weather color:amber", "made", "none")), before);
    assert_eq!(desk.quotes(&order("tag:checked", "made", "none")).len(), 0);

    desk.ok("change_annotations", json!({ "ids": ids, "color": null, "add": ["checked"], "remove": [] }));
    assert_eq!(desk.overview()["undo"], "Tag 4 annotations “checked”");
    let again =
        desk.ok("change_annotations", json!({ "ids": ids, "color": null, "add": ["checked"], "remove": [] }));
    assert_eq!(again["changed"], 0);
    desk.ok("delete_annotations", json!({ "ids": ids }));
    assert_eq!(desk.overview()["counts"]["annotations"], 0);
    desk.ok("undo", json!({}));
    assert_eq!(desk.overview()["counts"]["annotations"], 4);
}
