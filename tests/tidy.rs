//! The invariants of ARCHITECTURE.md, checked in the text of the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the core from left to right; each may name only those before it, so that no circle can arise.
const ROOMS: &[&str] =
    &["model", "temporal", "anchor", "import", "library", "timeline", "export", "picture", "ipc", "sample"];

/// Folders that hold nothing written by us.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "gen", ".git", "screenshots"];

struct Source {
    /// Path below the root, with `/` on every system.
    path: String,
    text: String,
}

impl Source {
    fn is_in(&self, folders: &[&str]) -> bool {
        folders
            .iter()
            .any(|folder| self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with(['/', '.'])))
    }

    fn ends_in(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The lines that run outside tests, with their numbers: no comments, and nothing from the test module on.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests").unwrap_or(self.text.len());
        self.text[..tests]
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line.trim_start()))
            .filter(|(_, line)| !line.starts_with("//") && !line.starts_with('*'))
    }

    /// Where its code holds one of these words, one line each.
    fn holding<'a>(&'a self, words: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
        self.code().filter_map(move |(number, line)| {
            let word = words.iter().find(|word| holds(line, word))?;
            Some(format!("{}:{number} holds `{word}`", self.path))
        })
    }
}

/// Whether a line holds a word that does not go on to the left.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
            || !word.starts_with(char::is_alphanumeric)
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if NOT_OURS.contains(&name.as_str()) || name.ends_with(".dateline") {
            continue;
        }
        if path.is_dir() {
            collect(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// Every text file of the repository.
fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(root(), &mut paths);
    paths.sort();
    let below = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths
        .iter()
        .filter_map(|path| Some(Source { path: below(path), text: fs::read_to_string(path).ok()? }))
        .collect()
}

/// The core's own files, those that only tests compile left out.
fn core() -> Vec<Source> {
    let all: Vec<Source> = sources()
        .into_iter()
        .filter(|source| source.is_in(&["src-tauri"]) && source.ends_in(&[".rs"]))
        .collect();
    let tests: BTreeSet<String> = all.iter().flat_map(test_modules).collect();
    all.into_iter().filter(|source| !tests.iter().any(|module| source.is_in(&[module]))).collect()
}

/// The modules that a file declares for tests only, as paths without ending.
fn test_modules(source: &Source) -> Vec<String> {
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines: Vec<&str> = source.text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0].trim() == "#[cfg(test)]")
        .filter_map(|pair| pair[1].trim().strip_suffix(';')?.rsplit_once("mod "))
        .map(|(_, name)| format!("{folder}/{name}"))
        .collect()
}

fn room(name: &str) -> String {
    format!("src-tauri/{name}")
}

fn nothing(what: &str, found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn model_uses_only_std_serde_and_chrono() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, after) = manifest.split_once("\n[dependencies]\n").unwrap();
    let dependencies = after.split("\n[").next().unwrap();
    let others: Vec<String> = dependencies
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")))
        .filter(|name| !["serde", "chrono"].contains(&name.as_str()))
        .map(|name| format!("{name}::"))
        .collect();
    assert!(others.len() > 3, "the manifest was not understood");
    let words: Vec<&str> = others.iter().map(String::as_str).collect();
    let model = room("model");
    nothing(
        "model uses only std, serde, chrono",
        core().iter().filter(|source| source.is_in(&[&model])).flat_map(|source| source.holding(&words)),
    );
}

#[test]
fn pure_rooms_do_no_input_or_output() {
    let words =
        ["std::fs", "std::net", "std::process", "std::io::stdin", "File::", "fs::", "TcpStream", "Command::"];
    let pure = ["model", "temporal", "anchor", "import"].map(room);
    let fetcher = "src-tauri/import/fetch";
    nothing(
        "model, temporal, anchor and import touch no disk and no network; only import's fetcher does",
        core()
            .iter()
            .filter(|source| {
                pure.iter().any(|room| source.is_in(&[room])) && !source.path.starts_with(fetcher)
            })
            .flat_map(|source| source.holding(&words)),
    );
}

#[test]
fn sql_and_tauri_stay_in_their_rooms() {
    let core = core();
    let outside = |rooms: &[&str], words: &[&str]| -> Vec<String> {
        let rooms: Vec<String> = rooms.iter().map(|name| room(name)).collect();
        let rooms: Vec<&str> = rooms.iter().map(String::as_str).collect();
        core.iter()
            .filter(|source| !source.is_in(&rooms))
            .flat_map(|source| source.holding(words).collect::<Vec<_>>())
            .collect()
    };
    nothing(
        "rusqlite is named only in library and timeline",
        outside(&["library", "timeline"], &["rusqlite"]),
    );
    nothing("Tauri is named only in desktop", outside(&["desktop"], &["tauri::", "tauri_"]));
    nothing(
        "@tauri-apps is named only in ui/src/backend",
        sources()
            .iter()
            .filter(|source| source.is_in(&["ui/src"]) && !source.is_in(&["ui/src/backend"]))
            .flat_map(|source| source.holding(&["@tauri-apps", "__TAURI"]).collect::<Vec<_>>()),
    );
}

