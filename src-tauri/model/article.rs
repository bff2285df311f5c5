//! An imported text of any origin, and its versions.

use serde::{Deserialize, Serialize};

use super::block::Block;
use super::id::{ArticleId, VersionId};
use super::time::Timestamp;

/// An article as the library lists it: what it is, apart from any version's text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Article {
    /// Identifier.
    pub id: ArticleId,
    /// What is known about it.
    pub metadata: Metadata,
    /// When it was first imported.
    pub created: Timestamp,
    /// The version that is read by default: the newest.
    pub version: VersionId,
}

/// What is known about an article. Each value says where it came from and whether a person confirmed it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Metadata {
    /// Headline.
    pub title: Found<String>,
    /// Authors, in the order given.
    pub authors: Found<Vec<String>>,
    /// Publication, newspaper, site: the name a citation gives.
    pub publisher: Found<String>,
    /// Date of publication, EDTF, the publisher's local day.
    pub published: Found<String>,
    /// Date of the last change that the publisher states, EDTF.
    pub modified: Found<String>,
    /// BCP 47 language.
    pub language: Found<String>,
    /// Address (http or https) under which it was published.
    pub address: Found<String>,
    /// Place from which it was reported, as its dateline has it.
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<String>>", optional))]
    pub place: Found<String>,
    /// Section of the publication ("World").
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<String>>", optional))]
    pub section: Found<String>,
    /// The publisher's own keywords, in the order given.
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<Vec<String>>>", optional))]
    pub keywords: Found<Vec<String>>,
    /// Licence: an address, or its name.
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<String>>", optional))]
    pub licence: Found<String>,
    /// Address (http or https) of the picture that stands for the article.
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<String>>", optional))]
    pub image: Found<String>,
    /// Whether the publisher shows the whole text to subscribers only, so that what was saved may be a beginning.
    #[serde(skip_serializing_if = "Found::is_silent")]
    #[cfg_attr(test, ts(as = "Option<Found<bool>>", optional))]
    pub restricted: Found<bool>,
}

/// A value with its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found<T> {
    /// The value, where there is one.
    pub value: Option<T>,
    /// Where it was found, in plain words for the reader: "the page's JSON-LD", "the text's first line",
    /// "typed by you". Empty when there is no value.
    pub source: String,
    /// Whether a person confirmed or typed it, or independent sources agree on it.
    pub verified: bool,
    /// Other values that the page also gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<T>>", optional))]
    pub others: Vec<T>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { value: None, source: String::new(), verified: false, others: Vec::new() }
    }
}

impl<T> Found<T> {
    /// Whether nothing was found.
    pub fn is_silent(&self) -> bool {
        self.value.is_none() && self.others.is_empty()
    }

    /// A value found by import, to be confirmed.
    pub fn unverified(value: T, source: impl Into<String>) -> Self {
        Self { value: Some(value), source: source.into(), verified: false, others: Vec::new() }
    }

    /// A value that a person gave, or on which independent sources agree.
    pub fn verified(value: T, source: impl Into<String>) -> Self {
        Self { value: Some(value), source: source.into(), verified: true, others: Vec::new() }
    }
}

/// One state of an article's text. Never changed once stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Version {
    /// Identifier.
    pub id: VersionId,
    /// The article it belongs to.
    pub article: ArticleId,
    /// 1 for the first.
    pub number: u32,
    /// When it was captured (imported, or saved by the tool that captured it).
    pub captured: Timestamp,
    /// The canonical text that positions count in.
    pub text: String,
    /// The text's blocks in reading order.
    pub blocks: Vec<Block>,
    /// SHA-256 of the original bytes, lower-case hex: the name of the kept file.
    pub original: String,
    /// Name of the imported file, where there was one.
    pub file_name: Option<String>,
    /// Size of the original in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub size: u64,
    /// What import assumed or doubts, each a sentence for the reader ("Read as Windows-1252, as the page declares no encoding.").
    pub remarks: Vec<String>,
    /// How it was fetched, where it came from an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub retrieval: Option<Retrieval>,
}

/// How a version was fetched from its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Retrieval {
    /// The address (http or https) that was asked for.
    pub requested: String,
    /// The addresses that it led on to, in order; the last one answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<String>>", optional))]
    pub redirects: Vec<String>,
    /// When it was fetched.
    pub at: Timestamp,
    /// The status of the answer (RFC 9110).
    pub status: u16,
    /// Headers of the answer that say something about its content: lower-case name, value.
    pub headers: Vec<(String, String)>,
}
