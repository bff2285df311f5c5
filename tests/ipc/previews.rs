//! An item looked at before it is imported, and articles read again.

use dateline::import::Source;
use dateline::ipc::Code;
use dateline::ipc::import::{ImportItem, ImportOutcome};
use dateline::library::articles;
use serde_json::{Value, json};

use super::{Desk, REPORT};

fn paste(text: &str) -> Value {
    json!({ "item": { "type": "paste", "text": text, "html": null, "title": null, "published": null, "publisher": null, "address": null } })
}

fn originals(desk: &Desk) -> usize {
    let folder = desk.library.folder().path().join("originals");
    let Ok(parts) = std::fs::read_dir(folder) else { return 0 };
    parts.flatten().filter_map(|part| std::fs::read_dir(part.path()).ok()).map(Iterator::count).sum()
}

#[test]
fn a_preview_writes_nothing_and_what_is_accepted_comes_in_corrected_as_one_step() {
    let desk = Desk::new();
    let preview = desk.ok("preview_import", paste(REPORT));
    assert_eq!(preview["outcome"], "imported");
    assert!(preview["text"].as_str().unwrap().contains("sixteen men"));
    assert_eq!(preview["metadata"]["title"]["value"], "Airship Missing North of Svalbard");
    assert_eq!((desk.overview()["counts"]["articles"].clone(), originals(&desk)), (json!(0), 0));
    assert_eq!(desk.ok("history", json!({ "limit": 9 }))["steps"], json!([]));

    let blocks = preview["blocks"].as_array().unwrap();
    let shown = blocks.iter().position(|block| block["fold"].is_null()).unwrap();
    let accepted = desk.ok(
        "accept_import",
        json!({
            "token": preview["token"], "title": "The Italia is missing", "authors": ["Ada Lind"],
            "publisher": null, "published": "27 May 1928", "language": null, "address": null, "turned": [shown],
        }),
    );
    assert_eq!(
        (&accepted["outcome"], &accepted["message"]),
        (&json!("imported"), &json!("The Italia is missing"))
    );
    let view = desk.article(&accepted["article"]);
    assert_eq!(view["published"]["edtf"], "1928-05-27");
    assert_eq!(view["article"]["metadata"]["authors"]["verified"], true);
    assert!(view["folded"].as_array().unwrap().contains(&json!(shown)));
    let steps = desk.ok("history", json!({ "limit": 9 }))["steps"].clone();
    assert_eq!(steps.as_array().unwrap().len(), 1);
    assert_eq!(steps[0]["words"], "Import “The Italia is missing”");

    let gone = desk.call(
        "accept_import",
        json!({
            "token": preview["token"], "title": null, "authors": null, "publisher": null, "published": null,
            "language": null, "address": null, "turned": [],
        }),
    );
    assert_eq!(gone.unwrap_err().code, Code::NotFound);
    let known = desk.ok("preview_import", paste(REPORT));
    assert_eq!((&known["outcome"], &known["article"]), (&json!("duplicate"), &accepted["article"]));
}

#[test]
fn other_dates_of_publication_are_told_in_words() {
    let desk = Desk::new();
    let page = format!(
        "<html><head><meta property=\"article:published_time\" content=\"1928-05-26\">\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"datePublished\":\"1928-05-28\"}}</script>\
         </head><body><h1>The airship</h1><p>{REPORT}</p></body></html>"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, page).unwrap();
    let preview = desk.ok("preview_import", json!({ "item": { "type": "path", "path": path } }));
    let told = [&preview["published"], &preview["also_published"][0]].map(|date| date["words"].clone());
    assert!(told.contains(&json!("26 May 1928")) && told.contains(&json!("28 May 1928")), "{told:?}");
}

#[test]
fn what_can_t_be_looked_at_has_a_code() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    std::fs::write(folder.path().join("b.txt"), REPORT).unwrap();
    for (item, code) in [
        (json!({ "type": "address", "address": "http://127.0.0.1/" }), Code::PrivateNetwork),
        (json!({ "type": "path", "path": folder.path().join("none.html") }), Code::Unreadable),
        (json!({ "type": "path", "path": folder.path() }), Code::BadInput),
        (paste(" ")["item"].clone(), Code::Unreadable),
    ] {
        assert_eq!(desk.call("preview_import", json!({ "item": item })).unwrap_err().code, code, "{item}");
    }
    assert_eq!(desk.ok("import_parts", json!({ "path": folder.path().join("a.txt") })), json!([]));
}