#[test]
fn an_article_never_becomes_markup() {
    let words = [
        "{@html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "srcdoc",
        "setHTMLUnsafe",
        "createContextualFragment",
        "eval(",
        "new Function(",
    ];
    nothing(
        "no string becomes markup or code in the webview",
        sources()
            .iter()
            .filter(|source| source.is_in(&["ui/src"]) && source.ends_in(&[".ts", ".js", ".svelte"]))
            .filter(|source| !source.ends_in(&[".test.ts"]))
            .flat_map(|source| source.holding(&words).collect::<Vec<_>>()),
    );
}

#[test]
fn now_and_chance_are_passed_in() {
    let words = [
        "SystemTime::now",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "Local::",
        "now_v7",
        "new_v4",
        "thread_rng",
        "rand::",
        "getrandom::",
        "env::var",
        "env::current_dir",
        "env::temp_dir",
        "env::home_dir",
        "env::args",
    ];
    let shells = ["cli", "desktop"].map(room);
    nothing(
        "no code below the shells reads the clock, the locale, the environment or a random source",
        core()
            .iter()
            .filter(|source| !shells.iter().any(|shell| source.is_in(&[shell])))
            .flat_map(|source| source.holding(&words).collect::<Vec<_>>()),
    );
}

#[test]
fn no_room_knows_one_to_its_right() {
    let core = core();
    let mut found = Vec::new();
    for (place, name) in ROOMS.iter().enumerate() {
        let here = room(name);
        let right: Vec<String> = ROOMS[place + 1..].iter().map(|other| format!("crate::{other}")).collect();
        let right: Vec<&str> = right.iter().map(String::as_str).collect();
        for source in core.iter().filter(|source| source.is_in(&[&here])) {
            found.extend(source.holding(&right));
        }
    }
    nothing(&format!("data flows left to right: {}", ROOMS.join(", ")), found);
}

#[test]
fn every_room_has_its_place() {
    let known: BTreeSet<&str> = ROOMS.iter().copied().chain(["cli", "desktop"]).collect();
    let rooms = fs::read_dir(root().join("src-tauri")).unwrap().map(|entry| entry.unwrap().path());
    nothing(
        "a new room needs its place in ROOMS",
        rooms
            .filter(|path| path.is_dir())
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .filter(|name| !known.contains(name.as_str())),
    );
}

#[test]
fn files_are_small() {
    let endings = [".rs", ".ts", ".svelte", ".mjs", ".css", ".sql"];
    nothing(
        "a file has one idea and at most 500 lines",
        sources()
            .iter()
            .filter(|source| source.ends_in(&endings) && !source.is_in(&["ui/src/bindings"]))
            .map(|source| (source.text.lines().count(), source))
            .filter(|(lines, _)| *lines > 500)
            .map(|(lines, source)| format!("{}: {lines} lines", source.path)),
    );
}

#[test]
fn names_say_what_a_thing_is() {
    let empty = ["manager", "helper", "util", "service", "handler", "misc"];
    nothing(
        "a file is named by what it holds",
        sources()
            .into_iter()
            .filter(|source| source.is_in(&["src-tauri", "ui/src", "xtask", "tests", "benches"]))
            .filter(|source| empty.iter().any(|word| source.path.to_lowercase().contains(word)))
            .map(|source| source.path),
    );
}

#[test]
fn nothing_names_one_machine() {
    // Put together here, so that this file does not hold them itself.
    let machine = [["/wo", "rk/"], ["/ro", "ot/"], ["artifact", "ory"]].map(|parts| parts.concat());
    let mut found = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            if machine.iter().any(|path| line.contains(path.as_str())) {
                found.push(format!("{}:{}", source.path, number + 1));
            }
        }
        if source.ends_in(&["package-lock.json"]) && source.text.contains("\"resolved\"") {
            found.push(format!("{} names a download address", source.path));
        }
    }
    nothing("no path or address of one machine is committed", found);
}

#[test]
fn the_checks_see_code_and_only_code() {
    let text = "use rusqlite::Row;\n// rusqlite in words\nlet x = my_rusqlite();\n#[cfg(test)]\nmod tests {\n    use rusqlite::Row;\n}\n";
    let source = Source { path: "src-tauri/model/x.rs".into(), text: text.into() };
    let found: Vec<String> = source.holding(&["rusqlite"]).collect();
    assert_eq!(found, ["src-tauri/model/x.rs:1 holds `rusqlite`"]);
    assert!(source.is_in(&["src-tauri/model"]) && !source.is_in(&["src-tauri/mod"]));
    let door = Source {
        path: "src-tauri/ipc/mod.rs".into(),
        text: "#[cfg(test)]\nmod bindings;\nmod calls;\n".into(),
    };
    assert_eq!(test_modules(&door), ["src-tauri/ipc/bindings"]);
}
