use dateline::ipc::articles::ArticleAsk;
use dateline::ipc::expressions::dated_text;
use serde_json::{Value, json};

use super::{Desk, REPORT};

/// An article with its dates.
fn dated(desk: &Desk, mut view: Value) -> Value {
    let dates = desk.dates(&view);
    for name in ["read_as", "readings", "expressions"] {
        view[name] = dates[name].clone();
    }
    view
}

/// The expression on these words.
fn on<'a>(view: &'a Value, words: &str) -> Option<&'a Value> {
    view["expressions"].as_array().unwrap().iter().find(|one| one["expression"]["text"] == words)
}

fn edtf(view: &Value, words: &str) -> Option<String> {
    on(view, words).and_then(|one| one["expression"]["edtf"].as_str()).map(str::to_owned)
}

fn correct(desk: &Desk, view: &Value, words: &str, when: &str) {
    let passage = desk.passage(view, words);
    desk.ok("correct_reading", json!({ "passage": passage, "when": { "written": when, "edtf": null } }));
}

#[test]
fn a_corrected_date_is_what_everything_reads_until_it_is_taken_back() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    let id = &view["article"]["id"];
    assert_eq!(edtf(&view, "May 23").as_deref(), Some("1928-05-23"));
    correct(&desk, &view, "May 23", "24 May 1928, 4:30");

    let view = dated(&desk, desk.article(id));
    let date = on(&view, "May 23").unwrap();
    assert_eq!(date["expression"]["edtf"], "1928-05-24T04:30");
    assert_eq!(date["expression"]["type"], "TIME");
    assert_eq!(date["said"]["written"], "24 May 1928, 4:30");
    assert_eq!(date["others"][0]["edtf"], "1928-05-23", "what Dateline had read is one of the others");
    let mut ask = desk.passage(&view, "left Kings Bay on May 23");
    ask["from"] = json!("passage");
    assert_eq!(desk.ok("compose", ask)["reading"]["readings"][0]["date"]["edtf"], "1928-05-24T04:30");

    assert_eq!(desk.overview()["undo"], "Read “May 23” as 24 May 1928, 04:30");
    desk.ok("restore_reading", json!({ "id": date["said"]["id"] }));
    let view = dated(&desk, desk.article(id));
    assert_eq!(edtf(&view, "May 23").as_deref(), Some("1928-05-23"));
    assert_eq!(view["readings"], json!([]));
    desk.ok("undo", json!({}));
    assert_eq!(edtf(&dated(&desk, desk.article(id)), "May 23").as_deref(), Some("1928-05-24T04:30"));
}

#[test]
fn words_that_are_no_date_are_left_alone_and_can_be_brought_back() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    desk.ok("dismiss_reading", desk.passage(&view, "yesterday morning"));
    let view = dated(&desk, desk.article(&view["article"]["id"]));
    assert!(on(&view, "yesterday morning").is_none());
    let ask =
        ArticleAsk { id: serde_json::from_value(view["article"]["id"].clone()).unwrap(), version: None };
    let printed = dated_text(&desk.library, ask).unwrap();
    let words: Vec<&str> = printed.expressions.iter().map(|each| each.text.as_str()).collect();
    assert_eq!(words, ["May 26, 1928", "May 23"], "as the window reads it, so the command line");
    assert_eq!(printed.reference.as_deref(), Some("1928-05-26"));
    assert_eq!(view["readings"][0]["quote"], "yesterday morning");
    assert_eq!(view["readings"][0]["date"], json!(null));
    desk.ok("restore_reading", json!({ "id": view["readings"][0]["id"] }));
    assert!(on(&dated(&desk, desk.article(&view["article"]["id"])), "yesterday morning").is_some());
}

#[test]
fn words_that_were_overlooked_become_a_date() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    correct(&desk, &view, "as soon as the weather allows it", "27 May 1928");
    let view = dated(&desk, desk.article(&view["article"]["id"]));
    let date = on(&view, "as soon as the weather allows it").unwrap();
    assert_eq!(date["expression"]["edtf"], "1928-05-27");
    assert_eq!(date["expression"]["reason"], "as you read it");
}

#[test]
fn a_later_word_on_the_same_words_replaces_the_one_before() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    desk.ok("dismiss_reading", desk.passage(&view, "May 23"));
    correct(&desk, &view, "on May 23", "22 May 1928");
    let view = dated(&desk, desk.article(&view["article"]["id"]));
    assert_eq!(view["readings"].as_array().unwrap().len(), 1);
    assert_eq!(edtf(&view, "on May 23").as_deref(), Some("1928-05-22"));
    assert!(on(&view, "May 23").is_none(), "expressions never overlap");
}

#[test]
fn a_reading_stays_in_a_new_version_where_its_words_stand_and_waits_where_they_do_not() {
    let desk = Desk::new();
    let address = Some("https://example.org/airship");
    let first = desk.paste(REPORT, "1928-05-26", address);
    let view = dated(&desk, desk.article(&json!(first.article)));
    correct(&desk, &view, "May 23", "24 May 1928");
    desk.ok("dismiss_reading", desk.passage(&view, "yesterday morning"));

    let changed = REPORT.replace("Airship Missing", "Airship still missing, and no word of her,").replace(
        "nothing has been heard of her since yesterday morning",
        "her last call was heard some thirty hours ago",
    );
    let second = desk.paste(&changed, "1928-05-26", address);
    assert_eq!(second.article, first.article);
    let view = dated(&desk, desk.article(&json!(first.article)));
    assert_eq!(view["version"]["number"], 2);
    assert_eq!(edtf(&view, "May 23").as_deref(), Some("1928-05-24"), "moved with its words");
    let waiting = &view["readings"][1];
    assert_eq!((&waiting["quote"], &waiting["place"]), (&json!("yesterday morning"), &json!(null)));
}

