//! What a person corrects of an article's metadata, before it is imported or after.

use serde::{Deserialize, Serialize};

use super::IpcError;
use super::articles::filled;
use super::dates::chosen;
use super::events::WhenInput;
use crate::model::{Found, Metadata};

/// New values of an article's metadata; `null` leaves a value alone, an empty text clears it. What a
/// person sets is verified.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MetadataPatch {
    /// Headline.
    pub title: Option<String>,
    /// Authors.
    pub authors: Option<Vec<String>>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication in any words.
    pub published: Option<String>,
    /// BCP 47 language.
    pub language: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// A patch whose date is understood.
pub(super) struct Understood {
    patch: MetadataPatch,
    /// EDTF.
    published: Option<Option<String>>,
}

impl MetadataPatch {
    /// Understands the date in it.
    ///
    /// # Errors
    /// A sentence for words that are no date.
    pub(super) fn understood(mut self) -> Result<Understood, IpcError> {
        let published = match self.published.take() {
            Some(written) => Some(chosen(&WhenInput { written, edtf: None }, None)?.map(|date| date.edtf)),
            None => None,
        };
        Ok(Understood { patch: self, published })
    }
}

impl Understood {
    /// The metadata with the new values.
    pub(super) fn applied(self, old: Metadata) -> Metadata {
        let Self { patch, published } = self;
        Metadata {
            title: typed(&old.title, patch.title.map(filled)),
            authors: typed(&old.authors, patch.authors.map(listed)),
            publisher: typed(&old.publisher, patch.publisher.map(filled)),
            published: typed(&old.published, published),
            language: typed(&old.language, patch.language.map(filled)),
            address: typed(&old.address, patch.address.map(filled)),
            ..old
        }
    }
}

fn listed(texts: Vec<String>) -> Option<Vec<String>> {
    Some(texts.into_iter().filter_map(filled).collect::<Vec<_>>()).filter(|texts| !texts.is_empty())
}

/// The value that a person typed, kept with the values that import had found.
fn typed<T: Clone + PartialEq>(old: &Found<T>, new: Option<Option<T>>) -> Found<T> {
    let Some(value) = new else { return old.clone() };
    if value == old.value && (old.verified || value.is_none()) {
        return old.clone();
    }
    let mut others = old.others.clone();
    if let Some(before) = old.value.clone()
        && value.as_ref() != Some(&before)
        && !others.contains(&before)
    {
        others.push(before);
    }
    others.retain(|other| value.as_ref() != Some(other));
    let verified = value.is_some();
    let source = if verified { "typed by you".to_owned() } else { String::new() };
    Found { value, source, verified, others }
}
