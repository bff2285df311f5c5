//! What lanes stand for, and in which order they come.

use rusqlite::Connection;

use crate::library::{Context as _, LibraryError, tags};
use crate::model::{Color, LaneBy};

/// Which lane: the id of what it stands for, or none for events that have none of it.
pub type LaneKey = Option<Vec<u8>>;

/// A lane's name.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneName {
    /// Which lane.
    pub key: LaneKey,
    /// Its name, a tag's path in full.
    pub name: String,
    /// Its colour, a tag's own or its nearest ancestor's.
    pub color: Option<Color>,
}

/// The table that puts events into lanes: joined to `event`, giving a column `lane`.
pub fn join(by: LaneBy) -> (&'static str, &'static str) {
    match by {
        LaneBy::None => ("", "NULL"),
        LaneBy::Tag => ("LEFT JOIN event_tag AS lane ON lane.event = event.id", "lane.tag"),
        LaneBy::Article => (
            "LEFT JOIN (SELECT DISTINCT evidence.event AS event, annotation.article AS article
                        FROM evidence JOIN annotation ON annotation.id = evidence.annotation) AS lane
                 ON lane.event = event.id",
            "lane.article",
        ),
        LaneBy::Person => (
            "LEFT JOIN event_entity AS lane ON lane.event = event.id AND lane.role = 'participant'",
            "lane.entity",
        ),
        LaneBy::Place => {
            ("LEFT JOIN event_entity AS lane ON lane.event = event.id AND lane.role = 'place'", "lane.entity")
        }
    }
}

/// All lanes there can be, in their order: tags as the tree has them, articles by date of publication,
/// people and places by name; events without any of it come last.
pub fn names(connection: &Connection, by: LaneBy) -> Result<Vec<LaneName>, LibraryError> {
    let sql = match by {
        LaneBy::None => {
            return Ok(vec![LaneName { key: None, name: "All events".to_owned(), color: None }]);
        }
        LaneBy::Tag => return of_tags(connection),
        LaneBy::Article => {
            "SELECT id, CASE title WHEN '' THEN 'Untitled' ELSE title END FROM article
             WHERE trashed IS NULL ORDER BY published_start IS NULL, published_start, title"
        }
        LaneBy::Person => "SELECT id, name FROM entity WHERE kind <> 'place' ORDER BY name COLLATE NOCASE",
        LaneBy::Place => "SELECT id, name FROM entity WHERE kind = 'place' ORDER BY name COLLATE NOCASE",
    };
    let mut lanes: Vec<LaneName> = connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_map([], |row| Ok(LaneName { key: Some(row.get(0)?), name: row.get(1)?, color: None }))?
                .collect()
        })
        .context("reading the lanes")?;
    let without = match by {
        LaneBy::Article => "Without evidence",
        LaneBy::Person => "Without people",
        LaneBy::None | LaneBy::Tag | LaneBy::Place => "Without place",
    };
    lanes.push(LaneName { key: None, name: without.to_owned(), color: None });
    Ok(lanes)
}

/// A lane a tag, in the order of the sidebar.
fn of_tags(connection: &Connection) -> Result<Vec<LaneName>, LibraryError> {
    let tree = tags::tree(connection)?;
    let mut lanes: Vec<LaneName> = tree
        .nodes()
        .iter()
        .map(|node| LaneName {
            key: Some(node.tag.id.bits().to_be_bytes().to_vec()),
            name: node.path.replace('/', " / "),
            color: node.color,
        })
        .collect();
    lanes.push(LaneName { key: None, name: "Without tag".to_owned(), color: None });
    Ok(lanes)
}
