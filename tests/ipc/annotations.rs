use serde_json::json;

use super::{Desk, REPORT};

#[test]
fn a_passage_is_marked_changed_and_deleted_and_each_step_has_its_words() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "called her through the night", &["radio/silence"]);
    assert_eq!(mark["quote"], "called her through the night");
    assert_eq!(mark["state"], "exact");
    assert_eq!(mark["tags"][0]["path"], "radio/silence");
    assert_eq!(desk.overview()["undo"], "Mark “called her through the night”");

    let changed = desk.ok(
        "update_annotation",
        json!({ "id": mark["id"], "color": "rose", "note": "*No* answer.", "tags": null, "passage": null }),
    );
    assert_eq!((&changed["color"], &changed["note"]), (&json!("rose"), &json!("*No* answer.")));
    let steps = desk.overview()["revision"].clone();
    desk.ok(
        "update_annotation",
        json!({ "id": mark["id"], "color": "rose", "note": null, "tags": ["radio/silence"], "passage": null }),
    );
    assert_eq!(desk.ok("history", json!({ "limit": 50 }))["steps"].as_array().unwrap().len(), 3);
    assert!(desk.overview()["revision"].as_u64() >= steps.as_u64());

    desk.ok("delete_annotations", json!({ "ids": [mark["id"]] }));
    assert!(desk.article(&view["article"]["id"])["annotations"].as_array().unwrap().is_empty());
    let gone = desk.call("delete_annotations", json!({ "ids": [mark["id"]] })).unwrap_err();
    assert_eq!(serde_json::to_value(gone.code).unwrap(), "not-found");
}

#[test]
fn an_annotation_is_given_other_ends_as_one_step_and_described_afresh() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "called her through", &["radio"]);
    let before = desk.article(&view["article"]["id"]);
    let passage = desk.passage(&view, "called her through the night");
    let longer = desk.ok(
        "update_annotation",
        json!({ "id": mark["id"], "color": null, "note": null, "tags": null, "passage": passage }),
    );
    assert_eq!(
        (&longer["quote"], &longer["state"]),
        (&json!("called her through the night"), &json!("exact"))
    );
    assert_eq!(longer["tags"], mark["tags"]);
    assert_eq!(desk.overview()["undo"], "Change where “called her through” begins and ends");
    desk.ok("undo", json!({}));
    assert_eq!(desk.article(&view["article"]["id"])["annotations"], before["annotations"]);
}

#[test]
fn white_space_around_a_selection_is_left_out_and_a_selection_without_words_is_refused() {
    let desk = Desk::new();
    let view = desk.report();
    let mut passage = desk.passage(&view, " had reported ");
    let mark = desk.ok("annotate", json!({ "passage": passage, "color": "sky", "note": "", "tags": [] }));
    assert_eq!(mark["quote"], "had reported");
    passage["end"] = json!(1_000_000);
    let refused = desk
        .call("annotate", json!({ "passage": passage, "color": "sky", "note": "", "tags": [] }))
        .unwrap_err();
    assert!(refused.message.contains("holds no words"), "{refused}");
}

#[test]
fn a_selection_over_folded_text_is_refused_until_it_is_shown() {
    let desk = Desk::new();
    let view = desk.report();
    let blocks = view["version"]["blocks"].as_array().unwrap();
    let index = blocks
        .iter()
        .position(|block| block["fold"].is_null() && block["kind"]["type"] == "paragraph")
        .unwrap();
    let fold = |folded: bool| {
        desk.ok("fold", json!({ "version": view["version"]["id"], "blocks": [index], "folded": folded }))
    };
    fold(true);
    let shown = desk.article(&view["article"]["id"]);
    assert!(shown["folded"].as_array().unwrap().contains(&json!(index)));
    let passage = json!({
        "article": view["article"]["id"], "version": view["version"]["id"],
        "start": blocks[index]["start"], "end": blocks[index]["end"],
    });
    let ask = json!({ "passage": passage, "color": "amber", "note": "", "tags": [] });
    let refused = desk.call("annotate", ask.clone()).unwrap_err();
    assert_eq!(refused.message, "The selection spans 1 hidden line. Show it, or select on one side.");
    fold(false);
    desk.ok("annotate", ask);
    assert_eq!(desk.article(&view["article"]["id"])["folded"], view["folded"]);
}

#[test]
fn a_new_version_keeps_the_marks_or_says_which_to_review() {
    let desk = Desk::new();
    let address = Some("https://gazette.example/italia");
    let first = desk.paste(REPORT, "1928-05-26", address);
    let view = desk.article(&json!(first.article));
    let kept = desk.mark(&view, "called her through the night without an answer", &[]);
    let lost = desk.mark(&view, "Two Norwegian pilots will search the ice north of the islands", &[]);

    let changed = REPORT
        .replace("The base ship", "All evening the base ship")
        .replace(
            "Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said.",
            "Nothing else was known at noon.",
        );
    let second = desk.paste(&changed, "1928-05-26", address);
    assert_eq!(serde_json::to_value(second.outcome).unwrap(), "new-version");
    assert_eq!(second.article, first.article);

    let view = desk.article(&json!(first.article));
    assert_eq!(view["versions"].as_array().unwrap().len(), 2);
    let state = |id: &serde_json::Value| {
        let all = view["annotations"].as_array().unwrap();
        all.iter().find(|one| one["id"] == *id).unwrap().clone()
    };
    assert!(["exact", "moved"].contains(&state(&kept["id"])["state"].as_str().unwrap()));
    assert_eq!(state(&lost["id"])["state"], "lost");
    assert_eq!(desk.overview()["counts"]["to_review"], 1);
    let review = desk.ok(
        "annotations",
        json!({ "filter": "", "article": null, "to_review": true, "offset": 0, "limit": 10 }),
    );
    assert_eq!(review["rows"][0]["id"], lost["id"]);

    // The person says where it belongs now.
    let place = desk.passage(&view, "Nothing else was known at noon");
    desk.ok(
        "accept_place",
        json!({ "id": lost["id"], "version": view["version"]["id"],
                "place": { "start": place["start"], "end": place["end"] } }),
    );
    assert_eq!(desk.overview()["counts"]["to_review"], 0);
    let view = desk.article(&json!(first.article));
    let all = view["annotations"].as_array().unwrap();
    let accepted = all.iter().find(|one| one["id"] == lost["id"]).unwrap();
    assert_eq!(accepted["now"], "Nothing else was known at noon");

    // The old version shows every mark where it was made.
    let versions = view["versions"].as_array().unwrap();
    let old = desk.ok("article", json!({ "id": first.article, "version": versions[1]["id"] }));
    assert!(old["annotations"].as_array().unwrap().iter().all(|one| one["state"] == "exact"));
}
