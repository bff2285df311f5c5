//! Web archives: WARC (ISO 28500), plain or packed, and WACZ, a container of them. Each page that a server
//! answered with is an article, with the address and the moment of its capture.

mod http;
mod pictures;
mod record;
mod wacz;

pub(super) use wacz::Wacz;

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Read;

use flate2::bufread::GzDecoder;

use super::contents::{Entry, Part, Parts};
use super::html::saved;
use super::{Attached, ImportError, Source, unpack};
use pictures::Pictures;
use record::Record;

/// Whether the bytes are a web archive packed with gzip, as nearly all are.
pub(super) fn is_packed_warc(bytes: &[u8]) -> bool {
    let mut start = [0; 5];
    bytes.starts_with(&[0x1f, 0x8b, 8])
        && GzDecoder::new(bytes).read_exact(&mut start).is_ok()
        && &start == b"WARC/"
}

/// An open web archive.
pub(super) struct Warc<'a> {
    bytes: &'a [u8],
    places: Vec<Place>,
    entries: Vec<Entry>,
    pictures: Pictures,
}

/// Where a page or a picture stands: the piece of the archive that is packed by itself, and the record's number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    piece: usize,
    record: usize,
}

impl<'a> Warc<'a> {
    /// Lists the pages of an archive, piece by piece, so that no more than one piece is unpacked at a time.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] when nothing of it can be read; what is cut short later is left off.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let (mut places, mut entries, mut pictures) = (Vec::new(), Vec::new(), Pictures::default());
        let mut piece = 0;
        while piece < bytes.len() {
            let (unpacked, next) = match unpacked(bytes, piece) {
                Ok(unpacked) => unpacked,
                // The pages before the damage are worth having.
                Err(_) if !entries.is_empty() => break,
                Err(error) => return Err(error),
            };
            for (record, found) in record::records(&unpacked).enumerate() {
                if let Some(entry) = listed(&found) {
                    places.push(Place { piece, record });
                    entries.push(entry);
                } else {
                    pictures.note(&found, Place { piece, record });
                }
            }
            piece = next;
        }
        Ok(Self { bytes, places, entries, pictures })
    }
}

impl Parts for Warc<'_> {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, at: usize) -> Result<Part, ImportError> {
        let (Some(place), Some(entry)) = (self.places.get(at), self.entries.get(at)) else {
            return Err(ImportError::NoSuchPart { number: at + 1, count: self.places.len() });
        };
        let (unpacked, _) = unpacked(self.bytes, place.piece)?;
        let left = Cell::new(pictures::MOST);
        let beside = |address: &str| {
            self.pictures.bytes(
                self.bytes,
                (place.piece, &unpacked),
                entry.address.as_deref(),
                address,
                &left,
            )
        };
        page(record::records(&unpacked).nth(place.record).as_ref(), entry, Attached(&beside))
    }
}

/// Reads the page of a record, with the pictures that lie in the archive.
fn page(record: Option<&Record<'_>>, entry: &Entry, attached: Attached<'_>) -> Result<Part, ImportError> {
    let cut = || ImportError::Damaged { reason: "the page is cut short".to_owned() };
    let answer = record.and_then(http::of_record).ok_or_else(cut)?;
    let bytes = answer.body()?;
    let source = Source {
        bytes: &bytes,
        address: entry.address.as_deref(),
        charset: answer.charset.as_deref(),
        attached: Some(attached),
        ..Source::default()
    };
    let mut imported = super::read_inner(source)?;
    imported.captured = entry.captured.clone().or(imported.captured);
    Ok(Part { imported, bytes })
}

/// A record as it is listed, when it is a page that a server gave.
fn listed(record: &Record<'_>) -> Option<Entry> {
    let answer = http::of_record(record)?;
    if !answer.is_page {
        return None;
    }
    let address = record
        .target
        .trim_matches(['<', '>'])
        .parse::<url::Url>()
        .ok()
        .filter(|address| matches!(address.scheme(), "http" | "https"))
        .map(|address| address.to_string());
    let name = answer.body().ok().and_then(|body| title(&body)).or_else(|| address.clone());
    let captured = record.date.and_then(saved::moment).map(saved::written);
    Some(Entry { name: name.unwrap_or_else(|| record.target.to_owned()), address, captured })
}

/// The words between the title's tags, good enough for a list.
fn title(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(page.get(..65_536).unwrap_or(page));
    let lower = head.to_ascii_lowercase();
    let from = lower.find("<title")?;
    let from = from + lower.get(from..)?.find('>')? + 1;
    let end = from + lower.get(from..)?.find("</title")?;
    let markup = head.get(from..end)?.replace('<', "&lt;");
    let words: Vec<String> =
        super::html::passage(&markup, None).drafts.into_iter().map(|it| it.text).collect();
    Some(words.join(" ")).filter(|title| !title.is_empty())
}

/// The piece of the archive that begins here, unpacked, and where the next one begins. A plain archive is one piece.
fn unpacked(bytes: &[u8], at: usize) -> Result<(Cow<'_, [u8]>, usize), ImportError> {
    let rest = bytes.get(at..).unwrap_or_default();
    if !rest.starts_with(&[0x1f, 0x8b]) {
        return Ok((rest.into(), bytes.len()));
    }
    let mut decoder = GzDecoder::new(rest);
    let mut unpacked = Vec::new();
    let damaged = |error: std::io::Error| ImportError::Damaged { reason: error.to_string() };
    (&mut decoder).take(unpack::LIMIT as u64 + 1).read_to_end(&mut unpacked).map_err(damaged)?;
    if unpacked.len() > unpack::LIMIT {
        return Err(ImportError::UnpacksTooLarge);
    }
    let left = decoder.into_inner().len();
    Ok((unpacked.into(), bytes.len().saturating_sub(left).max(at + 1)))
}
