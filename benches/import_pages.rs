//! Extraction of some sixty pages, and their import into a library, beside the two extractors alone that it asks for their judgement.
//!
//! `cargo bench --bench import_pages` takes real pages from `../shared/data` where they are at hand, else the
//! sample's pages ten times over.

// What a bench needs and can't get is its end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod figures;

use std::io::Read as _;
use std::path::Path;
use std::time::Instant;

use dateline::import::{self, Source};
use dateline::ipc::import::{ImportAsk, ImportItem, ImportOutcome, run};
use dateline::library::Library;

/// Real pages, if they are at hand.
const SHARED: &str = "../shared/data/article-pages/html";

fn pages(folder: &Path) -> Vec<String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join(SHARED);
    let (from, times) = if shared.is_dir() {
        (shared, 1)
    } else {
        eprintln!("{SHARED} is absent: the sample's pages are measured instead");
        (Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/sample/italia"), 10)
    };
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "gz") {
            let packed = std::mem::take(&mut bytes);
            flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut bytes).unwrap();
        } else if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        pages.extend((0..times).map(|time| format!("{html}<!-- {time} -->")));
    }
    pages.sort();
    for (number, page) in pages.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.html")), page).unwrap();
    }
    pages
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("pages");
    std::fs::create_dir(&files).unwrap();
    let pages = pages(&files);
    let count = pages.len() as f64;

    let smoothie = figures::milliseconds(3, || {
        for page in &pages {
            if let Ok(mut reader) = dom_smoothie::Readability::new(page.as_str(), None, None) {
                let _ = reader.parse();
            }
        }
    }) / count;
    let trafilatura = figures::milliseconds(3, || {
        for page in &pages {
            let _ = trafilatura::extract(page, &trafilatura::Options::default());
        }
    }) / count;
    let extraction = figures::milliseconds(3, || {
        for page in &pages {
            let _ = import::read(Source { bytes: page.as_bytes(), ..Source::default() });
        }
    }) / count;
    figures::say("extraction, a page", extraction, "ms", Some(("dom_smoothie alone", smoothie)));
    figures::say("extraction, a page", extraction, "ms", Some(("trafilatura alone", trafilatura)));

    let library = Library::create(&folder.path().join("Bench.dateline"), figures::surroundings()).unwrap();
    let begun = Instant::now();
    let mut imported = 0;
    let ask = ImportAsk { items: vec![ImportItem::Path { path: files.display().to_string() }] };
    run(
        &library,
        ask,
        &mut |progress| {
            imported +=
                progress.results.iter().filter(|result| result.outcome != ImportOutcome::Failed).count();
        },
        &|| false,
    )
    .unwrap();
    let whole = begun.elapsed().as_secs_f64() * 1_000.0 / count;
    eprintln!("{imported} of {count} pages imported");
    figures::say(
        "import, a page",
        whole,
        "ms",
        Some(("dom_smoothie and trafilatura alone", smoothie + trafilatura)),
    );
    figures::say_peak_memory("import, peak memory");
}
