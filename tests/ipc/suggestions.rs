use serde_json::{Value, json};

use super::Desk;

const ACCOUNT: &str = "The last flight

The airship Italia left Kings Bay on May 23 with sixteen men on board.

On the morning of May 25 the ship struck the ice, General Umberto Nobile reported later. The sea is deep there.

The ministry might send a second ship on Friday. What happened on May 25 near the islands?

Photograph by A. Olsen, May 24, 1928

The harbour master said on Saturday that he knew nothing. The company was founded in 1911.

On May 23 the airship Italia left Kings Bay with sixteen men.

In the last days of the winter.
";

fn suggestions(desk: &Desk, id: &Value) -> Vec<Value> {
    desk.ok("suggestions", json!({ "id": id, "version": null })).as_array().unwrap().clone()
}

fn titles(found: &[Value]) -> Vec<&str> {
    found.iter().map(|one| one["title"].as_str().unwrap()).collect()
}

fn place_of(titles: &[&str], words: &str) -> Option<usize> {
    titles.iter().position(|title| title.contains(words))
}

#[test]
fn sentences_with_a_dated_happening_are_suggested_the_most_telling_first() {
    let desk = Desk::new();
    let id = json!(desk.paste(ACCOUNT, "1928-05-28", None).article);
    let found = suggestions(&desk, &id);
    let titles = titles(&found);
    assert!(titles.contains(&"The airship Italia left Kings Bay with sixteen men on board"), "{titles:?}");
    assert_eq!(place_of(&titles, "might send"), None, "what may be has not happened: {titles:?}");
    assert_eq!(titles.iter().filter(|title| title.contains("left Kings Bay")).count(), 1, "told once");
    assert!(!titles.iter().any(|title| title.contains("Photograph") || title.contains("deep")), "{titles:?}");
    assert!(place_of(&titles, "struck the ice") < place_of(&titles, "knew nothing"), "deeds before words");
    let left = &found[place_of(&titles, "left Kings Bay").unwrap()];
    assert_eq!(left["when"]["edtf"], "1928-05-23");
    assert_eq!(left["quote"], "The airship Italia left Kings Bay on May 23 with sixteen men on board.");
    assert_eq!(left["why"], "Day known, told as past, names who acts");
}

#[test]
fn what_is_evidence_already_is_not_suggested_again() {
    let desk = Desk::new();
    let id = json!(desk.paste(ACCOUNT, "1928-05-28", None).article);
    let before = suggestions(&desk, &id);
    let first = &before[0];
    let view = desk.article(&id);
    let passage = json!({
        "from": "passage", "article": id, "version": view["version"]["id"],
        "start": first["start"], "end": first["end"],
    });
    let when = json!({ "written": first["when"]["written"], "edtf": first["when"]["edtf"] });
    desk.ok(
        "create_event",
        json!({
            "title": first["title"], "when": when, "description": "", "entities": first["entities"], "tags": [],
            "evidence": [{ "passage": passage, "stance": "supports", "claims": when }],
        }),
    );
    let after = suggestions(&desk, &id);
    assert!(!after.iter().any(|one| one["start"] == first["start"]));
    desk.ok("undo", json!({}));
    assert_eq!(suggestions(&desk, &id), before, "one undo takes mark, event and evidence back");
    assert_eq!(desk.article(&id)["annotations"], json!([]));
}

#[test]
fn a_dismissed_date_suggests_nothing() {
    let desk = Desk::new();
    let id = json!(desk.paste(ACCOUNT, "1928-05-28", None).article);
    let view = desk.article(&id);
    desk.ok("dismiss_reading", desk.passage(&view, "1911"));
    assert!(!titles(&suggestions(&desk, &id)).iter().any(|title| title.contains("founded")));
}

#[test]
fn a_text_without_dates_suggests_nothing() {
    let desk = Desk::new();
    let id = json!(
        desk.paste("A note\n\nThe ship left the bay and was not seen again.\n", "1928-05-28", None).article
    );
    assert_eq!(suggestions(&desk, &id), Vec::<Value>::new());
}
