//! Articles imported by address: what comes in, what is kept of how it came, and what never takes a good copy's place.

use std::cell::RefCell;
use std::sync::Mutex;

use dateline::import::fetch::{Answer, Asked, Fetch, FetchError, Web};
use dateline::ipc::Code;
use dateline::ipc::import::{ImportAsk, ImportItem, ImportOutcome, ImportResult, run, run_with};
use serde_json::json;
use url::Url;

use super::Desk;

const STORY: &str = "<p>KINGS BAY, May 26, 1928. The airship Italia left Kings Bay on May 23 with sixteen men on board, and nothing has been heard of her since yesterday morning.</p>
<p>The base ship Citta di Milano called her through the night without an answer. General Umberto Nobile had reported strong head winds over the ice north of Svalbard, and a coat of ice on the envelope.</p>
<p>Two Norwegian pilots will search the ice north of the islands as soon as the weather allows it, the harbour master said, and a whaler has been asked to follow the edge of the pack towards the east.</p>";

fn page(title: &str, body: &str) -> String {
    format!(
        "<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
}

/// Answers what it was told to, one after the other.
struct Script(Mutex<Vec<Result<Answer, FetchError>>>);

impl Fetch for Script {
    fn fetch(&self, asked: &Asked, _: &dyn Fn() -> bool) -> Result<Answer, FetchError> {
        let mut next = self.0.lock().unwrap().remove(0);
        if let Ok(answer) = &mut next {
            answer.requested = asked.address.clone();
        }
        next
    }
}

fn answer(status: u16, body: &str) -> Result<Answer, FetchError> {
    Ok(Answer {
        requested: Url::parse("https://unset.example/").unwrap(),
        redirects: Vec::new(),
        status,
        headers: vec![("content-type".into(), "text/html; charset=utf-8".into())],
        charset: Some("utf-8".into()),
        bytes: body.as_bytes().to_vec(),
    })
}

fn imported(desk: &Desk, answer: Result<Answer, FetchError>, keep_anyway: bool) -> ImportResult {
    let item = ImportItem::Address {
        address: "gazette.example/italia?utm_source=x".to_owned(),
        allow_private: false,
        keep_anyway,
    };
    let script = Script(Mutex::new(vec![answer]));
    let results = RefCell::new(Vec::new());
    let ask = ImportAsk { items: vec![item] };
    let mut follow =
        |progress: dateline::ipc::import::ImportProgress| results.borrow_mut().extend(progress.results);
    run_with(&script, &desk.library, ask, &mut follow, &|| false).unwrap();
    results.into_inner().remove(0)
}

#[test]
fn an_address_becomes_an_article_with_how_it_was_fetched() {
    let desk = Desk::new();
    let mut led = answer(200, &page("Airship missing", STORY)).unwrap();
    led.redirects = vec![Url::parse("https://www.gazette.example/1928/italia").unwrap()];
    let result = imported(&desk, Ok(led), false);
    assert_eq!((result.outcome, result.message.as_str()), (ImportOutcome::Imported, "Airship missing"));
    let view = desk.article(&json!(result.article));
    assert_eq!(view["article"]["metadata"]["address"]["value"], "https://www.gazette.example/1928/italia");
    let retrieval = &view["version"]["retrieval"];
    assert_eq!(retrieval["requested"], "https://gazette.example/italia?utm_source=x");
    assert_eq!(retrieval["redirects"], json!(["https://www.gazette.example/1928/italia"]));
    assert_eq!(retrieval["status"], 200);
    assert_eq!(retrieval["headers"][0][0], "content-type");
    assert!(retrieval["at"].as_i64().unwrap() > 0);
    desk.ok("undo", json!({}));
    assert_eq!(desk.overview()["counts"]["articles"], 0);
    desk.ok("redo", json!({}));
    assert_eq!(desk.article(&json!(result.article))["version"]["retrieval"]["status"], 200);
}

#[test]
fn nothing_that_stands_in_its_place_replaces_a_good_copy() {
    let desk = Desk::new();
    let good = imported(&desk, answer(200, &page("Airship missing", STORY)), false);
    let before = desk.article(&json!(good.article));
    let teaser =
        page("Airship missing", "<p>The airship Italia has been missing since yesterday morning.</p>");
    for (reply, code) in [
        (answer(404, &page("Airship missing", STORY)), Code::NotTheArticle),
        (answer(200, &page("Page not found", "<p>Try the search.</p>")), Code::NotTheArticle),
        (answer(200, &page("Gazette", "<p>Please log in.</p><input type=password>")), Code::NotTheArticle),
        (answer(200, &teaser), Code::MuchShorter),
        (answer(200, ""), Code::Unreadable),
        (Err(FetchError::NoSuchHost { host: "gazette.example".into() }), Code::Unreachable),
        (
            Err(FetchError::Private { host: "gazette.example".into(), ip: "10.0.0.1".parse().unwrap() }),
            Code::PrivateNetwork,
        ),
    ] {
        let result = imported(&desk, reply, false);
        assert_eq!((result.outcome, result.code), (ImportOutcome::Failed, Some(code)), "{}", result.message);
        assert!(!result.message.is_empty());
    }
    assert_eq!(desk.article(&json!(good.article))["version"], before["version"]);
    assert_eq!(desk.ok("history", json!({ "limit": 9 }))["steps"].as_array().unwrap().len(), 1);

    let kept = imported(&desk, answer(404, &page("Page not found", "<p>Try the search.</p>")), true);
    assert_eq!((kept.outcome, kept.article), (ImportOutcome::NewVersion, good.article));
    let view = desk.article(&json!(kept.article));
    assert_eq!(view["versions"].as_array().unwrap().len(), 2);
    let remark = view["version"]["remarks"][0].as_str().unwrap();
    assert!(remark.contains("status 404") && remark.contains("you said so"), "{remark}");
}

#[test]
fn the_same_text_is_here_already_and_another_one_is_a_new_version() {
    let desk = Desk::new();
    let first = imported(&desk, answer(200, &page("Airship missing", STORY)), false);
    let advertised = page("Airship missing", STORY).replace("<html", "<!-- another visit --><html");
    let again = imported(&desk, answer(200, &advertised), false);
    assert_eq!((again.outcome, again.article), (ImportOutcome::Duplicate, first.article));
    let edited = page("Airship missing", &STORY.replace("sixteen", "eighteen"));
    let new = imported(&desk, answer(200, &edited), false);
    assert_eq!((new.outcome, new.article), (ImportOutcome::NewVersion, first.article));
}

#[test]
fn what_is_no_address_is_said_and_a_fetch_is_cancelled() {
    let desk = Desk::new();
    for (address, code) in [
        ("the airship", Code::BadInput),
        ("ftp://gazette.example/x", Code::BadInput),
        ("http://127.0.0.1/", Code::PrivateNetwork),
    ] {
        let item =
            ImportItem::Address { address: address.to_owned(), allow_private: false, keep_anyway: false };
        let result = desk.import(vec![item]).remove(0);
        assert_eq!((result.outcome, result.code), (ImportOutcome::Failed, Some(code)), "{address}");
    }
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", silent.local_addr().unwrap());
    let item = ImportItem::Address { address, allow_private: true, keep_anyway: false };
    let mut last = None;
    let ask = ImportAsk { items: vec![item] };
    run(&desk.library, ask, &mut |progress| last = Some(progress), &|| true).unwrap();
    assert!(last.unwrap().cancelled);
    assert_eq!(Web::default().patience.as_secs(), 30);
}
