//! The list of articles, sorted and paged by the database.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::hidden_in_row;
use crate::library::filter::Filter;
use crate::library::search::{Excerpt, excerpt};
use crate::library::{LibraryError, ask};
use crate::model::{ArticleId, CollectionId};

/// Columns by which articles sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Headline.
    Title,
    /// Publisher.
    Publisher,
    /// Date of publication; those without one last.
    Published,
    /// When it was imported.
    Added,
    /// Number of annotations.
    Annotations,
    /// Number of events.
    Events,
    /// The order by hand in the collection; without one, when it was imported.
    ByHand,
}

/// Which articles, in which order.
#[derive(Debug, Clone)]
pub struct ListAsk<'a> {
    /// What must hold.
    pub filter: &'a Filter,
    /// Column to sort by.
    pub sort: Sort,
    /// Whether the last comes first.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
    /// Whether to list the trash instead.
    pub trash: bool,
    /// Only the articles of this collection.
    pub collection: Option<CollectionId>,
}

/// An article in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Identifier.
    pub id: ArticleId,
    /// Headline, or first words.
    pub title: String,
    /// Publisher; may be empty.
    pub publisher: String,
    /// Date of publication, EDTF.
    pub published: Option<String>,
    /// Whether that date is confirmed.
    pub published_verified: bool,
    /// Annotations.
    pub annotations: u32,
    /// Events it is evidence for.
    pub events: u32,
    /// Versions.
    pub versions: u32,
    /// Annotations to review.
    pub to_review: u32,
    /// Whether import doubts its text.
    pub doubtful: bool,
    /// Whether it was opened before.
    pub read: bool,
    /// The first words found, while searching for words.
    pub excerpt: Option<Excerpt>,
}

const ANNOTATIONS: &str = "(SELECT count(*) FROM annotation WHERE annotation.article = article.id)";
const EVENTS: &str = "(SELECT count(DISTINCT evidence.event) FROM annotation
     JOIN evidence ON evidence.annotation = annotation.id WHERE annotation.article = article.id)";

/// A page of the list, how many match, and how many there are without the filter.
pub fn list(connection: &Connection, asked: &ListAsk<'_>) -> Result<(Vec<Listed>, u32, u32), LibraryError> {
    let trashed = if asked.trash { "article.trashed IS NOT NULL" } else { "article.trashed IS NULL" };
    // An id is digits only; as part of the statement it needs no place among the parameters.
    let within = asked.collection.map(|id| format!("collection_article.collection = x'{:032x}'", id.bits()));
    let trashed = match &within {
        None => trashed.to_owned(),
        Some(within) => format!(
            "{trashed} AND article.id IN (SELECT collection_article.article FROM collection_article WHERE {within})"
        ),
    };
    let condition = asked.filter.articles(connection)?;
    let all = ask::count(
        connection,
        "counting articles",
        &format!("SELECT count(*) FROM article WHERE {trashed}"),
        [],
    )?;
    let total = if asked.filter.is_empty() {
        all
    } else {
        ask::count(
            connection,
            "counting articles",
            &format!("SELECT count(*) FROM article WHERE {trashed} AND {}", condition.sql),
            params_from_iter(&condition.parameters),
        )?
    };
    let direction = if asked.descending { "DESC" } else { "ASC" };
    let key = match asked.sort {
        Sort::Title => format!("article.title COLLATE NOCASE {direction}"),
        Sort::Publisher => {
            format!(
                "article.publisher = '', article.publisher COLLATE NOCASE {direction}, article.title COLLATE NOCASE"
            )
        }
        Sort::Published => format!("article.published_start IS NULL, article.published_start {direction}"),
        Sort::Added => format!("article.created {direction}"),
        Sort::Annotations => format!("{ANNOTATIONS} {direction}"),
        Sort::Events => format!("{EVENTS} {direction}"),
        Sort::ByHand => match &within {
            None => format!("article.created {direction}"),
            Some(within) => format!(
                "(SELECT collection_article.position FROM collection_article
                  WHERE {within} AND collection_article.article = article.id) {direction}"
            ),
        },
    };
    let mut params = condition.parameters;
    params.push(Value::Integer(i64::from(asked.limit)));
    params.push(Value::Integer(i64::from(asked.offset)));
    // The page is cut first; what has to be counted is counted for its rows only.
    let rows: Vec<i64> = ask::all(
        connection,
        "listing articles",
        &format!(
            "SELECT article.row FROM article WHERE {trashed} AND {}
             ORDER BY {key}, article.row {direction} LIMIT ? OFFSET ?",
            condition.sql
        ),
        params_from_iter(params),
        |row| row.get(0),
    )?;
    let matching = asked.filter.matching();
    let page = rows.into_iter().map(|row| listed(connection, row, matching.as_deref()));
    Ok((page.collect::<Result<_, _>>()?, total, all))
}

fn listed(connection: &Connection, row: i64, matching: Option<&str>) -> Result<Listed, LibraryError> {
    let sql = format!(
        "SELECT id, title, publisher, published, ifnull(json_extract(metadata, '$.published.verified'), 0),
                {ANNOTATIONS}, {EVENTS},
                (SELECT count(*) FROM version WHERE version.article = article.id),
                (SELECT count(*) FROM placement WHERE placement.version = article.version
                     AND placement.accepted = 0 AND placement.state IN ('changed', 'ambiguous', 'lost')),
                doubtful, EXISTS (SELECT 1 FROM opened WHERE opened.article = article.id)
         FROM article WHERE row = ?1"
    );
    let found = ask::first(connection, "listing articles", &sql, [row], |row| {
        Ok(Listed {
            id: row.get(0)?,
            title: row.get(1)?,
            publisher: row.get(2)?,
            published: row.get(3)?,
            published_verified: row.get(4)?,
            annotations: row.get(5)?,
            events: row.get(6)?,
            versions: row.get(7)?,
            to_review: row.get(8)?,
            doubtful: row.get(9)?,
            read: row.get(10)?,
            excerpt: None,
        })
    })?;
    let mut listed = found.ok_or_else(|| ask::not_found("article", row))?;
    if let Some(matching) = matching {
        listed.excerpt =
            excerpt(connection, ("article_index", 3, row), matching, &hidden_in_row(connection, row)?)?;
    }
    Ok(listed)
}
