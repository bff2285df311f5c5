//! Pages larger or deeper than any that people write, within bounds of memory and processor time.

use std::fmt::Write as _;
use std::process::Stdio;

use super::{Shell, objects};

/// Extracts a page with no more than this much memory, in megabytes, and processor time, in seconds.
#[cfg(unix)]
fn extracted(shell: &Shell, path: &str, megabytes: usize, seconds: usize) -> serde_json::Value {
    let program = env!("CARGO_BIN_EXE_dateline");
    let bounded = format!("ulimit -v {} && ulimit -t {seconds} && exec \"$0\" \"$@\"", megabytes * 1_024);
    let output = std::process::Command::new("sh")
        .args(["-c", &bounded, program, "--json", "extract", path])
        .current_dir(shell.path(""))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let ended = super::ended(output);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    objects(&ended.out).remove(0)
}

#[cfg(unix)]
#[test]
fn a_page_of_20_megabytes_is_read_in_bounded_memory_and_time() {
    let shell = Shell::new();
    let mut page = String::from("<html lang=en><title>The log of the base ship</title><body><article>");
    let mut number = 0;
    while page.len() < 20_000_000 {
        number += 1;
        write!(page, "<div class='entry e{number}'><p>Entry {number}: ").unwrap();
        page.push_str(
            &"The base ship called through the night without an answer, and the wind rose. ".repeat(60),
        );
        page.push_str("</p></div>");
    }
    let article = extracted(&shell, &shell.file("log.html", page), 1_500, 120);
    let text = article["text"].as_str().unwrap();
    assert!(text.contains("Entry 1: ") && text.contains(&format!("Entry {number}: ")), "nothing is lost");
    assert!(article["remarks"].to_string().contains("too large"), "{}", article["remarks"]);
}

#[cfg(unix)]
#[test]
fn a_page_nested_50000_deep_is_read_in_bounded_memory_and_time() {
    let shell = Shell::new();
    let story =
        "<p>The base ship called through the night without an answer, and the wind rose before dawn.</p>";
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b><i>", "</i></b>"),
        ("<ul><li>", ""),
        ("<table><tr><td>", ""),
        ("<x-a>", "</x-a>"),
        ("<ins><p>", ""),
    ] {
        let page =
            format!("<title>Deep</title>{}{story}{}<p>after</p>", open.repeat(50_000), close.repeat(50_000));
        let article = extracted(&shell, &shell.file("deep.html", page), 1_500, 60);
        assert!(article["text"].as_str().unwrap().contains("before dawn"), "{open}");
    }
}
