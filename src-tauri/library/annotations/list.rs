//! Annotations read: one, those of a version, or a page over the library.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::place::{Placed, resolve};
use crate::library::columns::date;
use crate::library::filter::Filter;
use crate::library::{LibraryError, ask};
use crate::model::{
    AnchorState, Annotation, AnnotationId, ArticleId, EventDate, EventId, EvidenceId, PositionSelector,
    QuoteSelector, Selector, Stance, TagId, VersionId,
};

/// An annotation with its standing in the version that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The annotation.
    pub annotation: Annotation,
    /// The article's title.
    pub article_title: String,
    /// Number of the version on which it was made.
    pub made_on: u32,
    /// Where it stands in the version shown.
    pub placed: Placed,
    /// For a changed passage: the words that now stand in its place.
    pub now: Option<String>,
}

const COLUMNS: &str =
    "annotation.id, annotation.article, annotation.version, annotation.start, annotation.end,
    annotation.exact, annotation.prefix, annotation.suffix, annotation.color, annotation.note,
    annotation.created, annotation.changed, article.title, made.number,
    placement.state, placement.start, placement.end, placement.candidates, placement.accepted";

/// `?1` is the version shown; NULL for each article's newest.
const JOINS: &str = "JOIN article ON article.id = annotation.article
    JOIN version AS made ON made.id = annotation.version
    LEFT JOIN placement ON placement.annotation = annotation.id
        AND placement.version = ifnull(?1, article.version)
        AND placement.version <> annotation.version";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Marked> {
    let (start, end) = (row.get(3)?, row.get(4)?);
    let quote = QuoteSelector { exact: row.get(5)?, prefix: row.get(6)?, suffix: row.get(7)? };
    Ok(Marked {
        annotation: Annotation {
            id: row.get(0)?,
            article: row.get(1)?,
            version: row.get(2)?,
            selector: Selector { quote: Some(quote), position: Some(PositionSelector { start, end }) },
            color: row.get(8)?,
            note: row.get(9)?,
            tags: Vec::new(),
            created: row.get(10)?,
            changed: row.get(11)?,
        },
        article_title: row.get(12)?,
        made_on: row.get(13)?,
        placed: Placed::of_row(row, 14)?.unwrap_or_else(|| Placed::own(start, end)),
        now: None,
    })
}

/// Tags of an annotation, in their order.
pub fn tags_of(connection: &Connection, id: AnnotationId) -> Result<Vec<TagId>, LibraryError> {
    ask::all(
        connection,
        "reading tags",
        "SELECT tag FROM annotation_tag WHERE annotation = ?1 ORDER BY position, row",
        [id],
        |row| row.get(0),
    )
}

/// Annotations that are read together.
#[derive(Debug, Clone, Copy)]
pub enum Together<'a> {
    /// Those of an article.
    Of(ArticleId),
    /// These.
    These(&'a [AnnotationId]),
}

impl Together<'_> {
    /// A statement for their ids, and its one parameter, which takes any number of them.
    fn ids(&self) -> (&'static str, Value) {
        match self {
            Together::Of(article) => (
                "SELECT id FROM annotation WHERE article = ?",
                Value::Blob(article.bits().to_be_bytes().to_vec()),
            ),
            Together::These(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("\"{:032x}\"", id.bits())).collect();
                ("SELECT unhex(value) FROM json_each(?)", Value::Text(format!("[{}]", ids.join(","))))
            }
        }
    }
}

/// Tags of annotations, by annotation, in their order.
fn tags_together(
    connection: &Connection,
    together: Together<'_>,
) -> Result<HashMap<AnnotationId, Vec<TagId>>, LibraryError> {
    let (ids, parameter) = together.ids();
    let sql = format!(
        "SELECT annotation_tag.annotation, annotation_tag.tag FROM annotation_tag
         WHERE annotation_tag.annotation IN ({ids}) ORDER BY annotation_tag.position, annotation_tag.row"
    );
    let mut all: HashMap<AnnotationId, Vec<TagId>> = HashMap::new();
    let pair = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    for (annotation, tag) in ask::all(connection, "reading tags", &sql, [parameter], pair)? {
        all.entry(annotation).or_default().push(tag);
    }
    Ok(all)
}

