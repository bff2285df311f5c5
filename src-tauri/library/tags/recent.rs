//! Which tags were used last, and which stand on the number keys.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::Connection;

use super::Tree;
use crate::library::{LibraryError, ask};
use crate::model::TagId;

/// How lately a tag was put on something: the moment, and its place among those put there together. The greater,
/// the later.
pub type Used = (i64, i64);

/// How lately each tag was put on an annotation or event. Tags that were never used are absent.
pub fn recently_used(connection: &Connection) -> Result<HashMap<TagId, Used>, LibraryError> {
    let mut used: HashMap<TagId, Used> = HashMap::new();
    // Each tag's last use is found by index, without going through the others.
    for noun in ["annotation", "event"] {
        let last = format!("SELECT max(row) FROM {noun}_tag WHERE {noun}_tag.tag = tag.id");
        let sql = format!(
            "SELECT tag.id, {noun}.changed, {noun}_tag.row FROM tag
             CROSS JOIN {noun}_tag ON {noun}_tag.row = ({last}) CROSS JOIN {noun} ON {noun}.id = {noun}_tag.{noun}"
        );
        let rows: Vec<(TagId, Used)> = ask::all(connection, "reading the tags used last", &sql, [], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        for (tag, at) in rows {
            used.entry(tag).and_modify(|last| *last = at.max(*last)).or_insert(at);
        }
    }
    Ok(used)
}

/// The tags on the number keys 1 to 9: those a person put there, and on the free keys those used last.
pub fn on_keys(connection: &Connection, tree: &Tree) -> Result<Vec<(u8, TagId)>, LibraryError> {
    let used = recently_used(connection)?;
    let mut keys: Vec<(u8, TagId)> =
        tree.nodes().iter().filter_map(|node| node.tag.pin.map(|key| (key, node.tag.id))).collect();
    let mut recent: Vec<(Used, TagId)> = tree
        .nodes()
        .iter()
        .filter(|node| node.tag.pin.is_none())
        .filter_map(|node| used.get(&node.tag.id).map(|at| (*at, node.tag.id)))
        .collect();
    recent.sort_by_key(|(at, _)| Reverse(*at));
    let free: Vec<u8> = (1..=9).filter(|key| keys.iter().all(|(taken, _)| taken != key)).collect();
    keys.extend(free.into_iter().zip(recent.into_iter().map(|(_, tag)| tag)));
    keys.sort_unstable_by_key(|(key, _)| *key);
    Ok(keys)
}
