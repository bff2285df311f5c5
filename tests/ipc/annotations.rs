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

#[test]
fn a_selection_of_a_hundred_thousand_characters_is_kept_whole_and_goes_along_to_a_new_version() {
    let desk = Desk::new();
    let address = Some("https://gazette.example/log");
    let lines: Vec<String> = (0..1_600)
        .map(|hour| {
            format!("In hour {hour} of the search the wind stood at {} knots and nobody was seen.", hour % 37)
        })
        .collect();
    let text = format!("The Log\n\n{}\n", lines.join("\n\n"));
    let first = desk.paste(&text, "1928-05-26", address);
    let view = desk.article(&json!(first.article));
    let start = desk.passage(&view, "In hour 1 of")["start"].as_u64().unwrap();
    let mut passage = desk.passage(&view, "In hour 1 of");
    passage["end"] = json!(start + 100_000);
    let mark = desk.ok("annotate", json!({ "passage": passage, "color": "sky", "note": "", "tags": [] }));
    assert_eq!(mark["quote"].as_str().unwrap().chars().count(), 100_000);

    desk.paste(
        &text.replace("The Log\n\n", "The Log\n\nFrom the papers of the base ship.\n\n"),
        "1928-05-26",
        address,
    );
    let view = desk.article(&json!(first.article));
    assert_eq!(view["versions"].as_array().unwrap().len(), 2);
    let again = &view["annotations"][0];
    assert!(["exact", "moved"].contains(&again["state"].as_str().unwrap()), "{}", again["state"]);
    assert_eq!(again["quote"], mark["quote"]);
    assert!(again["place"]["start"].as_u64().unwrap() > start);
}

#[test]
fn emoji_and_combining_marks_at_the_edges_of_a_passage_are_kept_to_the_code_point() {
    let desk = Desk::new();
    let text = "A Letter Home\n\nTROMSO, May 26, 1928. We saw \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} wave at the Cafe\u{301} and the flag \u{1f1f3}\u{1f1f4} above it all day long.\n";
    let made = desk.paste(text, "1928-05-26", None);
    let view = desk.article(&json!(made.article));
    let shown = view["version"]["text"].as_str().unwrap().to_owned();
    for words in
        ["\u{1f469}\u{200d}\u{1f467} wave", "\u{301} and", "\u{1f467} wave at the Cafe", "the flag \u{1f1f3}"]
    {
        // What import composed can't be cut there any more.
        if !shown.contains(words) {
            continue;
        }
        assert_eq!(desk.mark(&view, words, &[])["quote"], words);
    }
    let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
    let mark = desk.mark(&view, family, &[]);
    let place = &desk.ok("passage_context", json!({ "id": mark["id"], "around": 0 }))["place"];
    assert_eq!(place["end"].as_u64().unwrap() - place["start"].as_u64().unwrap(), 5);
}

#[test]
fn positions_outside_the_text_or_reversed_mark_nothing_and_leave_the_rest() {
    let desk = Desk::new();
    let view = desk.report();
    desk.mark(&view, "called her through the night", &[]);
    let length = view["version"]["text"].as_str().unwrap().chars().count() as u64;
    for (start, end) in
        [(40, 12), (12, 12), (length, length + 40), (length + 40, length + 90), (u64::from(u32::MAX), 0)]
    {
        let mut passage = desk.passage(&view, "called");
        (passage["start"], passage["end"]) = (json!(start), json!(end));
        let refused = desk
            .call("annotate", json!({ "passage": passage, "color": "sky", "note": "", "tags": [] }))
            .unwrap_err();
        assert!(refused.message.contains("holds no words"), "{start} to {end}: {refused}");
    }
    assert_eq!(desk.article(&view["article"]["id"])["annotations"].as_array().unwrap().len(), 1);
}

#[test]
fn ten_thousand_annotations_on_one_word_come_in_are_listed_and_are_taken_back_as_one_step() {
    let desk = Desk::new();
    let address = "https://gazette.example/airship";
    let made = desk.paste(REPORT, "1928-05-26", Some(address));
    let rows: Vec<serde_json::Value> = (0..10_000)
        .map(|index| {
            json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": format!("urn:elsewhere:{index}"),
                "type": "Annotation",
                "body": { "type": "TextualBody", "value": format!("Remark {index}") },
                "target": { "source": address, "selector": { "type": "TextQuoteSelector", "exact": "Umberto" } },
            })
        })
        .collect();
    let report = desk.ok("import_annotations", json!({ "text": json!(rows).to_string() }));
    assert_eq!((&report["added"], &report["set_aside"]), (&json!(10_000), &json!(0)));
    let view = desk.article(&json!(made.article));
    let all = view["annotations"].as_array().unwrap();
    assert_eq!(all.len(), 10_000);
    assert!(all.iter().all(|one| one["place"] == all[0]["place"] && one["quote"] == "Umberto"));
    desk.ok("undo", json!({}));
    assert!(desk.article(&json!(made.article))["annotations"].as_array().unwrap().is_empty());
}
