//! A full disk: a small one in memory, where this system lets us make one.

use std::process::{Command, Stdio};

use super::{PAGE, Shell, ended};

/// Kilobytes of the disk: an empty library takes about 460.
const DISK: u32 = 890;

/// Runs a shell script in which `small` is a disk of its own; nothing when that can't be made here.
fn on_a_small_disk(shell: &Shell, script: &str) -> Option<super::Ended> {
    std::fs::create_dir_all(shell.path("small")).unwrap();
    let mount = format!("mount -t tmpfs -o size={DISK}k tmpfs small");
    let possible = Command::new("unshare")
        .args(["-rm", "sh", "-c", &mount])
        .current_dir(shell.path("."))
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !possible {
        println!("Skipped: no disk of a chosen size can be made here.");
        return None;
    }
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", &format!("{mount} && {script}")])
        .current_dir(shell.path("."))
        .env("DATELINE", env!("CARGO_BIN_EXE_dateline"))
        .env("DATELINE_LIBRARY", "small/Test.dateline")
        .output()
        .unwrap();
    Some(ended(output))
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_done() {
    let shell = Shell::new();
    shell.file("page.html", PAGE);
    shell.file(
        "long.txt",
        "The airship Italia left Kings Bay on 23 May 1928 with sixteen men.\n".repeat(4_000),
    );
    let script = r#"
        say() { "$DATELINE" "$@" >>out.txt 2>>err.txt; echo "$1 $?"; }
        say import page.html
        say import long.txt
        find small -size +200k -path '*originals*'
        say check
        say events
        head -c 600000 /dev/zero >small/filler 2>/dev/null
        say event add --title x
        say export --format markdown --output small/notes.md
        say backup
        ls small/*.part small/*/*.part 2>/dev/null
        : Even reading keeps a log open, for which there is no room now.
        say events
        say --library small/Other.dateline import page.html
        ls -d small/Other.dateline 2>/dev/null
        rm small/filler
        say event add --title x
        say check
    "#;
    let Some(ended) = on_a_small_disk(&shell, script) else { return };
    let said = std::fs::read_to_string(shell.path("err.txt")).unwrap();
    assert_eq!(
        ended.out.lines().collect::<Vec<_>>(),
        [
            "import 0",
            "import 1",
            "check 0",
            "events 0",
            "event 1",
            "export 1",
            "backup 1",
            "events 1",
            "--library 1",
            "event 0",
            "check 0"
        ],
        "{said}{}",
        ended.err
    );
    for line in said.lines() {
        assert!(line.starts_with("The disk is full. Nothing was changed;"), "{line}");
    }
    assert_eq!(said.lines().count(), 6, "{said}");
}
