//! What an address (http, https) answers, fetched when a person asks for it and never otherwise. The only part of
//! import that touches the network; all that can be judged without it stands in files of its own.

mod address;
mod error;
mod obstacle;
mod web;

pub use error::FetchError;
pub use obstacle::{Obstacle, obstacle};
pub use web::Web;

use url::Url;

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where it is; parsed, http or https, with a host and without a password.
    pub address: Url,
    /// Whether an address of the own machine or of a private network may be asked.
    pub allow_private: bool,
}

impl Asked {
    /// Understands an address as a person types it: without its scheme it is https.
    ///
    /// # Errors
    /// [`FetchError::NotAnAddress`], [`FetchError::Scheme`], [`FetchError::Password`].
    pub fn typed(address: &str, allow_private: bool) -> Result<Self, FetchError> {
        address::typed(address).map(|address| Self { address, allow_private })
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The address that was asked for.
    pub requested: Url,
    /// The addresses that it led on to, in order; the last one answered.
    pub redirects: Vec<Url>,
    /// The status that the last one answered with (RFC 9110).
    pub status: u16,
    /// The headers worth keeping, by their lower-case names, as they came.
    pub headers: Vec<(String, String)>,
    /// The encoding that came with the bytes, where one did.
    pub charset: Option<String>,
    /// The content, its transfer compression undone.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The address that answered.
    pub fn address(&self) -> &Url {
        self.redirects.last().unwrap_or(&self.requested)
    }
}

/// Someone who fetches.
pub trait Fetch: Sync {
    /// Fetches. `stopped` is asked several times a second.
    ///
    /// # Errors
    /// Whatever keeps it from an answer; an answer that says that there is nothing is no error.
    fn fetch(&self, asked: &Asked, stopped: &dyn Fn() -> bool) -> Result<Answer, FetchError>;
}
