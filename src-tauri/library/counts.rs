//! How many there are of everything, the trash apart.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params_from_iter};

use super::filter::Filter;
use super::log::Mark;
use super::tags::{self, Tree};
use super::{Library, LibraryError, ask};
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

/// What was counted last beside the events, and when. Most changes are of events only.
#[derive(Debug, Default)]
struct Counted(Mutex<Option<(Mark, Beside)>>);

/// What is counted beside the events.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// All but the events.
    pub counts: Counts,
    /// For each tag, how many annotations carry it or a tag below it.
    pub carriers: HashMap<TagId, u32>,
    /// The tag above each one, when they were counted.
    above: HashMap<TagId, Option<TagId>>,
}

/// Counts everything beside the events; each count is made anew only when something that it rests on was touched.
pub fn beside(library: &Library) -> Result<Beside, LibraryError> {
    let kept = library.kept::<Counted>();
    let mut kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
    library.read(|connection| {
        let now = Mark::now(connection)?;
        let known = match kept.take() {
            Some((mark, beside)) => now.nouns_since(connection, &mark)?.map(|nouns| (nouns, beside)),
            None => None,
        };
        let beside = match known {
            Some((nouns, beside)) => beside.renewed(connection, &|noun| nouns.contains(noun))?,
            None => Beside::default().renewed(connection, &|_| true)?,
        };
        *kept = Some((now, beside.clone()));
        Ok(beside)
    })
}

impl Beside {
    /// With the counts made anew that rest on a table which was touched.
    fn renewed(
        mut self,
        connection: &Connection,
        touched: &dyn Fn(&str) -> bool,
    ) -> Result<Self, LibraryError> {
        let count = |sql: &str| ask::count(connection, "counting", sql, []);
        if touched("article") {
            self.counts.trash = count("SELECT count(*) FROM article WHERE trashed IS NOT NULL")?;
            self.counts.articles = count("SELECT count(*) FROM article")?.saturating_sub(self.counts.trash);
        }
        if touched("article") || touched("annotation") {
            self.counts.annotations = annotations(connection)?;
        }
        if touched("entity") {
            self.counts.entities = count("SELECT count(*) FROM entity")?;
        }
        if touched("note") {
            self.counts.notes = count("SELECT count(*) FROM note")?;
        }
        if ["article", "annotation", "placement", "version"].into_iter().any(touched) {
            self.counts.to_review = count("SELECT count(*) FROM to_review")?;
        }
        let again = ["article", "annotation", "annotation_tag"].into_iter().any(touched);
        if again || touched("tag") {
            let tree = tags::tree(connection)?;
            let above: HashMap<_, _> =
                tree.nodes().iter().map(|node| (node.tag.id, node.tag.parent)).collect();
            // Tags that carry nothing may come and go; where another was moved, its tags count elsewhere.
            let stays = |tag: &TagId| self.above.get(tag) == above.get(tag);
            if again || !self.carriers.keys().all(stays) {
                self.carriers = annotated(connection, &tree)?;
            }
            self.above = above;
        }
        Ok(self)
    }
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

/// How many events there are.
pub fn events(connection: &Connection) -> Result<u32, LibraryError> {
    ask::count(connection, "counting events", "SELECT count(*) FROM event", [])
}

/// How many events pass a filter; none where it is no filter.
pub fn events_passing(connection: &Connection, filter: &str) -> Result<u32, LibraryError> {
    let Ok(filter) = Filter::parse(filter) else { return Ok(0) };
    let condition = filter.events(connection)?;
    let sql = format!("SELECT count(*) FROM event WHERE {}", condition.sql);
    ask::count(connection, "counting events", &sql, params_from_iter(condition.parameters))
}

/// For each tag, how many annotations carry it or a tag below it, each counted once. All are read in one go: asking
/// for each tag by itself looks every annotation up once more.
fn annotated(connection: &Connection, tree: &Tree) -> Result<HashMap<TagId, u32>, LibraryError> {
    let hidden: HashSet<[u8; 16]> = ask::all(
        connection,
        "counting tags",
        "SELECT annotation.id FROM article JOIN annotation ON annotation.article = article.id
         WHERE article.trashed IS NOT NULL",
        [],
        |row| row.get(0),
    )?
    .into_iter()
    .collect();
    let above: HashMap<TagId, Option<TagId>> =
        tree.nodes().iter().map(|node| (node.tag.id, node.tag.parent)).collect();
    let sql = "SELECT annotation, tag FROM annotation_tag";
    let pairs: Vec<([u8; 16], TagId)> =
        ask::all(connection, "counting tags", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut carried: HashSet<([u8; 16], TagId)> = HashSet::with_capacity(pairs.len());
    let mut counts = HashMap::new();
    for (annotation, tag) in pairs.into_iter().filter(|(annotation, _)| !hidden.contains(annotation)) {
        let mut upper = Some(tag);
        // What carries a tag already was counted for those above it too.
        while let Some(tag) = upper.filter(|tag| carried.insert((annotation, *tag))) {
            *counts.entry(tag).or_insert(0) += 1;
            upper = above.get(&tag).copied().flatten();
        }
    }
    Ok(counts)
}

/// For each tag, how many events carry it or a tag below it, each counted once.
pub fn carried(connection: &Connection, tree: &Tree) -> Result<HashMap<TagId, u32>, LibraryError> {
    let sql = "SELECT tag, count(*) FROM event_tag GROUP BY tag";
    whole(connection, tree, sql, |marks| {
        format!("SELECT count(DISTINCT event) FROM event_tag WHERE tag IN ({marks})")
    })
}

/// Counts by tag. What carries a tag and one below it must not count twice, so a tag with others below is
/// counted anew.
fn whole(
    connection: &Connection,
    tree: &Tree,
    own: &str,
    distinct: impl Fn(&str) -> String,
) -> Result<HashMap<TagId, u32>, LibraryError> {
    let rows = ask::all(connection, "counting tags", own, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut counts: HashMap<TagId, u32> = rows.into_iter().collect();
    for node in tree.nodes() {
        let tags = tree.with_descendants(node.tag.id);
        if tags.len() > 1 {
            let sql = distinct(&vec!["?"; tags.len()].join(", "));
            counts
                .insert(node.tag.id, ask::count(connection, "counting tags", &sql, params_from_iter(tags))?);
        }
    }
    Ok(counts)
}
