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
fn ten_thousand_failures_are_ten_thousand_rows_and_what_can_be_read_comes_in() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    for number in 0..10_000 {
        fs::write(folder.path().join(format!("{number:05}.html")), "").unwrap();
    }
    fs::write(folder.path().join("zz.txt"), REPORT).unwrap();
    let results = desk.import(vec![path(folder.path())]);
    let failed = results.iter().filter(|result| {
        result.outcome == ImportOutcome::Failed && result.message.contains("The file is empty.")
    });
    assert_eq!((failed.count(), results.len()), (10_000, 10_001));
    assert_eq!(results.last().unwrap().outcome, ImportOutcome::Imported);
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

#[test]
fn many_are_written_together_and_a_broken_off_import_is_taken_up() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    for number in 0..70 {
        let text = format!(
            "{REPORT}\n\nThis copy of the report was filed under number {number} by the harbour office."
        );
        fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
    }
    fs::write(folder.path().join("35-empty.txt"), "").unwrap();
    let written = std::cell::Cell::new(0);
    let ask = || ImportAsk { items: vec![path(folder.path())] };
    let mut last = None;
    let mut follow = |progress: dateline::ipc::import::ImportProgress| {
        written.set(progress.done);
        last = Some(progress);
    };
    run(&desk.library, ask(), &mut follow, &|| written.get() > 0).unwrap();
    let broken_off = last.unwrap();
    assert!(broken_off.cancelled && broken_off.finished);
    assert_eq!((broken_off.done, broken_off.total), (64, 71));
    assert_eq!(desk.overview()["counts"]["articles"], 63);
    let steps = desk.ok("history", json!({ "limit": 9 }));
    assert_eq!(steps["steps"].as_array().unwrap().len(), 1);
    assert_eq!(steps["steps"][0]["words"], "Import 63 articles");
    let mut results = Vec::new();
    run(&desk.library, ask(), &mut |progress| results.extend(progress.results), &|| false).unwrap();
    let names: Vec<&str> = results.iter().map(|result| result.name.as_str()).collect();
    assert!(names.is_sorted(), "results come in the order of the items");
    let count = |outcome| results.iter().filter(|result| result.outcome == outcome).count();
    assert_eq!(
        (count(ImportOutcome::Duplicate), count(ImportOutcome::Imported), count(ImportOutcome::Failed)),
        (63, 7, 1)
    );
    assert_eq!(desk.overview()["counts"]["articles"], 70);
}

#[test]
fn of_a_file_with_several_articles_those_chosen_come_in() {
    use std::io::Write as _;
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("clippings.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&file).unwrap());
    for name in ["one.txt", "two.txt", "three.txt"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        write!(writer, "{REPORT}\n\nFiled as {name} by the harbour office.").unwrap();
    }
    writer.finish().unwrap();
    let parts = dateline::ipc::import::list(&file).unwrap();
    let names: Vec<(u32, &str)> = parts.iter().map(|part| (part.number, part.name.as_str())).collect();
    assert_eq!(names, [(1, "one.txt"), (2, "two.txt"), (3, "three.txt")]);
    let chosen = |only: Vec<u32>| ImportItem::Parts { path: file.display().to_string(), only, whole: false };
    let results = desk.import(vec![chosen(vec![2, 9])]);
    assert_eq!((results[0].name.as_str(), results[0].outcome), ("two.txt", ImportOutcome::Imported));
    assert_eq!(results[1].outcome, ImportOutcome::Failed);
    assert!(results[1].message.contains("the file holds 3"), "{}", results[1].message);
    let outcomes: Vec<ImportOutcome> = desk.import(vec![path(&file)]).iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, [ImportOutcome::Imported, ImportOutcome::Duplicate, ImportOutcome::Imported]);
}

#[test]
fn the_parts_of_a_complete_page_are_no_articles() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Report.html"), format!("<html><body><p>{REPORT}</p></body></html>"))
        .unwrap();
    fs::create_dir(folder.path().join("Report_files")).unwrap();
    fs::write(folder.path().join("Report_files/frame.html"), "<p>An advertisement</p>").unwrap();
    let names: Vec<String> = desk.import(vec![path(folder.path())]).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Report.html"]);
}

#[test]
fn a_report_says_what_became_of_each_item() {
    use dateline::ipc::import::{ImportResult, report};
    let result = |name: &str, outcome, message: &str| ImportResult {
        name: name.to_owned(),
        outcome,
        article: None,
        version: None,
        message: message.to_owned(),
        code: None,
        alike: None,
        doubtful: message.starts_with("Ship"),
    };
    let results = [
        result("a.html", ImportOutcome::Imported, "Ship turns south"),
        result("=b.html", ImportOutcome::Failed, "The file is empty."),
    ];
    let table = report::csv(&results);
    assert!(
        table.contains("a.html,imported,Ship turns south,,,yes\r\n'=b.html,failed,The file is empty.,,,\r\n"),
        "{table}"
    );
    assert_eq!(
        report::markdown(&results),
        "# Import of 2 items\n\n## Failed: 1\n\n- =b.html: The file is empty.\n\n## Imported: 1\n\n- a.html: Ship turns south\n"
    );
}
