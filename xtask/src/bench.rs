//! `cargo xtask bench`: measures the promises of speed. Each bench prints one JSON object a line:
//! `{"name","value","unit"}`, and where there is something to compare with also `"baseline"` (its name),
//! `"baseline_value"` and `"ratio"`.

use std::path::Path;

use serde_json::Value;

use crate::command::cargo;
use crate::display::Display;
use crate::needs::{TO_BUILD, TO_DRIVE};
use crate::{Failure, build, setup};

/// Runs all benches, or the one of this name, and prints figures as a table or as JSON Lines.
///
/// # Errors
/// When there is none of this name, or one fails.
pub fn measure(root: &Path, name: Option<&str>, json: bool) -> Result<(), Failure> {
    let wanted = |bench: &String| name.is_none_or(|name| name == bench);
    let core = names(&root.join("benches"), ".rs")?;
    let window = names(&root.join("tests/desktop/benches"), ".bench.mjs")?;
    if !core.iter().chain(&window).any(wanted) {
        let all: Vec<&str> = core.iter().chain(&window).map(String::as_str).collect();
        return Err(format!("There is no such bench. There are: {}.", all.join(", ")).into());
    }
    if wanted(&"tag_dates".to_owned()) {
        // chrono-node, measured beside the tagger.
        setup::node(root, "tests/desktop")?;
    }
    for bench in core.iter().filter(|bench| wanted(bench)) {
        print(&cargo(root, &format!("bench --locked --quiet --bench {bench}")).read()?, json);
    }
    let window: Vec<&String> = window.iter().filter(|bench| wanted(bench)).collect();
    if window.is_empty() {
        return Ok(());
    }
    setup::system(root, &[TO_BUILD, TO_DRIVE])?;
    setup::node(root, "ui")?;
    setup::node(root, "tests/desktop")?;
    build::page(root)?;
    let app = build::window(root, true)?;
    let display = Display::start()?;
    for bench in window {
        let file = format!("benches/{bench}.bench.mjs");
        let node = display.node(root, &[&file]).env("DATELINE_APP", &app);
        print(&node.read()?, json);
    }
    Ok(())
}

/// The benches in a folder: its files with this ending, without it, and its folders with a `main.rs`, in order.
fn names(folder: &Path, ending: &str) -> Result<Vec<String>, Failure> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let folder = entry.path().join("main.rs").is_file().then(|| name.clone());
        names.extend(name.strip_suffix(ending).map(str::to_owned).or(folder));
    }
    names.sort();
    Ok(names)
}

/// Prints the figures among a bench's lines; other lines go to the screen's other channel.
fn print(output: &str, json: bool) {
    for line in output.lines() {
        match serde_json::from_str::<Value>(line) {
            Ok(figure) if figure.get("name").is_some() => {
                println!("{}", if json { line.to_owned() } else { row(&figure) });
            }
            _ => eprintln!("{line}"),
        }
    }
}

/// A figure as a line of a table.
fn row(figure: &Value) -> String {
    let text = |key: &str| figure.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| figure.get(key).and_then(Value::as_f64);
    let value = number("value").map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let mut row = format!("{:<48} {value:>12} {}", text("name"), text("unit"));
    if let (Some(baseline), Some(ratio)) = (number("baseline_value"), number("ratio")) {
        row.push_str(&format!("   {}: {baseline:.3} ({ratio:.2} times)", text("baseline")));
    }
    row
}
