//! `dateline import PATH…`

use std::io::Read as _;
use std::process::ExitCode;

use clap::Args;
use dateline::ipc::import::{ImportAsk, ImportItem, ImportOutcome, ImportProgress, ImportResult};
use dateline::library::{Library, articles};
use serde_json::json;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files and folders; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Headline of what comes from standard input.
    #[arg(long)]
    title: Option<String>,
    /// Date of publication of what comes from standard input, in any words.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Publisher of what comes from standard input.
    #[arg(long)]
    publisher: Option<String>,
    /// Address of what comes from standard input.
    #[arg(long)]
    address: Option<String>,
}

/// Imports, one result an item. Fails, after all were tried, when one of them failed.
pub fn run(common: &Common, args: &ImportArgs) -> ExitCode {
    opened::ended(import(common, args))
}

fn import(common: &Common, args: &ImportArgs) -> Result<(), Failure> {
    let path = opened::path(common)?;
    let library = if path.exists() {
        Library::open(&path, opened::surroundings())?
    } else {
        Library::create(&path, opened::surroundings())?
    };
    let items = args.paths.iter().map(|path| item(path, args)).collect::<Result<Vec<_>, Failure>>()?;
    let (mut failed, mut broken) = (0, None);
    dateline::ipc::import::run(
        &library,
        ImportAsk { items },
        &mut |progress: ImportProgress| {
            for result in &progress.results {
                failed += usize::from(result.outcome == ImportOutcome::Failed);
                if let Err(error) = say(common, &library, result) {
                    broken = Some(error);
                }
            }
        },
        &|| false,
    )?;
    match (broken, failed) {
        (Some(error), _) => Err(error.into()),
        (None, 0) => Ok(()),
        (None, 1) => Err(Failure::Failed("1 item could not be imported.".to_owned())),
        (None, failed) => Err(Failure::Failed(format!("{failed} items could not be imported."))),
    }
}

fn item(path: &str, args: &ImportArgs) -> Result<ImportItem, Failure> {
    if path != "-" {
        return Ok(ImportItem::Path { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Failed(format!("Standard input can't be read: {error}.")))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::Failed("Standard input is not UTF-8 text. Save it as a file and import that.".to_owned())
    })?;
    let html = text.trim_start().starts_with('<').then(|| text.clone());
    Ok(ImportItem::Paste {
        text,
        html,
        title: args.title.clone(),
        published: args.published.clone(),
        publisher: args.publisher.clone(),
        address: args.address.clone(),
    })
}

fn say(common: &Common, library: &Library, result: &ImportResult) -> std::io::Result<()> {
    let outcome = match result.outcome {
        ImportOutcome::Imported => "imported",
        ImportOutcome::Duplicate => "duplicate",
        ImportOutcome::NewVersion => "new version",
        ImportOutcome::Failed => "failed",
    };
    // What had to be assumed of the bytes, such as their encoding.
    let version = result.version.filter(|_| result.outcome != ImportOutcome::Duplicate);
    let remarks = version
        .and_then(|id| library.read(|connection| articles::version(connection, id)).ok())
        .map(|version| version.remarks)
        .unwrap_or_default();
    if common.json {
        let failed = result.outcome == ImportOutcome::Failed;
        return print::json(&json!({
            "id": result.article,
            "version": result.version,
            "name": result.name,
            "result": outcome,
            "title": (!failed).then_some(&result.message),
            "reason": failed.then_some(&result.message),
            "remarks": remarks,
        }));
    }
    let id = result.article.map(|id| format!("  {id}")).unwrap_or_default();
    print::line(&format!("{outcome:<12} {}: {}{id}", result.name, result.message))?;
    remarks.iter().try_for_each(|remark| print::line(&format!("             {remark}")))
}
