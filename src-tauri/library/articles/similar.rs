//! Articles with nearly the same text: the report of an agency that several sites carry. Found by their sketches,
//! counted by their words.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::sketch::{Sketch, sequences};
use super::{folded_ranges, latest};
use crate::library::{Change, LibraryError, ask};
use crate::model::{ArticleId, Block, Version, VersionId};

/// How many texts that share a pair of hashes are looked at: a report that hundreds carry is found by some of them.
const MOST_A_BAND: u32 = 50;

/// How many candidates are compared by their words.
const MOST_COMPARED: usize = 40;

/// Percent of shared hashes from which import says that two texts are alike.
const ALIKE: u8 = 40;

/// Percent of the shorter text that must stand in the other one for the two to be listed.
const LISTED: u8 = 25;

/// An article whose text is like another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The article.
    pub article: ArticleId,
    /// Percent of the shorter text's word sequences that the other one has too.
    pub percent: u8,
}

/// Keeps the sketch of a version's text. What import folded does not count: menus make all pages of a site alike.
pub(super) fn keep(
    connection: &Connection,
    version: VersionId,
    text: &str,
    blocks: &[Block],
) -> Result<(), LibraryError> {
    let hidden: Vec<_> =
        blocks.iter().filter(|block| block.fold.is_some()).map(|block| block.start..block.end).collect();
    let Some(sketch) = Sketch::of(&shown(text, &hidden)) else { return Ok(()) };
    ask::run(
        connection,
        "keeping a sketch",
        "INSERT INTO sketch (version, hashes) VALUES (?1, ?2)",
        params![version, sketch.bytes()],
    )
    .map(|_| ())
}

/// Fills the table that schema 3 added.
pub(in crate::library) fn fill_sketches(connection: &Connection) -> Result<(), LibraryError> {
    let doing = "comparing texts for the first time";
    let ids: Vec<VersionId> =
        ask::all(connection, doing, "SELECT version FROM article WHERE version IS NOT NULL", [], |row| {
            row.get(0)
        })?;
    for id in ids {
        let version = super::version(connection, id)?;
        keep(connection, id, &version.text, &version.blocks)?;
    }
    Ok(())
}

/// The article whose text is most like that of an article that just came in, judged by the sketches alone.
pub fn most_alike(change: &Change<'_>, version: VersionId) -> Result<Option<Alike>, LibraryError> {
    let connection = change.connection();
    let Some(sketch) = sketch_of(connection, version)? else { return Ok(None) };
    let candidates = candidates(connection, version, &sketch, 8)?;
    let alike =
        candidates.into_iter().map(|(article, _, other)| Alike { article, percent: sketch.percent(&other) });
    Ok(alike.filter(|alike| alike.percent >= ALIKE).max_by_key(|alike| alike.percent))
}

/// The articles whose text is like this one's, the most alike first, counted by their words as they are shown now.
pub fn similar(connection: &Connection, article: ArticleId) -> Result<Vec<Alike>, LibraryError> {
    let own = latest(connection, article)?;
    let Some(sketch) = sketch_of(connection, own.id)? else { return Ok(Vec::new()) };
    let own: HashSet<u64> = words_of(connection, &own)?;
    let mut found = Vec::new();
    for (article, version, _) in
        candidates(connection, latest(connection, article)?.id, &sketch, MOST_COMPARED)?
    {
        let other = words_of(connection, &super::version(connection, version)?)?;
        let shared = own.intersection(&other).count();
        let percent = u8::try_from(shared * 100 / own.len().min(other.len()).max(1)).unwrap_or(100);
        if percent >= LISTED {
            found.push(Alike { article, percent });
        }
    }
    found.sort_by_key(|alike| (std::cmp::Reverse(alike.percent), alike.article));
    Ok(found)
}

fn words_of(connection: &Connection, version: &Version) -> Result<HashSet<u64>, LibraryError> {
    let hidden = folded_ranges(connection, version)?;
    Ok(sequences(&shown(&version.text, &hidden)).into_iter().collect())
}

fn sketch_of(connection: &Connection, version: VersionId) -> Result<Option<Sketch>, LibraryError> {
    let sql = "SELECT hashes FROM sketch WHERE version = ?1";
    let bytes: Option<Vec<u8>> =
        ask::first(connection, "reading a sketch", sql, [version], |row| row.get(0))?;
    Ok(bytes.as_deref().and_then(Sketch::kept))
}

/// The newest versions of other articles that share a pair of hashes, those that share most pairs first.
fn candidates(
    connection: &Connection,
    version: VersionId,
    sketch: &Sketch,
    most: usize,
) -> Result<Vec<(ArticleId, VersionId, Sketch)>, LibraryError> {
    let doing = "looking for similar texts";
    let mut shared: HashMap<i64, usize> = HashMap::new();
    for (band, hashes) in (0_i64..).zip(sketch.bytes().chunks_exact(8)) {
        let rows: Vec<i64> = ask::all(
            connection,
            doing,
            "SELECT sketch FROM sketch_band WHERE band = ?1 AND hashes = ?2 ORDER BY sketch DESC LIMIT ?3",
            params![band, hashes, MOST_A_BAND],
            |row| row.get(0),
        )?;
        for row in rows {
            *shared.entry(row).or_default() += 1;
        }
    }
    let mut rows: Vec<(i64, usize)> = shared.into_iter().collect();
    rows.sort_by_key(|(row, count)| (std::cmp::Reverse(*count), std::cmp::Reverse(*row)));
    let mut found = Vec::new();
    for (row, _) in rows {
        if found.len() >= most {
            break;
        }
        let other: Option<(ArticleId, VersionId, Vec<u8>)> = ask::first(
            connection,
            doing,
            "SELECT article.id, article.version, sketch.hashes FROM sketch
             JOIN article ON article.version = sketch.version
             WHERE sketch.row = ?1 AND sketch.version <> ?2 AND article.trashed IS NULL
               AND article.id <> (SELECT article FROM version WHERE id = ?2)",
            params![row, version],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        found.extend(
            other.and_then(|(article, version, bytes)| Some((article, version, Sketch::kept(&bytes)?))),
        );
    }
    Ok(found)
}

/// A version's text without what is folded now; what stays is joined as it stood.
pub fn shown_text(connection: &Connection, version: VersionId) -> Result<String, LibraryError> {
    let version = super::version(connection, version)?;
    let hidden = folded_ranges(connection, &version)?;
    // A folded block leaves the line break after it behind.
    let lines: Vec<String> = shown(&version.text, &hidden).lines().map(str::to_owned).collect();
    Ok(lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n"))
}

/// The text without these ranges (code points, rising).
fn shown(text: &str, hidden: &[std::ops::Range<u32>]) -> String {
    let mut ranges = hidden.iter().peekable();
    let mut kept = String::with_capacity(text.len());
    for (position, character) in (0_u32..).zip(text.chars()) {
        while ranges.peek().is_some_and(|range| range.end <= position) {
            ranges.next();
        }
        if ranges.peek().is_none_or(|range| position < range.start) {
            kept.push(character);
        }
    }
    kept
}
