//! The folders the app knows, and the names of libraries.

use std::path::{Path, PathBuf};

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

/// A library's folder with its ending.
pub(crate) fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending == "dateline") {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".dateline");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_library_gets_its_ending_once() {
        assert_eq!(with_ending(Path::new("/home/a/Arctic")), Path::new("/home/a/Arctic.dateline"));
        assert_eq!(with_ending(Path::new("/home/a/Arctic.dateline")), Path::new("/home/a/Arctic.dateline"));
        assert_eq!(with_ending(Path::new("/home/a/v1.2")), Path::new("/home/a/v1.2.dateline"));
    }
}
