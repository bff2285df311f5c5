//! A library written by an older Dateline.

use dateline::library::care::backups;
use dateline::library::{Folder, Library};
use rusqlite::Connection;

use super::{path_in, surroundings};

const FIRST: &str = include_str!("../../src-tauri/library/schema/1.sql");

/// What the first Dateline left: a tag, and an event that was deleted, with the step that takes it back.
fn left_by_the_first(path: &std::path::Path) {
    for part in ["originals", "backups"] {
        std::fs::create_dir_all(path.join(part)).unwrap();
    }
    let connection = Connection::open(path.join("library.sqlite3")).unwrap();
    let event = r#"{"row":1,"id":"0192F0C123457ABC8DEF0123456789AB","title":"The airship leaves","written":null,
        "edtf":"1928-05-23","start_min":-1313193600,"start_max":-1313193600,"end_min":-1313107201,
        "end_max":-1313107201,"description":"","created":1,"changed":1}"#;
    connection
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL;
             BEGIN; {FIRST}
             INSERT INTO fact (name, value) VALUES ('compatibility', '1'), ('revision', '2');
             INSERT INTO tag (id, name) VALUES (x'0192F0C123457ABC8DEF0123456789AC', 'rescue');
             INSERT INTO article (id, published, published_start, metadata, created)
             VALUES (x'0192F0C123457ABC8DEF0123456789AD', '1928-06', -1312329600, '{{}}', 1);
             INSERT INTO change (id, words, at, by) VALUES (1, 'Delete the event', 1, 'window');
             INSERT INTO touched (change, noun, row, before) VALUES (1, 'event', 1, '{event}');
             PRAGMA application_id = {};
             PRAGMA user_version = 1; COMMIT;",
            0x446c_6e65
        ))
        .unwrap();
}

fn ask<T: rusqlite::types::FromSql>(library: &Library, sql: &str) -> T {
    library.read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0)).unwrap())).unwrap()
}

fn schema_of(library: &Library) -> Vec<String> {
    library
        .read(|connection| {
            let mut statement = connection
                .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
                .unwrap();
            Ok(statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect())
        })
        .unwrap()
}

#[test]
fn it_is_brought_up_to_date_after_a_backup_and_its_history_still_works() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    left_by_the_first(&path);

    let library = Library::open(&path, surroundings()).unwrap();
    assert_eq!(ask::<String>(&library, "SELECT name FROM tag"), "rescue");
    assert_eq!(ask::<String>(&library, "SELECT description FROM tag"), "");
    assert_eq!(ask::<i64>(&library, "SELECT published_end - published_start FROM article"), 30 * 86_400 - 1);
    let kept = backups(library.folder()).unwrap();
    assert_eq!(kept.len(), 1, "one backup is made before the first step");
    let before = Connection::open(&kept[0].path).unwrap();
    assert_eq!(before.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).unwrap(), 1);

    // The step was recorded before events could be starred.
    library.undo().unwrap();
    assert_eq!(ask::<String>(&library, "SELECT title FROM event"), "The airship leaves");
    assert_eq!(ask::<i64>(&library, "SELECT starred FROM event"), 0);
    assert!(library.check().unwrap().problems.is_empty());

    let new = Library::create(&folder.path().join("new"), surroundings()).unwrap();
    assert_eq!(schema_of(&library), schema_of(&new));
    drop(library);
    Library::open(&path, surroundings()).unwrap();
    assert_eq!(backups(&Folder::at(&path)).unwrap().len(), 1, "nothing is left to bring up");
}

#[test]
fn it_is_not_changed_below_a_program_that_has_it_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    left_by_the_first(&path);
    let held = std::fs::File::create(Folder::at(&path).lock()).unwrap();
    held.lock_shared().unwrap();

    let refused = Library::open(&path, surroundings()).err().unwrap().to_string();
    assert!(refused.contains("another program has it open"), "{refused}");
    drop(held);
    Library::open(&path, surroundings()).unwrap();
}
