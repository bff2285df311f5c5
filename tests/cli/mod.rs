//! The built `dateline`, driven as a user or a script drives it: what it prints, what it leaves, how it ends.

mod addresses;
mod bad_files;
mod bad_libraries;
mod bad_words;
mod commands;
mod crash;
mod disk;
mod large_pages;
mod pictures;
mod undo;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A page with navigation and a footer, and dates of several kinds.
pub const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Airship Overdue at Kings Bay</title>
<meta property="article:published_time" content="1928-05-26"></head><body>
<nav><ul><li><a href="/">Home page of the Gazette</a></li><li><a href="/ship">Shipping intelligence</a></li></ul></nav>
<article><h1>Airship Overdue at Kings Bay</h1>
<p>KINGS BAY, May 26, 1928. The airship Italia left Kings Bay on May 23 with sixteen men on board, and nothing has been heard of her since yesterday morning.</p>
<p>The base ship Citta di Milano called her through the night without an answer. General Umberto Nobile had reported strong head winds over the ice north of Svalbard.</p>
<p>Two Norwegian pilots will search the ice as soon as the weather allows it, the harbour master said.</p></article>
<footer>Copyright by the Harbour Gazette. All rights reserved by the owners.</footer></body></html>"#;

/// A folder with a library's path in it, and the program.
pub struct Shell {
    folder: tempfile::TempDir,
}

/// How a call ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Shell {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn library(&self) -> PathBuf {
        self.path("Test.dateline")
    }

    /// Writes a file; gives its path as words for a call.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program, with the library of this folder as the default one and this folder as its own.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(words).current_dir(self.folder.path()).env("DATELINE_LIBRARY", self.library());
        command
    }

    pub fn call(&self, words: &[&str]) -> Ended {
        ended(self.command(words).stdin(Stdio::null()).output().unwrap())
    }

    /// Calls with a text on standard input.
    pub fn pipe(&self, words: &[&str], input: &str) -> Ended {
        let mut command = self.command(words);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        ended(child.wait_with_output().unwrap())
    }

    /// Calls, and expects it to end well; gives what it printed.
    pub fn ok(&self, words: &[&str]) -> String {
        let ended = self.call(words);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{words:?} printed {}", ended.out);
        ended.out
    }

    /// Calls with `--json`, and expects it to end well; gives its objects.
    pub fn json(&self, words: &[&str]) -> Vec<Value> {
        objects(&self.ok(&[&["--json"], words].concat()))
    }

    /// Calls, and expects this exit code and a reason on standard error that a person can read.
    pub fn refused(&self, code: i32, words: &[&str]) -> String {
        let ended = self.call(words);
        assert_eq!(ended.code, Some(code), "{words:?} printed {}{}", ended.out, ended.err);
        assert!(ended.err.len() > 10, "{words:?} gave no reason");
        for raw in ["os error", "panicked", "Error {", "SQLITE", "RUST_BACKTRACE"] {
            assert!(!ended.err.contains(raw), "{words:?} said {}", ended.err);
        }
        ended.err
    }

    /// Imports the page; gives the article's id.
    pub fn page(&self) -> String {
        let page = self.file("page.html", PAGE);
        text(&self.json(&["import", &page])[0]["id"])
    }

    /// The ids of a list.
    pub fn ids(&self, list: &str) -> Vec<String> {
        self.json(&[list]).iter().map(|row| text(&row["id"])).collect()
    }

    /// Everything that the library holds, as its lists print it. That an article was read is remembered, and
    /// is no change.
    pub fn everything(&self) -> String {
        let lists = ["articles", "annotations", "events"].map(|list| self.ok(&["--json", list]));
        lists.concat().replace("\"read\":true", "\"read\":false")
    }
}

pub fn ended(output: Output) -> Ended {
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// JSON Lines, read.
pub fn objects(lines: &str) -> Vec<Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// The files of a folder with their bytes' hash: what must not change. What programs that have a library open
/// say to each other (the lock, the index of the log) is left out.
pub fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !path.to_string_lossy().ends_with("-shm") && !path.ends_with("in-use.lock") {
            let bytes = std::fs::read(&path).unwrap();
            found.push((path, dateline::library::hash(&bytes)));
        }
    }
    found.sort();
    found
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
