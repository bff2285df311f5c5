//! The library as a whole: opened, changed, undone.

mod core;
mod older;

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};

use dateline::library::Surroundings;
use dateline::model::Timestamp;

/// A clock that moves on by a second at each look, and a fixed seed.
pub fn surroundings() -> Surroundings {
    let clock = AtomicI64::new(1_790_000_000_000);
    Surroundings {
        now: Box::new(move || Timestamp(clock.fetch_add(1_000, Ordering::Relaxed))),
        seed: 7,
        program: "test",
    }
}

/// A path for a library in a folder of its own.
pub fn path_in(folder: &tempfile::TempDir) -> std::path::PathBuf {
    Path::new(folder.path()).join("Test.dateline")
}
