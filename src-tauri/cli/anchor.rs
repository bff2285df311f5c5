//! `dateline anchor --jsonl`: resolves selectors in texts, a line in, a line out; needs no library.

use std::io::{BufRead, Write};

use dateline::anchor::resolve_line;
use serde_json::{Value, json};

/// Answers every line of `input`; returns whether all could be answered.
///
/// A line that cannot be answered gets `{"id","error"}` in its place, so that answers stay beside questions;
/// empty lines are passed over.
///
/// # Errors
/// When reading or writing fails.
pub fn jsonl(input: impl BufRead, mut output: impl Write) -> std::io::Result<bool> {
    let mut all = true;
    for line in input.lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match resolve_line(&line) {
            Ok(answer) => writeln!(output, "{answer}")?,
            Err(error) => {
                all = false;
                let id = serde_json::from_str::<Value>(&line).ok().and_then(|value| value.get("id").cloned());
                writeln!(output, "{}", json!({"id": id, "error": error.to_string()}))?;
            }
        }
    }
    output.flush()?;
    Ok(all)
}
