//! Dates, quotations, ids and filters that can't be: each gets a clear sentence, and nothing else changes.

use super::Shell;

#[test]
fn impossible_dates_are_refused_with_the_reason() {
    let shell = Shell::new();
    shell.page();
    let before = shell.everything();
    for (date, reason) in
        [("2015-02-30", "February 2015 has 28 days."), ("soon", "not a date that Dateline understands")]
    {
        let said = shell.refused(1, &["event", "add", "--title", "x", "--when", date]);
        assert!(said.contains(reason), "{said}");
        shell.refused(1, &["edtf", date]);
        shell.refused(1, &["dates", "page.html", "--reference", date]);
        shell.refused(2, &["timeline", "--from", date]);
        let pasted = shell.pipe(&["import", "-", "--published", date], "A text.\n\nOf two paragraphs.");
        assert_eq!(pasted.code, Some(1));
        assert!(pasted.out.contains(reason), "{}", pasted.out);
    }
    assert_eq!(shell.everything(), before);
}

#[test]
fn a_passage_that_cannot_be_marked_is_refused_with_the_reason() {
    let shell = Shell::new();
    let article = shell.page();
    let before = shell.everything();
    for (quote, reason) in [
        ("a sentence that is not there", "is not in its text"),
        ("Kings Bay", "stands in several places. Add --prefix or --suffix"),
        ("harbour master said.\nCopyright by the Harbour Gazette", "spans 1 hidden line"),
        ("Shipping intelligence\nAirship Overdue", "spans 2 hidden lines"),
        ("", "is not in its text"),
    ] {
        let said = shell.refused(1, &["annotate", &article, "--quote", quote]);
        assert!(said.contains(reason), "{quote}: {said}");
    }
    assert_eq!(shell.everything(), before);
}

#[test]
fn ids_of_nothing_and_filters_that_say_nothing_are_refused() {
    let shell = Shell::new();
    shell.page();
    let before = shell.everything();
    let nobody = "01a20404-28aa-70be-979d-000000000000";
    assert!(shell.refused(1, &["article", nobody]).contains("There is no article"));
    assert!(shell.refused(1, &["annotate", nobody, "--quote", "x"]).contains("There is no article"));
    assert!(shell.refused(1, &["event", "show", nobody]).contains("There is no event"));
    assert!(shell.refused(1, &["event", "delete", nobody]).contains("There is no event"));
    let said = shell.refused(1, &["event", "add", "--title", "x", "--evidence", nobody]);
    assert!(said.contains("There is no annotation"), "{said}");
    assert!(shell.refused(1, &["event", "add", "--title", "  "]).contains("title"));
    assert!(shell.refused(1, &["events", "from:soon"]).contains("soon"));
    assert_eq!(shell.everything(), before);
}

#[test]
fn an_export_that_cannot_be_written_leaves_what_was_there() {
    let shell = Shell::new();
    shell.page();
    let export = |path: &str| shell.refused(1, &["export", "--format", "markdown", "--output", path]);
    assert!(export("nowhere/notes.md").contains("there is no such file or folder"));
    std::fs::create_dir(shell.path("folder")).unwrap();
    assert!(export("folder").contains("it is a folder"));
    assert!(!shell.path("folder.part").exists());
    if std::path::Path::new("/dev/full").exists() {
        assert!(export("/dev/full").contains("The disk is full."));
    } else {
        println!("Skipped in part: this system has no /dev/full.");
    }
}
