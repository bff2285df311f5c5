//! `cargo xtask run`: from a fresh clone to the open window, or to a picture of it.

use std::path::Path;

use crate::command::program;
use crate::display::{self, Display};
use crate::needs::{TO_BUILD, TO_DRIVE};
use crate::steps::Steps;
use crate::{Failure, build, setup};

const NO_SCREEN: &str = "\
There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
  cargo xtask run --screenshot FILE.png    saves a picture of the window with the sample library open
  cargo run -- help                        the same core on the command line";

/// Builds the app and opens its window.
///
/// # Errors
/// When there is no display, or a step fails.
pub fn window(root: &Path) -> Result<(), Failure> {
    if !display::is_there() {
        return Err(NO_SCREEN.into());
    }
    let mut steps = Steps::default();
    prepare(&mut steps, root)?;
    steps.step("open the window", || {
        let app = build::window_program(root, false);
        program::<&str>(root, &app.to_string_lossy(), &[]).run()
    })
}

/// Saves a picture of the window with the sample library open.
///
/// # Errors
/// When a step fails, or this is no Linux.
pub fn screenshot(root: &Path, file: &Path) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(
            "Pictures are taken on Linux only; here, `cargo xtask run` opens the window itself.".into()
        );
    }
    let file = std::path::absolute(file)?;
    let mut steps = Steps::default();
    prepare(&mut steps, root)?;
    steps.step("packages of tests/desktop", || {
        setup::system(root, &[TO_DRIVE])?;
        setup::node(root, "tests/desktop")
    })?;
    steps.step("take the picture", || {
        let app = build::window_program(root, false);
        Display::start()?.node(root, &["picture.mjs", &file.to_string_lossy()]).env("DATELINE_APP", app).run()
    })?;
    println!("The picture is in {}.", file.display());
    Ok(())
}

fn prepare(steps: &mut Steps, root: &Path) -> Result<(), Failure> {
    steps.step("system", || setup::system(root, &[TO_BUILD]))?;
    steps.step("packages of ui", || setup::node(root, "ui"))?;
    steps.step("build the page", || build::page(root))?;
    steps.step("build the window", || build::window(root, false).map(drop))
}
