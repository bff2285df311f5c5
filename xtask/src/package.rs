//! `cargo xtask package`: the installers of this system.

use std::path::Path;

use crate::command::program;
use crate::needs::TO_BUILD;
use crate::steps::Steps;
use crate::{Failure, setup};

/// The Tauri command line that bundles; the app itself is built and run without it.
const TAURI_CLI: &str = "@tauri-apps/cli@2";

/// Makes the installers in `target/release/bundle`.
///
/// # Errors
/// When a step fails.
pub fn make(root: &Path) -> Result<(), Failure> {
    let mut steps = Steps::default();
    steps.step("system", || setup::system(root, &[TO_BUILD]))?;
    steps.step("packages of ui", || setup::node(root, "ui"))?;
    steps.step("bundle", || program(root, "npx", &["--yes", TAURI_CLI, "build"]).run())?;
    println!("The installers are in target/release/bundle.");
    Ok(())
}
