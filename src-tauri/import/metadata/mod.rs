//! What is known of an article: title, authors, publisher, dates, language, address, each with its source.

pub(super) mod byline;
pub(super) mod language;

use crate::model::{Found, Metadata};

use super::Source;
use super::html::page::Page;

/// The metadata of a page.
pub(super) fn of_page(page: &Page, source: Source<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    if let Some(title) = &page.title {
        metadata.title = Found::unverified(title.clone(), "the page's title");
    }
    if let Some(address) = source.address {
        metadata.address = Found::verified(address.to_owned(), "the address it was fetched from");
    }
    metadata
}
