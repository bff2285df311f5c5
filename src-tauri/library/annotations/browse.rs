//! Annotations browsed: which, in what order, in what groups.
//!
//! The order of one question is worked out whole, as row numbers only, and kept until the library changes: then
//! any page of it, the first or the last, is read by row number, and groups with their counts come with it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Row, params_from_iter};

use super::{Marked, get};
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
    /// Row numbers in order, group after group.
    rows: Vec<i64>,
    /// How many annotations these are, each counted once.
    pub total: u32,
    /// The groups in order with the number of their rows; empty without grouping.
    pub groups: Vec<(Shared, u32)>,
}

/// The last answers of a library, each with the revision it holds for.
#[derive(Default)]
pub struct Orders(Mutex<Vec<(u64, Question, Arc<Order>)>>);

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
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((.., order)) = lock().iter().find(|(at, asked, _)| *at == revision && asked == question) {
            return Ok(Arc::clone(order));
        }
        let order = Arc::new(order(connection, question, filter)?);
        let mut kept = lock();
        kept.retain(|(at, ..)| *at == revision);
        kept.truncate(KEPT - 1);
        kept.insert(0, (revision, question.clone(), Arc::clone(&order)));
        Ok(order)
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
        rows.map(|row| get(connection, id_of(connection, *row)?, None)).collect()
    }

    /// All of them, each once, in order.
    pub fn ids(&self, connection: &Connection) -> Result<Vec<AnnotationId>, LibraryError> {
        let mut seen = std::collections::HashSet::new();
        self.rows.iter().filter(|row| seen.insert(**row)).map(|row| id_of(connection, *row)).collect()
    }
}

fn id_of(connection: &Connection, row: i64) -> Result<AnnotationId, LibraryError> {
    let sql = "SELECT id FROM annotation WHERE row = ?1";
    ask::first(connection, "reading an annotation", sql, [row], |row| row.get(0))?
        .ok_or_else(|| ask::not_found("annotation", row))
}

/// Works an order out.
pub fn order(connection: &Connection, question: &Question, filter: &Filter) -> Result<Order, LibraryError> {
    let condition = filter.annotations(connection)?;
    let direction = if question.descending { "DESC" } else { "ASC" };
    let by_article = format!("article.row {direction}, annotation.start, annotation.row");
    let (tables, order) = match question.sort {
        Sort::Place => (BY_ARTICLE, format!("article.title COLLATE NOCASE {direction}, {by_article}")),
        Sort::Published => (
            BY_ARTICLE,
            format!("article.published_start IS NULL, article.published_start {direction}, {by_article}"),
        ),
        Sort::Made => (ALONE, format!("annotation.created {direction}, annotation.row {direction}")),
        Sort::Changed => (ALONE, format!("annotation.changed {direction}, annotation.row {direction}")),
    };
    let tables = match question.group {
        GroupBy::Publisher if tables == ALONE => WITH_ARTICLE,
        _ => tables,
    };
    let column = match question.group {
        GroupBy::None => "NULL",
        GroupBy::Article => "annotation.article",
        GroupBy::Tag => "annotation.id",
        GroupBy::Color => "annotation.color",
        GroupBy::Publisher => "article.publisher",
    };
    // Without trash, nothing has to be asked of each annotation's article.
    let trash = ask::count(
        connection,
        "looking for trash",
        "SELECT EXISTS (SELECT 1 FROM article WHERE trashed IS NOT NULL)",
        [],
    )?;
    let shown = match trash {
        0 => "TRUE",
        _ => "annotation.article NOT IN (SELECT id FROM article WHERE trashed IS NOT NULL)",
    };
    let sql = format!(
        "SELECT annotation.row, {column} FROM {tables}
         WHERE {shown} AND {} ORDER BY {order}",
        condition.sql
    );
    let parameters = || params_from_iter(&condition.parameters);
    let context = "browsing annotations";
    let whole = |shared: fn(&Row<'_>) -> rusqlite::Result<Shared>| {
        ask::all(connection, context, &sql, parameters(), |row| Ok((row.get::<_, i64>(0)?, shared(row)?)))
    };
    Ok(match question.group {
        GroupBy::None => {
            let rows: Vec<i64> = ask::all(connection, context, &sql, parameters(), |row| row.get(0))?;
            Order { total: counted(rows.len()), rows, groups: Vec::new() }
        }
        GroupBy::Article => grouped(whole(|row| Ok(Shared::Article(row.get(1)?)))?, |_| 0),
        GroupBy::Color => grouped(whole(|row| Ok(Shared::Color(row.get(1)?)))?, |shared| match shared {
            Shared::Color(color) => Color::ALL.iter().position(|one| one == color).unwrap_or(0),
            _ => 0,
        }),
        GroupBy::Publisher => {
            let mut order = grouped(whole(|row| Ok(Shared::Publisher(row.get(1)?)))?, |_| 0);
            order.sort_groups(|shared| match shared {
                Shared::Publisher(name) => (name.is_empty(), name.to_lowercase()),
                _ => (true, String::new()),
            });
            order
        }
        GroupBy::Tag => {
            let rows: Vec<(i64, AnnotationId)> =
                ask::all(connection, context, &sql, parameters(), |row| Ok((row.get(0)?, row.get(1)?)))?;
            by_tag(connection, &rows)?
        }
    })
}

