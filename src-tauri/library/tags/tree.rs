//! The tree read.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Row};

use crate::library::{LibraryError, ask};
use crate::model::{Color, Tag, TagId};

/// A tag with its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The tag.
    pub tag: Tag,
    /// Its whole path.
    pub path: String,
    /// 0 for the outermost.
    pub depth: u32,
    /// Its own colour, or its nearest ancestor's.
    pub color: Option<Color>,
}

/// The whole tree, depth first, siblings by name.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    places: HashMap<TagId, usize>,
}

impl Tree {
    /// All tags, depth first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The tag of this id.
    pub fn node(&self, id: TagId) -> Option<&Node> {
        self.places.get(&id).and_then(|place| self.nodes.get(*place))
    }

    /// The tag and all below it.
    pub fn with_descendants(&self, id: TagId) -> Vec<TagId> {
        let Some(start) = self.places.get(&id).copied() else { return Vec::new() };
        let Some(top) = self.nodes.get(start) else { return Vec::new() };
        let below = self.nodes.iter().skip(start + 1).take_while(|node| node.depth > top.depth);
        std::iter::once(id).chain(below.map(|node| node.tag.id)).collect()
    }
}

pub(super) const COLUMNS: &str = "id, parent, name, color, description, pin";

pub(super) fn of_row(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: row.get(0)?,
        parent: row.get(1)?,
        name: row.get(2)?,
        color: row.get(3)?,
        description: row.get(4)?,
        pin: row.get(5)?,
    })
}

/// Reads the tree.
pub fn tree(connection: &Connection) -> Result<Tree, LibraryError> {
    let tags = ask::all(
        connection,
        "reading tags",
        &format!("SELECT {COLUMNS} FROM tag ORDER BY name COLLATE NOCASE, row"),
        [],
        of_row,
    )?;
    let mut children: HashMap<Option<TagId>, Vec<Tag>> = HashMap::new();
    for tag in tags {
        children.entry(tag.parent).or_default().push(tag);
    }
    let mut tree = Tree::default();
    let mut waiting: Vec<Node> = below(&mut children, None, "", 0, None);
    while let Some(node) = waiting.pop() {
        let deeper = below(&mut children, Some(node.tag.id), &node.path, node.depth + 1, node.color);
        tree.places.insert(node.tag.id, tree.nodes.len());
        tree.nodes.push(node);
        waiting.extend(deeper);
    }
    Ok(tree)
}

/// The children of a tag as nodes, last first, as a stack wants them.
fn below(
    children: &mut HashMap<Option<TagId>, Vec<Tag>>,
    parent: Option<TagId>,
    path: &str,
    depth: u32,
    color: Option<Color>,
) -> Vec<Node> {
    let tags = children.remove(&parent).unwrap_or_default();
    let node = |tag: Tag| Node {
        path: if path.is_empty() { tag.name.clone() } else { format!("{path}/{}", tag.name) },
        depth,
        color: tag.color.or(color),
        tag,
    };
    tags.into_iter().rev().map(node).collect()
}

/// The tags that a filter's words name, with all below them: those whose path is, or ends with, these
/// words, whatever the case.
pub fn matching(connection: &Connection, words: &str) -> Result<Vec<TagId>, LibraryError> {
    let wanted = words.trim().trim_matches('/').to_lowercase();
    let ending = format!("/{wanted}");
    let tree = tree(connection)?;
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for node in tree.nodes() {
        let path = node.path.to_lowercase();
        if path == wanted || path.ends_with(&ending) {
            found.extend(tree.with_descendants(node.tag.id).into_iter().filter(|id| seen.insert(*id)));
        }
    }
    Ok(found)
}
