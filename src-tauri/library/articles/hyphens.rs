//! Hyphens at the ends of lines, which import left out, put back in a new version.

use super::add::next_version;
use super::{Added, Incoming, fold, get, latest, turned};
use crate::import::{Format, Imported, hyphens_put_back};
use crate::library::wording::quoted;
use crate::library::{Change, LibraryError};
use crate::model::ArticleId;

/// Gives an article a version in which every word that import joined has its hyphen again. Annotations are looked
/// for in it, and what a person folded stays so.
///
/// # Errors
/// [`LibraryError::Refused`] where no word of the newest version was joined.
pub fn put_hyphens_back(change: &Change<'_>, article: ArticleId) -> Result<Added, LibraryError> {
    let known = get(change.connection(), article)?;
    let newest = latest(change.connection(), article)?;
    let Some((text, blocks)) = hyphens_put_back(&newest.text, &newest.blocks) else {
        let why = format!("No word of {} was joined at the end of a line.", quoted(&known.title));
        return Err(LibraryError::Refused(why));
    };
    let imported = Imported {
        metadata: known.article.metadata,
        text,
        blocks,
        remarks: vec!["Hyphens at the ends of lines were put back.".to_owned()],
        format: Format::PlainText,
        captured: None,
        doubtful: false,
        pictures: Vec::new(),
    };
    let incoming = Incoming {
        imported: &imported,
        original: &newest.original,
        size: newest.size,
        file_name: newest.file_name.as_deref(),
        captured: newest.captured,
        retrieval: newest.retrieval.as_ref(),
    };
    let folds = turned(change.connection(), newest.id)?;
    let added = next_version(change, &incoming, article)?;
    for folded in [true, false] {
        let blocks: Vec<u32> =
            folds.iter().filter(|(_, turned)| **turned == folded).map(|(block, _)| *block).collect();
        fold(change, added.version, &blocks, folded)?;
    }
    change.say(format!("Put hyphens back in {}", quoted(&known.title)));
    Ok(added)
}
