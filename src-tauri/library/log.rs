//! Following the change log: what happened, by whichever program, since one last looked.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{LibraryError, ask};

/// How far the log was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    revision: i64,
    /// The last number in the log.
    last: i64,
    /// How often the library was filled beside the log.
    filled: i64,
}

/// A row that was touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Its table.
    pub noun: String,
    /// Its number there.
    pub row: i64,
    /// Bits of the event that it hung on before, for what hangs on events.
    pub event: Option<u128>,
    /// Whether it was new.
    pub made: bool,
}

impl Mark {
    /// The end of the log now.
    pub fn now(connection: &Connection) -> Result<Self, LibraryError> {
        let number = |sql: &str| -> Result<i64, LibraryError> {
            ask::first(connection, "reading the change log", sql, [], |row| row.get::<_, Option<i64>>(0))
                .map(|number| number.flatten().unwrap_or(0))
        };
        Ok(Self {
            revision: number("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'revision'")?,
            last: number("SELECT max(seq) FROM touched")?,
            filled: number("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'filled'")?,
        })
    }

    /// As three numbers, to be kept.
    pub fn numbers(&self) -> [i64; 3] {
        [self.revision, self.last, self.filled]
    }

    /// From three numbers that were kept.
    pub fn of_numbers([revision, last, filled]: [i64; 3]) -> Self {
        Self { revision, last, filled }
    }

    /// What was touched since an earlier mark, oldest first. Nothing when that can't be told any more, because
    /// it was more than `most` rows, was written beside the log, or has left the log again.
    pub fn touched_since(
        &self,
        connection: &Connection,
        before: &Mark,
        most: i64,
    ) -> Result<Option<Vec<Touched>>, LibraryError> {
        let happened = self.last - before.last;
        if self.filled != before.filled || !(0..=most).contains(&happened) {
            return Ok(None);
        }
        let touched = ask::all(
            connection,
            "reading the change log",
            "SELECT noun, row, json_extract(before, '$.event'), before IS NULL FROM touched
             WHERE seq > ?1 ORDER BY seq",
            [before.last],
            |row| {
                let event: Option<String> = row.get(2)?;
                Ok(Touched {
                    noun: row.get(0)?,
                    row: row.get(1)?,
                    event: event.and_then(|hex| u128::from_str_radix(&hex, 16).ok()),
                    made: row.get(3)?,
                })
            },
        )?;
        // A step that was dropped leaves a gap in the numbers.
        Ok(Some(touched).filter(|touched| touched.len() as i64 == happened))
    }

    /// The tables that were touched since an earlier mark; nothing when that can't be told.
    pub fn nouns_since(
        &self,
        connection: &Connection,
        before: &Mark,
    ) -> Result<Option<BTreeSet<String>>, LibraryError> {
        let touched = self.touched_since(connection, before, 4_000)?;
        Ok(touched.map(|touched| touched.into_iter().map(|row| row.noun).collect()))
    }
}
