//! Import of many saved pages into a library: pages a second, processor time a page, memory.
//!
//! `cargo bench --bench import_bulk` makes 10,000 pages (or as many as `DATELINE_PAGES` says) by varying real pages
//! from `../shared/data` where they are at hand, else the sample's pages; then it imports the same folder again, as
//! after a crash, when all of it is there already.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::Instant;

use dateline::ipc::import::{ImportAsk, ImportItem, ImportOutcome, run};
use dateline::library::Library;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// Real pages, if they are at hand. The first are all taken, and of the second as many, evenly spread, as bring the
/// mean down to that of the public benchmark.
const SHARED: [&str; 2] = ["../shared/data/article-pages/html", "../shared/data/dated-pages/html"];

/// Mean length of the public benchmark's pages, in bytes.
const MEAN: usize = 174_000;

fn originals() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let at = |folder: &str| {
        [root.join(folder), root.join("..").join(folder)].into_iter().find(|path| path.is_dir())
    };
    let [Some(news), Some(dated)] = SHARED.map(at) else {
        eprintln!("{} are absent: the sample's pages are varied instead", SHARED.join(" and "));
        return pages_in(&root.join("src-tauri/sample/italia"));
    };
    let (mut pages, lighter) = (pages_in(&news), pages_in(&dated));
    let length = |pages: &[String]| pages.iter().map(String::len).sum::<usize>();
    let above = length(&pages).saturating_sub(pages.len() * MEAN);
    let below = MEAN.saturating_sub(length(&lighter) / lighter.len().max(1)).max(1);
    let wanted = (above / below).min(lighter.len());
    pages.extend((0..wanted).map(|at| lighter[at * lighter.len() / wanted].clone()));
    pages
}

/// The pages of a folder, in the order of their text.
fn pages_in(folder: &Path) -> Vec<String> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "gz") {
            let packed = std::mem::take(&mut bytes);
            GzDecoder::new(&packed[..]).read_to_end(&mut bytes).unwrap();
        } else if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        pages.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    pages.sort();
    pages
}

/// Writes the pages, each with an address and words of its own, packed as saving tools leave them. Gives their mean
/// length unpacked, in bytes.
fn vary(folder: &Path, count: usize) -> usize {
    let originals = originals();
    let mut length = 0;
    for number in 0..count {
        let page = &originals[number % originals.len()];
        let varied = format!(
            "<!-- saved from url=(0040)https://site{number}.example/page/{number} -->{}",
            page.replacen("</p>", &format!(" Note {number}.</p>"), 5)
        );
        length += varied.len();
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(varied.as_bytes()).unwrap();
        std::fs::write(folder.join(format!("{number:05}.html.gz")), packed.finish().unwrap()).unwrap();
    }
    length / count.max(1)
}

/// Processor time of this program so far, of all its threads, in seconds; where the system tells (Linux).
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

fn import(library: &Library, files: &Path, count: f64, name: &str) {
    let (begun, processor) = (Instant::now(), processor_seconds());
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let ask = ImportAsk { items: vec![ImportItem::Path { path: files.display().to_string() }] };
    run(
        library,
        ask,
        &mut |progress| {
            for result in progress.results {
                let outcome: ImportOutcome = result.outcome;
                *outcomes.entry(format!("{outcome:?}")).or_default() += 1;
            }
        },
        &|| false,
    )
    .unwrap();
    eprintln!("{outcomes:?}");
    figures::say(name, count / begun.elapsed().as_secs_f64(), "pages/s", None);
    if let (Some(before), Some(after)) = (processor, processor_seconds()) {
        figures::say(
            &format!("{name}, processor time a page"),
            (after - before) * 1_000.0 / count,
            "ms",
            None,
        );
    }
}

fn main() {
    let count = std::env::var("DATELINE_PAGES").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("pages");
    std::fs::create_dir(&files).unwrap();
    let length = vary(&files, count);
    eprintln!("{count} pages of {} KB on average", length / 1_000);
    let library = Library::create(&folder.path().join("Bench.dateline"), figures::surroundings()).unwrap();
    import(&library, &files, count as f64, "bulk import");
    import(&library, &files, count as f64, "bulk import again");
    figures::say_peak_memory("bulk import, peak memory");
}
