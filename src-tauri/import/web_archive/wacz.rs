//! WACZ 1.1: web archives in a zip container.

use std::cell::Cell;

use crate::import::contents::{Entry, Part, Parts};
use crate::import::package::zip::Package;
use crate::import::{Attached, ImportError};

use super::pictures::{self, Pictures};
use super::{Place, Warc, page, record, unpacked};

/// The most bytes that the archives of one container may unpack to.
const ALL: usize = 256_000_000;

/// An open container, its archives taken out.
pub(in crate::import) struct Wacz {
    archives: Vec<Vec<u8>>,
    /// Of each page, its archive and its place there.
    places: Vec<(usize, Place)>,
    entries: Vec<Entry>,
    /// Of each archive, its pictures.
    pictures: Vec<Pictures>,
}

impl Wacz {
    /// Lists the pages of all archives.
    ///
    /// # Errors
    /// What unpacking refuses, and [`ImportError::Damaged`] when an archive can't be read at all.
    pub(in crate::import) fn open(package: &Package<'_>) -> Result<Self, ImportError> {
        let names =
            package.names().iter().filter(|name| name.starts_with("archive/") && name.contains(".warc"));
        let (mut archives, mut left) = (Vec::new(), ALL);
        for name in names {
            let bytes = package.read_up_to(name, left)?;
            left = left.saturating_sub(bytes.len());
            archives.push(bytes);
        }
        let (mut places, mut entries, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
        for (archive, bytes) in archives.iter().enumerate() {
            let warc = Warc::open(bytes)?;
            places.extend(warc.places.into_iter().map(|place| (archive, place)));
            entries.extend(warc.entries);
            pictures.push(warc.pictures);
        }
        Ok(Self { archives, places, entries, pictures })
    }
}

impl Parts for Wacz {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, at: usize) -> Result<Part, ImportError> {
        let found = self.places.get(at).and_then(|(at, place)| Some((*at, self.archives.get(*at)?, place)));
        let (Some((own, archive, place)), Some(entry)) = (found, self.entries.get(at)) else {
            return Err(ImportError::NoSuchPart { number: at + 1, count: self.places.len() });
        };
        let (unpacked, _) = unpacked(archive, place.piece)?;
        let left = Cell::new(pictures::MOST);
        // Tools that crawl write pages and pictures into archives of their own.
        let beside = |address: &str| {
            self.archives.iter().zip(&self.pictures).enumerate().find_map(|(at, (bytes, pictures))| {
                let piece = if at == own { (place.piece, &*unpacked) } else { (usize::MAX, &[][..]) };
                pictures.bytes(bytes, piece, entry.address.as_deref(), address, &left)
            })
        };
        page(record::records(&unpacked).nth(place.record).as_ref(), entry, Attached(&beside))
    }
}
