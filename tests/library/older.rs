//! A library written by an older Dateline.

use dateline::library::care::backups;
use dateline::library::{Folder, Library};
use rusqlite::Connection;

use super::{path_in, surroundings};

/// The schemas that Datelines have left, each the steps up to it.
const FIRST: &str = include_str!("../../src-tauri/library/schema/1.sql");
const STEPS: [&str; 3] = [
    FIRST,
    include_str!("../../src-tauri/library/schema/2.sql"),
    include_str!("../../src-tauri/library/schema/3.sql"),
];

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

/// Rows as an older Dateline wrote them: two versions of an article with a fold, an annotation that moved, tags, an event
/// with its people and evidence, a note, and the step that made one of them.
const ROWS: &str = "
    INSERT INTO article (row, id, title, authors, publisher, published, published_start, address, metadata, version, doubtful, created, trashed)
    VALUES (4, x'0192F0C1000070008000000000000001', 'The tent on the ice', 'Ada Nord', 'The Gazette', '1928-06', -1312329600,
            'https://gazette.example/tent', '{\"title\":{\"value\":\"The tent on the ice\",\"source\":\"typed by you\",\"verified\":true}}',
            NULL, 1, 1, NULL),
           (9, x'0192F0C1000070008000000000000002', 'Gone', '', '', NULL, NULL, NULL, '{}', NULL, 0, 2, 3);
    INSERT INTO version (row, id, article, number, captured, text, blocks, original, file_name, size, remarks)
    VALUES (2, x'0192F0C1000070008000000000000011', x'0192F0C1000070008000000000000001', 1, 5, 'The crew had red paint – and a radio.',
            '[{\"kind\":{\"type\":\"paragraph\"},\"start\":0,\"end\":37}]', 'aa', 'tent.html', 40, '[]'),
           (3, x'0192F0C1000070008000000000000012', x'0192F0C1000070008000000000000001', 2, 6,
            'Menu' || char(10) || 'The crew of the airship had a tent and red paint and a small radio, and waited on the ice for weeks while planes and ships of six nations looked for them in vain.',
            '[{\"kind\":{\"type\":\"paragraph\"},\"start\":0,\"end\":4,\"fold\":\"navigation\"},{\"kind\":{\"type\":\"paragraph\"},\"start\":5,\"end\":167}]',
            'bb', NULL, 90, '[\"Read as windows-1252.\"]'),
           (5, x'0192F0C1000070008000000000000013', x'0192F0C1000070008000000000000002', 1, 7, 'Gone.', '[]', 'cc', NULL, 5, '[]');
    UPDATE article SET version = x'0192F0C1000070008000000000000012' WHERE row = 4;
    UPDATE article SET version = x'0192F0C1000070008000000000000013' WHERE row = 9;
    INSERT INTO fold (version, block, folded) VALUES (x'0192F0C1000070008000000000000012', 0, 0);
    INSERT INTO annotation (row, id, article, version, start, end, exact, prefix, suffix, color, note, created, changed)
    VALUES (1, x'0192F0C1000070008000000000000021', x'0192F0C1000070008000000000000001', x'0192F0C1000070008000000000000011', 13, 22,
            'red paint', 'The crew had ', ' – and a radio.', 'yellow', 'Dyed *red*.', 8, 8);
    INSERT INTO placement (annotation, version, state, start, end)
    VALUES (x'0192F0C1000070008000000000000021', x'0192F0C1000070008000000000000012', 'moved', 44, 53);
    INSERT INTO tag (id, parent, name) VALUES (x'0192F0C1000070008000000000000031', NULL, 'rescue'),
           (x'0192F0C1000070008000000000000032', x'0192F0C1000070008000000000000031', 'tent');
    INSERT INTO annotation_tag (annotation, tag, position)
    VALUES (x'0192F0C1000070008000000000000021', x'0192F0C1000070008000000000000032', 0);
    INSERT INTO event (id, title, written, edtf, start_min, start_max, end_min, end_max, created, changed)
    VALUES (x'0192F0C1000070008000000000000041', 'The tent is dyed', 'late May', '1928-05', 1, 2, 3, 4, 9, 9);
    INSERT INTO entity (id, kind, name, aliases) VALUES (x'0192F0C1000070008000000000000051', 'person', 'Umberto Nobile', '[\"Nobile\"]');
    INSERT INTO event_entity (event, entity, role, position)
    VALUES (x'0192F0C1000070008000000000000041', x'0192F0C1000070008000000000000051', 'participant', 0);
    INSERT INTO change (id, words, at, by) VALUES (1, 'Note a passage', 8, 'window');
    INSERT INTO touched (change, noun, row, before) VALUES (1, 'annotation', 1, NULL);";

