//! Articles with nearly the same text.

use dateline::ipc::import::ImportOutcome;
use serde_json::json;

use super::Desk;

/// Sentences of a report, each of its own.
fn report(from: usize, to: usize) -> String {
    let sentence = |at: usize| {
        format!(
            "On day {at} the party at camp {} saw {} seals and wrote of wind force {} in the log.",
            at * 7,
            at * 3 + 1,
            at % 9
        )
    };
    (from..to).map(sentence).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_same_report_in_another_paper_is_found_and_compared() {
    let desk = Desk::new();
    let first = desk.paste(&format!("The party on the ice\n\n{}", report(0, 40)), "1928-06-10", None);
    assert_eq!(first.alike, None);
    let cut = format!(
        "News from the ice\n\nBy our own correspondent.\n\n{}\n\nMore follows tomorrow.",
        report(0, 28)
    );
    let second = desk.paste(&cut, "1928-06-11", None);
    assert_eq!(second.outcome, ImportOutcome::Imported, "they stay separate");
    let alike = second.alike.clone().unwrap();
    assert_eq!(Some(alike.article), first.article);
    assert!(alike.percent >= 40, "{}", alike.percent);
    let other = desk.paste(&format!("Another party\n\n{}", report(500, 540)), "1928-06-12", None);
    assert_eq!(other.alike, None);

    let listed = desk.ok("similar_articles", json!({ "id": first.article }));
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["id"], json!(second.article));
    assert!(listed[0]["percent"].as_u64().unwrap() >= 90, "{listed}");
    let back = desk.ok("similar_articles", json!({ "id": second.article }));
    assert_eq!(back[0]["id"], json!(first.article));
    assert_eq!(desk.ok("similar_articles", json!({ "id": other.article })), json!([]));

    let compared = desk.ok("compare_articles", json!({ "first": first.article, "second": second.article }));
    let runs = compared["runs"].as_array().unwrap();
    let removed: String = runs.iter().map(|run| run["old_text"].as_str().unwrap()).collect();
    assert!(removed.contains("day 39"));
    let kinds: Vec<&str> = runs.iter().map(|run| run["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"same") && compared["changes"].as_u64().unwrap() > 0, "{kinds:?}");
}

#[test]
fn what_is_undone_or_in_the_trash_is_not_similar_and_what_is_done_again_is() {
    let desk = Desk::new();
    let first = desk.paste(&report(0, 40), "1928-06-10", None);
    let second = desk.paste(&format!("Seen today:\n\n{}", report(0, 40)), "1928-06-11", None);
    let similar = || desk.ok("similar_articles", json!({ "id": first.article })).as_array().unwrap().len();
    assert_eq!(similar(), 1);
    desk.ok("undo", json!({}));
    assert_eq!(similar(), 0);
    desk.ok("redo", json!({}));
    assert_eq!(similar(), 1);
    desk.ok("trash_articles", json!({ "ids": [second.article] }));
    assert_eq!(similar(), 0);
    assert_eq!(desk.library.check().unwrap().problems, Vec::<String>::new());
}
