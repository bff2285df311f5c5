use dateline::ipc::export::{ExportAsk, ExportFormat, ExportScope, text};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Desk, REPORT};

const ADDRESS: &str = "https://gazette.example/airship";

fn desk() -> (Desk, Value) {
    let desk = Desk::new();
    let id = desk.paste(REPORT, "1928-05-26", Some(ADDRESS)).article.unwrap();
    let view = desk.article(&json!(id));
    (desk, view)
}

/// The annotations of the first article as everyone sees them, without what only their library knows.
fn seen(desk: &Desk) -> Vec<Value> {
    let ask = json!({ "filter": "", "article": null, "to_review": false, "offset": 0, "limit": 1000 });
    let page = desk.ok("annotations", ask);
    let fields = ["id", "quote", "color", "note", "place", "state", "created"];
    let mut all: Vec<Value> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let mut one: serde_json::Map<String, Value> =
                fields.iter().map(|name| ((*name).to_owned(), row[*name].clone())).collect();
            let tags: Vec<Value> =
                row["tags"].as_array().unwrap().iter().map(|tag| tag["path"].clone()).collect();
            one.insert("tags".to_owned(), json!(tags));
            Value::Object(one)
        })
        .collect();
    all.sort_by_key(|one| one["id"].as_str().unwrap().to_owned());
    all
}

fn exported(desk: &Desk) -> String {
    text(&desk.library, &ExportAsk { scope: ExportScope::All, format: ExportFormat::W3c }).unwrap()
}

const RIVALS: &str = r#"{"total": 4, "rows": [
    {"uri": "https://gazette.example/airship", "text": "How many?", "tags": ["crew", " / "], "created": "2026-03-14T09:12:00+00:00",
     "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "sixteen men on board", "prefix": "with ", "suffix": ", and nothing"},
                              {"type": "TextPositionSelector", "start": 4000, "end": 4020}]}]},
    {"uri": "https://gazette.example/airship", "text": "",
     "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "seventeen seaplanes over Tromso", "prefix": "", "suffix": ""}]}]},
    {"uri": "https://elsewhere.example/x", "text": 7, "target": []},
    {"uri": "https://elsewhere.example/y", "text": "",
     "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "words of no article that is here", "prefix": "", "suffix": ""}]}]}]}"#;

#[test]
fn each_annotation_from_elsewhere_is_reported_and_a_broken_one_leaves_the_others() {
    let (desk, view) = desk();
    let preview = desk.ok("preview_annotations", json!({ "text": RIVALS }));
    assert_eq!((&preview["added"], &preview["set_aside"]), (&json!(1), &json!(3)));
    assert!(seen(&desk).is_empty());

    let report = desk.ok("import_annotations", json!({ "text": RIVALS }));
    assert_eq!(
        (&report["format"], &report["added"], &report["set_aside"]),
        (&json!("hypothesis"), &json!(1), &json!(3))
    );
    let results = report["results"].as_array().unwrap();
    assert_eq!((&results[0]["outcome"], &results[0]["state"]), (&json!("added"), &json!("exact")));
    assert_eq!(results[0]["article"], view["article"]["id"]);
    assert_eq!(results[1]["state"], "lost");
    assert_eq!(results[2]["reason"], "Its text is broken: not a string.");
    assert!(results[3]["reason"].as_str().unwrap().contains("Import the article first"));
    let all = seen(&desk);
    assert_eq!((&all[0]["quote"], &all[0]["tags"]), (&json!("sixteen men on board"), &json!(["crew"])));

    let again = desk.ok("import_annotations", json!({ "text": RIVALS }));
    assert_eq!((&again["added"], &again["known"]), (&json!(0), &json!(1)));
    assert_eq!(desk.overview()["undo"], "Import 1 annotation from Hypothesis");
    desk.ok("undo", json!({}));
    assert!(seen(&desk).is_empty());
}

#[test]
fn highlights_without_an_address_find_their_article_by_its_words() {
    let (desk, _) = desk();
    desk.paste("Another Ship\n\nNothing of this stands in the report.", "1928-05-27", None);
    let table = "Highlight,Book Title,Note,Color,Tags,Highlighted at\n\
        Two Norwegian pilots will search the ice,A title that nobody gave,,green,,\n";
    let report = desk.ok("import_annotations", json!({ "text": table }));
    assert_eq!((&report["format"], &report["added"]), (&json!("readwise"), &json!(1)));
    assert_eq!(seen(&desk)[0]["color"], "moss");
}

#[test]
fn what_is_no_export_is_refused_with_what_would_do() {
    let (desk, _) = desk();
    let refused = desk.call("import_annotations", json!({ "text": "Dear diary" })).unwrap_err();
    assert!(refused.message.contains("Hypothesis"), "{refused}");
}

#[test]
fn an_export_is_read_from_its_file_and_one_that_is_no_text_is_refused_by_name() {
    let (desk, _) = desk();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rivals.json");
    std::fs::write(&file, RIVALS).unwrap();
    let ask = |path: &std::path::Path| json!({ "text": "", "path": path });
    assert_eq!(desk.ok("preview_annotations", ask(&file))["added"], 1);
    std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    for path in [file, folder.path().join("gone.json")] {
        let refused = desk.call("import_annotations", ask(&path)).unwrap_err();
        assert!(refused.message.contains(path.to_str().unwrap()), "{refused}");
    }
    assert!(seen(&desk).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_exported_as_web_annotations_comes_back_the_same(
        marks in prop::collection::vec((0u32..380, 1u32..90, 0usize..5, "[a-z *#é\n]{0,12}", 0usize..4), 1..12),
    ) {
        let (desk, view) = desk();
        let length = view["version"]["text"].as_str().unwrap().chars().count() as u32;
        for (start, long, color, note, tags) in marks {
            let end = (start + long).min(length);
            let passage = json!({ "article": view["article"]["id"], "version": view["version"]["id"],
                                  "start": start.min(end), "end": end });
            let color = ["amber", "moss", "sky", "rose", "plum"][color];
            let tags = &["ice", "radio/silence", "crew"][..tags.min(3)];
            // Folded lines and white space can't be marked; all else can.
            let _ = desk.call("annotate", json!({ "passage": passage, "color": color, "note": note, "tags": tags }));
        }
        let marks = exported(&desk);
        let fresh = super::adopt::desk().0;
        let report = fresh.ok("import_annotations", json!({ "text": marks }));
        prop_assert_eq!(&report["set_aside"], &json!(0));
        prop_assert_eq!(seen(&fresh), seen(&desk));
    }
}
