//! Building the page and the window that shows it.

use std::path::{Path, PathBuf};

use crate::Failure;
use crate::command::{cargo, npm};

/// The features of a window that carries its page inside, as every window outside `tauri dev` does.
pub const WINDOW: &str = "desktop,tauri/custom-protocol";

/// Builds the page into `ui/dist`.
///
/// # Errors
/// When Vite fails.
pub fn page(root: &Path) -> Result<(), Failure> {
    npm(&root.join("ui"), "run build").run()
}

/// Builds the window and the command line; gives the window's program.
///
/// # Errors
/// When the compiler fails.
pub fn window(root: &Path, release: bool) -> Result<PathBuf, Failure> {
    let profile = if release { " --release" } else { "" };
    cargo(root, &format!("build --locked --bins --features {WINDOW}{profile}")).run()?;
    Ok(window_program(root, release))
}

/// Where the window's program lies.
pub fn window_program(root: &Path, release: bool) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let profile = if release { "release" } else { "debug" };
    target.join(profile).join(format!("dateline-desktop{}", std::env::consts::EXE_SUFFIX))
}
