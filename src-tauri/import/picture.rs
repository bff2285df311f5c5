//! Pictures that came with an article: in the page itself (`data:`), beside it in one file, or in a folder.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use sha2::{Digest as _, Sha256};

use super::package::zip::unescaped;

/// A picture that came with an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of its bytes, lower-case hex: by this its block names it.
    pub original: String,
    /// Its media type, told by its bytes.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The largest picture that is kept, in bytes.
const LARGEST: usize = 20_000_000;

/// Smaller ones are dots, lines and icons.
const SMALLEST: usize = 1_500;

/// The most that is kept of one article: how many, and how many bytes.
const MOST: usize = 200;
const MOST_BYTES: usize = 100_000_000;

impl Picture {
    /// The picture with these bytes; None for what is no raster picture, tiny or huge. Drawings (SVG) can hold scripts
    /// and are never taken.
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let kind = kind(&bytes)?;
        let original = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        (SMALLEST..=LARGEST).contains(&bytes.len()).then_some(Self { original, kind, bytes })
    }
}

/// The media type of a raster picture, by its first bytes.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    let after =
        |skipped: usize, start: &[u8]| bytes.get(skipped..).is_some_and(|rest| rest.starts_with(start));
    Some(match () {
        () if begins(b"\x89PNG\r\n\x1a\n") => "image/png",
        () if begins(b"\xff\xd8\xff") => "image/jpeg",
        () if begins(b"GIF87a") || begins(b"GIF89a") => "image/gif",
        () if begins(b"RIFF") && after(8, b"WEBP") => "image/webp",
        () if after(4, b"ftypavif") || after(4, b"ftypavis") => "image/avif",
        () if begins(b"BM") && after(6, &[0, 0, 0, 0]) => "image/bmp",
        () => return None,
    })
}

/// The pictures of an article while it is read: each once, within bounds.
#[derive(Debug, Default)]
pub(super) struct Album {
    pictures: Vec<Picture>,
    bytes: usize,
}

impl Album {
    /// Puts a picture in; gives the hash by which its block names it.
    pub(super) fn put(&mut self, picture: Picture) -> Option<String> {
        let original = picture.original.clone();
        if self.pictures.iter().any(|known| known.original == original) {
            return Some(original);
        }
        if self.pictures.len() >= MOST || self.bytes + picture.bytes.len() > MOST_BYTES {
            return None;
        }
        self.bytes += picture.bytes.len();
        self.pictures.push(picture);
        Some(original)
    }

    /// All of them.
    pub(super) fn take(self) -> Vec<Picture> {
        self.pictures
    }
}

/// Who has what lies beside a page, by the address that the page gives it.
#[derive(Clone, Copy)]
pub struct Attached<'a>(pub &'a dyn Fn(&str) -> Option<Vec<u8>>);

impl std::fmt::Debug for Attached<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attached")
    }
}

/// The picture at an address, when it came along: in the address itself (RFC 2397), or beside the page.
pub(super) fn find(address: &str, attached: Option<Attached<'_>>) -> Option<Picture> {
    let address = address.trim();
    let bytes = match address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")) {
        true => in_address(address.get(5..)?)?,
        false => (attached?.0)(address)?,
    };
    Picture::of(bytes)
}

/// What stands in a `data:` address, after its scheme.
fn in_address(rest: &str) -> Option<Vec<u8>> {
    let (head, body) = rest.split_once(',')?;
    if body.len() > LARGEST * 2 || !head.to_ascii_lowercase().starts_with("image/") {
        return None;
    }
    if !head.trim_end().to_ascii_lowercase().ends_with("base64") {
        return None;
    }
    let packed: Vec<u8> = match body.contains(['%', ' ', '\n', '\r', '\t']) {
        true => unescaped(body).bytes().filter(|byte| !byte.is_ascii_whitespace()).collect(),
        false => body.as_bytes().to_vec(),
    };
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD, lenient).decode(packed).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn png(length: usize) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n".to_vec(), vec![7; length]].concat()
    }

    #[test]
    fn raster_pictures_are_told_by_their_bytes_and_drawings_are_refused() {
        for (bytes, expected) in [
            (png(9), Some("image/png")),
            (b"\xff\xd8\xff\xe0".to_vec(), Some("image/jpeg")),
            (b"GIF89a..".to_vec(), Some("image/gif")),
            (b"RIFF1234WEBPVP8".to_vec(), Some("image/webp")),
            (b"\0\0\0\x20ftypavif".to_vec(), Some("image/avif")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(), None),
            (b"<html>".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(kind(&bytes), expected);
        }
    }

    #[test]
    fn pictures_in_addresses_are_read_whatever_their_spelling() {
        let bytes = png(3_000);
        let packed = base64::engine::general_purpose::STANDARD.encode(&bytes);
        let broken_up =
            packed.as_bytes().chunks(70).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>();
        for address in [
            format!("data:image/png;base64,{packed}"),
            format!("DATA:image/png;charset=utf-8;base64,{}", packed.trim_end_matches('=')),
            format!("data:image/webp;base64,{}", broken_up.join("%0A")),
        ] {
            let found = find(&address, None).unwrap();
            assert_eq!((found.kind, &found.bytes), ("image/png", &bytes));
        }
        let tiny = base64::engine::general_purpose::STANDARD.encode(png(20));
        for address in [
            format!("data:image/png;base64,{tiny}"),
            format!("data:text/html;base64,{packed}"),
            "data:image/svg+xml,<svg/>".to_owned(),
            "data:,".to_owned(),
            "https://gazette.example/a.png".to_owned(),
        ] {
            assert_eq!(find(&address, None), None, "{address}");
        }
        let beside = |address: &str| (address == "cid:1@x").then(|| bytes.clone());
        assert!(find("cid:1@x", Some(Attached(&beside))).is_some());
    }

    proptest! {
        #[test]
        fn no_address_trips_it(address in ".{0,200}") {
            let _ = find(&format!("data:image/png;base64,{address}"), None);
            let _ = find(&address, None);
        }
    }
}
