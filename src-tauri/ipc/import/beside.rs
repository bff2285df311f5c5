//! What lies beside a page that was saved “complete”: the files of its folder, and nothing outside of it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::import::unescaped;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 20_000_000;

/// The file that a page at this path gives this address, when it lies in a folder beside the page.
pub(super) fn read(page: &Path, address: &str) -> Option<Vec<u8>> {
    let folder = page.parent()?;
    let bare = address.split(['?', '#']).next()?;
    let relative = PathBuf::from(unescaped(bare));
    let below = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !below || relative.as_os_str().is_empty() {
        return None;
    }
    // A link may lead out of the folder; what counts is where it ends.
    let file = fs::canonicalize(folder.join(&relative)).ok()?;
    let folder = fs::canonicalize(folder).ok()?;
    let metadata = fs::metadata(&file).ok()?;
    let inside = file.starts_with(&folder) && metadata.is_file() && metadata.len() <= LARGEST;
    inside.then(|| fs::read(&file).ok()).flatten()
}
