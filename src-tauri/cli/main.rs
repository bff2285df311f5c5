//! The command line: the same core without a window, for scripts and for checks.
//!
//! Human text by default, `--json` for programs: one object, or one a line where there are several. Exit
//! 0; 1 when something failed, said why on standard error; 2 for a call that makes no sense.

mod adopt;
mod anchor;
mod annotate;
mod articles;
mod care;
mod collections;
mod dates;
mod edtf;
mod events;
mod export;
mod extract;
mod generate;
mod import;
mod opened;
mod print;
mod reextract;
mod search;
mod similar;
mod timeline;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// From clippings to chronology, without a window.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The library's folder (NAME.dateline).
    #[arg(long, global = true, env = "DATELINE_LIBRARY", value_name = "PATH")]
    pub library: Option<PathBuf>,
    /// Prints JSON for programs: one object, or one a line where there are several.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Imports files, folders, addresses, or standard input (`-`) into the library, which is made when it does not exist.
    Import(import::ImportArgs),
    /// Takes in annotations made elsewhere, onto the articles that they mark.
    ImportAnnotations(adopt::AdoptArgs),
    /// Prints the cleaned article of each file, without a library.
    Extract(extract::ExtractArgs),
    /// Finds the date expressions of a text, without a library; or those of an article.
    Dates(dates::Args),
    /// Says whether dates are valid EDTF, and what they mean, without a library.
    Edtf(edtf::Args),
    /// Resolves selectors in texts, without a library.
    Anchor(anchor::AnchorArgs),
    /// Lists the articles.
    Articles(articles::ArticlesArgs),
    /// Prints an article.
    Article(articles::ArticleArgs),
    /// Reads articles again from their originals; one whose text differs gets a new version.
    Reextract(reextract::ReextractArgs),
    /// Lists the articles with nearly the same text, or prints what differs between two.
    Similar(similar::SimilarArgs),
    /// Lists the collections.
    Collections,
    /// Makes, renames, deletes, fills, orders a collection.
    #[command(subcommand)]
    Collection(collections::CollectionCommand),
    /// Lists the annotations of the library or of an article.
    Annotations(annotate::AnnotationsArgs),
    /// Marks a passage.
    Annotate(annotate::AnnotateArgs),
    /// Lists the events in the order of time.
    Events(events::EventsArgs),
    /// Adds an event, shows or deletes one.
    #[command(subcommand)]
    Event(events::EventCommand),
    /// Prints a window of the timeline, lane by lane.
    Timeline(timeline::TimelineArgs),
    /// Searches articles, annotations, notes, events, people and places.
    Search(search::SearchArgs),
    /// Writes research notes.
    Export(export::ExportArgs),
    /// Makes a library of any size, the same for the same seed.
    Generate(generate::GenerateArgs),
    /// Checks that the library is sound.
    Check,
    /// Makes a verified copy of the database in the library's folder.
    Backup,
    /// Brings a backup back; what is there now is kept beside it.
    Restore(care::RestoreArgs),
    /// Takes the last step back.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Lists what was done, newest first.
    History(care::HistoryArgs),
}

fn main() -> ExitCode {
    let Arguments { common, command } = Arguments::parse();
    match command {
        Command::Import(args) => import::run(&common, &args),
        Command::ImportAnnotations(args) => adopt::run(&common, &args),
        Command::Extract(args) => extract::run(&args, common.json),
        Command::Dates(args) => written(dates::run(&common, &args)),
        Command::Edtf(args) => written(edtf::run(&args, common.json)),
        Command::Anchor(args) => anchor::run(&args),
        Command::Articles(args) => articles::list(&common, &args),
        Command::Article(args) => articles::show(&common, &args),
        Command::Reextract(args) => reextract::run(&common, &args),
        Command::Similar(args) => similar::run(&common, &args),
        Command::Collections => collections::list(&common),
        Command::Collection(command) => collections::run(&common, &command),
        Command::Annotations(args) => annotate::list(&common, &args),
        Command::Annotate(args) => annotate::run(&common, &args),
        Command::Events(args) => events::list(&common, &args),
        Command::Event(command) => events::run(&common, &command),
        Command::Timeline(args) => timeline::run(&common, &args),
        Command::Search(args) => search::run(&common, &args),
        Command::Export(args) => export::run(&common, &args),
        Command::Generate(args) => generate::run(&common, &args),
        Command::Check => care::check(&common),
        Command::Backup => care::backup(&common),
        Command::Restore(args) => care::restore(&common, &args),
        Command::Undo => care::undo(&common),
        Command::Redo => care::redo(&common),
        Command::History(args) => care::history(&common, &args),
    }
}

/// The exit code of a command whose only failure of its own is that its output can't be written. A reader
/// that has seen enough, such as `head`, is no failure.
fn written(result: std::io::Result<ExitCode>) -> ExitCode {
    result.unwrap_or_else(|error| {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return ExitCode::SUCCESS;
        }
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
