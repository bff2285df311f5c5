//! The statements behind a viewport.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::cluster::Span;
use super::lanes;
use super::viewport::{Claim, Shown};
use crate::library::{Condition, Context as _, LibraryError};
use crate::model::{Bounds, EventDate, EventId, Instant, LaneBy};

/// Unbounded edges as numbers that compare rightly.
const FROM: &str = "ifnull(event.start_min, -9223372036854775808)";
const TO: &str = "ifnull(event.end_max, 9223372036854775807)";
const DATED: &str = "event.edtf IS NOT NULL";

/// What passes a condition, whatever the window.
pub struct Extent {
    /// Events.
    pub total: u32,
    /// Of these, events without a date.
    pub undated: u32,
    /// First and last second that they reach, unbounded edges apart.
    pub reach: Option<(i64, i64)>,
}

/// Measures what passes a condition.
pub fn extent(connection: &Connection, condition: &Condition) -> Result<Extent, LibraryError> {
    connection
        .prepare_cached(&format!(
            "SELECT count(*), count(*) FILTER (WHERE event.edtf IS NULL),
                    min(ifnull(event.start_min, event.start_max)), max(ifnull(event.end_max, event.end_min)),
                    max(event.start_min)
             FROM event WHERE {}",
            condition.sql
        ))
        .and_then(|mut statement| {
            statement.query_row(params_from_iter(&condition.parameters), |row| {
                let (first, last, begin): (Option<i64>, Option<i64>, Option<i64>) =
                    (row.get(2)?, row.get(3)?, row.get(4)?);
                let last = last.max(begin);
                Ok(Extent { total: row.get(0)?, undated: row.get(1)?, reach: first.zip(last) })
            })
        })
        .context("measuring the timeline")
}

/// The events that possibly touch a window, by lane, each lane ordered by begin.
pub fn spans(
    connection: &Connection,
    condition: &Condition,
    by: LaneBy,
    (from, to): (i64, i64),
) -> Result<HashMap<Option<Vec<u8>>, Vec<Span>>, LibraryError> {
    let (join, lane) = lanes::join(by);
    let sql = format!(
        "SELECT {lane}, event.row, {FROM}, {TO},
                (SELECT count(*) FROM evidence WHERE evidence.event = event.id)
         FROM event {join}
         WHERE {DATED} AND (event.start_min IS NULL OR event.start_min <= ?)
           AND (event.end_max IS NULL OR event.end_max >= ?) AND {}
         ORDER BY event.start_min, event.row",
        condition.sql
    );
    let mut parameters = vec![Value::Integer(to), Value::Integer(from)];
    parameters.extend(condition.parameters.iter().cloned());
    let mut found: HashMap<Option<Vec<u8>>, Vec<Span>> = HashMap::new();
    let mut statement = connection.prepare_cached(&sql).context("reading the timeline")?;
    let mut rows = statement.query(params_from_iter(&parameters)).context("reading the timeline")?;
    while let Some(row) = rows.next().context("reading the timeline")? {
        let read = || -> rusqlite::Result<(Option<Vec<u8>>, Span)> {
            Ok((
                row.get(0)?,
                Span { row: row.get(1)?, from: row.get(2)?, to: row.get(3)?, weight: row.get(4)? },
            ))
        };
        let (lane, span) = read().context("reading the timeline")?;
        found.entry(lane).or_default().push(span);
    }
    Ok(found)
}

