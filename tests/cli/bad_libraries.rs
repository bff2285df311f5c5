//! Libraries that are none, damaged, locked, read-only or too new: each gets a clear sentence, and is left
//! as it is.

use dateline::library::{Library, LibraryError};

use super::{Shell, copy, files};
use crate::library::surroundings;

/// What reads, and what writes.
const CALLS: [&[&str]; 5] = [
    &["articles"],
    &["event", "add", "--title", "x"],
    &["import", "page.html"],
    &["export", "--format", "csv", "--output", "-"],
    &["undo"],
];

/// Every call must end with these words, and change no file.
fn refused(shell: &Shell, words: &str) {
    let before = files(&shell.library());
    for call in CALLS {
        let said = shell.refused(1, call);
        assert!(said.contains(words), "{call:?} said {said}");
    }
    assert_eq!(files(&shell.library()), before);
}

#[test]
fn what_is_no_library_is_refused_and_left_alone() {
    let shell = Shell::new();
    assert!(shell.refused(1, &["articles"]).contains("there is no such folder"));
    assert!(!shell.library().exists());
    shell.file("page.html", super::PAGE);
    std::fs::create_dir(shell.library()).unwrap();
    refused(&shell, "it has no library.sqlite3");
    shell.file("Test.dateline/library.sqlite3", "not a database, but long enough to look at twice");
    refused(&shell, "library.sqlite3 is no database");
    shell.file("Test.dateline/library.sqlite3", "");
    refused(&shell, "library.sqlite3 is empty");

    let foreign = dateline::library::Connection::open(shell.library().join("library.sqlite3")).unwrap();
    foreign.execute_batch("CREATE TABLE holiday (day TEXT)").unwrap();
    drop(foreign);
    refused(&shell, "belongs to another program");

    std::fs::remove_dir_all(shell.library()).unwrap();
    shell.file("Test.dateline", "a file");
    assert!(shell.refused(1, &["articles"]).contains("it is a file"));
    assert!(shell.refused(1, &["import", "page.html"]).contains("it is a file"));
}

#[test]
fn a_damaged_library_is_kept_and_a_backup_brings_it_back() {
    let shell = Shell::new();
    let article = shell.page();
    shell.ok(&["backup"]);
    let database = shell.library().join("library.sqlite3");
    let mut bytes = std::fs::read(&database).unwrap();
    for page in bytes.chunks_mut(4_096).skip(1) {
        page[..200].fill(0x55);
    }
    std::fs::write(&database, &bytes).unwrap();
    refused(&shell, "damaged");
    assert!(shell.refused(1, &["articles"]).contains("“dateline restore”"));
    shell.ok(&["restore"]);
    assert_eq!(shell.ids("articles"), [article]);
    shell.ok(&["check"]);
}

#[test]
fn a_library_cut_short_is_refused() {
    let shell = Shell::new();
    shell.page();
    let database = shell.library().join("library.sqlite3");
    let bytes = std::fs::read(&database).unwrap();
    std::fs::write(&database, &bytes[..bytes.len() / 8]).unwrap();
    refused(&shell, "damaged");
}

#[test]
fn check_names_an_original_that_is_missing_or_altered() {
    let shell = Shell::new();
    shell.page();
    let folder = shell.library().join("originals");
    let (original, _) = files(&folder).remove(0);
    let bytes = std::fs::read(&original).unwrap();
    std::fs::write(&original, "other bytes").unwrap();
    assert!(shell.refused(1, &["check"]).contains("has other bytes than when it was imported"));
    std::fs::remove_file(&original).unwrap();
    assert!(shell.refused(1, &["check"]).contains("is missing"));
    std::fs::write(&original, bytes).unwrap();
    shell.ok(&["check"]);
}

#[test]
fn a_library_of_a_newer_dateline_is_refused() {
    let shell = Shell::new();
    shell.page();
    let library = Library::open(&shell.library(), surroundings()).unwrap();
    library
        .change("Pretend", |change| {
            let sql = "UPDATE fact SET value = '999' WHERE name = 'compatibility'";
            Ok(change.connection().execute(sql, []).unwrap())
        })
        .unwrap();
    drop(library);
    refused(&shell, "was written by a newer Dateline (format 999");
}

#[test]
fn a_library_that_another_program_writes_to_is_read_and_not_written() {
    let shell = Shell::new();
    let article = shell.page();
    let library = Library::open(&shell.library(), surroundings()).unwrap();
    let held = library.change("Hold", |_| {
        assert_eq!(shell.ids("articles"), [article.as_str()]);
        let said = shell.refused(1, &["event", "add", "--title", "x"]);
        assert!(said.contains("Another program is writing to the library"), "{said}");
        Err::<(), _>(LibraryError::Refused("let go".to_owned()))
    });
    assert!(held.is_err());
    assert!(shell.ids("events").is_empty());
    shell.ok(&["event", "add", "--title", "x"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_library_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let shell = Shell::new();
    shell.page();
    let kept = shell.path("Kept.dateline");
    copy(&shell.library(), &kept);
    let all = [vec![shell.library()], folders(&shell.library())].concat();
    for (file, _) in files(&shell.library()) {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o444)).unwrap();
    }
    for folder in &all {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    }
    if std::fs::write(shell.library().join("probe"), "").is_ok() {
        println!("Skipped: this user may write everywhere.");
        return;
    }
    refused(&shell, "The library can't be written: its folder or disk is read-only. Nothing was changed.");
    for folder in &all {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[cfg(unix)]
fn folders(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside
        .filter(|path| path.is_dir())
        .flat_map(|path| [vec![path.clone()], folders(&path)].concat())
        .collect()
}
