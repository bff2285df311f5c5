//! The one door for writes, undo, and the states a library can be found in.

use dateline::library::{Change, Library, LibraryError};
use rusqlite::Connection;

use super::{path_in, surroundings};

fn add_tag(change: &Change<'_>, name: &str) -> Result<(), LibraryError> {
    change
        .connection()
        .execute("INSERT INTO tag (id, name) VALUES (?1, ?2)", (change.id().to_be_bytes().as_slice(), name))
        .unwrap();
    Ok(())
}

fn tags(library: &Library) -> Vec<String> {
    library
        .read(|connection: &Connection| {
            let mut statement = connection.prepare("SELECT name FROM tag ORDER BY name").unwrap();
            Ok(statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect())
        })
        .unwrap()
}

#[test]
fn a_change_can_be_undone_and_done_again_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&path_in(&folder), surroundings()).unwrap();
    library.change("Add a tag", |change| add_tag(change, "rescue")).unwrap();
    library.change("Add another", |change| add_tag(change, "press")).unwrap();
    assert_eq!(library.revision().unwrap(), 2);
    drop(library);

    let library = Library::open(&path_in(&folder), surroundings()).unwrap();
    assert_eq!(library.undo().unwrap().words, "Add another");
    assert_eq!(tags(&library), ["rescue"]);
    drop(library);

    let library = Library::open(&path_in(&folder), surroundings()).unwrap();
    assert_eq!(library.undo().unwrap().words, "Add a tag");
    assert!(tags(&library).is_empty());
    assert_eq!(library.redo().unwrap().words, "Add a tag");
    assert_eq!(library.redo().unwrap().words, "Add another");
    assert_eq!(tags(&library), ["press", "rescue"]);
    assert!(matches!(library.redo(), Err(LibraryError::NothingToUndo(_))));
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&path_in(&folder), surroundings()).unwrap();
    library.change("Add a tag", |change| add_tag(change, "rescue")).unwrap();
    library.undo().unwrap();
    library.change("Add another", |change| add_tag(change, "press")).unwrap();
    assert!(library.redo().is_err());
    library.undo().unwrap();
    assert!(tags(&library).is_empty());
    assert!(library.undo().is_err());
}

#[test]
fn a_change_that_fails_leaves_nothing_and_one_that_changes_nothing_leaves_no_step() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&path_in(&folder), surroundings()).unwrap();
    let failed = library.change("Fail", |change| {
        add_tag(change, "rescue")?;
        Err::<(), _>(LibraryError::Refused("no".into()))
    });
    assert!(failed.is_err());
    library.change("Look only", |_| Ok(())).unwrap();
    assert!(tags(&library).is_empty());
    assert!(library.history(10).unwrap().is_empty());
}

#[test]
fn what_is_no_library_or_too_new_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let refused = |path: &std::path::Path| Library::open(path, surroundings()).err().unwrap().to_string();
    assert!(refused(&path).contains("there is no such folder"));
    std::fs::create_dir(&path).unwrap();
    assert!(refused(&path).contains("no library.sqlite3"));
    std::fs::write(path.join("library.sqlite3"), "some text that is no database at all, long enough")
        .unwrap();
    assert!(refused(&path).contains("is no database"));
    std::fs::remove_dir_all(&path).unwrap();

    let library = Library::create(&path, surroundings()).unwrap();
    assert!(matches!(Library::create(&path, surroundings()), Err(LibraryError::AlreadyThere { .. })));
    drop(library);
    let connection = Connection::open(path.join("library.sqlite3")).unwrap();
    connection.execute("UPDATE fact SET value = '99' WHERE name = 'compatibility'", []).unwrap();
    drop(connection);
    assert!(refused(&path).contains("newer Dateline"));
}

#[test]
fn a_value_that_cannot_be_read_is_named_and_not_taken_for_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let library = Library::create(&path, surroundings()).unwrap();
    library
        .change("Damage", |change| {
            change
                .connection()
                .execute(
                    "INSERT INTO entity (id, kind, name, aliases) VALUES (?1, 'person', 'Nobile', '[\"Umb')",
                    [7_u128.to_be_bytes().as_slice()],
                )
                .unwrap();
            Ok(())
        })
        .unwrap();
    let read = library.read(|connection| {
        dateline::library::entities::get(connection, dateline::model::EntityId::from_bits(7))
    });
    assert!(read.unwrap_err().to_string().contains("dateline check"));
    let problems = library.check().unwrap().problems;
    assert_eq!(
        problems,
        ["Row 1 of entity can't be read: the other names of the person, organisation or place."]
    );
}

#[test]
fn a_backup_is_due_once_a_day_and_only_after_a_change() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    let folder = tempfile::tempdir().unwrap();
    let now = Arc::new(AtomicI64::new(1_790_000_000_000));
    let clock = Arc::clone(&now);
    let watched = dateline::library::Surroundings {
        now: Box::new(move || dateline::model::Timestamp(clock.load(Ordering::Relaxed))),
        ..surroundings()
    };
    let library = Library::create(&path_in(&folder), watched).unwrap();
    let due = || library.back_up_when_due().unwrap().is_some();
    let pass = |hours: i64| now.fetch_add(hours * 3_600_000, Ordering::Relaxed);
    assert!(!due(), "nothing was done yet");
    library.change("Add a tag", |change| add_tag(change, "rescue")).unwrap();
    assert!(due());
    pass(2);
    library.change("Add another", |change| add_tag(change, "press")).unwrap();
    assert!(!due(), "the last one is two hours old");
    pass(23);
    assert!(due());
    pass(48);
    assert!(!due(), "nothing was done since");
}
