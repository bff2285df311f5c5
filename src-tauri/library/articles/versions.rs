//! The states of an article's text.

use rusqlite::{Connection, Row, params};

use crate::library::columns::Json;
use crate::library::{LibraryError, ask};
use crate::model::{ArticleId, Timestamp, Version, VersionId};

const COLUMNS: &str =
    "id, article, number, captured, text, blocks, original, file_name, size, remarks, retrieval";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Version> {
    let (Json(blocks), Json(remarks)) = (row.get(5)?, row.get(9)?);
    let retrieval: Option<Json<_>> = row.get(10)?;
    Ok(Version {
        id: row.get(0)?,
        article: row.get(1)?,
        number: row.get(2)?,
        captured: row.get(3)?,
        text: row.get(4)?,
        blocks,
        original: row.get(6)?,
        file_name: row.get(7)?,
        size: row.get::<_, i64>(8)?.unsigned_abs(),
        remarks,
        retrieval: retrieval.map(|Json(retrieval)| retrieval),
    })
}

/// A version with its text.
pub fn version(connection: &Connection, id: VersionId) -> Result<Version, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE id = ?1");
    ask::first(connection, "reading a version", &sql, [id], of_row)?
        .ok_or_else(|| ask::not_found("version", id))
}

/// A version with its text, when it belongs to this article.
pub fn version_of(
    connection: &Connection,
    article: ArticleId,
    id: VersionId,
) -> Result<Version, LibraryError> {
    let version = version(connection, id)?;
    if version.article == article { Ok(version) } else { Err(ask::not_found("version", id)) }
}

/// Whether a version has a picture of this hash.
pub fn has_picture(connection: &Connection, original: &str) -> Result<bool, LibraryError> {
    let sql = "SELECT count(*) FROM picture WHERE original = ?1";
    ask::count(connection, "looking for a picture", sql, [original]).map(|number| number > 0)
}

/// The newest version of an article.
pub fn latest(connection: &Connection, article: ArticleId) -> Result<Version, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE article = ?1 ORDER BY number DESC LIMIT 1");
    ask::first(connection, "reading a version", &sql, [article], of_row)?
        .ok_or_else(|| ask::not_found("article", article))
}

/// A version without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Identifier.
    pub id: VersionId,
    /// 1 for the first.
    pub number: u32,
    /// When it was captured.
    pub captured: Timestamp,
    /// Name of the imported file.
    pub file_name: Option<String>,
    /// Size of the original in bytes.
    pub size: u64,
    /// SHA-256 of the original.
    pub original: String,
}

/// All versions of an article, newest first, without their texts.
pub fn versions(connection: &Connection, article: ArticleId) -> Result<Vec<Kept>, LibraryError> {
    ask::all(
        connection,
        "listing versions",
        "SELECT id, number, captured, file_name, size, original FROM version WHERE article = ?1
         ORDER BY number DESC",
        [article],
        |row| {
            Ok(Kept {
                id: row.get(0)?,
                number: row.get(1)?,
                captured: row.get(2)?,
                file_name: row.get(3)?,
                size: row.get::<_, i64>(4)?.unsigned_abs(),
                original: row.get(5)?,
            })
        },
    )
}

/// Remembers that an article was opened, and when it was first.
pub(in crate::library) fn remember_opened(
    connection: &Connection,
    article: ArticleId,
    now: Timestamp,
) -> Result<(), LibraryError> {
    ask::run(
        connection,
        "remembering what was read",
        "INSERT INTO opened (article, at) VALUES (?1, ?2) ON CONFLICT (article) DO NOTHING",
        params![article, now],
    )
    .map(|_| ())
}

/// Whether an article was opened before.
pub fn opened(connection: &Connection, article: ArticleId) -> Result<bool, LibraryError> {
    ask::count(
        connection,
        "looking at what was read",
        "SELECT count(*) FROM opened WHERE article = ?1",
        [article],
    )
    .map(|number| number > 0)
}
