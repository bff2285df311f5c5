//! A screen in memory, for machines without one and for tests that must not disturb the person.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Failure;
use crate::command::{Program, program};

/// A running Xvfb; it ends with this value.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a screen of 1920 by 1200 points.
    ///
    /// # Errors
    /// When Xvfb does not start.
    pub fn start() -> Result<Self, Failure> {
        // With -displayfd the server picks a free number itself and says it once it is ready.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb did not start: {error}."))?;
        let mut number = String::new();
        if let Some(said) = server.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err("Xvfb ended before it was ready.".into()) } else { Ok(display) }
    }

    /// `node` with these arguments in `tests/desktop`, on this screen.
    pub fn node(&self, root: &Path, arguments: &[&str]) -> Program {
        program(&root.join("tests/desktop"), "node", arguments)
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A server that is gone already is what was wanted.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Whether there is a screen for a window.
pub fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
}
