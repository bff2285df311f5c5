//! The command line: the same core without a window.

mod dates;
mod edtf;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "dateline", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads EDTF dates: valid or not, level, the four bounds, in words.
    Edtf(edtf::Args),
    /// Finds the date expressions of a text.
    Dates(dates::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Edtf(args) => edtf::run(&args),
        Command::Dates(args) => dates::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