/// Fills in what lies in other tables.
fn completed(
    connection: &Connection,
    shown: Option<VersionId>,
    mut marked: Marked,
) -> Result<Marked, LibraryError> {
    marked.annotation.tags = tags_of(connection, marked.annotation.id)?;
    worded(connection, shown, marked)
}

/// Fills in the words that a changed passage has now.
fn worded(
    connection: &Connection,
    shown: Option<VersionId>,
    mut marked: Marked,
) -> Result<Marked, LibraryError> {
    if let (AnchorState::Changed, Some(place), None) = (marked.placed.state, marked.placed.place, &marked.now)
    {
        marked.now = ask::first(
            connection,
            "reading a passage",
            "SELECT substr(version.text, ?3 + 1, ?4 - ?3) FROM article
             JOIN version ON version.id = ifnull(?2, article.version) WHERE article.id = ?1",
            params![marked.annotation.article, shown, place.start, place.end],
            |row| row.get(0),
        )?;
    }
    Ok(marked)
}

/// The annotation of this id, placed in this version of its article; `None` for the newest.
pub fn get(
    connection: &Connection,
    id: AnnotationId,
    shown: Option<VersionId>,
) -> Result<Marked, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM annotation {JOINS} WHERE annotation.id = ?2");
    let marked = ask::first(connection, "reading an annotation", &sql, params![shown, id], of_row)?
        .ok_or_else(|| ask::not_found("annotation", id))?;
    completed(connection, shown, marked)
}

/// All annotations of an article, placed in this version: in the order of the text, those without a place
/// last. In a version in which an annotation was never looked for, it is looked for now.
pub fn in_version(
    connection: &Connection,
    article: ArticleId,
    shown: VersionId,
) -> Result<Vec<Marked>, LibraryError> {
    let sql = format!("SELECT {COLUMNS} FROM annotation {JOINS} WHERE annotation.article = ?2");
    let mut all: Vec<(Marked, bool)> =
        ask::all(connection, "reading annotations", &sql, params![Some(shown), article], |row| {
            let marked = of_row(row)?;
            let unknown =
                marked.annotation.version != shown && row.get::<_, Option<AnchorState>>(14)?.is_none();
            Ok((marked, unknown))
        })?;
    if all.iter().any(|(_, unknown)| *unknown) {
        let found: HashMap<AnnotationId, Placed> = resolve(connection, article, shown)?.into_iter().collect();
        for (marked, unknown) in &mut all {
            if let Some(placed) = found.get(&marked.annotation.id).filter(|_| *unknown) {
                marked.placed = placed.clone();
            }
        }
    }
    let mut tags = tags_together(connection, Together::Of(article))?;
    let mut all = all
        .into_iter()
        .map(|(mut marked, _)| {
            marked.annotation.tags = tags.remove(&marked.annotation.id).unwrap_or_default();
            worded(connection, Some(shown), marked)
        })
        .collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|marked| {
        let place = marked.placed.place;
        (place.is_none(), place.map(|place| (place.start, place.end)), marked.annotation.id)
    });
    Ok(all)
}

/// Which annotations over the library.
#[derive(Debug, Clone, Copy)]
pub struct ListAsk<'a> {
    /// What must hold.
    pub filter: &'a Filter,
    /// Only those of this article.
    pub article: Option<ArticleId>,
    /// Only those that wait for a decision.
    pub to_review: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A page of annotations, and how many match: by article as last imported, then in the order of the text.
pub fn list(connection: &Connection, asked: &ListAsk<'_>) -> Result<(Vec<Marked>, u32), LibraryError> {
    let condition = asked.filter.annotations(connection)?;
    let mut wanted = format!("({})", condition.sql);
    let mut params = condition.parameters;
    if let Some(article) = asked.article {
        wanted.push_str(" AND annotation.article = ?");
        params.push(Value::Blob(article.bits().to_be_bytes().to_vec()));
    }
    if asked.to_review {
        wanted.push_str(" AND annotation.id IN (SELECT to_review.annotation FROM to_review)");
    }
    let total = ask::count(
        connection,
        "counting annotations",
        &format!("SELECT count(*) FROM shown_annotation AS annotation WHERE {wanted}"),
        params_from_iter(&params),
    )?;
    params.push(Value::Integer(i64::from(asked.limit)));
    params.push(Value::Integer(i64::from(asked.offset)));
    let ids: Vec<AnnotationId> = ask::all(
        connection,
        "listing annotations",
        &format!(
            "SELECT annotation.id FROM article CROSS JOIN annotation ON annotation.article = article.id
             WHERE article.trashed IS NULL AND {wanted}
             ORDER BY article.created DESC, article.row DESC, annotation.start, annotation.row LIMIT ? OFFSET ?"
        ),
        params_from_iter(params),
        |row| row.get(0),
    )?;
    Ok((page_of(connection, &ids)?, total))
}

