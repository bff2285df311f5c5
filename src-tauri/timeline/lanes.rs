//! What lanes stand for, and in which order they come.

use rusqlite::Connection;

use crate::library::{Context as _, LibraryError};
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
        LaneBy::Tag => {
            "WITH RECURSIVE tree (id, name, color, sort) AS (
                 SELECT id, name, color, printf('%08d', row) FROM tag WHERE parent IS NULL
                 UNION ALL
                 SELECT tag.id, tree.name || ' / ' || tag.name, ifnull(tag.color, tree.color),
                        tree.sort || printf('%08d', tag.row)
                 FROM tree JOIN tag ON tag.parent = tree.id)
             SELECT id, name, color FROM tree ORDER BY sort"
        }
        LaneBy::Article => {
            "SELECT id, CASE title WHEN '' THEN 'Untitled' ELSE title END, NULL FROM article
             WHERE trashed IS NULL ORDER BY published_start IS NULL, published_start, title"
        }
        LaneBy::Person => {
            "SELECT id, name, NULL FROM entity WHERE kind <> 'place' ORDER BY name COLLATE NOCASE"
        }
        LaneBy::Place => {
            "SELECT id, name, NULL FROM entity WHERE kind = 'place' ORDER BY name COLLATE NOCASE"
        }
    };
    let mut lanes: Vec<LaneName> = connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_map([], |row| {
                    Ok(LaneName {
                        key: Some(row.get(0)?),
                        name: row.get(1)?,
                        color: row.get::<_, Option<String>>(2)?.as_deref().and_then(Color::named),
                    })
                })?
                .collect()
        })
        .context("reading the lanes")?;
    let without = match by {
        LaneBy::Tag => "Without tag",
        LaneBy::Article => "Without evidence",
        LaneBy::Person => "Without people",
        LaneBy::Place | LaneBy::None => "Without place",
    };
    lanes.push(LaneName { key: None, name: without.to_owned(), color: None });
    Ok(lanes)
}
