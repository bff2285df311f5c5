//! The folders the app knows.

use std::path::PathBuf;

use tauri::Runtime;
use tauri::path::PathResolver;

/// The folder of the app's own files: recent libraries, window size, logs, the sample. `DATELINE_CONFIG_DIR`
/// names another.
///
/// # Errors
/// When the system names no folder for settings.
pub(crate) fn config<R: Runtime>(paths: &PathResolver<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("DATELINE_CONFIG_DIR") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => paths.app_config_dir(),
    }
}

/// Where new libraries are proposed to be made: the documents folder, else the home folder.
pub(crate) fn home<R: Runtime>(paths: &PathResolver<R>) -> PathBuf {
    let documents = paths.document_dir().ok().filter(|folder| folder.is_dir());
    documents.or_else(|| paths.home_dir().ok()).unwrap_or_default()
}
