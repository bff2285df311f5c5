//! How many there are of everything, the trash apart.

use std::collections::HashMap;

use rusqlite::{Connection, params_from_iter};

use super::filter::Filter;
use super::tags::Tree;
use super::{LibraryError, ask};
use crate::model::TagId;

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Articles.
    pub articles: u32,
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
    /// People, organisations and places.
    pub entities: u32,
    /// Notes.
    pub notes: u32,
    /// Annotations to review.
    pub to_review: u32,
    /// Articles in the trash.
    pub trash: u32,
}

/// Counts everything.
pub fn counts(connection: &Connection) -> Result<Counts, LibraryError> {
    let count = |sql: &str| ask::count(connection, "counting", sql, []);
    let trash = count("SELECT count(*) FROM article WHERE trashed IS NOT NULL")?;
    Ok(Counts {
        articles: count("SELECT count(*) FROM article")?.saturating_sub(trash),
        annotations: annotations(connection)?,
        events: count("SELECT count(*) FROM event")?,
        entities: count("SELECT count(*) FROM entity")?,
        notes: count("SELECT count(*) FROM note")?,
        to_review: count("SELECT count(*) FROM to_review")?,
        trash,
    })
}

/// How many annotations there are, those of the trash apart.
pub fn annotations(connection: &Connection) -> Result<u32, LibraryError> {
    let count = |sql: &str| ask::count(connection, "counting annotations", sql, []);
    let hidden = count(
        "SELECT count(*) FROM article JOIN annotation ON annotation.article = article.id
         WHERE article.trashed IS NOT NULL",
    )?;
    Ok(count("SELECT count(*) FROM annotation")?.saturating_sub(hidden))
}

/// How many events pass a filter; none where it is no filter.
pub fn events_passing(connection: &Connection, filter: &str) -> Result<u32, LibraryError> {
    let Ok(filter) = Filter::parse(filter) else { return Ok(0) };
    let condition = filter.events(connection)?;
    let sql = format!("SELECT count(*) FROM event WHERE {}", condition.sql);
    ask::count(connection, "counting events", &sql, params_from_iter(condition.parameters))
}

/// How many carry a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Carriers {
    /// Annotations.
    pub annotations: u32,
    /// Events.
    pub events: u32,
}

/// For each tag, how many annotations and events carry it or a tag below it, each counted once.
pub fn carriers(connection: &Connection, tree: &Tree) -> Result<HashMap<TagId, Carriers>, LibraryError> {
    let mut counts: HashMap<TagId, Carriers> = HashMap::new();
    for (events, sql) in [
        (true, "SELECT tag, count(*) FROM event_tag GROUP BY tag"),
        (
            false,
            "SELECT tag, count(*) FROM annotation_tag
             WHERE annotation NOT IN (SELECT annotation.id FROM article JOIN annotation ON annotation.article = article.id
                                      WHERE article.trashed IS NOT NULL)
             GROUP BY tag",
        ),
    ] {
        let rows: Vec<(TagId, u32)> =
            ask::all(connection, "counting tags", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (tag, count) in rows {
            let carriers = counts.entry(tag).or_default();
            *(if events { &mut carriers.events } else { &mut carriers.annotations }) += count;
        }
    }
    // What carries a tag and one below it must not count twice, so a tag with others below is counted anew.
    let mut whole = HashMap::new();
    for node in tree.nodes() {
        let tags = tree.with_descendants(node.tag.id);
        let count = match tags.as_slice() {
            [tag] => counts.get(tag).copied().unwrap_or_default(),
            tags => distinct(connection, tags)?,
        };
        whole.insert(node.tag.id, count);
    }
    Ok(whole)
}

fn distinct(connection: &Connection, tags: &[TagId]) -> Result<Carriers, LibraryError> {
    let marks = vec!["?"; tags.len()].join(", ");
    let events = format!("SELECT count(DISTINCT event) FROM event_tag WHERE tag IN ({marks})");
    let annotations = format!(
        "SELECT count(DISTINCT annotation_tag.annotation) FROM annotation_tag
         JOIN shown_annotation ON shown_annotation.id = annotation_tag.annotation
         WHERE annotation_tag.tag IN ({marks})"
    );
    let count = |sql: &str| ask::count(connection, "counting tags", sql, params_from_iter(tags));
    Ok(Carriers { annotations: count(&annotations)?, events: count(&events)? })
}
