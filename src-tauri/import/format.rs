//! The one registry of formats: what Dateline recognises, and what it reads.
//!
//! A format is recognised by its content; the file's name decides only between plain text and Markdown,
//! which look alike. What a zip container is, [`super::package`] tells.

/// A format of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// HTML or XHTML, also as SingleFile and "complete page" leave it.
    Html,
    /// Text without markup.
    PlainText,
    /// Markdown (CommonMark with tables and footnotes).
    Markdown,
    /// A web page with its parts in one file (RFC 2557).
    Mhtml,
    /// A text document of word processors (Office Open XML, ECMA-376).
    Docx,
    /// A text document of word processors (OpenDocument 1.3).
    Odt,
    /// A book (EPUB 2 and 3).
    Epub,
    /// RSS or Atom.
    Feed,
    /// A web archive (ISO 28500).
    Warc,
    /// Web archives in one container.
    Wacz,
    /// A zip archive of files.
    Zip,
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// Anything that is no text.
    Binary,
}

/// What the registry says of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Its name in a sentence, with its article: "a web page".
    pub name: &'static str,
    /// Usual endings of file names, without the dot.
    pub endings: &'static [&'static str],
    /// Whether Dateline reads it.
    pub read: bool,
    /// Whether it may hold several articles to choose from.
    pub several: bool,
}

