//! The one registry of formats: what Dateline recognises, and what it reads.
//!
//! A format is recognised by its content; the file's name decides only between plain text and Markdown,
//! which look alike.

/// A format of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// HTML or XHTML.
    Html,
    /// Text without markup.
    PlainText,
    /// Markdown (CommonMark).
    Markdown,
    /// A web page with its parts in one file (RFC 2557).
    Mhtml,
    /// RSS or Atom.
    Feed,
    /// PDF.
    Pdf,
    /// A web archive (ISO 28500).
    Warc,
    /// A zip container: EPUB, DOCX, ODT, WACZ or an archive of files.
    Zip,
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
}

/// All formats that are recognised, those that are read first.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry {
        format: Format::Html,
        name: "a web page (HTML)",
        endings: &["html", "htm", "xhtml", "xht"],
        read: true,
    },
    FormatEntry { format: Format::PlainText, name: "plain text", endings: &["txt", "text"], read: true },
    FormatEntry {
        format: Format::Markdown,
        name: "a Markdown text",
        endings: &["md", "markdown"],
        read: true,
    },
    FormatEntry {
        format: Format::Mhtml,
        name: "a web page with its parts (MHTML)",
        endings: &["mhtml", "mht"],
        read: false,
    },
    FormatEntry { format: Format::Feed, name: "a news feed", endings: &["rss", "atom", "xml"], read: false },
    FormatEntry { format: Format::Pdf, name: "a PDF document", endings: &["pdf"], read: false },
    FormatEntry { format: Format::Warc, name: "a web archive (WARC)", endings: &["warc"], read: false },
    FormatEntry {
        format: Format::Zip,
        name: "a zip container (EPUB, DOCX, ODT, WACZ or an archive)",
        endings: &["epub", "docx", "odt", "wacz", "zip"],
        read: false,
    },
    FormatEntry { format: Format::Rtf, name: "a rich text (RTF)", endings: &["rtf"], read: false },
    FormatEntry { format: Format::Binary, name: "no text", endings: &[], read: false },
];

impl Format {
    /// What the registry says of this format.
    pub fn entry(self) -> FormatEntry {
        FORMATS.iter().copied().find(|entry| entry.format == self).unwrap_or(FormatEntry {
            format: self,
            name: "an unknown format",
            endings: &[],
            read: false,
        })
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
