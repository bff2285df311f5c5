//! chrono-node on the same documents.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::gold::{Document, Score, Span};

/// What chrono-node found, and how long it took for all documents.
pub struct Peer {
    pub score: Score,
    pub milliseconds: f64,
}

/// Runs it, if Node and the package are there.
pub fn chrono(documents: &[Document]) -> Option<Peer> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desktop/benches/chrono.mjs");
    let answer = ask(&script, documents);
    if answer.is_none() {
        eprintln!("chrono-node is not there: run npm ci in tests/desktop");
    }
    let answer = answer?;
    let mut score = Score::default();
    for (document, found) in documents.iter().zip(answer["documents"].as_array()?) {
        let number = |each: &Value, key: &str| each[key].as_u64().unwrap_or(0) as usize;
        let spans: Vec<Span> = found["expressions"]
            .as_array()?
            .iter()
            .map(|each| Span {
                start: number(each, "start"),
                end: number(each, "end"),
                value: each["value"].as_str().unwrap_or_default().to_owned(),
            })
            .collect();
        score.count(document, &spans);
    }
    eprintln!("chrono-node {}", answer["version"]);
    Some(Peer { score, milliseconds: answer["milliseconds"].as_f64()? })
}

fn ask(script: &Path, documents: &[Document]) -> Option<Value> {
    let mut child =
        Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = child.stdin.take()?;
    for document in documents {
        let line = json!({ "id": document.name, "reference": document.reference, "text": document.text });
        writeln!(input, "{line}").ok()?;
    }
    drop(input);
    let output = child.wait_with_output().ok()?;
    serde_json::from_slice(&output.stdout).ok()
}
