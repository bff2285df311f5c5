//! The corpus of edtf-validate (University of North Texas), when it lies beside the project.

use super::{parse, parse_with_level};
use std::path::Path;

/// Sorted under level 2 by the corpus, which sorts the like of it, `1952-23~/1953`, under level 1. A season
/// and a doubt about the whole date are both of level 1 (LoC EDTF 2019, level 1, "Seasons" and
/// "Qualification of a date (complete)").
const SORTED_OTHERWISE: [&str; 1] = ["2011-23~"];

#[test]
fn accepts_and_refuses_as_the_corpus_does() {
    let beside = |folder: &Path| {
        std::fs::read_to_string(folder.join("../shared/data/edtf/unt-edtf-validate.json")).ok()
    };
    let Some(json) = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find_map(beside) else {
        println!("skipped: shared/data/edtf is not there");
        return;
    };
    let groups: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json).unwrap();
    let mut wrong = Vec::new();
    for (group, strings) in &groups {
        for text in strings.as_array().unwrap().iter().map(|text| text.as_str().unwrap()) {
            match parse(text) {
                Ok(_) if group.starts_with("invalid") => wrong.push(format!("accepted {text}")),
                Ok(date) => {
                    let again = parse(&date.to_string());
                    if again.as_ref() != Ok(&date) {
                        wrong.push(format!("{text} prints as {date}, read back as {again:?}"));
                    }
                    let level = parse_with_level(text).unwrap().1;
                    let expected = group.strip_prefix("Level").and_then(|level| level.parse().ok());
                    let otherwise = SORTED_OTHERWISE.contains(&text);
                    if !otherwise && expected.is_some_and(|expected: u8| expected != level) {
                        wrong.push(format!("{text} is level {level}, {group}"));
                    }
                }
                Err(_) if group.starts_with("invalid") => {}
                Err(error) => wrong.push(format!("refused {text}: {error}")),
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
