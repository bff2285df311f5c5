//! `dateline check | backup | restore | undo | redo | history`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dateline::ipc::common::Nothing;
use dateline::ipc::history::{self, HistoryAsk, HistoryStep};
use dateline::library::care;
use serde_json::json;

use crate::opened::{self, Failure};
use crate::{Common, print};

/// Checks the library; fails when something is not sound.
pub fn check(common: &Common) -> ExitCode {
    opened::ended(try_check(common))
}

fn try_check(common: &Common) -> Result<(), Failure> {
    let report = opened::library(common)?.check()?;
    if common.json {
        print::json(&json!({
            "articles": report.articles,
            "originals": report.originals,
            "problems": report.problems,
        }))?;
    } else {
        let counted = |count: u32, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let (articles, originals) =
            (counted(report.articles, "article"), counted(report.originals, "original"));
        print::line(&format!("{articles}, {originals} checked"))?;
    }
    match report.problems.as_slice() {
        [] => Ok(()),
        problems => Err(Failure::Failed(problems.join("\n"))),
    }
}

/// Makes a verified copy of the database.
pub fn backup(common: &Common) -> ExitCode {
    opened::ended(try_backup(common))
}

fn try_backup(common: &Common) -> Result<(), Failure> {
    let report = opened::library(common)?.backup()?;
    if common.json {
        return Ok(print::json(&json!({
            "path": report.path,
            "bytes": report.bytes,
            "kept": report.kept,
            "removed": report.removed,
        }))?);
    }
    Ok(print::line(&format!("{}: {} bytes, verified", report.path.display(), report.bytes))?)
}

/// What `restore` takes.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup; the newest sound one when left out.
    backup: Option<PathBuf>,
}

/// Brings a backup back.
pub fn restore(common: &Common, args: &RestoreArgs) -> ExitCode {
    opened::ended(try_restore(common, args))
}

fn try_restore(common: &Common, args: &RestoreArgs) -> Result<(), Failure> {
    let restored = care::restore(&opened::path(common)?, args.backup.as_deref(), opened::now())?;
    if common.json {
        return Ok(print::json(&json!({
            "from": restored.from,
            "kept": restored.kept,
            "passed_over": restored.passed_over,
        }))?);
    }
    for path in &restored.passed_over {
        print::line(&format!("{}: damaged, passed over", path.display()))?;
    }
    print::line(&format!("{} is in place", restored.from.display()))?;
    if let Some(kept) = &restored.kept {
        print::line(&format!("what was there is kept as {}", kept.display()))?;
    }
    Ok(())
}

/// Takes the last step back.
pub fn undo(common: &Common) -> ExitCode {
    opened::ended(turn(common, history::undo))
}

/// Does the last undone step again.
pub fn redo(common: &Common) -> ExitCode {
    opened::ended(turn(common, history::redo))
}

fn turn(
    common: &Common,
    way: fn(&dateline::library::Library, Nothing) -> Result<HistoryStep, dateline::ipc::IpcError>,
) -> Result<(), Failure> {
    let step = way(&opened::library(common)?, Nothing {})?;
    if common.json {
        return Ok(print::json(&step)?);
    }
    let done = if step.undone { "undone" } else { "done again" };
    Ok(print::line(&format!("{done}: {}", step.words))?)
}

/// What `history` takes.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// How many steps at most.
    #[arg(long, default_value_t = 50)]
    limit: u32,
}

/// Lists the steps, newest first.
pub fn history(common: &Common, args: &HistoryArgs) -> ExitCode {
    opened::ended(try_history(common, args))
}

fn try_history(common: &Common, args: &HistoryArgs) -> Result<(), Failure> {
    let history = history::history(&opened::library(common)?, HistoryAsk { limit: args.limit })?;
    for step in &history.steps {
        if common.json {
            print::json(step)?;
        } else {
            let undone = if step.undone { "  (undone)" } else { "" };
            print::line(&format!("{:>5}  {}  {}  {}{undone}", step.id, step.when, step.by, step.words))?;
        }
    }
    Ok(())
}
