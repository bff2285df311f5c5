use std::fs;

use dateline::ipc::import::{ImportAsk, ImportItem, ImportOutcome, run};
use serde_json::json;

use super::{Desk, REPORT};

fn path(path: &std::path::Path) -> ImportItem {
    ImportItem::Path { path: path.to_string_lossy().into_owned() }
}

#[test]
fn a_folder_gives_a_result_for_each_file_and_bad_ones_stop_nothing() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("deeper")).unwrap();
    fs::write(at("a.txt"), REPORT).unwrap();
    fs::write(at("b-empty.txt"), "").unwrap();
    let binary: Vec<u8> = [0x7f, b'E', b'L', b'F'].into_iter().chain((0..=255).cycle().take(4_000)).collect();
    fs::write(at("c-binary.bin"), binary).unwrap();
    fs::write(at("deeper/d.txt"), REPORT).unwrap();
    fs::write(at(".hidden"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), at("deeper/loop")).unwrap();
    let results = desk.import(vec![path(folder.path()), path(&at("missing.html"))]);
    let seen: Vec<(&str, ImportOutcome)> =
        results.iter().map(|result| (result.name.as_str(), result.outcome)).collect();
    use ImportOutcome::{Duplicate, Failed, Imported};
    assert_eq!(
        seen,
        [
            ("a.txt", Imported),
            ("b-empty.txt", Failed),
            ("c-binary.bin", Failed),
            ("d.txt", Duplicate),
            ("missing.html", Failed),
        ]
    );
    assert!(results[1].message.contains("empty"), "{}", results[1].message);
    assert!(results[4].message.contains("no such file"), "{}", results[4].message);
    assert_eq!(desk.overview()["counts"]["articles"], 1);
    assert_eq!(desk.ok("history", json!({ "limit": 9 }))["steps"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_without_files_is_said_and_a_cancelled_import_stops() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    assert!(desk.import(vec![path(folder.path())])[0].message.contains("holds no files"));
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    let mut last = None;
    let ask = ImportAsk { items: vec![path(folder.path())] };
    run(&desk.library, ask, &mut |progress| last = Some(progress), &|| true).unwrap();
    let last = last.unwrap();
    assert!(last.finished && last.cancelled || last.total == 0);
    assert_eq!(desk.overview()["counts"]["articles"], 0);
}

#[test]
fn the_same_bytes_bring_an_article_back_from_the_trash() {
    let desk = Desk::new();
    let first = desk.paste(REPORT, "1928-05-26", None);
    desk.ok("trash_articles", json!({ "ids": [first.article] }));
    let again = desk.paste(REPORT, "1928-05-26", None);
    assert_eq!((again.outcome, again.article), (ImportOutcome::Duplicate, first.article));
    assert!(again.message.contains("is back"));
    assert_eq!(desk.overview()["counts"]["articles"], 1);
    desk.ok("undo", json!({}));
    assert_eq!(desk.overview()["counts"]["trash"], 1);
}

#[test]
fn what_the_person_typed_counts_and_the_same_text_is_no_new_version() {
    let desk = Desk::new();
    let first = desk.paste(REPORT, "26 May 1928", Some("https://gazette.example/italia?utm_source=x"));
    let view = desk.article(&json!(first.article));
    assert_eq!(view["published"]["edtf"], "1928-05-26");
    assert_eq!(view["article"]["metadata"]["publisher"]["verified"], true);
    let spaced = format!("{REPORT}\n\n");
    let again = desk.paste(&spaced, "26 May 1928", Some("http://gazette.example/italia/"));
    assert_eq!((again.outcome, again.article), (ImportOutcome::Duplicate, first.article));
    let bad = ImportItem::Paste {
        text: REPORT.to_owned(),
        html: None,
        title: None,
        published: Some("soon".to_owned()),
        publisher: None,
        address: None,
    };
    assert_eq!(desk.import(vec![bad])[0].outcome, ImportOutcome::Failed);
}
