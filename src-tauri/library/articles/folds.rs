//! Which blocks are folded: as import judged, but for those that a person turned over.

use std::collections::BTreeMap;
use std::ops::Range;

use rusqlite::{Connection, params};

use super::version;
use crate::library::wording::counted;
use crate::library::{Change, LibraryError, ask};
use crate::model::{Version, VersionId};

/// Blocks whose fold is other than import judged, as a person turned them over: by index, whether they are folded.
pub fn turned(connection: &Connection, version: VersionId) -> Result<BTreeMap<u32, bool>, LibraryError> {
    ask::all(
        connection,
        "reading folds",
        "SELECT block, folded FROM fold WHERE version = ?1",
        [version],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .map(|rows| rows.into_iter().collect())
}

/// The folded blocks: indexes into the version's blocks, ascending.
pub fn folded(connection: &Connection, version: &Version) -> Result<Vec<u32>, LibraryError> {
    let turned = turned(connection, version.id)?;
    Ok((0_u32..)
        .zip(&version.blocks)
        .filter(|(index, block)| turned.get(index).copied().unwrap_or(block.fold.is_some()))
        .map(|(index, _)| index)
        .collect())
}

/// Where folded text stands, in code points, ascending.
pub fn folded_ranges(connection: &Connection, version: &Version) -> Result<Vec<Range<u32>>, LibraryError> {
    let folded = folded(connection, version)?;
    Ok(folded
        .into_iter()
        .filter_map(|index| version.blocks.get(index as usize))
        .map(|block| block.start..block.end)
        .collect())
}

/// Where the newest version of the article in this row has folded text, in code points, ascending.
pub fn hidden_in_row(connection: &Connection, row: i64) -> Result<Vec<Range<u32>>, LibraryError> {
    let sql = "SELECT version FROM article WHERE row = ?1 AND version IS NOT NULL";
    match ask::first(connection, "reading folds", sql, [row], |row| row.get(0))? {
        Some(id) => folded_ranges(connection, &version(connection, id)?),
        None => Ok(Vec::new()),
    }
}

/// Folds or unfolds blocks. What is so already is left alone.
pub fn fold(change: &Change<'_>, id: VersionId, blocks: &[u32], folded: bool) -> Result<(), LibraryError> {
    let version = version(change.connection(), id)?;
    let turned = turned(change.connection(), id)?;
    let mut done = 0;
    for index in blocks {
        let Some(block) = version.blocks.get(*index as usize) else {
            return Err(LibraryError::Refused(format!(
                "This version has {}; there is no line {index}.",
                counted(version.blocks.len(), "line", "lines")
            )));
        };
        let judged = block.fold.is_some();
        if turned.get(index).copied().unwrap_or(judged) == folded {
            continue;
        }
        let sql = if judged == folded {
            "DELETE FROM fold WHERE version = ?1 AND block = ?2 AND ?3 IS NOT NULL"
        } else {
            "INSERT INTO fold (version, block, folded) VALUES (?1, ?2, ?3)"
        };
        ask::run(change.connection(), "folding", sql, params![id, index, folded])?;
        done += 1;
    }
    change.say(format!("{} {}", if folded { "Hide" } else { "Show" }, counted(done, "line", "lines")));
    Ok(())
}
