use serde_json::{Value, json};

use super::{Desk, REPORT};

fn list(desk: &Desk, filter: &str, sort: &str) -> Value {
    desk.ok(
        "articles",
        json!({ "filter": filter, "sort": sort, "descending": false, "offset": 0, "limit": 50, "trash": false }),
    )
}

fn three(desk: &Desk) {
    desk.paste(REPORT, "1928-05-26", None);
    desk.paste("Aeroplanes Sent\n\nOn June 5 the ship brought two aeroplanes to the ice edge, and the pilots flew the next day over open water without seeing the men or their tent.\n", "1928-06-07", None);
    desk.paste("Émigrés Speak\n\nThe émigrés of the harbour remember the señor who mapped the coast in 1911, long before the airships came to the north and were lost there.\n", "1931", None);
}

#[test]
fn the_list_is_sorted_paged_and_filtered() {
    let desk = Desk::new();
    three(&desk);
    let page = list(&desk, "", "published");
    assert_eq!((&page["total"], &page["all"]), (&json!(3), &json!(3)));
    let dates: Vec<&str> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["published"]["edtf"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["1928-05-26", "1928-06-07", "1931"]);
    assert_eq!(page["rows"][0]["published"]["words"], "26 May 1928");

    assert_eq!(list(&desk, "aeropl", "title")["total"], 1);
    assert_eq!(list(&desk, "from:1928-06 to:1930", "title")["total"], 1);
    assert_eq!(list(&desk, "from:1931-06", "title")["total"], 1, "1931 may be June or later");
    assert_eq!(list(&desk, "publisher:gazette -aeroplanes", "title")["total"], 2);
    assert_eq!(list(&desk, "emigres", "title")["total"], 1, "accents do not matter");
    let refused = desk
        .call("articles", json!({ "filter": "color:red", "sort": "title", "descending": false, "offset": 0, "limit": 1, "trash": false }))
        .unwrap_err();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "bad-input");
    let found = list(&desk, "tent", "title");
    let snippet = found["rows"][0]["snippet"].as_array().unwrap();
    assert!(snippet.iter().any(|part| part["hit"] == true && part["text"] == "tent"), "{snippet:?}");
}

#[test]
fn metadata_is_typed_cleared_and_taken_back() {
    let desk = Desk::new();
    let view = desk.report();
    let id = &view["article"]["id"];
    let patch = |published: &str| {
        desk.call(
            "update_article",
            json!({ "id": id, "title": "Italia Missing", "authors": ["A. Reporter"], "publisher": "",
                    "published": published, "language": null, "address": null }),
        )
    };
    let refused = patch("2015-02-30").unwrap_err();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "not-a-date");
    assert!(refused.message.contains("28 days"), "{refused}");
    patch("27 May 1928").unwrap();
    let view = desk.article(id);
    assert_eq!(view["title"], "Italia Missing");
    assert_eq!(view["published"]["edtf"], "1928-05-27");
    assert_eq!(view["article"]["metadata"]["publisher"]["value"], Value::Null);
    assert_eq!(view["article"]["metadata"]["published"]["source"], "typed by you");
    desk.ok("undo", json!({}));
    assert_eq!(desk.article(id)["published"]["edtf"], "1928-05-26");
}

#[test]
fn the_trash_hides_an_article_with_all_that_hangs_on_it() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "called her through the night", &["radio"]);
    let event = desk.event("No answer", "25 May 1928", &mark, &[]);
    let ids = json!({ "ids": [view["article"]["id"]] });
    desk.ok("trash_articles", ids.clone());
    let counts = &desk.overview()["counts"];
    assert_eq!(
        (&counts["articles"], &counts["annotations"], &counts["events"], &counts["trash"]),
        (&json!(0), &json!(0), &json!(1), &json!(1))
    );
    assert_eq!(desk.overview()["tags"][0]["count"], 0);
    assert!(desk.search("through the night").is_empty());
    let hidden = desk.ok("event", json!({ "id": event["row"]["id"] }));
    assert_eq!((&hidden["row"]["supports"], &hidden["evidence"]), (&json!(0), &json!([])));
    desk.ok("restore_articles", ids);
    assert_eq!(desk.overview()["counts"]["annotations"], 1);
    assert_eq!(desk.search("through the night").len(), 2);
}

#[test]
fn date_expressions_are_resolved_from_the_date_of_publication() {
    let desk = Desk::new();
    let view = desk.report();
    let dates = desk.dates(&view);
    let expressions = dates["expressions"].as_array().unwrap();
    let yesterday = expressions
        .iter()
        .find(|one| one["expression"]["text"].as_str().unwrap().starts_with("yesterday"))
        .unwrap();
    assert!(yesterday["expression"]["edtf"].as_str().unwrap().starts_with("1928-05-25"), "{yesterday}");
    assert!(yesterday["words"].as_str().unwrap().starts_with("25 May 1928"));
}

#[test]
fn an_article_is_read_once_it_was_opened_and_that_is_no_change() {
    let desk = Desk::new();
    desk.paste(REPORT, "1928-05-26", None);
    let row = list(&desk, "", "title")["rows"][0].clone();
    assert_eq!(row["read"], false);
    let revision = desk.overview()["revision"].clone();
    desk.article(&row["id"]);
    assert_eq!(list(&desk, "", "title")["rows"][0]["read"], true);
    assert_eq!(desk.overview()["revision"], revision);
}
