use serde_json::json;

use super::Desk;

#[test]
fn everything_is_found_and_an_article_opens_at_the_place() {
    let desk = Desk::new();
    let view = desk.report();
    let mark = desk.mark(&view, "strong head winds", &[]);
    desk.event("Strong winds reported", "24 May 1928", &mark, &[]);
    desk.ok("create_note", json!({ "title": "Weather", "text": "How strong were the winds?" }));
    let hits = desk.search("strong wind");
    let kinds: Vec<&str> = hits.iter().map(|hit| hit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["article", "annotation", "event", "note"]);
    let text: Vec<char> = view["version"]["text"].as_str().unwrap().chars().collect();
    let place = &hits[0]["place"];
    let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), "strong");
    assert_eq!(hits[1]["place"], mark["place"]);
    assert_eq!(desk.search("nobi").last().unwrap()["kind"], "entity");
}

#[test]
fn whatever_is_typed_is_an_answer_or_a_sentence() {
    let desk = Desk::new();
    desk.report();
    for typed in [
        "",
        " ",
        "\"",
        "'",
        "*",
        "a*",
        "-",
        "--x",
        "(",
        ")",
        "NEAR(a b)",
        "AND",
        "OR NOT",
        "a AND",
        "^b",
        "{a}",
        "a:b",
        "title:x",
        "ⓐ",
        "𝕏",
        "\u{0}",
        "a\u{0}b",
        "%",
        "_",
        "\\",
        "“",
        "-\"",
        "tag:nothing",
        "…",
        "a + b",
        "😀",
        "é̂",
    ] {
        desk.call("search", json!({ "text": typed, "limit": 5 }))
            .unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        desk.call("articles", json!({ "filter": typed, "sort": "title", "descending": false, "offset": 0, "limit": 5, "trash": false }))
            .unwrap_or_else(|error| panic!("{typed:?}: {error}"));
    }
}

#[test]
fn an_unknown_call_and_a_wrong_input_have_their_codes() {
    let desk = Desk::new();
    let code = |error: dateline::ipc::IpcError| serde_json::to_value(error.code).unwrap();
    assert_eq!(code(desk.call("no_such_call", json!({})).unwrap_err()), "unknown-call");
    assert_eq!(code(desk.call("event", json!({ "id": "x" })).unwrap_err()), "bad-input");
    let nobody = "0192f0c1-2345-7abc-8def-0123456789ab";
    for (call, input) in [
        ("article", json!({ "id": nobody, "version": null })),
        ("event", json!({ "id": nobody })),
        ("entity", json!({ "id": nobody })),
        ("delete_note", json!({ "id": nobody })),
        ("delete_tag", json!({ "id": nobody })),
        ("delete_timeline", json!({ "id": nobody })),
        ("remove_evidence", json!({ "id": nobody })),
        ("trash_articles", json!({ "ids": [nobody] })),
    ] {
        assert_eq!(code(desk.call(call, input).unwrap_err()), "not-found", "{call}");
    }
}