/// How many events begin in each of `bins` equal parts of a stretch of time.
pub fn density(
    connection: &Connection,
    condition: &Condition,
    (from, to): (i64, i64),
    bins: u32,
) -> Result<Vec<u32>, LibraryError> {
    let mut counts = vec![0; bins as usize];
    let length = (to as f64 - from as f64).max(1.0);
    let mut parameters = vec![Value::Real(from as f64), Value::Real(f64::from(bins) / length)];
    parameters.extend(condition.parameters.iter().cloned());
    let sql = format!(
        "SELECT CAST((ifnull(event.start_min, event.start_max) - ?) * ? AS INTEGER) AS bin, count(*)
         FROM event WHERE {DATED} AND {} AND bin IS NOT NULL GROUP BY bin",
        condition.sql
    );
    let found: Vec<(i64, u32)> = connection
        .prepare_cached(&sql)
        .and_then(|mut statement| {
            statement
                .query_map(params_from_iter(&parameters), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .context("measuring the density")?;
    for (bin, count) in found {
        let bin = usize::try_from(bin).unwrap_or(0).min(counts.len().saturating_sub(1));
        if let Some(slot) = counts.get_mut(bin) {
            *slot += count;
        }
    }
    Ok(counts)
}

/// The dated event nearest to a window, and where it begins.
pub fn nearest(
    connection: &Connection,
    condition: &Condition,
    (from, to): (i64, i64),
) -> Result<Option<(i64, i64)>, LibraryError> {
    let mut parameters = vec![Value::Integer(from), Value::Integer(to)];
    parameters.extend(condition.parameters.iter().cloned());
    let sql = format!(
        "SELECT event.row, ifnull(event.start_min, event.start_max) AS begin
         FROM event WHERE {DATED} AND begin IS NOT NULL AND {}
         ORDER BY min(abs(begin - ?), abs(begin - ?)) LIMIT 1",
        condition.sql
    );
    // The condition's parameters come first in the text of this statement.
    parameters.rotate_left(2);
    let mut statement = connection.prepare_cached(&sql).context("looking for the nearest event")?;
    let mut rows = statement.query(params_from_iter(&parameters)).context("looking for the nearest event")?;
    match rows.next().context("looking for the nearest event")? {
        None => Ok(None),
        Some(row) => Ok(Some((
            row.get(0).context("looking for the nearest event")?,
            row.get(1).context("looking for the nearest event")?,
        ))),
    }
}

/// An event whole, as far as drawing needs it.
pub fn shown(connection: &Connection, row: i64) -> Result<Shown, LibraryError> {
    let (id, mut shown) = connection
        .prepare_cached(
            "SELECT event.id, event.title, event.written, event.edtf,
                    event.start_min, event.start_max, event.end_min, event.end_max,
                    count(*) FILTER (WHERE evidence.stance = 'supports'),
                    count(*) FILTER (WHERE evidence.stance = 'disputes'),
                    count(*) FILTER (WHERE evidence.stance = 'context')
             FROM event LEFT JOIN evidence ON evidence.event = event.id
             WHERE event.row = ?1 GROUP BY event.row",
        )
        .and_then(|mut statement| {
            statement.query_row([row], |row| {
                let id: [u8; 16] = row.get(0)?;
                let shown = Shown {
                    id: EventId::from_bits(u128::from_be_bytes(id)),
                    title: row.get(1)?,
                    when: EventDate {
                        written: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                        edtf: row.get(3)?,
                    },
                    bounds: bounds(row, 4)?,
                    supports: row.get(8)?,
                    disputes: row.get(9)?,
                    contexts: row.get(10)?,
                    claims: Vec::new(),
                };
                Ok((id, shown))
            })
        })
        .context("reading an event of the timeline")?;
    if shown.supports + shown.disputes + shown.contexts > 0 {
        shown.claims = claims(connection, &id, &shown.when.edtf)?;
    }
    Ok(shown)
}

/// The dates that sources claim and that differ from the event's own.
fn claims(connection: &Connection, event: &[u8; 16], edtf: &str) -> Result<Vec<Claim>, LibraryError> {
    connection
        .prepare_cached(
            "SELECT evidence.written, evidence.edtf, evidence.start_min, evidence.start_max, evidence.end_min,
                    evidence.end_max, CASE article.publisher WHEN '' THEN article.title ELSE article.publisher END
             FROM evidence
             JOIN annotation ON annotation.id = evidence.annotation
             JOIN article ON article.id = annotation.article
             WHERE evidence.event = ?1 AND evidence.edtf IS NOT NULL AND evidence.edtf <> ?2
               AND evidence.stance = 'disputes'
             GROUP BY evidence.edtf ORDER BY evidence.start_min",
        )
        .and_then(|mut statement| {
            statement
                .query_map((event.as_slice(), edtf), |row| {
                    Ok(Claim {
                        when: EventDate {
                            written: row.get::<_, Option<String>>(0)?.unwrap_or_default(),
                            edtf: row.get(1)?,
                        },
                        bounds: bounds(row, 2)?,
                        source: row.get(6)?,
                    })
                })?
                .collect()
        })
        .context("reading the claims on an event")
}

fn bounds(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Bounds> {
    let instant = |seconds: Option<i64>| {
        seconds.map(|seconds| Instant {
            day: seconds.div_euclid(86_400),
            second: u32::try_from(seconds.rem_euclid(86_400)).unwrap_or(0),
        })
    };
    Ok(Bounds {
        start_min: instant(row.get(first)?),
        start_max: instant(row.get(first + 1)?),
        end_min: instant(row.get(first + 2)?),
        end_max: instant(row.get(first + 3)?),
    })
}
