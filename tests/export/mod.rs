//! What leaves the library, read back as the next tool reads it.

mod markdown;
mod table;
mod web_annotation;

use dateline::ipc::export::{ExportAsk, ExportFormat, ExportScope, text};
use dateline::library::Library;

use crate::library::{path_in, surroundings};

/// A library in a folder of its own.
struct Desk {
    library: Library,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// The sample library.
    fn sample() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = dateline::sample::create(&path_in(&folder), surroundings()).unwrap();
        Self { library, _folder: folder }
    }

    /// A generated library.
    fn generated() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&path_in(&folder), surroundings()).unwrap();
        let size = dateline::sample::generate::Size { articles: 40, annotations: 300, events: 120 };
        dateline::sample::generate::fill(&library, size, 11).unwrap();
        Self { library, _folder: folder }
    }

    /// Everything in this format.
    fn export(&self, format: ExportFormat) -> String {
        text(&self.library, &ExportAsk { scope: ExportScope::All, format }).unwrap()
    }
}