#[test]
fn a_report_of_an_import_is_saved() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let results = vec![desk.paste(REPORT, "1928-05-26", None)];
    for (name, start) in [("report.csv", "\u{feff}item,result"), ("report.md", "# Import of 1 item")] {
        let path = folder.path().join(name);
        desk.ok("write_import_report", json!({ "path": path, "results": results }));
        assert!(std::fs::read_to_string(path).unwrap().starts_with(start));
    }
}

#[test]
fn articles_are_read_again_and_only_other_text_makes_a_version() {
    let desk = Desk::new();
    let same = desk.paste(REPORT, "1928-05-26", None);
    let other = left_by_an_older_extractor(&desk);
    let view = desk.article(&other);
    desk.mark(&view, "sixteen men", &[]);

    let again = desk.import(vec![ImportItem::Again { articles: Vec::new() }]);
    let outcomes: Vec<ImportOutcome> = again.iter().map(|result| result.outcome).collect();
    assert_eq!(outcomes, [ImportOutcome::Duplicate, ImportOutcome::NewVersion]);
    assert_eq!(
        (again[0].article, again[1].article),
        (same.article, serde_json::from_value(other.clone()).unwrap())
    );
    let now = desk.article(&other);
    assert_eq!(now["versions"].as_array().unwrap().len(), 2);
    assert_eq!(now["versions"][0]["original"], now["versions"][1]["original"]);
    assert_eq!(now["annotations"][0]["state"], "exact");
    let words = desk.ok("history", json!({ "limit": 1 }))["steps"][0]["words"].clone();
    assert!(words.as_str().unwrap().ends_with("again"), "{words}");
    desk.ok("undo", json!({}));
    assert_eq!(desk.article(&other)["versions"].as_array().unwrap().len(), 1);
}

#[test]
fn hyphens_are_put_back_as_a_version_that_is_undone_and_stays_when_read_again() {
    let desk = Desk::new();
    let broken = "The airship left the bay at four in the morning with a crew of six-\n\
        teen men, and the ship that had carried it there stayed behind in the\n\
        harbour. Sixteen hours later a message came that nobody could read at all,\n\
        and the sixteen were not heard of again for eleven days, nor was the ship\n\
        that had gone out to look for them in the fog of the following morning.\n";
    let article = json!(desk.paste(broken, "1928-05-26", None).article);
    let view = desk.article(&article);
    let words = |view: &Value| view["version"]["text"].as_str().unwrap().to_owned();
    assert!(words(&view).contains("crew of sixteen men"));
    desk.mark(&view, "four in the morning with a crew of sixteen men", &[]);
    desk.mark(&view, "stayed behind in the harbour", &[]);

    desk.ok("put_hyphens_back", json!({ "article": article }));
    let now = desk.article(&article);
    assert_eq!(words(&now), words(&view).replace("of sixteen men", "of six-teen men"));
    assert_eq!(now["versions"].as_array().unwrap().len(), 2);
    assert_eq!(now["versions"][0]["original"], now["versions"][1]["original"]);
    let states: Vec<&Value> =
        now["annotations"].as_array().unwrap().iter().map(|each| &each["state"]).collect();
    assert!(states.iter().all(|state| **state != "lost" && **state != "ambiguous"), "{states:?}");
    assert_eq!(now["version"]["remarks"], json!(["Hyphens at the ends of lines were put back."]));

    let again = desk.import(vec![ImportItem::Again { articles: Vec::new() }]);
    assert_eq!(again[0].outcome, ImportOutcome::Duplicate);
    assert!(desk.call("put_hyphens_back", json!({ "article": article })).is_err());
    desk.ok("undo", json!({}));
    assert_eq!(words(&desk.article(&article)), words(&view));
}

/// A page in the library whose text begins with a menu, which is not in it when it is read today.
fn left_by_an_older_extractor(desk: &Desk) -> Value {
    let bytes = format!("<html><body><p>{REPORT}</p></body></html>").into_bytes();
    let source = Source { bytes: &bytes, file_name: Some("page.html"), ..Source::default() };
    let mut imported = dateline::import::read(source).unwrap();
    imported.text.insert_str(0, "Menu. ");
    for (at, block) in imported.blocks.iter_mut().enumerate() {
        block.start += if at == 0 { 0 } else { 6 };
        block.end += 6;
        block.marks.clear();
    }
    let original = desk.library.keep_original(&bytes).unwrap();
    let added = desk.library.change("Import", |change| {
        let incoming = articles::Incoming {
            imported: &imported,
            original: &original,
            size: bytes.len() as u64,
            file_name: Some("page.html"),
            captured: change.now,
            retrieval: None,
        };
        articles::add(change, &incoming)
    });
    json!(added.unwrap().article)
}
