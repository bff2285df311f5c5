//! The pictures of articles, by their hash.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::error::{Code, IpcError};
use crate::import::picture;
use crate::library::{Library, articles};

/// Which picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlePictureAsk {
    /// SHA-256 of the picture, as its block names it.
    pub original: String,
}

/// A picture, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticlePicture {
    /// Its media type, told by its bytes: a raster picture, never a drawing that may hold scripts.
    pub media_type: String,
    /// It as a `data:` address, which an image element shows and nothing runs.
    pub address: String,
}

/// A picture that came with an article.
///
/// # Errors
/// [`Code::NotFound`] for a hash that is no picture of the library; no other original is given out.
pub fn article_picture(library: &Library, ask: ArticlePictureAsk) -> Result<ArticlePicture, IpcError> {
    let missing = || IpcError::new(Code::NotFound, "This picture is not in the library.");
    if !library.read(|connection| articles::has_picture(connection, &ask.original))? {
        return Err(missing());
    }
    let bytes = library.original(&ask.original)?;
    let media_type = picture::kind(&bytes).ok_or_else(missing)?.to_owned();
    let address = format!("data:{media_type};base64,{}", STANDARD.encode(&bytes));
    Ok(ArticlePicture { media_type, address })
}
