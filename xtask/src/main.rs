//! The project's own commands. Each installs what it needs, says what it does, and names what failed.

mod bench;
mod bindings;
mod build;
mod command;
mod display;
mod licences;
mod needs;
mod package;
mod run;
mod setup;
mod steps;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What went wrong, in a sentence that says what to do next.
pub type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "\
cargo xtask run [--screenshot FILE]     builds the app and opens its window, or saves a picture of it
cargo xtask test [--only CHECK]         runs every check, or one of them
cargo xtask bench [NAME] [--json]       measures speed, all of it or one promise
cargo xtask bindings                    writes the TypeScript types of the calls
cargo xtask package                     makes the installers for this system

Needed beforehand: Rust (stable) and Node 20.19 or later. The rest is installed, or the command for it is named.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = root();
    let result = match words.as_slice() {
        ["run"] => run::window(&root),
        ["run", "--screenshot", file] => run::screenshot(&root, Path::new(file)),
        ["test"] => test::all(&root),
        ["test", "--only", check] => test::only(&root, check),
        ["bench"] => bench::measure(&root, None, false),
        ["bench", "--json"] => bench::measure(&root, None, true),
        ["bench", name] => bench::measure(&root, Some(name), false),
        ["bench", name, "--json"] | ["bench", "--json", name] => bench::measure(&root, Some(name), true),
        ["bindings"] => bindings::write(&root),
        ["package"] => package::make(&root),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: the folder above this package.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
