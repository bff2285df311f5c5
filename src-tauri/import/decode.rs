//! Bytes to text: byte order mark, then what came with the bytes or the page declares, then what the bytes are
//! (Encoding Standard), with a remark where something was assumed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{ImportError, Source};

/// Where an encoding may be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    /// In the page itself: `<meta charset>` or the XML declaration.
    InPage,
    /// Nowhere: plain text.
    Nowhere,
}

/// A text with what had to be assumed to get it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// A sentence for the reader, where something was assumed.
    pub(super) remark: Option<String>,
}

/// How far into a page a declaration is looked for, in bytes. Browsers look at 1,024; real pages are later.
const DECLARED_WITHIN: usize = 4_096;

/// Decodes the bytes of a text.
///
/// # Errors
/// [`ImportError::Binary`] when the bytes are no text in any encoding.
pub(super) fn decode(bytes: &[u8], declared: Declared, source: Source<'_>) -> Result<Decoded, ImportError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes.get(length..).unwrap_or_default(), None));
    }
    if let Some(encoding) = utf_16(bytes) {
        let remark =
            format!("Read as {}, judged by its bytes, as it carries no mark of it.", encoding.name());
        return Ok(with(encoding, bytes, Some(remark)));
    }
    if bytes.contains(&0) && bytes.iter().filter(|byte| **byte == 0).count() * 1_000 > bytes.len() {
        return Err(ImportError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), remark: None });
    }
    let beside = source.charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let inside = || if declared == Declared::InPage { declaration(bytes) } else { None };
    let stated = beside.or_else(inside);
    if let Some(encoding) = stated.filter(|encoding| *encoding != UTF_8) {
        return Ok(with(encoding, bytes, None));
    }
    if source.clipboard || stated == Some(UTF_8) || mostly_utf_8(bytes) {
        return Ok(with(UTF_8, bytes, None));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let remark = format!("Read as {}, judged by its letters, as it declares no encoding.", encoding.name());
    Ok(with(encoding, bytes, Some(remark)))
}

/// Decodes, and says so where bytes did not fit the encoding.
fn with(encoding: &'static Encoding, bytes: &[u8], remark: Option<String>) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let remark = if malformed {
        let count = text.chars().filter(|character| *character == '\u{fffd}').count();
        let places = if count == 1 { "1 place that does".into() } else { format!("{count} places that do") };
        let name = encoding.name();
        Some(format!("Read as {name}, with {places} not fit that encoding and show as \u{fffd}."))
    } else {
        remark
    };
    Decoded { text: text.into_owned(), remark }
}

/// UTF-16 without a byte order mark, told by where the zero bytes stand.
pub(super) fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..512).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") {
        return Some(UTF_16LE);
    }
    if head.starts_with(b"\xfe\xff") {
        return Some(UTF_16BE);
    }
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.chunks_exact(2).filter(|pair| pair.get(odd) == Some(&0)).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 4 && odd * 10 > pairs * 4 && even * 50 < pairs {
        Some(UTF_16LE)
    } else if pairs >= 4 && even * 10 > pairs * 4 && odd * 50 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes hold more well-formed UTF-8 sequences than malformed ones.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad.saturating_mul(4)
}

/// The encoding that the page declares in its first bytes.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| byte.to_ascii_lowercase() as char).collect();
    for (word, at) in
        ["charset", "encoding"].iter().flat_map(|word| head.match_indices(word).map(|(at, word)| (word, at)))
    {
        let value = head.get(at + word.len()..).unwrap_or_default().trim_start();
        let Some(value) = value.strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label: String =
            value.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            // A page that could be read thus far is not in UTF-16, whatever it says (Encoding Standard).
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_encoding_is_used_without_remark() {
        let decoded =
            decode(b"<meta charset=\"windows-1251\">\xcf\xf0", Declared::InPage, Source::default()).unwrap();
        assert!(decoded.text.ends_with("Пр"));
        assert_eq!(decoded.remark, None);
        let xml = b"<?xml version='1.0' encoding='iso-8859-2'?>\xb1";
        assert!(decode(xml, Declared::InPage, Source::default()).unwrap().text.ends_with('ą'));
    }

    #[test]
    fn without_declaration_the_letters_decide_and_it_says_so() {
        let bytes = b"Der gr\xf6\xdfte Eisbrecher fuhr f\xfcr die Vermi\xdften \xfcber das Meer.";
        let decoded = decode(bytes, Declared::Nowhere, Source::default()).unwrap();
        assert!(decoded.text.contains("größte Eisbrecher fuhr für"));
        assert!(decoded.remark.unwrap().contains("windows-1252"));
    }

    #[test]
    fn broken_utf_8_is_read_as_utf_8_and_counted() {
        let mut bytes = "Größe, Übung, Maß, Öl, für".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes, Declared::Nowhere, Source::default()).unwrap();
        assert!(decoded.text.starts_with("Größe"));
        assert!(decoded.remark.unwrap().contains("1 place"));
    }

    #[test]
    fn utf_16_is_read_with_and_without_mark() {
        let bytes: Vec<u8> = "The airship rose.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, Declared::Nowhere, Source::default()).unwrap().text, "The airship rose.");
        let marked = [b"\xff\xfe".to_vec(), bytes].concat();
        let decoded = decode(&marked, Declared::Nowhere, Source::default()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.remark), ("The airship rose.", None));
    }
}
