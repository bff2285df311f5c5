//! `dateline import PATH…`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dateline::ipc::import::{
    ImportAsk, ImportItem, ImportOutcome, ImportProgress, ImportResult, report as table,
};
use dateline::library::{Library, articles};
use serde_json::json;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// What `import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files, folders, addresses (https://…); `-` is standard input.
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
    /// Only list the articles in files that hold several: books, feeds, web archives, zip archives.
    #[arg(long, conflicts_with_all = ["only", "report"])]
    list: bool,
    /// Import only these of the articles in a file, by their numbers in the list, as `1,3-5`.
    #[arg(long, value_name = "NUMBERS", value_parser = numbers)]
    only: Option<Numbers>,
    /// Import a book as one article, not one a chapter.
    #[arg(long)]
    whole: bool,
    /// Fetch addresses also from this computer and from private networks.
    #[arg(long)]
    allow_private: bool,
    /// Import what an address answers also when it is an error, a dead page or a wall, or has far fewer words than the
    /// copy in the library.
    #[arg(long)]
    keep_anyway: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Where what became of each item is written as well.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Also write what became of each item to this file, as a table (.csv) or as Markdown.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// Numbers of articles in a file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Numbers(Vec<u32>);

/// Reads `1,3-5`.
fn numbers(text: &str) -> Result<Numbers, String> {
    /// No file holds more than is worth choosing from by number.
    const MOST: usize = 100_000;
    let mut numbers = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
        let (Some(first), Some(last)) = (number(first), number(last)) else {
            return Err(format!("“{part}” is no number; give numbers from 1 as in 1,3-5"));
        };
        numbers.extend((first..=last).take(MOST));
    }
    if numbers.is_empty() { Err("give numbers from 1 as in 1,3-5".to_owned()) } else { Ok(Numbers(numbers)) }
}

/// Imports, one result an item. Fails, after all were tried, when one of them failed.
pub fn run(common: &Common, args: &ImportArgs) -> ExitCode {
    opened::ended(import(common, args))
}

fn import(common: &Common, args: &ImportArgs) -> Result<(), Failure> {
    if args.list {
        return list(common, args);
    }
    let path = opened::path(common)?;
    let library = if path.exists() {
        Library::open(&path, opened::surroundings())?
    } else {
        Library::create(&path, opened::surroundings())?
    };
    let items = args.paths.iter().map(|path| item(path, args)).collect::<Result<Vec<_>, Failure>>()?;
    carry_out(common, &library, ImportAsk { items }, &args.report)
}

/// Imports, one line an item. Fails, after all were tried, when one of them failed.
pub fn carry_out(
    common: &Common,
    library: &Library,
    ask: ImportAsk,
    report: &ReportArgs,
) -> Result<(), Failure> {
    let (mut failed, mut broken, mut all) = (0, None, Vec::new());
    dateline::ipc::import::run(
        library,
        ask,
        &mut |progress: ImportProgress| {
            for result in &progress.results {
                failed += usize::from(result.outcome == ImportOutcome::Failed);
                if let Err(error) = say(common, library, result) {
                    broken = Some(error);
                }
            }
            if report.report.is_some() {
                all.extend(progress.results);
            }
        },
        &|| false,
    )?;
    if let Some(path) = &report.report {
        let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let text = if is_table { table::csv(&all) } else { table::markdown(&all) };
        std::fs::write(path, text).map_err(|error| {
            Failure::Failed(format!("The report can't be written to {}: {error}.", path.display()))
        })?;
    }
    match (broken, failed) {
        (Some(error), _) => Err(error.into()),
        (None, 0) => Ok(()),
        (None, 1) => Err(Failure::Failed("1 item could not be imported.".to_owned())),
        (None, failed) => Err(Failure::Failed(format!("{failed} items could not be imported."))),
    }
}

/// Prints what there is to choose from.
fn list(common: &Common, args: &ImportArgs) -> Result<(), Failure> {
    let mut failed = 0;
    for path in &args.paths {
        match dateline::ipc::import::list(Path::new(path)) {
            Err(why) => {
                failed += 1;
                eprintln!("{path}: {why}");
            }
            Ok(parts) if common.json => {
                parts.iter().try_for_each(|part| print::json(&json!({ "path": path, "part": part })))?;
            }
            Ok(parts) if parts.is_empty() => print::line(&format!("{path}: one article"))?,
            Ok(parts) => {
                print::line(&format!("{path}: {} articles", parts.len()))?;
                for part in parts {
                    let address = part.address.map(|address| format!("  {address}")).unwrap_or_default();
                    let captured = part.captured.map(|captured| format!("  {captured}")).unwrap_or_default();
                    print::line(&format!("{:>6}  {}{address}{captured}", part.number, part.name))?;
                }
            }
        }
    }
    if failed == 0 { Ok(()) } else { Err(Failure::Failed("Not every file could be listed.".to_owned())) }
}

fn item(path: &str, args: &ImportArgs) -> Result<ImportItem, Failure> {
    if path.starts_with("https://") || path.starts_with("http://") {
        return Ok(ImportItem::Address {
            address: path.to_owned(),
            allow_private: args.allow_private,
            keep_anyway: args.keep_anyway,
        });
    }
    if path != "-" && (args.only.is_some() || args.whole) {
        let only = args.only.as_ref().map(|numbers| numbers.0.clone()).unwrap_or_default();
        return Ok(ImportItem::Parts { path: path.to_owned(), only, whole: args.whole });
    }
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
            "code": result.code,
            "alike": result.alike,
        }));
    }
    let id = result.article.map(|id| format!("  {id}")).unwrap_or_default();
    print::line(&format!("{outcome:<12} {}: {}{id}", result.name, result.message))?;
    let alike = result.alike.as_ref();
    let alike =
        alike.map(|it| format!("Nearly the same as “{}” ({} %)  {}", it.title, it.percent, it.article));
    remarks.iter().chain(&alike).try_for_each(|remark| print::line(&format!("             {remark}")))
}
