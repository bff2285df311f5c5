use serde_json::{Value, json};

use super::Desk;

#[test]
fn an_event_keeps_its_words_and_its_evidence() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "left Kings Bay on May 23", &[]);
    let event = desk.event("Italia leaves", "late May 1928", &mark, &["flight"]);
    let row = &event["row"];
    assert_eq!(row["when"]["written"], "late May 1928");
    assert!(row["when"]["words"].as_str().unwrap().contains("May 1928"));
    assert_eq!(row["people"][0]["name"], "Umberto Nobile");
    assert_eq!(row["places"][0]["name"], "Kings Bay");
    assert_eq!(row["tags"][0]["path"], "flight");
    assert_eq!(row["supports"], 1);
    assert_eq!(event["evidence"][0]["annotation"]["quote"], "left Kings Bay on May 23");
    assert_eq!(event["evidence"][0]["source"]["publisher"], "Harbour Gazette");
    assert_eq!(desk.overview()["undo"], "Make the event “Italia leaves”");

    // The same names are the same people.
    desk.event("Italia heard", "1928-05-25", &mark, &[]);
    assert_eq!(desk.overview()["counts"]["entities"], 2);
}

#[test]
fn relative_words_count_from_the_source_and_what_is_no_date_is_refused() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "nothing has been heard of her since yesterday morning", &[]);
    let event = desk.event("Silence", "yesterday", &mark, &[]);
    assert_eq!(event["row"]["when"]["edtf"], "1928-05-25");
    for (typed, reason) in [("soon", "date"), ("2015-02-30", "28 days"), ("1928-06/1928-05", "before")] {
        let patch = json!({ "id": event["row"]["id"], "title": null, "when": { "written": typed, "edtf": null },
                            "description": null, "entities": null, "tags": null });
        let refused = desk.call("update_event", patch).unwrap_err();
        assert_eq!(serde_json::to_value(refused.code).unwrap(), "not-a-date", "{typed}");
        assert!(refused.message.contains(reason), "{typed}: {refused}");
    }
}

#[test]
fn several_articles_support_and_dispute_an_event() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "left Kings Bay on May 23", &[]);
    let event = desk.event("Italia leaves", "23 May 1928", &mark, &[]);
    let id = &event["row"]["id"];
    let other = desk.paste("Other Report\n\nThe airship left Kings Bay on Thursday, May 24, say two fishermen who watched her go from their boat near the shore.\n", "1928-06-01", None);
    let other = desk.article(&json!(other.article));
    let passage = desk.passage(&other, "left Kings Bay on Thursday, May 24");
    let mut link = json!({ "from": "passage" });
    link.as_object_mut().unwrap().extend(passage.as_object().unwrap().clone());
    let ask = json!({ "event": id, "evidence": { "passage": link, "stance": "disputes",
                      "claims": { "written": "May 24", "edtf": null } } });
    let view = desk.ok("add_evidence", ask.clone());
    assert_eq!((&view["row"]["supports"], &view["row"]["disputes"]), (&json!(1), &json!(1)));
    let disputing = &view["evidence"][1];
    assert_eq!(disputing["claims"]["edtf"], "1928-05-24");
    let words = &disputing["date_words"];
    assert_eq!((&words["start"], &words["end"]), (&json!(28), &json!(34)));
    assert!(desk.call("add_evidence", ask).unwrap_err().message.contains("already"));

    let changed = desk.ok(
        "update_evidence",
        json!({ "id": disputing["id"], "stance": "context", "claims": { "written": "", "edtf": null } }),
    );
    assert_eq!((&changed["row"]["contexts"], &changed["evidence"][1]["claims"]), (&json!(1), &Value::Null));
    desk.ok("remove_evidence", json!({ "id": disputing["id"] }));
    assert_eq!(desk.ok("event", json!({ "id": id }))["evidence"].as_array().unwrap().len(), 1);
    assert_eq!(desk.overview()["counts"]["annotations"], 2, "the passage stays marked");
}

#[test]
fn events_are_listed_in_time_and_by_what_hangs_on_them() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "left Kings Bay on May 23", &[]);
    desk.event("Second", "June 1928", &mark, &["rescue/planes"]);
    desk.event("First", "23 May 1928", &mark, &["flight"]);
    desk.event("Undated", "", &mark, &[]);
    let titles = |filter: &str, window: Value| -> Vec<String> {
        let page = desk.ok("events", json!({ "filter": filter, "window": window, "sort": "when", "descending": false, "offset": 0, "limit": 9 }));
        page["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles("", Value::Null), ["First", "Second", "Undated"]);
    assert_eq!(titles("tag:rescue", Value::Null), ["Second"]);
    assert_eq!(titles("-tag:rescue from:1900", Value::Null), ["First"]);
    assert_eq!(titles("person:nobile place:kings publisher:harbour sec", Value::Null), ["Second"]);
    let june = (-1_312_848_000.0_f64, -1_310_256_001.0_f64);
    assert_eq!(titles("", json!([june.0, june.1])), ["Second"]);
}
