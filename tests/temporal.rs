//! How well the tagger agrees with texts annotated by hand (TempEval-3's TimeBank and AQUAINT, WikiWars),
//! where they lie beside the project.

#[path = "../benches/tag_dates/gold.rs"]
mod gold;

use dateline::temporal::edtf::parse;
use dateline::temporal::{Genre, Options, tag};
use gold::{Document, Score, Span, documents};

fn found(document: &Document, genre: Genre) -> Vec<Span> {
    let options = Options { reference: parse(&document.reference).ok(), genre, ..Options::default() };
    let span = |each: dateline::model::Expression| Span {
        start: each.start as usize,
        end: each.end as usize,
        value: each.value,
    };
    tag(&document.text, &options).into_iter().map(span).collect()
}

fn score<'a>(documents: impl IntoIterator<Item = &'a Document>, genre: Genre) -> [f64; 3] {
    let mut score = Score::default();
    for document in documents {
        score.count(document, &found(document, genre));
    }
    score.f1()
}

#[test]
fn agrees_with_annotated_news() {
    let Some(news) = documents(&["TimeBank", "AQUAINT"]) else {
        println!("skipped: shared/data/timeml is not there");
        return;
    };
    for half in ['a', 'b'] {
        let [strict, relaxed, value] = score(news.iter().filter(|each| each.half() == half), Genre::Auto);
        println!("news, half {half}: strict {strict:.1}, relaxed {relaxed:.1}, value {value:.1}");
    }
    let [strict, relaxed, value] = score(&news, Genre::Auto);
    println!("news: strict {strict:.1}, relaxed {relaxed:.1}, value {value:.1}");
    assert!(strict >= 89.9 && relaxed >= 94.6 && value >= 81.2, "{strict} {relaxed} {value}");
}

#[test]
fn agrees_with_annotated_histories() {
    let Some(wars) = documents(&["WikiWars-train"]) else {
        println!("skipped: shared/data/timeml is not there");
        return;
    };
    let [strict, relaxed, value] = score(&wars, Genre::Narrative);
    println!("histories: strict {strict:.1}, relaxed {relaxed:.1}, value {value:.1}");
    assert!(strict >= 88.2 && relaxed >= 93.9 && value >= 86.0, "{strict} {relaxed} {value}");
}

#[test]
fn knows_news_from_histories_without_being_told() {
    let values = |document: &Document, genre: Genre| -> Vec<String> {
        found(document, genre).into_iter().map(|span| span.value).collect()
    };
    for (sets, genre) in
        [(&["TimeBank", "AQUAINT"][..], Genre::News), (&["WikiWars-train"], Genre::Narrative)]
    {
        let Some(documents) = documents(sets) else {
            println!("skipped: shared/data/timeml is not there");
            return;
        };
        let other: Vec<&str> = documents
            .iter()
            .filter(|each| values(each, Genre::Auto) != values(each, genre))
            .map(|each| each.name.as_str())
            .collect();
        println!("{genre:?}: {} of {} read as such", documents.len() - other.len(), documents.len());
        assert!(other.is_empty(), "{genre:?}: {other:?}");
    }
}
