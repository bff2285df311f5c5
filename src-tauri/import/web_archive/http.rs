//! What a server answered (HTTP/1.1, RFC 9112): status, type, and the body without its transfer and content codings.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::record::{Record, field, split_head};
use crate::import::{ImportError, unpack};

/// An answer, its body still coded.
pub(super) struct Answer<'a> {
    /// Whether it is a page or a text that was found.
    pub(super) is_page: bool,
    /// Whether it is a picture that was found.
    pub(super) is_picture: bool,
    /// `charset` of its type.
    pub(super) charset: Option<String>,
    coded: &'a [u8],
    chunked: bool,
    coding: String,
}

/// The answer in a record: of the server, or the resource as it is.
pub(super) fn of_record<'a>(record: &Record<'a>) -> Option<Answer<'a>> {
    match record.kind {
        "response" if record.content_type.starts_with("application/http") => {
            let (head, body) = split_head(record.block)?;
            let head = String::from_utf8_lossy(head);
            let status: u16 = head.split_ascii_whitespace().nth(1)?.parse().ok()?;
            let kind = field(&head, "Content-Type").unwrap_or("text/html");
            let mut answer = of_type(kind, body);
            let found = (200..300).contains(&status) && !body.is_empty();
            answer.is_page &= found;
            answer.is_picture &= found;
            answer.chunked = field(&head, "Transfer-Encoding")
                .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
            answer.coding = field(&head, "Content-Encoding").unwrap_or_default().to_ascii_lowercase();
            Some(answer)
        }
        "resource" | "conversion" => Some(of_type(record.content_type, record.block)),
        _ => None,
    }
}

fn of_type<'a>(kind: &str, coded: &'a [u8]) -> Answer<'a> {
    let mut parts = kind.split(';');
    let bare = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    });
    let is_page =
        matches!(bare.as_str(), "text/html" | "application/xhtml+xml" | "text/plain" | "text/markdown");
    let is_picture = bare.starts_with("image/");
    Answer { is_page, is_picture, charset, coded, chunked: false, coding: String::new() }
}

impl Answer<'_> {
    /// The body as the server had it.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] for one that is cut short or coded in a way that is not read,
    /// [`ImportError::UnpacksTooLarge`] for one that grows beyond bounds.
    pub(super) fn body(&self) -> Result<Vec<u8>, ImportError> {
        let whole = if self.chunked { dechunked(self.coded) } else { None };
        // Tools that take the chunks apart leave the field that announces them.
        let body = whole.as_deref().unwrap_or(self.coded);
        let limit = unpack::LIMIT as u64 + 1;
        let mut bytes = Vec::new();
        let read = match self.coding.as_str() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
                MultiGzDecoder::new(body).take(limit).read_to_end(&mut bytes)
            }
            "deflate" if body.first().is_some_and(|first| first & 0x0f == 8) => {
                ZlibDecoder::new(body).take(limit).read_to_end(&mut bytes)
            }
            "deflate" => DeflateDecoder::new(body).take(limit).read_to_end(&mut bytes),
            "br" => brotli::Decompressor::new(body, 4_096).take(limit).read_to_end(&mut bytes),
            "zstd" => {
                let unpacked = zstd::Decoder::new(body);
                unpacked.and_then(|unpacked| unpacked.take(limit).read_to_end(&mut bytes))
            }
            _ => {
                bytes.extend_from_slice(body);
                Ok(bytes.len())
            }
        };
        read.map_err(|error| ImportError::Damaged { reason: error.to_string() })?;
        if bytes.len() > unpack::LIMIT { Err(ImportError::UnpacksTooLarge) } else { Ok(bytes) }
    }
}

/// The body without its chunks, or None when it is not in chunks.
fn dechunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    let mut rest = bytes;
    loop {
        let end = rest.windows(2).take(100).position(|two| two == b"\r\n")?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length..)?.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chunks_are_joined() {
        assert_eq!(
            dechunked(b"4\r\nIce \r\n5;x=y\r\nfield\r\n0\r\n\r\n").as_deref(),
            Some(&b"Ice field"[..])
        );
        assert_eq!(dechunked(b"<html>no chunks</html>"), None);
        assert_eq!(dechunked(b"ffff\r\ncut short"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_chunks_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = dechunked(&bytes);
        }
    }
}
