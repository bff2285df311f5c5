use dateline::model::VersionId;
use serde_json::{Value, json};

use super::{Desk, REPORT};

const ADDRESS: &str = "https://gazette.example/airship";

/// The article in two versions, with two passages marked on the first and an event that rests on one of them.
fn two_versions(new: &str) -> (Desk, Value, [Value; 2], Value) {
    let desk = Desk::new();
    let id = desk.paste(REPORT, "1928-05-26", Some(ADDRESS)).article.unwrap();
    let view = desk.article(&json!(id));
    let crew = desk.mark(&view, "sixteen men on board", &[]);
    let pilots = desk.mark(&view, "Two Norwegian pilots", &[]);
    let event = desk.event("The Italia leaves", "1928-05-23", &crew, &[]);
    desk.paste(new, "1928-05-26", Some(ADDRESS));
    let view = desk.article(&json!(id));
    assert_eq!(view["versions"].as_array().unwrap().len(), 2);
    (desk, view, [crew, pilots], event)
}

fn compare(desk: &Desk, view: &Value) -> Value {
    let versions = view["versions"].as_array().unwrap();
    desk.ok(
        "compare_versions",
        json!({ "article": view["article"]["id"], "older": versions[1]["id"], "newer": versions[0]["id"] }),
    )
}

#[test]
fn a_silent_edit_is_shown_with_the_passages_and_events_that_it_touches() {
    let (desk, view, [crew, _], event) = two_versions(&REPORT.replace("sixteen men", "eighteen men"));
    let found = compare(&desk, &view);
    assert_eq!(found["changes"], 1);
    let runs = found["runs"].as_array().unwrap();
    let changed = runs.iter().position(|run| run["kind"] == "changed").unwrap();
    assert_eq!(
        (&runs[changed]["old_text"], &runs[changed]["new_text"]),
        (&json!("sixteen "), &json!("eighteen "))
    );
    for (side, text) in [("old_text", view["versions"][1].clone()), ("new_text", view["versions"][0].clone())]
    {
        let whole: String = runs.iter().map(|run| run[side].as_str().unwrap()).collect();
        let shown = desk.ok("article", json!({ "id": view["article"]["id"], "version": text["id"] }));
        assert_eq!(whole, shown["version"]["text"].as_str().unwrap());
    }
    let touched = found["touched"].as_array().unwrap();
    assert_eq!(touched.len(), 1);
    assert_eq!(touched[0]["annotation"]["id"], crew["id"]);
    assert_eq!(touched[0]["runs"], json!([changed]));
    assert_eq!(found["events"][0]["id"], event["row"]["id"]);
}

#[test]
fn a_version_of_another_article_is_not_compared() {
    let (desk, view, ..) = two_versions(&REPORT.replace("sixteen men", "eighteen men"));
    let stranger = VersionId::from_bits(7).to_string();
    let ask =
        json!({ "article": view["article"]["id"], "older": stranger, "newer": view["versions"][0]["id"] });
    assert_eq!(
        serde_json::to_value(desk.call("compare_versions", ask).unwrap_err().code).unwrap(),
        "not-found"
    );
}

#[test]
fn a_changed_place_that_was_accepted_waits_no_longer_and_undo_brings_it_back() {
    let (desk, view, [crew, _], _) = two_versions(&REPORT.replace("sixteen men", "eighteen men"));
    let waiting = || desk.overview()["counts"]["to_review"].clone();
    let shown = || {
        let view = desk.article(&view["article"]["id"]);
        let all = view["annotations"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["id"] == crew["id"]).unwrap()
    };
    assert_eq!((&shown()["state"], &shown()["accepted"]), (&json!("changed"), &json!(false)));
    let page = desk.ok(
        "annotations",
        json!({ "filter": "", "article": null, "to_review": true, "offset": 0, "limit": 9 }),
    );
    assert_eq!(page["total"], 1);
    desk.ok(
        "accept_place",
        json!({ "id": crew["id"], "version": view["version"]["id"], "place": shown()["place"] }),
    );
    assert_eq!(shown()["accepted"], true);
    assert_ne!(waiting(), json!(1));
    desk.ok("undo", json!({}));
    assert_eq!(shown()["accepted"], false);
}

#[test]
fn a_lost_passage_is_detached_or_attached_again_and_each_can_be_undone() {
    let gone = REPORT.replace("Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said.", "Nobody knows more.");
    let (desk, view, [_, pilots], _) = two_versions(&gone);
    let shown = || {
        let view = desk.article(&view["article"]["id"]);
        let all = view["annotations"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["id"] == pilots["id"]).unwrap()
    };
    assert_eq!(shown()["state"], "lost");
    desk.ok("detach_annotation", json!({ "id": pilots["id"], "version": view["version"]["id"] }));
    assert_eq!((&shown()["accepted"], &shown()["place"]), (&json!(true), &Value::Null));
    assert!(desk.overview()["undo"].as_str().unwrap().starts_with("Detach"));
    desk.ok("undo", json!({}));
    assert_eq!(shown()["accepted"], false);
    let passage = desk.passage(&view, "Nobody knows more");
    desk.ok(
        "update_annotation",
        json!({ "id": pilots["id"], "color": null, "note": null, "tags": null, "passage": passage }),
    );
    assert_eq!((&shown()["state"], &shown()["quote"]), (&json!("exact"), &json!("Nobody knows more")));
    desk.ok("undo", json!({}));
    assert_eq!(shown()["state"], "lost");
    let refused =
        desk.call("detach_annotation", json!({ "id": pilots["id"], "version": view["versions"][1]["id"] }));
    assert!(refused.unwrap_err().message.contains("made on this version"));
}
