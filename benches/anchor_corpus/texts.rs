//! The sample texts: those beside the project when they are there, else generated ones.

use std::fs;
use std::path::Path;

use super::random::Random;

/// Texts to edit, and where they came from, in words.
pub(crate) fn texts() -> (Vec<String>, &'static str) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let data =
        if data.exists() { data } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data") };
    let mut found = Vec::new();
    for folder in ["timeml/TimeBank", "timeml/AQUAINT", "timeml/WikiWars-train", "articles"] {
        let Ok(entries) = fs::read_dir(data.join(folder)) else { continue };
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for path in paths {
            if let Ok(source) = fs::read_to_string(&path) {
                found.push(plain(&source));
            }
        }
    }
    if let Ok(source) = fs::read_to_string(data.join("article-pages/ground-truth.json"))
        && let Ok(serde_json::Value::Object(pages)) = serde_json::from_str(&source)
    {
        found.extend(pages.values().filter_map(|page| Some(page.get("articleBody")?.as_str()?.to_owned())));
    }
    found.retain(|text| text.chars().count() > 400);
    if found.is_empty() {
        return ((0..60).map(generated).collect(), "generated texts (../shared/data is not there)");
    }
    (found, "texts of ../shared/data")
}

/// The text of a TimeML document without its markup; other texts as they are.
fn plain(source: &str) -> String {
    let Some(from) = source.find("<TEXT>") else { return source.replace("\r\n", "\n") };
    let body = &source[from + 6..source.find("</TEXT>").unwrap_or(source.len())];
    let mut text = String::new();
    let mut in_tag = false;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&quot;", "\"").replace("&apos;", "'").trim().to_owned()
}

/// A text of made-up sentences, for machines without the data.
pub(crate) fn generated(seed: u64) -> String {
    const WORDS: &str = "the the the of of a and to in on ice ship airship harbour crew captain navy radio signal night \
        morning search party island bay camp report said was had found lost left reached waited drifted flew north \
        east Tuesday Friday May June 1928 twelve sixteen first second newspaper minister rescue dog sledge pilot";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut random = Random::new(seed);
    let mut text = String::new();
    for _ in 0..12 {
        for _ in 0..2 + random.below(4) {
            let count = 6 + random.below(16);
            let sentence: Vec<&str> = (0..count).map(|_| *random.pick(&words)).collect();
            text.push_str(&format!("{} {}. ", sentence.join(" "), random.below(1000)));
        }
        text.push('\n');
    }
    text
}
