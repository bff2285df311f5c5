//! `dateline import-annotations PATH`

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dateline::ipc::adopt::{
    AnnotationImportAsk, AnnotationImportOutcome, AnnotationImportResult, import_annotations,
    preview_annotations,
};

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `import-annotations` takes.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// An export: W3C Web Annotation, Hypothesis' JSON, Readwise's CSV or Dateline's Markdown; `-` is standard input.
    path: PathBuf,
    /// Says what would become of each annotation, and changes nothing.
    #[arg(long)]
    preview: bool,
}

/// Takes annotations in that were made elsewhere, and says what became of each.
pub fn run(common: &Common, args: &AdoptArgs) -> ExitCode {
    opened::ended(try_run(common, args))
}

fn try_run(common: &Common, args: &AdoptArgs) -> Result<(), Failure> {
    let library = opened::library(common)?;
    let ask = if args.path.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin()
            .lock()
            .read_to_string(&mut text)
            .map_err(|error| Failure::Failed(format!("Standard input can't be read: {error}.")))?;
        AnnotationImportAsk { text, path: None }
    } else {
        let path = args.path.to_str().ok_or_else(|| {
            Failure::Failed(format!("{} is no name in UTF-8. Rename the file.", args.path.display()))
        })?;
        AnnotationImportAsk { text: String::new(), path: Some(path.to_owned()) }
    };
    let report =
        if args.preview { preview_annotations(&library, ask)? } else { import_annotations(&library, ask)? };
    if common.json {
        return Ok(print::json(&report)?);
    }
    for result in &report.results {
        print::line(&line(result))?;
    }
    let would = if args.preview { "would be added" } else { "added" };
    let sum =
        format!("{} {would}, {} here already, {} set aside", report.added, report.known, report.set_aside);
    print::line(&sum)?;
    Ok(())
}

fn line(result: &AnnotationImportResult) -> String {
    let quote = print::cut(&result.quote, 60);
    let state = result.state.and_then(|state| serde_json::to_value(state).ok());
    let state = state.as_ref().and_then(serde_json::Value::as_str).unwrap_or("not looked for");
    let article = result.article_title.as_deref().unwrap_or_default();
    match (result.outcome, &result.reason) {
        (AnnotationImportOutcome::Added, _) => format!("{state}  “{quote}”  {article}"),
        (AnnotationImportOutcome::Known, _) => format!("here already  “{quote}”  {article}"),
        (AnnotationImportOutcome::SetAside, reason) => {
            format!("set aside  “{quote}”  {}", reason.as_deref().unwrap_or_default())
        }
    }
}
