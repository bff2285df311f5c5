//! What lanes stand for, how they are called, and in which order they come.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::Lanes;
use crate::library::{LibraryError, tags};
use crate::model::{Color, LaneBy, TagId};
use crate::timeline::index::Nouns;
use crate::timeline::index::links::Links;
use crate::timeline::index::read::{bits, each};

/// The number of the lane for events that belong in no other.
pub const WITHOUT: u32 = 0;

/// A lane's name.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneName {
    /// Which lane: an id, a publisher's name, a stance's name; empty for [`WITHOUT`].
    pub key: String,
    /// Its name, a tag's path in full.
    pub name: String,
    /// Its colour, a tag's own or its nearest ancestor's.
    pub color: Option<Color>,
}

/// The lanes of one kind: their names, and from what they stand for to their numbers.
#[derive(Debug, Clone, Default)]
pub struct Named {
    names: HashMap<u32, LaneName>,
    numbers: HashMap<String, u32>,
    /// The lanes' numbers in the order in which they are shown.
    pub order: Vec<u32>,
    /// From tags, or from articles, to lanes, where these are not the same.
    pub folded: Option<Links>,
}

impl Named {
    /// The name of a lane.
    pub fn name(&self, lane: u32) -> Option<&LaneName> {
        self.names.get(&lane)
    }

