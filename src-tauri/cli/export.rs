//! `dateline export --format NAME --output PATH`

use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;
use dateline::export::FORMATS;
use dateline::ipc::export::{self, ExportAsk, ExportFormat, ExportScope, ExportWrite};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `export` takes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// markdown, w3c or csv.
    #[arg(long, value_parser = format)]
    format: ExportFormat,
    /// Only what this filter finds, in the words of the search box.
    #[arg(long, value_name = "QUERY")]
    scope: Option<String>,
    /// The file to write; `-` is standard output.
    #[arg(long, short, value_name = "PATH")]
    output: String,
}

fn format(name: &str) -> Result<ExportFormat, String> {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    serde_json::from_value(name.into()).map_err(|_| format!("the formats are {}", names.join(", ")))
}

/// Writes the export.
pub fn run(common: &Common, args: &ExportArgs) -> ExitCode {
    opened::ended(try_run(common, args))
}

fn try_run(common: &Common, args: &ExportArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let scope = match &args.scope {
        None => ExportScope::All,
        Some(filter) => ExportScope::Filter { filter: filter.clone() },
    };
    let ask = ExportAsk { scope, format: args.format };
    if args.output == "-" {
        return Ok(std::io::stdout().lock().write_all(export::text(&library, &ask)?.as_bytes())?);
    }
    let exported = export::export_write(&library, ExportWrite { ask, path: args.output.clone() })?;
    if common.json {
        print::json(&exported)?;
    } else {
        print::line(&format!("{}: {} bytes", exported.path, exported.bytes))?;
    }
    Ok(())
}
