//! Annotations browsed: which, in what order, in what groups.
//!
//! The order of one question is worked out whole, from the catalogue of all annotations and the rows that pass the
//! filter, and kept until the library changes: then any page of it, the first or the last, is read by its ids, and
//! groups with their counts come with it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Row, params_from_iter};

use super::catalogue::{Catalogue, Entry};
use super::{Marked, page_of};
use crate::library::filter::Filter;
use crate::library::tags::tree;
use crate::library::{LibraryError, ask};
use crate::model::{AnnotationId, ArticleId, Color, TagId};

/// In what order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// By article, as they are called, and then in the order of the text.
    #[default]
    Place,
    /// By the article's date of publication, and then in the order of the text; without a date last.
    Published,
    /// As they were made.
    Made,
    /// As they were last changed.
    Changed,
}

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GroupBy {
    /// One list.
    #[default]
    None,
    /// A group an article, in the order in which the articles come.
    Article,
    /// A group a tag, in the order of the tree; an annotation with several tags stands in each, one without any in
    /// the last.
    Tag,
    /// A group a colour.
    Color,
    /// A group a publisher, by name; the last without one.
    Publisher,
}

/// What is asked: everything that decides which annotations stand where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// What must hold, in the words of the search box.
    pub filter: String,
    /// In what order.
    pub sort: Sort,
    /// The other way round; within an article the order of the text stays.
    pub descending: bool,
    /// What stands together.
    pub group: GroupBy,
}

/// What a group has in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shared {
    /// The article.
    Article(ArticleId),
    /// The tag itself, not one below it; `None` for no tag at all.
    Tag(Option<TagId>),
    /// The colour.
    Color(Color),
    /// The publisher; empty where none is known.
    Publisher(String),
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The annotations in order, group after group; one that stands in several groups, in each.
    rows: Vec<AnnotationId>,
    /// How many annotations these are, each counted once.
    pub total: u32,
    /// The groups in order with the number of their rows; empty without grouping.
    pub groups: Vec<(Shared, u32)>,
}

/// The last answers of a library, for the revision they hold for.
#[derive(Default)]
pub struct Orders(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    revision: u64,
    catalogue: Slot<Catalogue>,
    orders: Vec<(Question, Slot<Order>)>,
}

/// What is worked out by the first who asks; who asks meanwhile waits for it.
type Slot<T> = Arc<Mutex<Option<Arc<T>>>>;

/// How many answers are kept: the list in front of a person, and those one step back.
const KEPT: usize = 6;

impl Orders {
    /// The answer to a question, worked out now or kept from before. `revision` is the library's as this
    /// connection reads it.
    pub fn answer(
        &self,
        connection: &Connection,
        revision: u64,
        question: &Question,
        filter: &Filter,
    ) -> Result<Arc<Order>, LibraryError> {
        let (catalogue, slot) = self.slots(revision, question);
        once(&slot, || {
            order(connection, &*once(&catalogue, || Catalogue::read(connection))?, question, filter)
        })
    }

    /// Where the catalogue of this revision and the answer to this question are, or will be.
    fn slots(&self, revision: u64, question: &Question) -> (Slot<Catalogue>, Slot<Order>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.revision != revision {
            *kept = Kept { revision, ..Kept::default() };
        }
        let known = kept.orders.iter().find(|(asked, _)| asked == question).map(|(_, slot)| Arc::clone(slot));
        let slot = known.unwrap_or_else(|| {
            let slot = Slot::default();
            kept.orders.truncate(KEPT - 1);
            kept.orders.insert(0, (question.clone(), Arc::clone(&slot)));
            slot
        });
        (Arc::clone(&kept.catalogue), slot)
    }
}

/// What is in the slot, or what is worked out now; an error leaves it empty.
fn once<T>(slot: &Slot<T>, work: impl FnOnce() -> Result<T, LibraryError>) -> Result<Arc<T>, LibraryError> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    match &*slot {
        Some(done) => Ok(Arc::clone(done)),
        None => Ok(Arc::clone(slot.insert(Arc::new(work()?)))),
    }
}

