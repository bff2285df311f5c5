//! The texts of saved pages with a known article, beside those that `dom_smoothie` alone finds: which cases are worse.
//!
//! `cargo bench --bench readability_pages` takes the pages from `../shared/data/readability-pages`. Each text is scored
//! by its sequences of four words against the expected ones (F1), as the benchmark of article texts does. A case that is
//! worse than `dom_smoothie` alone must stand in ADR 36 with its reason; otherwise the bench ends with an error.
//! `DATELINE_CASE=name` prints what one case misses and what it has too much, line by line.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use dateline::import::{self, Source};
use dom_query::{Document, NodeData, NodeRef};

/// The cases: a folder each, with the page and the expected article.
const SHARED: &str = "../shared/data/readability-pages";

/// Where the cases that are worse are explained.
const REASONS: &str = include_str!("../docs/adr/0036-beside-readability.md");

/// From what difference of F1 on a case is worse or better.
const NOTED: f64 = 0.005;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(folder) = [root.join(SHARED), root.join("..").join(SHARED)].into_iter().find(|it| it.is_dir())
    else {
        eprintln!("{SHARED} is absent: nothing is measured");
        return;
    };
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    if let Ok(wanted) = std::env::var("DATELINE_CASE") {
        cases.iter().filter(|case| case.ends_with(&wanted)).for_each(|case| differences(case));
        return;
    }
    let (mut ours, mut theirs, mut better, mut worse, mut unexplained) = (0.0, 0.0, 0, 0, 0);
    for case in &cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let texts = Texts::of(case);
        let (own, other) = (score(&texts.expected, &texts.found), score(&texts.expected, &texts.alone));
        ours += own;
        theirs += other;
        better += usize::from(own > other + NOTED);
        if own < other - NOTED {
            let explained = REASONS.contains(&format!("`{name}`"));
            worse += 1;
            unexplained += usize::from(!explained);
            eprintln!(
                "{name}: {own:.3}, alone {other:.3}{}",
                if explained { "" } else { "  no reason in ADR 36" }
            );
        }
    }
    let count = cases.len().max(1) as f64;
    figures::say("mean F1", ours / count, "", Some(("dom_smoothie alone", theirs / count)));
    figures::say("cases better than dom_smoothie alone", better as f64, "cases", None);
    figures::say("cases worse than dom_smoothie alone", f64::from(worse), "cases", None);
    assert_eq!(unexplained, 0, "{unexplained} cases are worse without a reason in ADR 36");
}

/// The texts of a case.
struct Texts {
    expected: String,
    found: String,
    alone: String,
}

impl Texts {
    fn of(case: &Path) -> Self {
        let page = std::fs::read(case.join("source.html")).unwrap();
        let expected = std::fs::read_to_string(case.join("expected.html")).unwrap();
        let address = Some("http://fakehost/test/page.html");
        let found = import::read(Source { bytes: &page, address, ..Source::default() });
        let alone = dom_smoothie::Readability::new(String::from_utf8_lossy(&page), None, None);
        let alone = alone.and_then(|mut reader| reader.parse());
        Self {
            expected: text_of(&expected),
            found: found.map(|article| article.body()).unwrap_or_default(),
            alone: alone.map(|article| text_of(&article.content)).unwrap_or_default(),
        }
    }
}

/// The text of markup, a line a block.
fn text_of(html: &str) -> String {
    fn write(node: &NodeRef<'_>, text: &mut String) {
        for child in node.children_it(false) {
            let own = child.query(|it| match &it.data {
                NodeData::Text { contents } => contents.to_string(),
                _ => String::new(),
            });
            text.push_str(&own.unwrap_or_default());
            let name = child.node_name();
            let inline = [
                "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s",
                "small", "span", "strong", "sub", "sup", "time", "u", "var",
            ];
            let block = name.as_deref().is_some_and(|name| !inline.contains(&name));
            let skipped = matches!(name.as_deref(), Some("script" | "style" | "noscript" | "svg" | "math"));
            if block {
                text.push('\n');
            }
            if !skipped {
                write(&child, text);
            }
            if block {
                text.push('\n');
            }
        }
    }
    let mut text = String::new();
    write(&Document::from(html).root(), &mut text);
    text
}

fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
        .collect()
}

/// How often each sequence of four words stands in a text; a shorter text is one sequence.
fn sequences(text: &str) -> HashMap<Vec<&str>, usize> {
    let words = words(text);
    let mut counts = HashMap::new();
    if !words.is_empty() && words.len() < 4 {
        counts.insert(words.clone(), 1);
    }
    for sequence in words.windows(4) {
        *counts.entry(sequence.to_vec()).or_default() += 1;
    }
    counts
}

fn score(expected: &str, found: &str) -> f64 {
    let (expected, found) = (sequences(expected), sequences(found));
    let hits: usize =
        expected.iter().map(|(sequence, count)| found.get(sequence).copied().unwrap_or(0).min(*count)).sum();
    let all: usize = expected.values().sum::<usize>() + found.values().sum::<usize>();
    if all == 0 { 1.0 } else { 2.0 * hits as f64 / all as f64 }
}

/// Prints the lines that a case misses (-) and has too much (+).
fn differences(case: &Path) {
    let texts = Texts::of(case);
    let (expected, found) = (sequences(&texts.expected), sequences(&texts.found));
    for (sign, text, other) in [("-", &texts.expected, &found), ("+", &texts.found, &expected)] {
        for line in text.lines() {
            let of_line = sequences(line);
            if !of_line.is_empty() && of_line.keys().all(|sequence| !other.contains_key(sequence)) {
                println!("{sign} {}", line.trim());
            }
        }
    }
}
