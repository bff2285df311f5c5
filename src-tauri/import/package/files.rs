//! Zip archives of files: each file that is read by itself is an article.

use crate::import::contents::{Entry, Part, Parts};
use crate::import::format::FORMATS;
use crate::import::{self, ImportError, Source};

use super::zip::Package;

/// An archive of files.
pub(in crate::import) struct Files<'a> {
    package: Package<'a>,
    entries: Vec<Entry>,
}

impl<'a> Files<'a> {
    /// Lists the archive's articles: files that end as a format does that Dateline reads. Hidden files and the
    /// folders that browsers keep a saved page's parts in are passed over.
    #[expect(clippy::unnecessary_wraps, reason = "as the other formats open")]
    pub(in crate::import) fn open(package: Package<'a>) -> Result<Self, ImportError> {
        let names = package.names();
        let entries = names.iter().filter(|name| is_article(name) && !is_part_of_page(name, names));
        let entries =
            entries.map(|name| Entry { name: name.clone(), address: None, captured: None }).collect();
        Ok(Self { package, entries })
    }
}

impl Parts for Files<'_> {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, at: usize) -> Result<Part, ImportError> {
        let Some(entry) = self.entries.get(at) else {
            return Err(ImportError::NoSuchPart { number: at + 1, count: self.entries.len() });
        };
        let bytes = self.package.read(&entry.name)?;
        let file_name = entry.name.rsplit('/').next();
        let imported = import::read_inner(Source { bytes: &bytes, file_name, ..Source::default() })?;
        Ok(Part { imported, bytes })
    }
}

fn is_article(name: &str) -> bool {
    let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    let base = name.strip_suffix(".gz").unwrap_or(name);
    let ending = base.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let read = FORMATS.iter().filter(|entry| entry.read && !entry.several).flat_map(|entry| entry.endings);
    !hidden && ending.is_some_and(|ending| read.into_iter().any(|known| *known == ending))
}

/// Whether the file lies in the folder of a "complete page": `Page_files/` beside `Page.html`.
fn is_part_of_page(name: &str, names: &[String]) -> bool {
    name.match_indices('/').any(|(at, _)| {
        let folder = name.get(..at).unwrap_or_default();
        page_of(folder).is_some_and(|page| {
            [".html", ".htm", ".xhtml"].iter().any(|ending| names.contains(&format!("{page}{ending}")))
        })
    })
}

/// The name of the page, without its ending, whose parts a folder of this name holds; browsers add a word of the
/// reader's language.
pub fn page_of(folder: &str) -> Option<&str> {
    const ENDINGS: [&str; 14] = [
        "_files",
        "-Dateien",
        "_fichiers",
        "_archivos",
        "_bestanden",
        "_arquivos",
        "_file",
        "_filer",
        "_soubory",
        "_pliki",
        "_filer",
        "_tiedostot",
        ".files",
        "_ファイル",
    ];
    ENDINGS.iter().find_map(|ending| folder.strip_suffix(ending)).filter(|page| !page.is_empty())
}
