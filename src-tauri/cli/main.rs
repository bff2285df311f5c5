//! The command line: the same core without a window.

mod extract;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// From clippings to chronology, without a window.
#[derive(Debug, Parser)]
#[command(name = "dateline", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the cleaned article of each file.
    Extract(extract::ExtractArgs),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Extract(args) => extract::run(&args),
    }
}