#[test]
fn a_reading_of_nothing_or_of_no_date_is_refused_with_a_sentence() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    let passage = desk.passage(&view, "May 23");
    let refused = |when: &str| {
        let ask = json!({ "passage": passage, "when": { "written": when, "edtf": null } });
        desk.call("correct_reading", ask).unwrap_err().message
    };
    assert_eq!(refused(""), "Type the date that these words mean.");
    assert!(!refused("soon").is_empty());
    let mut outside = passage.clone();
    outside["end"] = json!(1_000_000);
    assert!(desk.call("dismiss_reading", outside).unwrap_err().message.contains("no words"));
}

#[test]
fn dates_in_folded_lines_are_not_among_those_of_the_article() {
    let desk = Desk::new();
    let view = dated(&desk, desk.report());
    let (id, version) = (&view["article"]["id"], &view["version"]["id"]);
    let before = view["expressions"].as_array().unwrap().len();
    let start = desk.passage(&view, "May 23")["start"].as_u64();
    let blocks = view["version"]["blocks"].as_array().unwrap();
    let block = blocks.iter().rposition(|block| block["start"].as_u64() <= start);
    desk.ok("fold", json!({ "version": version, "blocks": [block], "folded": true }));
    let view = dated(&desk, desk.article(id));
    assert!(on(&view, "May 23").is_none());
    assert!(view["expressions"].as_array().unwrap().len() < before);
    desk.ok("undo", json!({}));
    assert_eq!(dated(&desk, desk.article(id))["expressions"].as_array().unwrap().len(), before);
}

#[test]
fn genre_and_publication_decide_what_relative_dates_mean() {
    let desk = Desk::new();
    let text =
        "The voyage\n\nThe ship lay in Genoa in the winter of 1911. In March she left for the north.\n";
    let id = json!(desk.paste(text, "1928-05-26", None).article);
    desk.ok("set_genre", json!({ "article": id, "genre": "narrative" }));
    let view = dated(&desk, desk.article(&id));
    assert_eq!(view["genre"], "narrative");
    assert_eq!(edtf(&view, "March").as_deref(), Some("1911-03"));
    desk.ok("set_genre", json!({ "article": id, "genre": "news" }));
    assert_eq!(edtf(&dated(&desk, desk.article(&id)), "March").as_deref(), Some("1928-03"));
    desk.ok(
        "update_article",
        json!({ "id": id, "title": null, "authors": null, "publisher": null, "published": "1931-05-26",
                "language": null, "address": null }),
    );
    assert_eq!(edtf(&dated(&desk, desk.article(&id)), "March").as_deref(), Some("1931-03"));
    desk.ok("undo", json!({}));
    desk.ok("undo", json!({}));
    assert_eq!(dated(&desk, desk.article(&id))["genre"], "narrative");
    desk.ok("set_genre", json!({ "article": id, "genre": null }));
    assert_eq!(dated(&desk, desk.article(&id))["genre"], json!(null));
}

#[test]
fn says_as_what_a_text_is_read_and_by_whom() {
    let desk = Desk::new();
    let history = "The voyage\n\nShe was built in 1851, sold in 1858 and rebuilt in 1860. In 1871 she lay in Genoa, \
                   in 1874 in Bergen, and in 1880 she was broken up. Nobody has seen her since.\n";
    let id = json!(desk.paste(history, "1928-05-26", None).article);
    let view = dated(&desk, desk.article(&id));
    assert_eq!((&view["genre"], &view["read_as"]), (&json!(null), &json!("narrative")));
    desk.ok("set_genre", json!({ "article": id, "genre": "news" }));
    assert_eq!(dated(&desk, desk.article(&id))["read_as"], "news");
    let report = dated(&desk, desk.report());
    assert_eq!((&report["genre"], &report["read_as"]), (&json!(null), &json!("news")));
}

#[test]
fn dates_asked_for_again_are_sent_only_where_they_are_other() {
    let desk = Desk::new();
    let view = desk.report();
    let (id, version) = (&view["article"]["id"], &view["version"]["id"]);
    let mut known = Value::Null;
    let mut again = || {
        let dates = desk.ok("article_dates", json!({ "id": id, "version": version, "known": known }));
        if !dates.is_null() {
            known = dates["stamp"].clone();
            assert_eq!(dates, desk.dates(&view), "as a fresh look finds them");
        }
        !dates.is_null()
    };
    assert!(again());
    assert!(!again());
    desk.mark(&view, "called her through the night", &["radio"]);
    assert!(!again(), "a mark leaves the dates as they are");
    correct(&desk, &view, "May 23", "24 May 1928");
    assert!(again());
    desk.ok("undo", json!({}));
    assert!(again());
    desk.ok("fold", json!({ "version": version, "blocks": [3], "folded": true }));
    assert!(again());
    desk.ok("set_genre", json!({ "article": id, "genre": "narrative" }));
    assert!(again());
    desk.ok(
        "update_article",
        json!({ "id": id, "title": null, "authors": null, "publisher": null, "published": "1931-05-26",
                "language": null, "address": null }),
    );
    assert!(again());
    assert!(!again());
}
