use std::fs;

use dateline::library::Library;
use dateline::library::care::{backups, restore};
use dateline::model::Timestamp;
use serde_json::json;

use super::{Desk, REPORT};
use crate::library::{path_in, surroundings};

#[test]
fn a_sound_library_has_no_problems_and_a_changed_original_is_named() {
    let desk = Desk::new();
    let view = desk.report();
    desk.mark(&view, "strong head winds", &["weather"]);
    let report = desk.library.check().unwrap();
    assert_eq!((report.articles, report.originals, report.problems), (1, 1, vec![]));
    let hash = view["version"]["original"].as_str().unwrap();
    let original = desk.library.folder().originals().join(&hash[..2]).join(hash);
    fs::write(&original, "something else").unwrap();
    assert!(desk.library.check().unwrap().problems[0].contains("other bytes"));
    fs::remove_file(&original).unwrap();
    assert!(desk.library.check().unwrap().problems[0].contains("is missing"));
    // An index that does not agree with its texts.
    let outside = rusqlite::Connection::open(desk.library.folder().database()).unwrap();
    outside.execute("INSERT INTO note_index (rowid, title, text) VALUES (9, 'ghost', 'ghost')", []).unwrap();
    let problems = desk.library.check().unwrap().problems;
    assert!(problems.iter().any(|problem| problem.contains("note_index")), "{problems:?}");
}

#[test]
fn a_backup_brings_a_library_back_and_keeps_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let library = Library::create(&path, surroundings()).unwrap();
    let note = |title: &str| {
        dateline::ipc::calls::answer(&library, "create_note", json!({ "title": title, "text": REPORT }))
            .unwrap();
    };
    note("before");
    let report = library.backup().unwrap();
    assert_eq!((report.kept, report.removed), (1, 0));
    note("after");
    let refused = restore(&path, None, Timestamp(0)).unwrap_err();
    assert!(refused.to_string().contains("Another program"), "{refused}");
    drop(library);

    let database = path.join("library.sqlite3");
    let mut bytes = fs::read(&database).unwrap();
    for byte in bytes.iter_mut().skip(5_000).take(20_000) {
        *byte = 0x55;
    }
    fs::write(&database, bytes).unwrap();
    let restored = restore(&path, None, Timestamp(1_790_000_000_000)).unwrap();
    assert_eq!(restored.from, report.path);
    assert!(restored.kept.unwrap().is_file());
    let library = Library::open(&path, surroundings()).unwrap();
    let notes = dateline::ipc::calls::answer(&library, "notes", json!({})).unwrap();
    assert!(String::from_utf8(notes).unwrap().contains("before"));
    assert!(library.check().unwrap().problems.is_empty());
    assert_eq!(backups(library.folder()).unwrap().len(), 1);
}
