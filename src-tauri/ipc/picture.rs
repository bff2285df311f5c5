//! The call `picture_write`: the timeline as a picture, written to a file.

use serde::{Deserialize, Serialize};

use super::error::{Code, IpcError};
use super::export::{Exported, replace};
use crate::library::Library;
use crate::library::filter::Filter;
use crate::model::LaneBy;
use crate::picture::{Paper, Picture, PictureError, Theme, Wish};
use crate::timeline::Lanes;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureAsk {
    /// Its title; empty stands for the library's name.
    pub title: String,
    /// Which events, in the words of the search box.
    pub filter: String,
    /// What the lanes stand for.
    pub lanes: LaneBy,
    /// Depth of lanes by tag, as for a timeline.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub depth: Option<u32>,
    /// First and last second; `null` shows all events.
    pub window: Option<(f64, f64)>,
    /// Width in pixels; a PDF is as wide as its paper.
    pub width: f64,
    /// Light or dark.
    pub theme: Theme,
    /// As what.
    pub format: PictureFormat,
    /// For PNG: 1 to 4 pixels for one.
    pub scale: u32,
    /// For PDF.
    pub paper: Paper,
}

/// The formats of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PictureFormat {
    /// Lines and text, sharp at any size, to be edited on.
    Svg,
    /// Pixels.
    Png,
    /// Pages for print.
    Pdf,
}

/// Writes a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureWrite {
    /// Which picture.
    pub ask: PictureAsk,
    /// The file to write; replaced whole or left alone.
    pub path: String,
}

impl From<PictureError> for IpcError {
    fn from(error: PictureError) -> Self {
        let code = match error {
            PictureError::Library(error) => return error.into(),
            PictureError::TooMuch { .. } | PictureError::TooLarge { .. } => Code::BadInput,
            PictureError::Faulty(_) => Code::Failed,
        };
        Self::new(code, error.to_string())
    }
}

/// The bytes of a picture's file.
///
/// # Errors
/// A filter that is none, a library that can't be read, more than a picture or a PNG can hold.
pub fn bytes(library: &Library, ask: &PictureAsk) -> Result<Vec<u8>, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let name = library.folder().name();
    let title = ask.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let wish = Wish {
        title: if title.is_empty() { name.clone() } else { title },
        conditions: ask.filter.clone(),
        library: name,
        now: library.now(),
        lanes: Lanes { by: ask.lanes, depth: ask.depth },
        window: ask.window.filter(|(from, to)| from.is_finite() && to.is_finite() && from < to),
        theme: ask.theme,
    };
    let width = if ask.format == PictureFormat::Pdf { Picture::width_on(ask.paper) } else { ask.width };
    let picture = Picture::of(library, &filter, &wish, width)?;
    Ok(match ask.format {
        PictureFormat::Svg => picture.svg().into_bytes(),
        PictureFormat::Png => picture.png(ask.scale)?,
        PictureFormat::Pdf => picture.pdf(ask.paper)?,
    })
}

/// Writes a picture. The file is complete on disk before it takes the place of an older one.
pub fn picture_write(library: &Library, write: PictureWrite) -> Result<Exported, IpcError> {
    replace(write.path, &bytes(library, &write.ask)?)
}
