//! The check of a whole library: its database, its indexes, its originals.

use rusqlite::Connection;

use crate::library::error::{Context as _, LibraryError};
use crate::library::{Folder, Library};
use crate::library::{ask, hash, originals};

/// Problems named one by one, of each kind; further ones are counted.
const NAMED: usize = 20;

/// The full-text indexes.
const INDEXES: [&str; 4] = ["article_index", "annotation_index", "event_index", "note_index"];

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckReport {
    /// Articles, also in the trash.
    pub articles: u32,
    /// Originals whose bytes were read and compared with their hash.
    pub originals: u32,
    /// What is wrong, each a sentence; empty for a sound library.
    pub problems: Vec<String>,
}

impl Library {
    /// Checks everything: the database's structure, its references, its full-text indexes, and every
    /// original's bytes. Changes nothing.
    pub fn check(&self) -> Result<CheckReport, LibraryError> {
        let mut problems = self.with_writer(|connection| {
            let mut problems = structure(connection)?;
            problems.extend(references(connection)?);
            problems.extend(indexes(connection)?);
            problems.extend(values(connection)?);
            Ok(problems)
        })?;
        let (articles, originals) = self.read(|connection| {
            let articles = ask::count(connection, "counting articles", "SELECT count(*) FROM article", [])?;
            let sql = "SELECT original FROM version UNION SELECT original FROM picture ORDER BY original";
            let hashes: Vec<String> = ask::all(connection, "listing originals", sql, [], |row| row.get(0))?;
            Ok((articles, hashes))
        })?;
        problems
            .extend(cut(originals.iter().filter_map(|original| damaged(self.folder(), original)).collect()));
        let originals = u32::try_from(originals.len()).unwrap_or(u32::MAX);
        Ok(CheckReport { articles, originals, problems })
    }
}

/// Names the first problems and counts the rest.
fn cut(mut problems: Vec<String>) -> Vec<String> {
    let more = problems.len().saturating_sub(NAMED);
    problems.truncate(NAMED);
    if more > 0 {
        problems.push(format!("And {more} more of this kind."));
    }
    problems
}

/// What SQLite's own check says of a database; nothing when it is sound.
pub(super) fn structure(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let said: Vec<String> =
        ask::all(connection, "checking the database", "PRAGMA integrity_check(20)", [], |row| row.get(0))?;
    let problems = said.into_iter().filter(|line| line != "ok");
    Ok(problems.map(|line| format!("The database is damaged: {line}.")).collect())
}

fn references(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let broken: Vec<(String, Option<i64>, String)> =
        ask::all(connection, "checking references", "PRAGMA foreign_key_check", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let say = |(table, row, to): (String, Option<i64>, String)| {
        format!("Row {} of {table} refers to a row of {to} that is not there.", row.unwrap_or_default())
    };
    Ok(cut(broken.into_iter().map(say).collect()))
}

fn indexes(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let mut problems = Vec::new();
    for index in INDEXES {
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        match connection.execute(&sql, []) {
            Ok(_) => {}
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
                problems.push(format!("The full-text index {index} does not agree with its texts."));
            }
            Err(error) => return Err(error).context("checking the indexes"),
        }
    }
    Ok(problems)
}

/// Columns that hold JSON, with what each is for people.
const JSON: [(&str, &str, &str); 8] = [
    ("article", "metadata", "what is known about the article"),
    ("version", "blocks", "the paragraphs of the version"),
    ("version", "remarks", "the remarks on the version"),
    ("version", "retrieval", "how the version was fetched"),
    ("entity", "aliases", "the other names of the person, organisation or place"),
    ("placement", "candidates", "the places offered for the annotation"),
    ("timeline", "style", "how the timeline is drawn"),
    ("touched", "before", "what the row was before a change"),
];

fn values(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let mut problems = Vec::new();
    for (table, column, words) in JSON {
        let key = if table == "touched" { "seq" } else { "row" };
        let sql = format!(
            "SELECT {key} FROM {table} WHERE {column} IS NOT NULL AND NOT json_valid({column}) ORDER BY 1"
        );
        let broken: Vec<i64> = ask::all(connection, "checking values", &sql, [], |row| row.get(0))?;
        let say = |row: i64| format!("Row {row} of {table} can't be read: {words}.");
        problems.extend(cut(broken.into_iter().map(say).collect()));
    }
    Ok(problems)
}

/// What is wrong with an original, if anything.
fn damaged(folder: &Folder, original: &str) -> Option<String> {
    match originals::read(folder, original) {
        Ok(bytes) if hash(&bytes) == original => None,
        Ok(_) => Some(format!("The original {original} has other bytes than when it was imported.")),
        Err(error) => Some(format!("The original {original} is missing: {error}")),
    }
}
