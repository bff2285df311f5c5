//! How well the tagger agrees with texts annotated by hand (TempEval-3's TimeBank and AQUAINT, WikiWars),
//! where they lie beside the project. Scored as TempEval-3 does.

use dateline::temporal::edtf::parse;
use dateline::temporal::{Genre, Options, Tongue, tag};
use std::path::{Path, PathBuf};

struct Span {
    start: usize,
    end: usize,
    value: String,
}

struct Document {
    reference: String,
    text: String,
    gold: Vec<Span>,
}

fn folder(name: &str) -> Option<PathBuf> {
    let shared = |folder: &Path| folder.join("../shared/data/timeml").join(name);
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(shared).find(|folder| folder.is_dir())
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

fn read(path: &Path) -> Document {
    let source = std::fs::read_to_string(path).unwrap();
    let created = source.split_once("<DCT>").unwrap().1.split_once("</DCT>").unwrap().0;
    let body = source.split_once("<TEXT>").unwrap().1.split_once("</TEXT>").unwrap().0;
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut position = 0;
    let mut rest = body;
    while let Some(character) = rest.chars().next() {
        if character == '<' {
            let (tag, after) = rest.split_once('>').unwrap();
            if tag.starts_with("<TIMEX3") {
                open.push((position, attribute(tag, "value").to_owned()));
            } else if tag == "</TIMEX3" {
                let (start, value) = open.pop().unwrap();
                gold.push(Span { start, end: position, value });
            }
            rest = after;
            continue;
        }
        let plain = rest.split('<').next().unwrap();
        let unescaped = plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
        position += unescaped.chars().count();
        text.push_str(&unescaped);
        rest = &rest[plain.len()..];
    }
    Document { reference: attribute(created, "value").to_owned(), text, gold }
}

/// Strict, relaxed and value F1 in percent.
fn score(folders: &[PathBuf], genre: Genre) -> [f64; 3] {
    let (mut gold, mut found, mut hits) = (0, 0, [0_usize; 3]);
    for folder in folders {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "tml") {
                continue;
            }
            let document = read(&path);
            let reference = parse(&document.reference).ok();
            let options = Options { reference, genre, language: Tongue::English };
            let mut spans = tag(&document.text, &options);
            gold += document.gold.len();
            found += spans.len();
            for wanted in &document.gold {
                let (from, to) = (wanted.start, wanted.end);
                let overlap =
                    |start: u32, end: u32| to.min(end as usize).saturating_sub(from.max(start as usize));
                let best =
                    (0..spans.len()).max_by_key(|place| overlap(spans[*place].start, spans[*place].end));
                let Some(best) = best.filter(|best| overlap(spans[*best].start, spans[*best].end) > 0) else {
                    continue;
                };
                let span = spans.swap_remove(best);
                hits[0] += usize::from(span.start as usize == from && span.end as usize == to);
                hits[1] += 1;
                hits[2] += usize::from(span.value == wanted.value);
            }
        }
    }
    hits.map(|hits| 200.0 * hits as f64 / (gold + found) as f64)
}

#[test]
fn agrees_with_annotated_news() {
    let (Some(timebank), Some(aquaint)) = (folder("TimeBank"), folder("AQUAINT")) else {
        println!("skipped: shared/data/timeml is not there");
        return;
    };
    let [strict, relaxed, value] = score(&[timebank, aquaint], Genre::Auto);
    println!("news: strict {strict:.1}, relaxed {relaxed:.1}, value {value:.1}");
    assert!(strict >= 87.5 && relaxed >= 94.0 && value >= 78.5, "{strict} {relaxed} {value}");
}

#[test]
fn agrees_with_annotated_histories() {
    let Some(wars) = folder("WikiWars-train") else {
        println!("skipped: shared/data/timeml is not there");
        return;
    };
    let [strict, relaxed, value] = score(&[wars], Genre::Narrative);
    println!("histories: strict {strict:.1}, relaxed {relaxed:.1}, value {value:.1}");
    assert!(strict >= 86.0 && relaxed >= 93.0 && value >= 83.5, "{strict} {relaxed} {value}");
}
