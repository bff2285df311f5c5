//! An article of 1 MB with 1,000 annotations, opened as the window opens it, beside writing the same text as JSON.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::time::Instant;

use dateline::ipc::annotations::{NewAnnotation, Passage, annotate};
use dateline::ipc::articles::{ArticleAsk, article};
use dateline::ipc::calls;
use dateline::ipc::import::{ImportAsk, ImportItem, run};
use dateline::ipc::suggestions::suggestions;
use dateline::library::Library;
use dateline::model::Color;
use serde_json::json;

/// Letters of the article, and how many passages are marked.
const LENGTH: usize = 1_000_000;
const MARKS: u32 = 1_000;

/// Paragraphs that are all different, with a date in each.
fn text() -> String {
    let mut text = String::from("The log of the base ship\n\n");
    let mut number = 0;
    while text.len() < LENGTH {
        number += 1;
        text.push_str(&format!(
            "Entry {number}. On {} June 1928 at {}:{:02} the operator wrote down call {number} of the day before. \
             The ice lay {} miles off and the wind went round to the north-east; nobody on board had slept. \
             Two boats were sent out and came back without news of the party.\n\n",
            number % 30 + 1,
            number % 24,
            number % 60,
            number % 90,
        ));
    }
    text
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("Bench.dateline"), figures::surroundings()).unwrap();
    let paste = ImportItem::Paste {
        text: text(),
        html: None,
        title: Some("The log".to_owned()),
        published: Some("1928-07-01".to_owned()),
        publisher: None,
        address: None,
    };
    let mut id = None;
    let begun = Instant::now();
    run(
        &library,
        ImportAsk { items: vec![paste] },
        &mut |progress| id = id.or(progress.results.first().and_then(|result| result.article)),
        &|| false,
    )
    .unwrap();
    figures::say("1 MB of text, imported", begun.elapsed().as_secs_f64() * 1_000.0, "ms", None);
    let id = id.unwrap();
    let view = article(&library, ArticleAsk { id, version: None }).unwrap();
    // What import folded can't be marked; the marks spread over the other blocks.
    let shown: Vec<u32> = (0u32..)
        .zip(&view.version.blocks)
        .filter(|(at, block)| !view.state.folded.contains(at) && block.end - block.start >= 90)
        .map(|(_, block)| block.start)
        .collect();
    let begun = Instant::now();
    for number in 0..MARKS {
        let start = shown[number as usize * shown.len() / MARKS as usize] + number % 10;
        let passage = Passage { article: id, version: view.version.id, start, end: start + 80 };
        let mark = NewAnnotation { passage, color: Color::Amber, note: String::new(), tags: Vec::new() };
        annotate(&library, mark).unwrap();
    }
    figures::say(
        "a passage marked in it",
        begun.elapsed().as_secs_f64() * 1_000.0 / f64::from(MARKS),
        "ms",
        None,
    );

    let suggest = || {
        let begun = Instant::now();
        let found = suggestions(&library, ArticleAsk { id, version: None }).unwrap().len();
        (begun.elapsed().as_secs_f64() * 1_000.0, found)
    };
    let ((first, found), (again, _)) = (suggest(), suggest());
    eprintln!("{found} events suggested");
    figures::say("events suggested of 1 MB with 1,000 annotations, asked first", first, "ms", None);
    figures::say("events suggested of it, asked again", again, "ms", None);

    let mut size = 0;
    let open = figures::milliseconds(7, || {
        size = calls::answer(&library, "article", json!({ "id": id, "version": null })).unwrap().len();
    });
    let plain = figures::milliseconds(7, || {
        std::hint::black_box(serde_json::to_vec(&view.version.text).unwrap());
    });
    figures::say("1 MB with 1,000 annotations, opened", open, "ms", Some(("the text alone as JSON", plain)));
    let dates = json!({ "id": id, "version": view.version.id, "known": null });
    let mut stamp = json!(null);
    let mut sent = 0;
    let found = figures::milliseconds(7, || {
        let bytes = calls::answer(&library, "article_dates", dates.clone()).unwrap();
        sent = bytes.len();
        stamp = serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["stamp"].clone();
    });
    eprintln!("{size} bytes in the answer, {sent} in that of its dates");
    figures::say("its dates, found before, asked for", found, "ms", None);

    let changes = json!({ "id": id, "version": null, "known": view.version.id, "since": 0 });
    let whole = calls::answer(&library, "article_changes", changes).unwrap();
    let mut revision =
        serde_json::from_slice::<serde_json::Value>(&whole).unwrap()["view"]["revision"].clone();
    let mut number = 0;
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..7 {
        number += 1;
        let passage =
            Passage { article: id, version: view.version.id, start: shown[number], end: shown[number] + 9 };
        let mark = NewAnnotation { passage, color: Color::Rose, note: String::new(), tags: Vec::new() };
        annotate(&library, mark).unwrap();
        let begun = Instant::now();
        let ask = json!({ "id": id, "version": null, "known": view.version.id, "since": revision });
        let answer = calls::answer(&library, "article_changes", ask).unwrap();
        times.0.push(begun.elapsed().as_secs_f64() * 1_000.0);
        let answer = serde_json::from_slice::<serde_json::Value>(&answer).unwrap();
        assert_eq!(answer["type"], "changed");
        revision = answer["change"]["revision"].clone();
        let begun = Instant::now();
        let ask = json!({ "id": id, "version": view.version.id, "known": stamp });
        assert_eq!(calls::answer(&library, "article_dates", ask).unwrap(), b"null");
        times.1.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    let middle = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    figures::say("asked for again after one more mark", middle(&mut times.0), "ms", None);
    figures::say("its dates asked for again after that", middle(&mut times.1), "ms", None);
    figures::say_peak_memory("1 MB article, peak memory");
}
