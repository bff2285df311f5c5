//! Running other programs: shown before they run, named when they fail.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Failure;

/// A program to run, with the words that show it.
pub struct Program {
    command: Command,
    shown: String,
}

/// `program` with these arguments, in this folder.
pub fn program<A: AsRef<OsStr>>(folder: &Path, program: &str, arguments: &[A]) -> Program {
    let mut command = Command::new(on_this_system(program));
    command.current_dir(folder).args(arguments);
    let mut shown = program.to_owned();
    for argument in arguments {
        let argument = argument.as_ref().to_string_lossy();
        shown.push(' ');
        if argument.contains(' ') {
            shown.push_str(&format!("'{argument}'"));
        } else {
            shown.push_str(&argument);
        }
    }
    Program { command, shown }
}

/// `cargo` with the words of `line`, in this folder.
pub fn cargo(folder: &Path, line: &str) -> Program {
    program(folder, "cargo", &line.split(' ').collect::<Vec<_>>())
}

/// `npm` with the words of `line`, in this folder.
pub fn npm(folder: &Path, line: &str) -> Program {
    program(folder, "npm", &line.split(' ').collect::<Vec<_>>())
}

impl Program {
    /// With this environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it with its output on the screen.
    ///
    /// # Errors
    /// When it is not there, or ends with anything but 0.
    pub fn run(mut self) -> Result<(), Failure> {
        println!("$ {}", self.shown);
        let status =
            self.command.status().map_err(|error| format!("`{}` did not start: {error}.", self.shown))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status}).", self.shown).into()) }
    }

    /// Runs it and gives what it prints; its complaints go to the screen.
    ///
    /// # Errors
    /// When it is not there, or ends with anything but 0.
    pub fn read(mut self) -> Result<String, Failure> {
        eprintln!("$ {}", self.shown);
        let output = self
            .command
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("`{}` did not start: {error}.", self.shown))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(format!("`{}` failed ({}).", self.shown, output.status).into())
        }
    }

    /// What it prints, without a word on the screen; nothing when it fails.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// npm is a script on Windows, which only runs by its full name there.
fn on_this_system(program: &str) -> &str {
    match program {
        "npm" if cfg!(windows) => "npm.cmd",
        "npx" if cfg!(windows) => "npx.cmd",
        other => other,
    }
}
