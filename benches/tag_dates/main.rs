//! The date tagger measured: how fast, how right, and the same of chrono-node (npm) on the same documents in the
//! same run, where Node and it are there (`npm ci` in `tests/desktop`). Both in processor time.
//!
//! Accuracy and the peer need the annotated texts beside the project (`../shared/data/timeml`).

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ceiling;
#[path = "../figures/mod.rs"]
#[allow(dead_code)]
mod figures;
mod gold;
mod peer;

use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Instant;

use dateline::temporal::edtf::{Edtf, parse};
use dateline::temporal::{Genre, Options, tag};

use ceiling::{Once, ceiling};
use figures::{say, say_peak_memory};
use gold::{Document, Score, Span, documents, folder};

const MEGABYTE: f64 = 1_000_000.0;

/// Milliseconds that this thread has had of a processor, where the system tells (Linux); else of the clock.
/// Other programs on the machine change the clock's, and hardly the processor's.
fn processor() -> f64 {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(wall, |nanoseconds| nanoseconds / 1_000_000.0)
}

/// Milliseconds by the clock on the wall.
fn wall() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGUN.elapsed().as_secs_f64() * 1_000.0
}

/// The least of some runs, in milliseconds by a clock.
fn least(runs: usize, clock: fn() -> f64, mut work: impl FnMut()) -> f64 {
    let one = |_| {
        let begun = clock();
        work();
        clock() - begun
    };
    (0..runs).map(one).fold(f64::INFINITY, f64::min)
}

fn main() {
    let news = documents(&["TimeBank", "AQUAINT"]);
    match &news {
        Some(news) => speed_and_accuracy(news),
        None => eprintln!("shared/data/timeml is not there: speed on made-up text only"),
    }
    if let Some(wars) = documents(&["WikiWars-train"]) {
        say_score("histories, genre by evidence", score(wars.iter(), Genre::Auto), None);
    }
    sizes(news.as_deref());
    cold_start();
    edtf_corpus();
    long_line();
}

fn options(reference: &str, genre: Genre) -> Options {
    Options { reference: parse(reference).ok(), genre, ..Options::default() }
}

fn score<'a>(documents: impl Iterator<Item = &'a Document>, genre: Genre) -> [f64; 3] {
    let mut score = Score::default();
    for document in documents {
        let found: Vec<Span> = tag(&document.text, &options(&document.reference, genre))
            .into_iter()
            .map(|each| Span { start: each.start as usize, end: each.end as usize, value: each.value })
            .collect();
        score.count(document, &found);
    }
    score.f1()
}

fn say_score(of: &str, ours: [f64; 3], theirs: Option<[f64; 3]>) {
    for (place, kind) in ["strict", "relaxed", "value"].into_iter().enumerate() {
        let baseline = theirs.map(|theirs| ("chrono-node", theirs[place]));
        say(&format!("{kind} F1, {of}"), ours[place], "%", baseline);
    }
}

fn speed_and_accuracy(news: &[Document]) {
    let peer = peer::chrono(news);
    let bytes: usize = news.iter().map(|each| each.text.len()).sum();
    let ours = least(9, processor, || {
        for document in news {
            std::hint::black_box(tag(&document.text, &options(&document.reference, Genre::Auto)));
        }
    });
    let speed = |milliseconds: f64| bytes as f64 / MEGABYTE / (milliseconds / 1_000.0);
    let theirs = peer.as_ref().map(|peer| ("chrono-node", speed(peer.milliseconds)));
    say(&format!("news, {} texts, one core", news.len()), speed(ours), "MB/s", theirs);
    say_score("news, genre by evidence", score(news.iter(), Genre::Auto), peer.map(|peer| peer.score.f1()));
    for (once, of) in [(Once::Right, "at most"), (Once::LeftOut, "of wordings that occur again")] {
        let [relaxed, value] = ceiling(news, once);
        say(&format!("news, annotations agree with themselves {of}, relaxed F1"), relaxed, "%", None);
        say(&format!("news, annotations agree with themselves {of}, value F1"), value, "%", None);
    }
    for half in ['a', 'b'] {
        let of = format!("news, half {half}");
        say_score(&of, score(news.iter().filter(|each| each.half() == half), Genre::Auto), None);
    }
}

/// The same text once and eight times as long: the time for each megabyte stays.
fn sizes(news: Option<&[Document]>) {
    let made_up = "The icebreaker left Bergen on 16 June 1928 and reached the party three weeks later. \
                   Nobody had heard of it since the Monday before; it was found on July 12.\n\n";
    let once = match news {
        Some(news) => news.iter().flat_map(|each| [each.text.as_str(), "\n\n"]).collect::<String>(),
        None => made_up.repeat(5_000),
    };
    let options = options("1998-02-27", Genre::Auto);
    for times in [1, 8] {
        let text = once.repeat(times);
        let taken = least(5, processor, || {
            std::hint::black_box(tag(&text, &options));
        });
        let megabytes = text.len() as f64 / MEGABYTE;
        say(&format!("one text of {megabytes:.1} MB, a megabyte"), taken / megabytes, "ms", None);
    }
}

/// From the command line's start to the dates of a sentence, beside its start alone.
fn cold_start() {
    let run = |arguments: &[&str]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the command line starts");
        use std::io::Write as _;
        let _ = child.stdin.take().expect("a pipe").write_all(b"They met late on September 28.");
        child.wait().expect("it ends");
    };
    let alone = least(41, wall, || run(&["--version"]));
    let dates = least(41, wall, || run(&["dates", "--reference", "2015-09-29"]));
    say("cold start of dateline dates", dates, "ms", Some(("dateline --version", alone)));
}

/// The strings of the University of North Texas.
fn edtf_corpus() {
    let Some(path) = folder("edtf/unt-edtf-validate.json") else {
        eprintln!("shared/data/edtf is not there");
        return;
    };
    let corpus: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("it is read")).expect("it is JSON");
    let (mut right, mut all) = (0_u32, 0_u32);
    let groups = corpus.as_object().expect("an object");
    for (name, strings) in groups {
        for text in strings.as_array().into_iter().flatten().filter_map(|text| text.as_str()) {
            all += 1;
            right += u32::from(text.parse::<Edtf>().is_ok() != name.contains("nvalid"));
        }
    }
    say("EDTF strings judged as the corpus does", f64::from(right), &format!("of {all}"), None);
}

/// 50 MB in one line without a space, of several scripts.
fn long_line() {
    for (script, piece) in [
        ("digits and Latin", "x1928-"),
        ("Chinese", "日本語"),
        ("Hebrew", "שלום"),
        ("combining marks", "e\u{301}\u{323}"),
    ] {
        let text = piece.repeat(50_000_000 / piece.len());
        let taken = least(1, processor, || {
            std::hint::black_box(tag(&text, &options("2015-09-29", Genre::Auto)));
        });
        say(&format!("50 MB in one line without a space, {script}"), taken / 1_000.0, "s", None);
    }
    say_peak_memory("peak memory after that");
}