    /// The lane of a key.
    pub fn find(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// The lanes whose events other names put elsewhere; nothing when that can't be told.
    pub fn moved_by(&self, other: &Self) -> Option<Vec<u32>> {
        match (&self.folded, &other.folded) {
            (None, None) => Some(Vec::new()),
            (Some(before), Some(after)) => Some(before.moved_by(after)),
            _ => None,
        }
    }

    /// Renames the lanes of some people, organisations and places, by row, or makes them. Gone ones stay: no event
    /// stands in their lanes. Nothing when two are called alike, whose order these names do not tell.
    pub fn renamed(
        &mut self,
        connection: &Connection,
        rows: &BTreeSet<i64>,
        nouns: &mut Nouns,
    ) -> Result<Option<()>, LibraryError> {
        let mut found = Vec::new();
        for row in rows {
            let sql = "SELECT id, name FROM entity WHERE row = ?1";
            each(connection, "reading the lanes", sql, [row], |row| {
                found.push((bits(row, 0)?, row.get::<_, String>(1)?));
                Ok(())
            })?;
        }
        for (bits, name) in found {
            let lane = nouns.entities.number(bits) + 1;
            self.order.retain(|other| *other != lane);
            // What belongs nowhere comes last.
            let named = self.order.get(..self.order.len().saturating_sub(1)).unwrap_or_default();
            let name_of = |lane: &u32| self.names.get(lane).map_or("", |name| name.name.as_str());
            let at = named.partition_point(|other| in_order(name_of(other), &name).is_lt());
            if named.get(at).is_some_and(|other| in_order(name_of(other), &name).is_eq()) {
                return Ok(None);
            }
            self.order.insert(at, lane);
            let key = id(bits);
            self.numbers.insert(key.clone(), lane);
            self.names.insert(lane, LaneName { key, name, color: None });
        }
        Ok(Some(()))
    }

    fn add(&mut self, lane: u32, name: LaneName) {
        if self.numbers.insert(name.key.clone(), lane).is_none() {
            self.order.push(lane);
        }
        self.names.insert(lane, name);
    }

    fn plain(&mut self, lane: u32, key: &str, name: &str) {
        self.add(lane, LaneName { key: key.to_owned(), name: name.to_owned(), color: None });
    }
}

/// The order of names that SQLite calls NOCASE.
fn in_order(one: &str, other: &str) -> std::cmp::Ordering {
    let small = |name: &str| name.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<u8>>();
    small(one).cmp(&small(other))
}

/// A key that is an id.
fn id(bits: u128) -> String {
    TagId::from_bits(bits).to_string()
}

/// Names the lanes: tags as the tree has them, articles by date of publication, collections as they were put,
/// people, places and publishers by name; what belongs nowhere comes last.
pub fn named(connection: &Connection, lanes: Lanes, nouns: &mut Nouns) -> Result<Named, LibraryError> {
    let mut named = Named::default();
    match lanes.by {
        LaneBy::None => {
            named.plain(WITHOUT, "", "All events");
            return Ok(named);
        }
        LaneBy::Tag => of_tags(connection, lanes.depth, nouns, &mut named)?,
        LaneBy::Article => {
            let sql = "SELECT id, CASE title WHEN '' THEN 'Untitled' ELSE title END FROM article
                       WHERE trashed IS NULL ORDER BY published_start IS NULL, published_start, title, row";
            each(connection, "reading the lanes", sql, [], |row| {
                let bits = bits(row, 0)?;
                if let Some(number) = nouns.articles.find(bits) {
                    named.plain(number + 1, &id(bits), &row.get::<_, String>(1)?);
                }
                Ok(())
            })?;
        }
        LaneBy::Person | LaneBy::Place => {
            let sql = "SELECT id, name FROM entity ORDER BY name COLLATE NOCASE, row";
            each(connection, "reading the lanes", sql, [], |row| {
                let bits = bits(row, 0)?;
                let lane = nouns.entities.number(bits) + 1;
                named.plain(lane, &id(bits), &row.get::<_, String>(1)?);
                Ok(())
            })?;
        }
        LaneBy::Publisher => of_publishers(nouns, &mut named),
        LaneBy::Collection => of_collections(connection, nouns, &mut named)?,
        LaneBy::Stance => {
            named.plain(1, "supported", "Supported");
            named.plain(2, "contested", "Supported and disputed");
            named.plain(3, "disputed", "Disputed only");
            named.plain(4, "context", "Context only");
        }
    }
    named.plain(
        WITHOUT,
        "",
        match lanes.by {
            LaneBy::Tag => "Without tag",
            LaneBy::Person => "Without people",
            LaneBy::Place => "Without place",
            LaneBy::Publisher => "Without publisher",
            LaneBy::Collection => "In no collection",
            LaneBy::None | LaneBy::Article | LaneBy::Stance => "Without evidence",
        },
    );
    Ok(named)
}

/// The lane for what an event's passages do.
pub fn stance([supports, disputes, contexts]: [u32; 3]) -> u32 {
    match (supports > 0, disputes > 0, contexts > 0) {
        (true, false, _) => 1,
        (true, true, _) => 2,
        (false, true, _) => 3,
        (false, false, true) => 4,
        (false, false, false) => WITHOUT,
    }
}

fn of_tags(
    connection: &Connection,
    depth: Option<u32>,
    nouns: &mut Nouns,
    named: &mut Named,
) -> Result<(), LibraryError> {
    let tree = tags::tree(connection)?;
    let mut folded = Vec::new();
    let mut outer = WITHOUT;
    for node in tree.nodes() {
        let number = nouns.tags.number(node.tag.id.bits());
        if depth.is_none_or(|depth| node.depth <= depth) {
            outer = number + 1;
            let name = node.path.replace('/', " / ");
            named.add(outer, LaneName { key: node.tag.id.to_string(), name, color: node.color });
        }
        folded.push((number, outer));
    }
    named.folded = Some(Links::of(nouns.tags.len(), &folded));
    Ok(())
}

fn of_publishers(nouns: &Nouns, named: &mut Named) {
    let mut lanes: HashMap<&str, u32> = HashMap::new();
    let mut folded = Vec::new();
    for (number, article) in (0..).zip(nouns.articles.all()) {
        if !article.publisher.is_empty() {
            let next = lanes.len() as u32 + 1;
            folded.push((number, *lanes.entry(&article.publisher).or_insert(next)));
        }
    }
    let mut names: Vec<(String, &str, u32)> =
        lanes.into_iter().map(|(name, lane)| (name.to_lowercase(), name, lane)).collect();
    names.sort();
    for (_, name, lane) in names {
        named.plain(lane, name, name);
    }
    named.folded = Some(Links::of(nouns.articles.all().len(), &folded));
}

fn of_collections(connection: &Connection, nouns: &mut Nouns, named: &mut Named) -> Result<(), LibraryError> {
    let sql = "SELECT id, name FROM collection ORDER BY position, row";
    each(connection, "reading the lanes", sql, [], |row| {
        let bits = bits(row, 0)?;
        named.plain(nouns.collections.number(bits) + 1, &id(bits), &row.get::<_, String>(1)?);
        Ok(())
    })?;
    let mut folded = Vec::new();
    let sql = "SELECT collection, article FROM collection_article ORDER BY row";
    each(connection, "reading the lanes", sql, [], |row| {
        if let Some(article) = nouns.articles.find(bits(row, 1)?) {
            folded.push((article, nouns.collections.number(bits(row, 0)?) + 1));
        }
        Ok(())
    })?;
    named.folded = Some(Links::of(nouns.articles.all().len(), &folded));
    Ok(())
}
