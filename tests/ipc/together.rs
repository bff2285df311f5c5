//! Which tags occur together, and when.

use serde_json::{Value, json};

use super::Desk;

/// In the first article: two overlapping marks, one alone in its paragraph. In the second: one mark.
fn tagged() -> Desk {
    let desk = Desk::new();
    let first = desk.report();
    desk.mark(&first, "called her through the night without an answer", &["radio"]);
    desk.mark(&first, "the night without an answer. General Umberto Nobile", &["people/crew"]);
    desk.mark(&first, "strong head winds", &["weather"]);
    let mark = desk.mark(&first, "Two Norwegian pilots", &["rescue"]);
    desk.event("Head winds", "24 May 1928", &mark, &["weather"]);
    let other = desk.paste(
        "Weather Over the Pole\n\nTROMSO, May 20, 1928. The wind had turned to the north before noon, and the observers at the station gave little hope for the week.\n",
        "1928-05-20",
        None,
    );
    let second = desk.article(&json!(other.article));
    desk.mark(&second, "The wind had turned", &["weather"]);
    desk
}

fn count(answer: &Value, first: &str, second: &str) -> u64 {
    let place =
        |path: &str| answer["tags"].as_array().unwrap().iter().position(|tag| tag["path"] == path).unwrap();
    answer["counts"][place(first)][place(second)].as_u64().unwrap()
}

#[test]
fn tags_stand_together_on_words_in_a_paragraph_in_an_article() {
    let desk = tagged();
    let ask = |scope: &str| desk.ok("tags_together", json!({ "filter": "", "scope": scope, "limit": 60 }));
    let passage = ask("passage");
    assert_eq!(count(&passage, "radio", "people/crew"), 1);
    assert_eq!(count(&passage, "people", "radio"), 1, "a tag stands wherever one below it stands");
    assert_eq!(count(&passage, "radio", "weather"), 0);
    let paragraph = ask("paragraph");
    assert_eq!(count(&paragraph, "radio", "weather"), 1);
    assert_eq!(count(&paragraph, "radio", "rescue"), 0);
    let article = ask("article");
    assert_eq!(count(&article, "radio", "rescue"), 1);
    assert_eq!(count(&article, "weather", "weather"), 2);
    let some =
        desk.ok("tags_together", json!({ "filter": "to:1928-05-21", "scope": "article", "limit": 60 }));
    assert_eq!((some["tags"].as_array().unwrap().len(), &some["used"]), (1, &json!(1)));
}

#[test]
fn a_cell_leads_to_the_annotations_that_make_it() {
    let desk = tagged();
    let found = |filter: &str| {
        let order = json!({ "filter": filter, "sort": "made", "descending": false, "group": "none" });
        desk.ok("browse_ids", order)["ids"].as_array().unwrap().len()
    };
    assert_eq!(found("passage:\"radio + people/crew\""), 2);
    assert_eq!(found("passage:\"radio + weather\""), 0);
    assert_eq!(found("paragraph:\"radio + weather\""), 2);
    assert_eq!(found("together:\"weather + rescue\""), 2, "the other article has no rescue");
    assert_eq!(found("-together:\"weather + rescue\""), 3);
}

#[test]
fn tags_lie_in_time_by_article_and_by_event() {
    let desk = tagged();
    let ask = |by: &str| desk.ok("tags_over_time", json!({ "filter": "", "by": by, "limit": 60 }));
    let counts = |answer: &Value, path: &str| -> Vec<u64> {
        let rows = answer["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["tag"]["path"] == path).unwrap();
        row["counts"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect()
    };
    let by_article = ask("article");
    let periods: Vec<&str> =
        by_article["periods"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    assert_eq!((periods[0], periods.len()), ("20 May 1928", 7));
    assert_eq!(counts(&by_article, "weather"), [1, 0, 0, 0, 0, 0, 1]);
    let by_event = ask("event");
    assert_eq!(counts(&by_event, "weather"), [1]);
    assert_eq!(by_event["rows"].as_array().unwrap().len(), 1, "an event has its own tags, not its passages’");
}

#[test]
fn both_are_written_as_tables() {
    let desk = tagged();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("together.csv");
    let ask = json!({ "filter": "", "scope": "article", "limit": 60 });
    desk.ok("write_tags_together", json!({ "ask": ask, "path": path }));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "tag,people,people/crew,radio,rescue,weather");
    assert_eq!(lines[5], "weather,1,1,1,1,2");
    let ask = json!({ "filter": "", "by": "article", "limit": 60 });
    desk.ok("write_tags_over_time", json!({ "ask": ask, "path": path }));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[1], "20 May 1928,1928-05-20,0,0,0,0,1");
}
