//! The few ways in which statements are run: each prepared once, each with the name of its step.

use rusqlite::{Connection, OptionalExtension as _, Params, Row};

use super::error::{Context as _, LibraryError};

/// All rows.
pub fn all<T>(
    connection: &Connection,
    context: &'static str,
    sql: &str,
    params: impl Params,
    map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, LibraryError> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_map(params, map)?.collect())
        .context(context)
}

/// The first row, where there is one.
pub fn first<T>(
    connection: &Connection,
    context: &'static str,
    sql: &str,
    params: impl Params,
    map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, LibraryError> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(params, map).optional())
        .context(context)
}

/// A single number.
pub fn count(
    connection: &Connection,
    context: &'static str,
    sql: &str,
    params: impl Params,
) -> Result<u32, LibraryError> {
    first(connection, context, sql, params, |row| row.get::<_, i64>(0))
        .map(|number| u32::try_from(number.unwrap_or(0)).unwrap_or(u32::MAX))
}

/// Writes; gives how many rows were written.
pub fn run(
    connection: &Connection,
    context: &'static str,
    sql: &str,
    params: impl Params,
) -> Result<usize, LibraryError> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params)).context(context)
}

/// What a missing row is called.
pub fn not_found(noun: &'static str, id: impl std::fmt::Display) -> LibraryError {
    LibraryError::NotFound { noun, id: id.to_string() }
}
