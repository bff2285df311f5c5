//! Programs killed at any moment while they write: what was acknowledged is there, and the library is sound.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{Shell, objects, text};

const ROUNDS: u64 = 100;
/// Articles that one import takes in.
const FOLDER: u64 = 6;
/// Rounds after which the library is looked at.
const LOOK: u64 = 20;

/// The moments of the kills are spread over no less and no more, in microseconds.
const SHORTEST: u64 = 20_000;
const LONGEST: u64 = 5_000_000;

/// The n-th number below a limit, the same in every run.
fn chance(n: u64, below: u64) -> u64 {
    let mut mixed = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    for factor in [0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb] {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(factor);
    }
    (mixed ^ (mixed >> 32)) % below
}

/// Calls that write, and the list in which what they acknowledge must stand.
struct Writer {
    child: Child,
    list: &'static str,
}

fn start(shell: &Shell, words: &[&str], list: &'static str) -> Writer {
    let mut command = shell.command(&[&["--json"], words].concat());
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    Writer { child, list }
}

/// The ids in whole lines of what a killed program had printed.
fn acknowledged(printed: &str) -> Vec<String> {
    let whole = printed.rfind('\n').map_or("", |end| &printed[..end]);
    objects(whole).iter().map(|object| text(&object["id"])).collect()
}

/// New articles for a round, in a folder of their own.
fn press(shell: &Shell, round: u64) -> String {
    let folder = format!("press-{round}");
    std::fs::create_dir_all(shell.path(&folder)).unwrap();
    for number in 0..FOLDER {
        let body =
            format!("Report {number} of day {round}\n\nThe ship was seen on {} June 1928.", number + 1);
        shell.file(&format!("{folder}/{number}.txt"), body);
    }
    folder
}

#[test]
fn what_was_acknowledged_survives_a_hundred_kills() {
    let shell = Shell::new();
    let article = shell.page();
    let quote = "sixteen men on board";
    // How long the longest of them takes here: the moments of the kills are spread over it.
    let begun = Instant::now();
    shell.ok(&["import", &press(&shell, 0)]);
    let mut span = u64::try_from(begun.elapsed().as_micros()).unwrap().max(SHORTEST);

    let (mut kept, mut killed) = (Vec::new(), 0);
    for round in 1..=ROUNDS {
        let folder = press(&shell, round);
        let title = format!("Event {round}");
        let marks = ["annotate", article.as_str(), "--quote", quote, "--tag", "crew"];
        let adds = ["event", "add", "--title", title.as_str(), "--when", "1928-05-25"];
        let first = start(&shell, &["import", &folder], "articles");
        let second = match round % 3 {
            0 => start(&shell, &marks, "annotations"),
            1 => start(&shell, &adds, "events"),
            _ => start(&shell, &["import", &folder], "articles"),
        };
        let mut writers = [(first, chance(round, span)), (second, chance(round + 1_000, span))];
        writers.sort_by_key(|(_, moment)| *moment);
        let begun = Instant::now();
        let (mut cut, before) = (0, kept.len());
        for (mut writer, moment) in writers {
            std::thread::sleep(Duration::from_micros(moment).saturating_sub(begun.elapsed()));
            cut += u32::from(writer.child.try_wait().unwrap().is_none());
            writer.child.kill().unwrap();
            let output = writer.child.wait_with_output().unwrap();
            let printed = String::from_utf8(output.stdout).unwrap();
            kept.extend(acknowledged(&printed).into_iter().map(|id| (writer.list, id)));
        }
        killed += cut;
        // What else the machine does makes programs slower or quicker than the first one was.
        span = match (cut, kept.len() - before) {
            (2, 0) => span * 5 / 4,
            (0, _) => span * 4 / 5,
            _ => span,
        }
        .clamp(SHORTEST, LONGEST);
        if round % LOOK == 0 {
            shell.ok(&["check"]);
        }
    }
    for list in ["articles", "annotations", "events"] {
        let there = shell.ids(list);
        let lost: Vec<_> = kept.iter().filter(|(of, id)| *of == list && !there.contains(id)).collect();
        assert!(lost.is_empty(), "of {} acknowledged, these {list} are lost: {lost:?}", kept.len());
    }
    shell.ok(&["check"]);
    println!("{killed} programs killed at work, {} changes acknowledged before", kept.len());
    assert!(
        killed > 50 && kept.len() > 50,
        "too few kills ({killed}) or changes ({}) to show much",
        kept.len()
    );
}
