//! The sample texts: those beside the project when they are there, else generated ones.

use std::fs;
use std::path::{Path, PathBuf};

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

/// The same with the pages of another collection, in a dozen languages, and the articles of the sample library.
pub(crate) fn more(texts: &[String]) -> Vec<String> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    for data in ["../shared/data", "../../shared/data"] {
        let Ok(entries) = fs::read_dir(project.join(data).join("readability-pages")) else { continue };
        paths.extend(entries.filter_map(|entry| Some(entry.ok()?.path().join("expected.html"))));
    }
    if let Ok(entries) = fs::read_dir(project.join("src-tauri/sample/italia")) {
        paths.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
    }
    paths.sort();
    paths.dedup_by(|a, b| a.file_name() == b.file_name() && a.canonicalize().ok() == b.canonicalize().ok());
    let read = |path: PathBuf| {
        let html = path.extension().is_some_and(|ending| ending == "html");
        let source =
            fs::read_to_string(&path).ok().filter(|_| html || path.extension().is_some_and(|e| e == "txt"));
        source.map(|source| if html { without_markup(&source) } else { source })
    };
    let more = paths.into_iter().filter_map(read).filter(|text| text.chars().count() > 400 && !repeats(text));
    texts.iter().cloned().chain(more).collect()
}

/// Whether a text has whole lines twice, as test pages have: where such a line went nobody can tell.
fn repeats(text: &str) -> bool {
    let mut seen = std::collections::HashSet::new();
    text.lines().filter(|line| line.chars().count() > 60).any(|line| !seen.insert(line))
}

/// A page's text, a line for each element that is a block; good enough to be edited.
fn without_markup(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, tag)) = rest.split_once('<') {
        text.extend(before.split_inclusive(char::is_whitespace).map(|word| word.replace(['\n', '\t'], " ")));
        let Some((tag, after)) = tag.split_once('>') else { break };
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let skipped = (name == "script" || name == "style") && !tag.starts_with('/');
        rest = if skipped { after.split_once("</").map_or("", |(_, rest)| rest) } else { after };
        if [
            "p",
            "div",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "br",
            "figure",
            "figcaption",
            "blockquote",
            "tr",
            "title",
        ]
        .contains(&name)
        {
            text.push('\n');
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&")
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