/// Every table of data with its columns, and all its rows as text.
fn rows(connection: &Connection, tables: &[(String, String)]) -> Vec<String> {
    let mut all = Vec::new();
    for (table, columns) in tables {
        let sql = format!("SELECT json_array({columns}) FROM {table} ORDER BY 1");
        let mut statement = connection.prepare(&sql).unwrap();
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        all.extend(lines.map(|line| format!("{table} {}", line.unwrap())));
    }
    all
}

/// The tables that hold what a person has, with their columns; what is worked out of them is left out.
fn tables(connection: &Connection) -> Vec<(String, String)> {
    let derived = |name: &str| name.starts_with("sqlite_") || name.contains("_index") || name == "fact";
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'";
    let mut statement = connection.prepare(sql).unwrap();
    let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let of = |name: String| {
        let mut columns =
            connection.prepare(&format!("SELECT name, type FROM pragma_table_info('{name}')")).unwrap();
        let columns: Vec<String> = columns
            .query_map([], |row| {
                let (column, kind): (String, String) = (row.get(0)?, row.get(1)?);
                Ok(if kind == "BLOB" { format!("hex({column})") } else { column })
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        (name, columns.join(", "))
    };
    names.into_iter().filter(|name| !derived(name)).map(of).collect()
}

#[test]
fn every_row_that_an_older_dateline_left_is_there_after_all_later_steps() {
    for number in 1..=STEPS.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = path_in(&folder);
        for part in ["originals", "backups"] {
            std::fs::create_dir_all(path.join(part)).unwrap();
        }
        let connection = Connection::open(path.join("library.sqlite3")).unwrap();
        let steps = STEPS[..number].concat();
        connection
            .execute_batch(&format!(
                "PRAGMA journal_mode = WAL;
                 BEGIN; {steps} {ROWS}
                 INSERT INTO fact (name, value) VALUES ('compatibility', '1'), ('revision', '2');
                 PRAGMA application_id = {}; PRAGMA user_version = {number}; COMMIT;",
                0x446c_6e65
            ))
            .unwrap();
        let tables = tables(&connection);
        let before = rows(&connection, &tables);
        assert!(before.len() >= 16, "{before:?}");
        drop(connection);

        let library = Library::open(&path, surroundings()).unwrap();
        let after = library.read(|connection| Ok(rows(connection, &tables))).unwrap();
        let lost: Vec<&String> = before.iter().filter(|row| !after.contains(row)).collect();
        assert!(lost.is_empty(), "schema {number}: {lost:?}");
        // What later steps work out of the rows is there too: the text is found, and compared with others.
        assert_eq!(
            ask::<i64>(&library, "SELECT count(*) FROM sketch"),
            if number < 3 { 1 } else { 0 },
            "schema {number}"
        );
        assert!(
            library.check().unwrap().problems.iter().all(|problem| problem.contains("original")),
            "schema {number}"
        );
        library.undo().unwrap();
        assert_eq!(ask::<i64>(&library, "SELECT count(*) FROM annotation"), 0);
        library.redo().unwrap();
        assert_eq!(ask::<String>(&library, "SELECT exact FROM annotation"), "red paint");
    }
}
