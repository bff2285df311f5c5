//! `cargo xtask test`: every check, in the order in which a failure costs least time.

use std::path::Path;

use crate::build::{self, WINDOW};
use crate::command::{cargo, npm};
use crate::display::Display;
use crate::needs::{TO_BUILD, TO_DRIVE};
use crate::steps::Steps;
use crate::{Failure, licences, setup};

/// A check: its name, and what runs.
type Check = (&'static str, fn(&Path) -> Result<(), Failure>);

/// What each check stands on: run before all of them, and before one alone.
const GROUND: &[Check] = &[
    ("system", |root| setup::system(root, &[TO_BUILD, TO_DRIVE])),
    ("rust-components", setup::rust_components),
    ("packages-ui", |root| setup::node(root, "ui")),
    ("packages-desktop", |root| setup::node(root, "tests/desktop")),
];

const CHECKS: &[Check] = &[
    ("format", |root| cargo(root, "fmt --all --check").run()),
    ("ui-lint", |root| npm(&root.join("ui"), "run lint").run()),
    ("ui-types", |root| npm(&root.join("ui"), "run check").run()),
    ("ui-tests", |root| npm(&root.join("ui"), "test -- --reporter=verbose").run()),
    ("ui-build", build::page),
    ("licences", licences::check),
    ("lints-core", |root| cargo(root, "clippy --locked --lib --no-default-features -- -D warnings").run()),
    ("lints", |root| cargo(root, "clippy --locked --workspace --all-targets -- -D warnings").run()),
    ("lints-window", |root| {
        cargo(root, &format!("clippy --locked --all-targets --features {WINDOW} -- -D warnings")).run()
    }),
    ("tests", |root| cargo(root, &format!("test --locked --workspace --features {WINDOW}")).run()),
    ("window-build", |root| build::window(root, false).map(drop)),
    ("window", real_window),
];

/// Runs every check.
///
/// # Errors
/// At the first that fails.
pub fn all(root: &Path) -> Result<(), Failure> {
    run(root, CHECKS)
}

/// Runs one check and what it stands on.
///
/// # Errors
/// When it fails, or there is none of this name.
pub fn only(root: &Path, name: &str) -> Result<(), Failure> {
    // The window shows what was last built, so that its check alone builds first.
    let wanted: &[&str] = if name == "window" { &["ui-build", "window-build", "window"] } else { &[name] };
    let chosen: Vec<Check> = CHECKS.iter().copied().filter(|(check, _)| wanted.contains(check)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = CHECKS.iter().map(|(check, _)| *check).collect();
        return Err(format!("There is no check “{name}”. There are: {}.", names.join(", ")).into());
    }
    run(root, &chosen)
}

fn run(root: &Path, checks: &[Check]) -> Result<(), Failure> {
    let mut steps = Steps::default();
    for (name, work) in GROUND.iter().chain(checks) {
        steps.step(name, || work(root))?;
    }
    steps.list();
    println!("\nEvery check passed.");
    Ok(())
}

/// Drives the real window by pointer and keyboard, where there is a driver for it.
fn real_window(root: &Path) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        println!("Skipped: the real window is driven on Linux only, where WebKitGTK has a driver.");
        return Ok(());
    }
    Display::start()?
        .node(
            root,
            &[
                "--test",
                "--test-concurrency=1",
                "--test-timeout=300000",
                "--test-reporter=spec",
                "scenarios/",
            ],
        )
        .env("DATELINE_APP", build::window_program(root, false))
        .run()
}