const BY_ARTICLE: &str = "article CROSS JOIN annotation ON annotation.article = article.id";
const ALONE: &str = "annotation";
const WITH_ARTICLE: &str = "annotation CROSS JOIN article ON article.id = annotation.article";

/// Rows put into groups: by rank, and those of one rank as they first appear. The order within a group stays.
fn grouped(rows: Vec<(i64, Shared)>, rank: impl Fn(&Shared) -> usize) -> Order {
    let total = counted(rows.len());
    let mut places: HashMap<Shared, usize> = HashMap::new();
    let mut groups: Vec<(Shared, Vec<i64>)> = Vec::new();
    let mut last: Option<(Shared, usize)> = None;
    for (row, shared) in rows {
        let place = match &last {
            Some((same, place)) if *same == shared => *place,
            _ => *places.entry(shared.clone()).or_insert_with(|| {
                groups.push((shared.clone(), Vec::new()));
                groups.len() - 1
            }),
        };
        if let Some((_, members)) = groups.get_mut(place) {
            members.push(row);
        }
        last = Some((shared, place));
    }
    groups.sort_by_key(|(shared, _)| rank(shared));
    Order::of(groups, total)
}

fn by_tag(connection: &Connection, rows: &[(i64, AnnotationId)]) -> Result<Order, LibraryError> {
    let tree = tree(connection)?;
    let places: HashMap<TagId, usize> =
        tree.nodes().iter().enumerate().map(|(place, node)| (node.tag.id, place)).collect();
    let mut carried: HashMap<AnnotationId, Vec<usize>> = HashMap::new();
    let all = |row: &Row<'_>| Ok((row.get::<_, AnnotationId>(0)?, row.get::<_, TagId>(1)?));
    let sql = "SELECT annotation, tag FROM annotation_tag";
    for (annotation, tag) in ask::all(connection, "browsing annotations by tag", sql, [], all)? {
        if let Some(place) = places.get(&tag) {
            carried.entry(annotation).or_default().push(*place);
        }
    }
    let mut groups: Vec<(Shared, Vec<i64>)> =
        tree.nodes().iter().map(|node| (Shared::Tag(Some(node.tag.id)), Vec::new())).collect();
    let mut without = Vec::new();
    for (row, id) in rows {
        match carried.get(id) {
            None => without.push(*row),
            Some(tags) => {
                for place in tags {
                    if let Some((_, members)) = groups.get_mut(*place) {
                        members.push(*row);
                    }
                }
            }
        }
    }
    groups.push((Shared::Tag(None), without));
    groups.retain(|(_, members)| !members.is_empty());
    Ok(Order::of(groups, counted(rows.len())))
}

impl Order {
    fn of(groups: Vec<(Shared, Vec<i64>)>, total: u32) -> Self {
        let mut order = Order { total, ..Order::default() };
        for (shared, members) in groups {
            order.groups.push((shared, counted(members.len())));
            order.rows.extend(members);
        }
        order
    }

    /// Sorts the groups, and their rows with them.
    fn sort_groups<K: Ord>(&mut self, key: impl Fn(&Shared) -> K) {
        let mut rest = std::mem::take(&mut self.rows).into_iter();
        let mut groups: Vec<(Shared, Vec<i64>)> = std::mem::take(&mut self.groups)
            .into_iter()
            .map(|(shared, count)| (shared, rest.by_ref().take(count as usize).collect()))
            .collect();
        groups.sort_by_cached_key(|(shared, _)| key(shared));
        *self = Order::of(groups, self.total);
    }
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
