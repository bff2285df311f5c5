//! `dateline generate --articles N --annotations K --events M --seed S`

use std::process::ExitCode;
use std::sync::atomic::{AtomicI64, Ordering};

use clap::Args;
use dateline::library::{Library, Surroundings};
use dateline::model::Timestamp;
use dateline::sample::generate::{self, Size};
use serde_json::json;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `generate` takes.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// Articles.
    #[arg(long, default_value_t = 1_000)]
    articles: u64,
    /// Annotations on them.
    #[arg(long, default_value_t = 5_000)]
    annotations: u64,
    /// Events with annotations as evidence.
    #[arg(long, default_value_t = 2_000)]
    events: u64,
    /// The same seed makes the same library.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Makes the library; it must not exist yet.
pub fn run(common: &Common, args: &GenerateArgs) -> ExitCode {
    opened::ended(try_run(common, args))
}

fn try_run(common: &Common, args: &GenerateArgs) -> Result<(), Failure> {
    // The clock of a generated library goes by the seed too, or the same seed would not make the same.
    let clock = AtomicI64::new(1_767_225_600_000);
    let surroundings = Surroundings {
        now: Box::new(move || Timestamp(clock.fetch_add(1, Ordering::Relaxed))),
        seed: args.seed,
        program: "command line",
    };
    let library = Library::create(&opened::path(common)?, surroundings)?;
    let size = Size { articles: args.articles, annotations: args.annotations, events: args.events };
    generate::fill(&library, size, args.seed)?;
    let path = library.folder().path().display().to_string();
    if common.json {
        print::json(&json!({
            "path": path,
            "articles": args.articles,
            "annotations": args.annotations,
            "events": args.events,
            "seed": args.seed,
        }))?;
    } else {
        print::line(&format!(
            "{path}: {} articles, {} annotations, {} events",
            args.articles, args.annotations, args.events
        ))?;
    }
    Ok(())
}
