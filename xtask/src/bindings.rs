//! `cargo xtask bindings`: the TypeScript types of the calls, written by the test that otherwise compares them.

use std::path::Path;

use crate::Failure;
use crate::command::cargo;

/// Writes `ui/src/bindings/index.ts`.
///
/// # Errors
/// When the core does not compile.
pub fn write(root: &Path) -> Result<(), Failure> {
    cargo(root, "test --quiet --lib ipc::bindings").env("DATELINE_WRITE_BINDINGS", "1").run()?;
    println!("Written: ui/src/bindings/index.ts");
    Ok(())
}