impl Order {
    /// The annotations of a page.
    pub fn page(
        &self,
        connection: &Connection,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<Marked>, LibraryError> {
        let rows = self.rows.iter().skip(offset as usize).take(limit as usize);
        page_of(connection, &rows.copied().collect::<Vec<_>>())
    }

    /// All of them, each once, in order.
    pub fn ids(&self) -> Vec<AnnotationId> {
        let mut seen = HashSet::new();
        self.rows.iter().copied().filter(|id| seen.insert(*id)).collect()
    }
}

/// Works an order out.
fn order(
    connection: &Connection,
    catalogue: &Catalogue,
    question: &Question,
    filter: &Filter,
) -> Result<Order, LibraryError> {
    let mut sorted = catalogue.sorted(question.sort, question.descending);
    if !filter.terms.is_empty() {
        let condition = filter.annotations(connection)?;
        let sql = format!("SELECT annotation.row FROM annotation WHERE {}", condition.sql);
        let parameters = params_from_iter(&condition.parameters);
        let mut passed: Vec<i64> =
            ask::all(connection, "browsing annotations", &sql, parameters, |row| row.get(0))?;
        passed.sort_unstable();
        let passes = |entry: &Entry| passed.binary_search(&entry.row).is_ok();
        sorted.retain(|at| catalogue.entry(*at).is_some_and(passes));
    }
    let total = counted(sorted.len());
    let sorted = || sorted.iter().filter_map(|at| catalogue.entry(*at));
    let groups = match question.group {
        GroupBy::None => {
            return Ok(Order { rows: sorted().map(|entry| entry.id).collect(), total, groups: Vec::new() });
        }
        GroupBy::Article => {
            let article = |at: usize| catalogue.article(at).map(|one| Shared::Article(one.id));
            shared(grouped(sorted().map(|entry| (entry.article, entry.id))), article)
        }
        GroupBy::Color => {
            let place = |color: Color| Color::ALL.iter().position(|one| *one == color).unwrap_or(0);
            let mut groups = grouped(sorted().map(|entry| (place(entry.color), entry.id)));
            groups.sort_by_key(|(place, _)| *place);
            shared(groups, |place| Color::ALL.get(place).copied().map(Shared::Color))
        }
        GroupBy::Publisher => by_publisher(catalogue, sorted()),
        GroupBy::Tag => by_tag(connection, catalogue, sorted())?,
    };
    let mut order = Order { total, ..Order::default() };
    for (shared, members) in groups {
        order.groups.push((shared, counted(members.len())));
        order.rows.extend(members);
    }
    Ok(order)
}

/// A group, and what is in it.
type Group<K> = (K, Vec<AnnotationId>);

/// Annotations put into groups by key, which come as they first appear. The order within a group stays.
fn grouped<K: Copy + Eq + std::hash::Hash>(keyed: impl Iterator<Item = (K, AnnotationId)>) -> Vec<Group<K>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Group<K>> = Vec::new();
    for (key, id) in keyed {
        let place = *places.entry(key).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(place) {
            members.push(id);
        }
    }
    groups
}

/// The groups with what their keys stand for.
fn shared<K>(groups: Vec<Group<K>>, stands_for: impl Fn(K) -> Option<Shared>) -> Vec<Group<Shared>> {
    groups.into_iter().filter_map(|(key, members)| Some((stands_for(key)?, members))).collect()
}

/// By name, whatever the case; the last without a publisher.
fn by_publisher<'a>(catalogue: &'a Catalogue, sorted: impl Iterator<Item = &'a Entry>) -> Vec<Group<Shared>> {
    let name = |entry: &Entry| catalogue.article(entry.article).map_or("", |one| one.publisher.as_str());
    let mut groups = grouped(sorted.map(|entry| (name(entry), entry.id)));
    groups.sort_by_cached_key(|(name, _)| (name.is_empty(), name.to_lowercase()));
    shared(groups, |name| Some(Shared::Publisher(name.to_owned())))
}

fn by_tag<'a>(
    connection: &Connection,
    catalogue: &Catalogue,
    sorted: impl Iterator<Item = &'a Entry>,
) -> Result<Vec<Group<Shared>>, LibraryError> {
    let tree = tree(connection)?;
    let places: HashMap<TagId, usize> =
        tree.nodes().iter().enumerate().map(|(place, node)| (node.tag.id, place)).collect();
    let mut carried: HashMap<AnnotationId, Vec<usize>> = HashMap::with_capacity(catalogue.entries().len());
    let pair = |row: &Row<'_>| Ok((row.get::<_, AnnotationId>(0)?, row.get::<_, TagId>(1)?));
    let sql = "SELECT annotation, tag FROM annotation_tag";
    for (annotation, tag) in ask::all(connection, "browsing annotations by tag", sql, [], pair)? {
        if let Some(place) = places.get(&tag) {
            carried.entry(annotation).or_default().push(*place);
        }
    }
    let mut groups: Vec<Group<Shared>> =
        tree.nodes().iter().map(|node| (Shared::Tag(Some(node.tag.id)), Vec::new())).collect();
    let mut without = Vec::new();
    for Entry { id, .. } in sorted {
        match carried.get(id) {
            None => without.push(*id),
            Some(tags) => {
                for place in tags {
                    if let Some((_, members)) = groups.get_mut(*place) {
                        members.push(*id);
                    }
                }
            }
        }
    }
    groups.push((Shared::Tag(None), without));
    groups.retain(|(_, members)| !members.is_empty());
    Ok(groups)
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
