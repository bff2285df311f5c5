//! The change log: what each touched row was, recorded by triggers, put back by undo and redo.
//!
//! The triggers live in the writing connection only and are drawn from the tables themselves, so a new
//! column is recorded without anyone thinking of it. Rows are kept as data, not as statements: a log that
//! came from somewhere else can put wrong values into its own library, but can't run anything.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::error::{Context as _, LibraryError};

/// The tables whose rows can be undone. Everything a person makes is here.
pub const RECORDED: [&str; 19] = [
    "article",
    "version",
    "fold",
    "annotation",
    "placement",
    "tag",
    "annotation_tag",
    "entity",
    "event",
    "event_entity",
    "event_tag",
    "evidence",
    "note",
    "timeline",
    "reading",
    "collection",
    "collection_article",
    "sketch",
    "picture",
];

/// What can be done to a row.
const OPERATIONS: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];

struct Column {
    name: String,
    blob: bool,
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<Column>, LibraryError> {
    connection
        .prepare_cached("SELECT name, type FROM pragma_table_info(?1)")
        .and_then(|mut statement| {
            statement
                .query_map([table], |row| {
                    Ok(Column { name: row.get(0)?, blob: row.get::<_, String>(1)? == "BLOB" })
                })?
                .collect()
        })
        .context("reading a table's columns")
}

/// Prepares a writing connection. `doing` holds the number of the change under way; while it is empty nothing
/// is recorded.
pub fn install(connection: &Connection) -> Result<(), LibraryError> {
    connection
        .execute_batch("CREATE TEMP TABLE doing (change INTEGER NOT NULL)")
        .context("preparing the change log")?;
    resume(connection)
}

/// Takes the recording triggers away: a library that is being filled has nothing to record, and a million
/// rows would ask for it a million times.
pub fn pause(connection: &Connection) -> Result<(), LibraryError> {
    let drops: Vec<String> = RECORDED
        .iter()
        .flat_map(|table| {
            OPERATIONS.map(|operation| format!("DROP TRIGGER IF EXISTS temp.record_{table}_{operation};"))
        })
        .collect();
    connection.execute_batch(&drops.concat()).context("pausing the change log")
}

/// Makes the recording triggers.
pub fn resume(connection: &Connection) -> Result<(), LibraryError> {
    let mut sql = String::new();
    for table in RECORDED {
        let columns = columns(connection, table)?;
        let old: Vec<String> =
            columns
                .iter()
                .map(|Column { name, blob }| {
                    if *blob { format!("'{name}', hex(old.{name})") } else { format!("'{name}', old.{name}") }
                })
                .collect();
        let old = old.join(", ");
        for operation in OPERATIONS {
            let (row, before) = match operation {
                "INSERT" => ("new", "NULL".to_owned()),
                _ => ("old", format!("json_object({old})")),
            };
            sql.push_str(&format!(
                "CREATE TEMP TRIGGER record_{table}_{operation} AFTER {operation} ON main.{table} BEGIN
                     INSERT INTO main.touched (change, noun, row, before)
                     SELECT change, '{table}', {row}.row, {before} FROM temp.doing;
                 END;\n"
            ));
        }
    }
    connection.execute_batch(&sql).context("preparing the change log")
}

/// Turns a change over: puts every touched row back as it was before, newest first. The triggers record
/// the rows as they are now, so that turning over once more restores them.
pub fn turn_over(connection: &Connection, change: i64) -> Result<(), LibraryError> {
    let touched: Vec<(i64, String, i64, Option<String>)> = connection
        .prepare_cached("SELECT seq, noun, row, before FROM touched WHERE change = ?1 ORDER BY seq DESC")
        .and_then(|mut statement| {
            statement
                .query_map([change], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
                .collect()
        })
        .context("reading the change log")?;
    // The rows that were read go after the new ones came, so that no number in the log is used twice: readers
    // tell by it what happened since they looked.
    let newest = touched.first().map_or(0, |(seq, ..)| *seq);
    for (_, noun, row, before) in touched {
        let Some(table) = RECORDED.into_iter().find(|name| *name == noun) else {
            return Err(LibraryError::Refused(format!(
                "The change log names “{noun}”, which this Dateline does not know. Nothing was changed."
            )));
        };
        match before {
            None => {
                connection
                    .prepare_cached(&format!("DELETE FROM {table} WHERE row = ?1"))
                    .and_then(|mut statement| statement.execute([row]))
                    .context("taking back a row")?;
            }
            Some(before) => put_back(connection, table, row, &before)?,
        }
    }
    connection
        .execute("DELETE FROM touched WHERE change = ?1 AND seq <= ?2", [change, newest])
        .map(|_| ())
        .context("turning over the change log")
}

fn put_back(connection: &Connection, table: &str, row: i64, before: &str) -> Result<(), LibraryError> {
    let kept: serde_json::Value = serde_json::from_str(before).map_err(|_| {
        LibraryError::Refused("The change log holds a row that can't be read. Nothing was changed.".into())
    })?;
    // A row recorded before a column was there lacks it: what the column holds by itself stays.
    let mut columns = columns(connection, table)?;
    columns.retain(|column| kept.get(&column.name).is_some());
    let values: Vec<Value> =
        columns.iter().map(|column| value(kept.get(&column.name), column.blob)).collect();
    let there = connection
        .prepare_cached(&format!("SELECT 1 FROM {table} WHERE row = ?1"))
        .and_then(|mut statement| statement.exists([row]))
        .context("putting back a row")?;
    // An update, not a replacement, where the row is there: replacing would delete what refers to it.
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let sql = if there {
        let set: Vec<String> =
            names.iter().enumerate().map(|(i, name)| format!("{name} = ?{}", i + 1)).collect();
        format!("UPDATE {table} SET {} WHERE row = {row}", set.join(", "))
    } else {
        let marks: Vec<String> = (1..=names.len()).map(|i| format!("?{i}")).collect();
        format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", "))
    };
    connection
        .prepare(&sql)
        .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(values)))
        .context("putting back a row")?;
    Ok(())
}

fn value(kept: Option<&serde_json::Value>, blob: bool) -> Value {
    match kept {
        None | Some(serde_json::Value::Null) => Value::Null,
        Some(serde_json::Value::String(text)) if blob && text.is_empty() => Value::Null,
        Some(serde_json::Value::String(text)) if blob => Value::Blob(bytes(text)),
        Some(serde_json::Value::String(text)) => Value::Text(text.clone()),
        Some(serde_json::Value::Number(number)) => number
            .as_i64()
            .map(Value::Integer)
            .or_else(|| number.as_f64().map(Value::Real))
            .unwrap_or(Value::Null),
        Some(serde_json::Value::Bool(truth)) => Value::Integer(i64::from(*truth)),
        Some(other) => Value::Text(other.to_string()),
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .filter_map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect()
}

/// Begins to record under this change, or stops with `None`.
pub fn record_under(connection: &Connection, change: Option<i64>) -> Result<(), LibraryError> {
    connection
        .execute("DELETE FROM temp.doing", [])
        .and_then(|_| match change {
            Some(change) => {
                connection.execute("INSERT INTO temp.doing (change) VALUES (?1)", params![change])
            }
            None => Ok(0),
        })
        .context("naming the change under way")?;
    Ok(())
}
