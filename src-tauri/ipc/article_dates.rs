//! The dates of an article's text, asked for apart from the article: its text can be read and marked before they are
//! found.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde::{Deserialize, Serialize};

use super::articles::ExpressionView;
use super::error::IpcError;
use super::expressions::{Depends, found_for};
use super::readings::ReadingView;
use crate::library::{Library, LibraryError, articles};
use crate::model::{ArticleId, Genre, VersionId};

/// Whose dates, and what of them is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleDatesAsk {
    /// The article.
    pub id: ArticleId,
    /// The version shown.
    pub version: VersionId,
    /// The stamp of the answer before; `null` for the first.
    pub known: Option<String>,
}

/// The dates of a version, as they are read now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArticleDates {
    /// The version.
    pub version: VersionId,
    /// Names everything that these dates follow from; as long as it is the same, so are they. Holds for one run of
    /// the program.
    pub stamp: String,
    /// As what the text is read: as a person chose, or as found by its evidence.
    pub read_as: Genre,
    /// What a person says of dates, in the order of the text; what has no place in this version last.
    pub readings: Vec<ReadingView>,
    /// Date expressions in the order of the text; without those in folded blocks.
    pub expressions: Vec<ExpressionView>,
}

/// The dates of a version; `None` where they are those of the answer before. What they follow from is compared
/// before the text is read, so that asking again after each change costs next to nothing.
///
/// # Errors
/// When the article or the version is not there, or the library cannot be read.
pub fn article_dates(library: &Library, ask: ArticleDatesAsk) -> Result<Option<ArticleDates>, IpcError> {
    let read = library.read(|connection| {
        let depends = Depends::of(connection, ask.id)?;
        let mut hasher = DefaultHasher::new();
        (ask.version, &depends, articles::turned(connection, ask.version)?).hash(&mut hasher);
        let stamp = format!("{:016x}", hasher.finish());
        if ask.known.as_ref() == Some(&stamp) {
            return Ok(None);
        }
        let version = articles::version_of(connection, ask.id, ask.version)?;
        let hidden = articles::folded_ranges(connection, &version)?;
        Ok::<_, LibraryError>(Some((stamp, depends, version, hidden)))
    })?;
    // Finding dates takes its time, and is no longer reading.
    Ok(read.map(|(stamp, depends, version, hidden)| {
        let dates = found_for(&version, depends);
        ArticleDates {
            version: version.id,
            stamp,
            read_as: dates.genre,
            readings: dates.said_views(),
            expressions: dates.views(&hidden),
        }
    }))
}