/// These annotations in their order, placed in the newest versions. One that is gone is an error.
pub fn page_of(connection: &Connection, ids: &[AnnotationId]) -> Result<Vec<Marked>, LibraryError> {
    let (wanted, parameter) = Together::These(ids).ids();
    let sql = format!("SELECT {COLUMNS} FROM annotation {JOINS} WHERE annotation.id IN ({wanted})");
    let parameters = [Value::Null, parameter];
    let all: Vec<Marked> = ask::all(connection, "reading annotations", &sql, parameters, of_row)?;
    let all: HashMap<AnnotationId, Marked> =
        all.into_iter().map(|marked| (marked.annotation.id, marked)).collect();
    let tags = tags_together(connection, Together::These(ids))?;
    ids.iter()
        .map(|id| {
            // In several groups, one annotation is asked for more than once.
            let mut marked = all.get(id).cloned().ok_or_else(|| ask::not_found("annotation", id))?;
            marked.annotation.tags = tags.get(id).cloned().unwrap_or_default();
            worded(connection, None, marked)
        })
        .collect()
}

/// An event that an annotation is evidence for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uses {
    /// The link.
    pub evidence: EvidenceId,
    /// The event.
    pub event: EventId,
    /// Its title.
    pub title: String,
    /// Its date.
    pub when: Option<EventDate>,
    /// What the passage does for it.
    pub stance: Stance,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that dispute it.
    pub disputes: u32,
}

/// The events that an annotation is evidence for, in time order.
pub fn uses(connection: &Connection, id: AnnotationId) -> Result<Vec<Uses>, LibraryError> {
    let sql = format!("{USES} WHERE evidence.annotation = ?1 {USES_ORDER}");
    let used = ask::all(connection, "reading an annotation's events", &sql, [id], used)?;
    Ok(used.into_iter().map(|(_, uses)| uses).collect())
}

/// What annotations are evidence for, by annotation; each in time order.
pub fn uses_of(
    connection: &Connection,
    together: Together<'_>,
) -> Result<HashMap<AnnotationId, Vec<Uses>>, LibraryError> {
    let (ids, parameter) = together.ids();
    let sql = format!("{USES} WHERE evidence.annotation IN ({ids}) {USES_ORDER}");
    let mut all: HashMap<AnnotationId, Vec<Uses>> = HashMap::new();
    for (annotation, uses) in ask::all(connection, "reading annotations' events", &sql, [parameter], used)? {
        all.entry(annotation).or_default().push(uses);
    }
    Ok(all)
}

const USES: &str = "SELECT evidence.annotation, evidence.id, event.id, event.title, event.written, event.edtf, evidence.stance,
            (SELECT count(*) FROM shown_evidence AS other WHERE other.event = event.id AND other.stance = 'supports'),
            (SELECT count(*) FROM shown_evidence AS other WHERE other.event = event.id AND other.stance = 'disputes')
     FROM evidence JOIN event ON event.id = evidence.event";

const USES_ORDER: &str = "ORDER BY event.edtf IS NULL, event.start_min, event.row";

fn used(row: &Row<'_>) -> rusqlite::Result<(AnnotationId, Uses)> {
    let uses = Uses {
        evidence: row.get(1)?,
        event: row.get(2)?,
        title: row.get(3)?,
        when: date(row.get(4)?, row.get(5)?),
        stance: row.get(6)?,
        supports: row.get(7)?,
        disputes: row.get(8)?,
    };
    Ok((row.get(0)?, uses))
}
