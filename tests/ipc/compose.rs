use serde_json::json;

use super::Desk;

#[test]
fn the_composer_opens_with_what_the_sentence_says() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(
        &view,
        "The airship Italia left Kings Bay on May 23 with sixteen men on board",
        &["flight"],
    );
    let draft = desk.ok("compose", json!({ "from": "annotation", "id": mark["id"] }));
    assert_eq!(draft["title"], "The airship Italia left Kings Bay with sixteen men on board");
    assert_eq!(draft["when"], "May 23");
    assert_eq!(draft["reading"]["readings"][0]["date"]["edtf"], "1928-05-23");
    assert_eq!(draft["tags"][0]["path"], "flight");
    assert_eq!(draft["source"]["publisher"], "Harbour Gazette");
    let names: Vec<&str> =
        draft["entities"].as_array().unwrap().iter().map(|chip| chip["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Italia", "Kings Bay"]);
}

#[test]
fn a_short_passage_takes_its_sentence_and_the_nearest_date_before() {
    let desk = Desk::new();
    let view = desk.report();
    let mut ask = desk.passage(&view, "head winds");
    ask["from"] = json!("passage");
    let draft = desk.ok("compose", ask);
    assert_eq!(draft["title"], "General Umberto Nobile had reported strong head winds");
    assert!(
        draft["reading"]["readings"][0]["date"]["edtf"].as_str().unwrap().starts_with("1928-05-25"),
        "{draft}"
    );
}

#[test]
fn events_that_may_be_the_same_are_shown() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "left Kings Bay on May 23", &[]);
    desk.event("Departure from the bay", "24 May 1928", &mark, &[]);
    desk.event("Long before", "1911", &mark, &[]);
    let draft = desk.ok("compose", json!({ "from": "annotation", "id": mark["id"] }));
    let similar: Vec<&str> =
        draft["similar"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(similar, ["Departure from the bay"]);
}

#[test]
fn typed_dates_are_understood_as_they_are_typed() {
    let desk = Desk::new();
    let readings = |text: &str| desk.ok("understand_date", json!({ "text": text, "article": null }));
    assert_eq!(readings("27 May 1928")["readings"][0]["date"]["edtf"], "1928-05-27");
    assert_eq!(readings("")["problem"], json!(null));
    assert!(readings("soon")["problem"].is_string());
}
