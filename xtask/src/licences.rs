//! Licences, sources and banned crates of everything that is compiled in, by cargo-deny and `deny.toml`.

use std::path::{Path, PathBuf};

use crate::Failure;
use crate::command::{cargo, program};

/// The version that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Checks all three; cargo-deny is installed into `target/tools` at the first time.
///
/// # Errors
/// When a licence, source or crate is not allowed.
pub fn check(root: &Path) -> Result<(), Failure> {
    let deny = tool(root)?;
    let what = ["--all-features", "--locked", "check", "licenses", "bans", "sources"];
    program(root, &deny.to_string_lossy(), &what).run()
}

fn tool(root: &Path) -> Result<PathBuf, Failure> {
    let tools = root.join("target/tools");
    let deny = tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let version = program(root, &deny.to_string_lossy(), &["--version"]).ask();
    if version.is_none_or(|words| !words.ends_with(CARGO_DENY)) {
        // Unoptimised, it is built in a third of the time and still checks this project in a second.
        let line = format!("install --locked --debug --version {CARGO_DENY} cargo-deny");
        cargo(root, &line).env("CARGO_INSTALL_ROOT", &tools).run()?;
    }
    Ok(deny)
}
