//! `dateline anchor --jsonl`: resolves selectors in texts, a line in, a line out; needs no library.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use dateline::anchor::resolve_line;
use serde_json::{Value, json};

/// `dateline anchor --jsonl`
#[derive(Debug, clap::Args)]
pub(crate) struct AnchorArgs {
    /// Reads lines of {"id","text","selectors"} and writes lines of {"id","results"}.
    #[arg(long, required = true)]
    jsonl: bool,
}

/// Answers standard input on standard output; exit 1 when a line could not be answered.
pub(crate) fn run(_: &AnchorArgs) -> ExitCode {
    match jsonl(io::stdin().lock(), io::BufWriter::new(io::stdout().lock())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("dateline anchor: a line could not be read or written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers every line of `input`; returns whether all could be answered.
///
/// A line that cannot be answered gets `{"id","error"}` in its place, so that answers stay beside questions;
/// empty lines are passed over.
fn jsonl(input: impl BufRead, mut output: impl Write) -> io::Result<bool> {
    let mut all = true;
    for (number, line) in (1u64..).zip(input.lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match resolve_line(&line) {
            Ok(answer) => writeln!(output, "{answer}")?,
            Err(error) => {
                all = false;
                eprintln!("dateline anchor: line {number}: {error}");
                let id = serde_json::from_str::<Value>(&line).ok().and_then(|value| value.get("id").cloned());
                writeln!(output, "{}", json!({"id": id, "error": error.to_string()}))?;
            }
        }
        output.flush()?;
    }
    Ok(all)
}
