//! Who has the library open: every program holds the lock file shared; the one that comes alone may repair.

use std::fs::File;

use super::error::LibraryError;
use super::folder::Folder;

/// Holds the library open. Freed by the system when the program ends, however it ends.
#[derive(Debug)]
pub struct InUse {
    _file: File,
    /// Whether no other program had the library open at that moment.
    pub alone: bool,
}

/// Takes the lock. `while_alone` runs while no other program can have the library open; it is not run
/// when one has.
pub fn take(
    folder: &Folder,
    while_alone: impl FnOnce() -> Result<(), LibraryError>,
) -> Result<InUse, LibraryError> {
    let path = folder.lock();
    let file =
        File::options().create(true).truncate(false).read(true).write(true).open(&path).map_err(|error| {
            match error.kind() {
                std::io::ErrorKind::PermissionDenied => LibraryError::ReadOnly,
                _ => LibraryError::file(&path, "made", &error),
            }
        })?;
    let alone = file.try_lock().is_ok();
    if alone {
        while_alone()?;
        let _ = file.unlock();
    }
    file.lock_shared().map_err(|error| LibraryError::file(&path, "locked", &error))?;
    Ok(InUse { _file: file, alone })
}
