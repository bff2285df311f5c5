//! The pictures of a web archive, by their addresses, so that a page finds those that it shows.

use std::cell::Cell;
use std::collections::HashMap;

use super::record::{Record, records};
use super::{Place, http, unpacked};

/// The most bytes that are unpacked to look for the pictures of one page.
pub(super) const MOST: usize = 256_000_000;

/// Where the pictures of an archive stand.
#[derive(Debug, Default)]
pub(super) struct Pictures(HashMap<String, Place>);

impl Pictures {
    /// Notes a record, if it is a picture. The first of an address counts.
    pub(super) fn note(&mut self, record: &Record<'_>, place: Place) {
        if !http::of_record(record).is_some_and(|answer| answer.is_picture) {
            return;
        }
        if let Ok(address) = record.target.trim_matches(['<', '>']).parse::<url::Url>() {
            self.0.entry(bare(address)).or_insert(place);
        }
    }

    /// The bytes of the picture that a page calls so. `page` is the page's piece of the archive, unpacked, and `left`
    /// how many bytes may still be unpacked for it.
    pub(super) fn bytes(
        &self,
        archive: &[u8],
        page: (usize, &[u8]),
        page_address: Option<&str>,
        address: &str,
        left: &Cell<usize>,
    ) -> Option<Vec<u8>> {
        let address = match page_address.and_then(|page| url::Url::parse(page).ok()) {
            Some(page) => page.join(address).ok()?,
            None => url::Url::parse(address).ok()?,
        };
        let place = self.0.get(&bare(address))?;
        if place.piece == page.0 {
            return body(page.1, *place);
        }
        if left.get() == 0 {
            return None;
        }
        let (unpacked, _) = unpacked(archive, place.piece).ok()?;
        left.set(left.get().saturating_sub(unpacked.len()));
        body(&unpacked, *place)
    }
}

fn body(piece: &[u8], place: Place) -> Option<Vec<u8>> {
    let record = records(piece).nth(place.record)?;
    http::of_record(&record)?.body().ok()
}

/// An address without its fragment.
fn bare(mut address: url::Url) -> String {
    address.set_fragment(None);
    address.into()
}
