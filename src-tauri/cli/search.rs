//! `dateline search QUERY`

use std::process::ExitCode;

use clap::Args;
use dateline::ipc::search::{self, SearchAsk};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `search` takes.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words, and filters such as `tag:rescue` or `from:1928-06`.
    #[arg(required = true)]
    query: Vec<String>,
    /// How many of each kind at most.
    #[arg(long, default_value_t = 20)]
    limit: u32,
}

/// Prints the hits, best first within each kind.
pub fn run(common: &Common, args: &SearchArgs) -> ExitCode {
    opened::ended(try_run(common, args))
}

fn try_run(common: &Common, args: &SearchArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let found = search::search(&library, SearchAsk { text: args.query.join(" "), limit: args.limit })?;
    for hit in &found.hits {
        if common.json {
            print::json(hit)?;
            continue;
        }
        let kind = serde_json::to_value(hit.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        let snippet: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
        print::line(&format!("{}  {}  {}", kind.unwrap_or_default(), hit.id, print::cut(&hit.title, 80)))?;
        if !snippet.trim().is_empty() {
            print::line(&format!("    {}", print::cut(&snippet, 160)))?;
        }
    }
    Ok(())
}
