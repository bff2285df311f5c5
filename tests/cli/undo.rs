//! Every change is taken back and done again, from process to process.

use super::Shell;

#[test]
fn every_change_is_undone_and_redone_by_other_processes() {
    let shell = Shell::new();
    let mut states = Vec::new();
    let state = || shell.everything();
    let article = shell.page();
    states.push(state());
    shell.ok(&["annotate", &article, "--quote", "sixteen men", "--tag", "crew"]);
    states.push(state());
    let annotation = shell.ids("annotations")[0].clone();
    shell.ok(&["event", "add", "--title", "Departure", "--when", "1928-05-23", "--evidence", &annotation]);
    states.push(state());
    let event = shell.ids("events")[0].clone();
    shell.ok(&["event", "delete", &event]);
    states.push(state());

    for before in states.iter().rev().skip(1) {
        assert!(shell.ok(&["undo"]).starts_with("undone: "));
        assert_eq!(&state(), before);
    }
    shell.ok(&["undo"]);
    assert_eq!(state(), "");
    assert_eq!(shell.refused(1, &["undo"]).trim(), "There is nothing to undo.");
    for after in &states {
        assert!(shell.ok(&["redo"]).starts_with("done again: "));
        assert_eq!(&state(), after);
    }
    assert_eq!(shell.refused(1, &["redo"]).trim(), "There is nothing to do again.");
    shell.ok(&["check"]);
}

#[test]
fn the_history_names_what_was_done_in_plain_words() {
    let shell = Shell::new();
    let article = shell.page();
    shell.ok(&["annotate", &article, "--quote", "sixteen men"]);
    shell.ok(&["undo"]);
    let steps = shell.json(&["history"]);
    assert_eq!(steps.len(), 2);
    assert_eq!((&steps[0]["undone"], &steps[1]["undone"]), (&true.into(), &false.into()));
    assert_eq!(steps[1]["words"], "Import “Airship Overdue at Kings Bay”");
    assert_eq!(shell.json(&["history", "--limit", "1"]).len(), 1);
}
