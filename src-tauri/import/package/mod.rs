//! What comes as a zip container: EPUB, DOCX, ODT, WACZ, or an archive of files.

pub(super) mod docx;
pub(super) mod epub;
pub(super) mod files;
pub(super) mod odt;
mod pictures;
pub(super) mod zip;

use super::Format;
use zip::Package;

/// Tells the containers apart by what is in them.
pub(super) fn recognise(package: &Package<'_>) -> Format {
    // EPUB and ODT name themselves in a first member (OCF 3.3, ODF 1.3).
    let stated = package.read_up_to("mimetype", 200).unwrap_or_default();
    let stated = String::from_utf8_lossy(&stated);
    if stated.trim() == "application/epub+zip" || package.has("META-INF/container.xml") {
        Format::Epub
    } else if stated.trim().starts_with("application/vnd.oasis.opendocument.text") {
        Format::Odt
    } else if package.has("word/document.xml") {
        Format::Docx
    } else if package.has("datapackage.json")
        && package.names().iter().any(|name| name.starts_with("archive/") && name.contains(".warc"))
    {
        Format::Wacz
    } else {
        Format::Zip
    }
}
