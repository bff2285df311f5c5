//! The few doors of the core that the shell goes through, and the clock it hands in.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use dateline::ipc::import::preview::{ImportPreview, PreviewAsk, preview_until};
use dateline::ipc::import::{ImportAsk, ImportProgress};
use dateline::ipc::{self, IpcError};
use dateline::library::{IdSource, Library, Surroundings};
use dateline::model::Timestamp;
use dateline::sample;

/// The machine's clock, a fresh seed, and the name by which the history knows the window.
fn surroundings() -> Surroundings {
    let now = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    };
    Surroundings { now: Box::new(now), seed: IdSource::random_seed(), program: "window" }
}

/// Opens a library.
///
/// # Errors
/// As the library says.
pub(crate) fn open(path: &Path) -> Result<Library, IpcError> {
    Library::open(path, surroundings()).map_err(IpcError::from)
}

/// Makes an empty library.
///
/// # Errors
/// As the library says.
pub(crate) fn create(path: &Path) -> Result<Library, IpcError> {
    Library::create(path, surroundings()).map_err(IpcError::from)
}

/// Makes the sample library.
///
/// # Errors
/// As the library says.
pub(crate) fn create_sample(path: &Path) -> Result<Library, IpcError> {
    sample::create(path, surroundings()).map_err(IpcError::from)
}

/// Has the timeline ready before it is looked at, and keeps it on the disk where that is worth it.
///
/// # Errors
/// As the library says.
pub(crate) fn prepare(library: &Library) -> Result<(), IpcError> {
    dateline::timeline::prepare(library).map_err(IpcError::from)
}

/// The library's revision.
///
/// # Errors
/// As the library says.
pub(crate) fn revision(library: &Library) -> Result<u64, IpcError> {
    library.revision().map_err(IpcError::from)
}

/// Answers one call: JSON in, JSON bytes out.
///
/// # Errors
/// As the call says.
pub(crate) fn answer(library: &Library, name: &str, input: serde_json::Value) -> Result<Vec<u8>, IpcError> {
    ipc::calls::answer(library, name, input)
}

/// Imports, telling `progress` after every item and asking `cancelled` before it.
///
/// # Errors
/// When the library can't be written; an item that can't be read is a result, not an error.
pub(crate) fn import(
    library: &Library,
    ask: ImportAsk,
    progress: &mut dyn FnMut(ImportProgress),
    cancelled: &dyn Fn() -> bool,
) -> Result<(), IpcError> {
    ipc::import::run(library, ask, progress, cancelled)
}

/// Looks at one item without writing anything, asking `stopped` while it is fetched.
///
/// # Errors
/// As the core says.
pub(crate) fn preview(
    library: &Library,
    ask: PreviewAsk,
    stopped: &dyn Fn() -> bool,
) -> Result<ImportPreview, IpcError> {
    preview_until(library, ask, stopped)
}