impl FormatEntry {
    const fn one(format: Format, name: &'static str, endings: &'static [&'static str]) -> Self {
        Self { format, name, endings, read: true, several: false }
    }

    const fn several(format: Format, name: &'static str, endings: &'static [&'static str]) -> Self {
        Self { format, name, endings, read: true, several: true }
    }

    const fn not_read(format: Format, name: &'static str, endings: &'static [&'static str]) -> Self {
        Self { format, name, endings, read: false, several: false }
    }
}

/// All formats that are recognised, those that are read first.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry::one(Format::Html, "a web page (HTML)", &["html", "htm", "xhtml", "xht"]),
    FormatEntry::one(Format::PlainText, "a plain text", &["txt", "text"]),
    FormatEntry::one(Format::Markdown, "a Markdown text", &["md", "markdown"]),
    FormatEntry::one(Format::Mhtml, "a web page with its parts (MHTML)", &["mhtml", "mht"]),
    FormatEntry::one(Format::Docx, "a Word document (DOCX)", &["docx", "docm"]),
    FormatEntry::one(Format::Odt, "an OpenDocument text (ODT)", &["odt"]),
    FormatEntry::several(Format::Epub, "a book (EPUB)", &["epub"]),
    FormatEntry::several(Format::Feed, "a news feed (RSS, Atom)", &["rss", "atom", "rdf", "xml"]),
    FormatEntry::several(Format::Warc, "a web archive (WARC)", &["warc"]),
    FormatEntry::several(Format::Wacz, "a web archive (WACZ)", &["wacz"]),
    FormatEntry::several(Format::Zip, "a zip archive", &["zip"]),
    FormatEntry::not_read(Format::Pdf, "a PDF document", &["pdf"]),
    FormatEntry::not_read(Format::Rtf, "a rich text (RTF)", &["rtf"]),
    FormatEntry::not_read(Format::Binary, "no text", &[]),
];

impl Format {
    /// What the registry says of this format.
    pub fn entry(self) -> FormatEntry {
        FORMATS.iter().copied().find(|entry| entry.format == self).unwrap_or(FormatEntry::not_read(
            self,
            "an unknown format",
            &[],
        ))
    }
}

/// The names of all formats that Dateline reads, in a row: "a web page (HTML), … or a zip archive".
pub fn read_names() -> String {
    let names: Vec<&str> = FORMATS.iter().filter(|entry| entry.read).map(|entry| entry.name).collect();
    match names.split_last() {
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// How many bytes from the start are looked at.
const LOOKED_AT: usize = 8_192;

/// Recognises the format of unpacked bytes.
pub fn recognise(bytes: &[u8], file_name: Option<&str>) -> Format {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    for (start, format) in [
        (&b"%PDF-"[..], Format::Pdf),
        (b"WARC/", Format::Warc),
        (b"PK\x03\x04", Format::Zip),
        (b"{\\rtf", Format::Rtf),
    ] {
        if head.starts_with(start) {
            return format;
        }
    }
    let text = readable(head);
    if text.is_empty() || looks_binary(head) {
        return Format::Binary;
    }
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if is_feed(start) {
        return Format::Feed;
    }
    if is_mhtml(start) {
        return Format::Mhtml;
    }
    if is_html(start) {
        return Format::Html;
    }
    let ending = file_name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_lowercase());
    let markdown = Format::Markdown.entry().endings;
    if ending.is_some_and(|ending| markdown.contains(&ending.as_str())) {
        return Format::Markdown;
    }
    Format::PlainText
}

/// The head as lower-case text, good enough to look for tags in: bytes that are not ASCII become `?`, and
/// the zero bytes of UTF-16 go.
fn readable(head: &[u8]) -> String {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let head = head.strip_prefix(b"\xff\xfe").or_else(|| head.strip_prefix(b"\xfe\xff")).unwrap_or(head);
    head.iter()
        .filter(|byte| **byte != 0)
        .map(|byte| if byte.is_ascii() { byte.to_ascii_lowercase() as char } else { '?' })
        .collect()
}

/// Whether bytes cannot be text: zero bytes that are not those of UTF-16, or many control characters.
fn looks_binary(head: &[u8]) -> bool {
    if super::decode::utf_16(head).is_some() {
        return false;
    }
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    head.contains(&0) || controls * 20 > head.len()
}

fn is_feed(start: &str) -> bool {
    let mut rest = start;
    // The XML declaration, processing instructions and comments may stand before the root element.
    while rest.starts_with("<?") || rest.starts_with("<!--") {
        let close = if rest.starts_with("<?") { "?>" } else { "-->" };
        let Some((_, after)) = rest.split_once(close) else { return false };
        rest = after.trim_start();
    }
    rest.starts_with("<rss") || rest.starts_with("<feed") || rest.starts_with("<rdf:rdf")
}

fn is_mhtml(start: &str) -> bool {
    let headers = start.split("\n\n").next().unwrap_or(start);
    let headers = headers.split("\r\n\r\n").next().unwrap_or(headers);
    headers.contains("mime-version:") && headers.contains("multipart/related")
}

/// Whether the text begins like a page, or holds enough tags to be a fragment of one.
fn is_html(start: &str) -> bool {
    const STARTS: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml"];
    if STARTS.iter().any(|tag| start.starts_with(tag)) {
        return true;
    }
    const TAGS: [&str; 16] = [
        "</p>",
        "</div>",
        "</a>",
        "<br",
        "</h1>",
        "</h2>",
        "</span>",
        "</article>",
        "</head>",
        "</script>",
        "<meta ",
        "</li>",
        "</td>",
        "</em>",
        "</b>",
        "</style>",
    ];
    let tags = TAGS.iter().filter(|tag| start.contains(**tag)).count();
    tags >= 2 || (tags == 1 && start.starts_with('<'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_not_the_name() {
        assert_eq!(recognise(b"<!DOCTYPE html><p>Text", Some("a.txt")), Format::Html);
        assert_eq!(recognise(b"%PDF-1.7 ...", Some("a.html")), Format::Pdf);
        assert_eq!(recognise(b"\x89PNG\r\n\x1a\n\0\0\0", Some("a.html")), Format::Binary);
        assert_eq!(recognise("Привет".as_bytes(), None), Format::PlainText);
        assert_eq!(recognise(b"<?xml version='1.0'?><rss version='2.0'>", None), Format::Feed);
        assert_eq!(recognise(b"# A heading", Some("note.md")), Format::Markdown);
    }

    #[test]
    fn utf_16_is_text() {
        let bytes: Vec<u8> = "<html><p>Ice".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(recognise(&bytes, None), Format::Html);
    }

    #[test]
    fn a_text_that_mentions_a_tag_stays_text() {
        assert_eq!(recognise(b"In HTML, a paragraph ends with </p>, he wrote.", None), Format::PlainText);
    }

    #[test]
    fn every_format_is_in_the_registry_once() {
        for entry in FORMATS {
            assert_eq!(FORMATS.iter().filter(|other| other.format == entry.format).count(), 1);
        }
    }
}
