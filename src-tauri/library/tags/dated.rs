//! Tags in time: when what carries them was published, or happened.

use std::collections::HashMap;

use rusqlite::{Connection, params_from_iter};

use super::Tree;
use super::together::bits;
use crate::library::condition::Condition;
use crate::library::{LibraryError, ask};
use crate::model::TagId;

/// Which date counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// Annotations, by the first second that their article's date of publication can mean.
    Article,
    /// Events, by the first second at which they can have begun.
    Event,
}

/// What carries any of the tags asked for, by time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dated {
    /// Second since 1970, and a bit for each tag carried; in no order.
    pub at: Vec<(i64, u64)>,
    /// How many have no date.
    pub undated: u32,
}

/// When these tags, at most [`super::MOST`], are carried, among the annotations or events that meet the condition.
pub fn dated(
    connection: &Connection,
    tree: &Tree,
    tags: &[TagId],
    by: By,
    condition: &Condition,
) -> Result<Dated, LibraryError> {
    let bits = bits(tree, tags);
    let (context, wanted) = ("reading tags in time", &condition.sql);
    let sql = match by {
        By::Article => format!(
            "SELECT annotation.row, article.published_start, annotation_tag.tag
             FROM annotation JOIN article ON article.id = annotation.article AND article.trashed IS NULL
             JOIN annotation_tag ON annotation_tag.annotation = annotation.id
             WHERE {wanted} ORDER BY annotation.row"
        ),
        By::Event => format!(
            "SELECT event.row, CASE WHEN event.edtf IS NULL THEN NULL ELSE event.start_min END, event_tag.tag
             FROM event JOIN event_tag ON event_tag.event = event.id WHERE {wanted} ORDER BY event.row"
        ),
    };
    let parameters = &condition.parameters;
    let rows: Vec<(i64, Option<i64>, TagId)> =
        ask::all(connection, context, &sql, params_from_iter(parameters), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let mut dated = Dated::default();
    for carrier in rows.chunk_by(|a, b| a.0 == b.0) {
        let carried = carrier.iter().fold(0, |all, (.., tag)| all | bits.get(tag).copied().unwrap_or(0));
        match carrier.first() {
            Some((_, Some(at), _)) if carried != 0 => dated.at.push((*at, carried)),
            Some((_, None, _)) if carried != 0 => dated.undated += 1,
            _ => {}
        }
    }
    Ok(dated)
}

/// How many annotations, or events, carry each tag or one below it; one that carries several of these counts for
/// each. Tags that nothing carries are absent.
pub fn uses(
    connection: &Connection,
    tree: &Tree,
    by: By,
    condition: &Condition,
) -> Result<HashMap<TagId, u32>, LibraryError> {
    let wanted = &condition.sql;
    let sql = match by {
        By::Article => format!(
            "SELECT annotation_tag.tag, count(*) FROM annotation_tag
             WHERE annotation_tag.annotation IN (
                 SELECT annotation.id FROM annotation
                 WHERE annotation.article NOT IN (SELECT id FROM article WHERE trashed IS NOT NULL) AND {wanted})
             GROUP BY annotation_tag.tag"
        ),
        By::Event => format!(
            "SELECT event_tag.tag, count(*) FROM event JOIN event_tag ON event_tag.event = event.id
             WHERE {wanted} GROUP BY event_tag.tag"
        ),
    };
    let parameters = &condition.parameters;
    let own: HashMap<TagId, u32> =
        ask::all(connection, "counting tags", &sql, params_from_iter(parameters), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .into_iter()
        .collect();
    let whole = tree.nodes().iter().map(|node| {
        let below = tree.with_descendants(node.tag.id);
        (
            node.tag.id,
            below.iter().filter_map(|tag| own.get(tag)).fold(0_u32, |all, one| all.saturating_add(*one)),
        )
    });
    Ok(whole.filter(|(_, count)| *count > 0).collect())
}
