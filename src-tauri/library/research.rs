//! Everything that an export covers, as plain data: read in a few passes, whatever the size.

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::columns::Json;
use super::condition::Condition;
use super::error::{Context as _, LibraryError};
use super::tags;
use crate::model::{AnchorState, AnnotationId, ArticleId, EventDate, EventId, Metadata, Stance, Timestamp};

/// Which events, annotations and articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered {
    /// Condition over the table `event`.
    pub events: Condition,
    /// Condition over the table `annotation`: marked passages that are listed whether or not an event
    /// rests on them.
    pub annotations: Condition,
    /// Condition over the table `article`: articles that are listed whether or not they are quoted.
    pub articles: Condition,
}

/// What an export covers. Articles are numbered by their place in `articles`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Research {
    /// Events in the order of time, those without a date last.
    pub events: Vec<Happening>,
    /// Passages: those asked for, and all that an event rests on; by article and place.
    pub passages: Vec<Quoted>,
    /// Articles that are asked for or quoted, by date of publication, those without one last.
    pub articles: Vec<Work>,
    /// Notes, where the whole library is covered; title and text.
    pub notes: Vec<(String, String)>,
}

/// An event with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// Identifier.
    pub id: EventId,
    /// What happened.
    pub title: String,
    /// When.
    pub when: Option<EventDate>,
    /// Edges in seconds since 1970: start min and max, end min and max.
    pub edges: [Option<i64>; 4],
    /// Markdown.
    pub description: String,
    /// Who.
    pub people: Vec<String>,
    /// Where.
    pub places: Vec<String>,
    /// Tag paths.
    pub tags: Vec<String>,
    /// Supporting, then disputing, then context.
    pub evidence: Vec<Proof>,
}

/// A passage's word on an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// What the passage does for the event.
    pub stance: Stance,
    /// The date that the source claims.
    pub claims: Option<EventDate>,
    /// Index into [`Research::passages`].
    pub passage: usize,
}

/// A marked passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// Identifier.
    pub id: AnnotationId,
    /// Index into [`Research::articles`].
    pub article: usize,
    /// The words as they were marked.
    pub exact: String,
    /// The text before them.
    pub prefix: String,
    /// The text after them.
    pub suffix: String,
    /// First position in the version on which the mark was made, code points.
    pub start: u32,
    /// Position after the last code point.
    pub end: u32,
    /// Name of the colour.
    pub color: String,
    /// Note, Markdown.
    pub note: String,
    /// Tag paths.
    pub tags: Vec<String>,
    /// SHA-256 of the original of the version on which the mark was made.
    pub original: String,
    /// When that version was captured.
    pub captured: Timestamp,
    /// How well the passage was found in the newest version.
    pub state: AnchorState,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// An article as a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Identifier.
    pub id: ArticleId,
    /// What is known about it.
    pub metadata: Metadata,
    /// When its newest version was captured.
    pub captured: Timestamp,
    /// SHA-256 of the newest version's original.
    pub original: String,
    /// Name of the imported file.
    pub file_name: Option<String>,
    /// How many versions there are.
    pub versions: u32,
}

/// Reads what is covered.
pub fn gather(
    connection: &Connection,
    covered: &Covered,
    with_notes: bool,
) -> Result<Research, LibraryError> {
    let tags = tag_paths(connection)?;
    let (articles, article_index) = works(connection, covered)?;
    let (mut passages, passage_index) = quoted(connection, covered, &article_index)?;
    for (annotation, path) in labels(connection, "annotation", &covered_annotations(covered), &tags)? {
        if let Some(passage) = passage_index.get(&annotation).and_then(|index| passages.get_mut(*index)) {
            passage.tags.push(path);
        }
    }
    let (mut events, event_index) = happenings(connection, &covered.events)?;
    for (event, path) in labels(connection, "event", &covered.events, &tags)? {
        if let Some(event) = event_index.get(&event).and_then(|index| events.get_mut(*index)) {
            event.tags.push(path);
        }
    }
    entities(connection, covered, &event_index, &mut events)?;
    evidence(connection, covered, (&event_index, &passage_index), &mut events)?;
    let notes = if with_notes { notes(connection)? } else { Vec::new() };
    Ok(Research { events, passages, articles, notes })
}

/// Passages asked for, and those that a covered event rests on, unless their article is in the trash.
fn covered_annotations(covered: &Covered) -> Condition {
    let mut parameters = covered.annotations.parameters.clone();
    parameters.extend(covered.events.parameters.iter().cloned());
    Condition {
        sql: format!(
            "({}) OR annotation.id IN (SELECT evidence.annotation FROM evidence JOIN event ON event.id = evidence.event WHERE {})",
            covered.annotations.sql, covered.events.sql
        ),
        parameters,
    }
}

type Index = HashMap<[u8; 16], usize>;

fn works(connection: &Connection, covered: &Covered) -> Result<(Vec<Work>, Index), LibraryError> {
    let annotations = covered_annotations(covered);
    let sql = format!(
        "SELECT article.id, article.metadata, version.captured, version.original, version.file_name,
                (SELECT count(*) FROM version AS each WHERE each.article = article.id)
         FROM article JOIN version ON version.id = article.version
         WHERE article.trashed IS NULL AND (({}) OR article.id IN (SELECT annotation.article FROM annotation WHERE {}))
         ORDER BY article.published_start IS NULL, article.published_start, article.title COLLATE NOCASE, article.row",
        covered.articles.sql, annotations.sql
    );
    let mut parameters = covered.articles.parameters.clone();
    parameters.extend(annotations.parameters);
    let rows = all(connection, &sql, &parameters, |row| {
        let id: [u8; 16] = row.get(0)?;
        let Json(metadata) = row.get(1)?;
        Ok((
            id,
            Work {
                id: ArticleId::from_bits(u128::from_be_bytes(id)),
                metadata,
                captured: Timestamp(row.get(2)?),
                original: row.get(3)?,
                file_name: row.get(4)?,
                versions: row.get(5)?,
            },
        ))
    })?;
    Ok(indexed(rows))
}

fn quoted(
    connection: &Connection,
    covered: &Covered,
    articles: &Index,
) -> Result<(Vec<Quoted>, Index), LibraryError> {
    let condition = covered_annotations(covered);
    let sql = format!(
        "SELECT annotation.id, annotation.article, exact, prefix, suffix, annotation.start, annotation.end, color,
                note, version.original, version.captured,
                (SELECT placement.state FROM placement JOIN article ON article.version = placement.version
                 WHERE placement.annotation = annotation.id AND article.id = annotation.article),
                annotation.created, annotation.changed
         FROM annotation JOIN version ON version.id = annotation.version
         JOIN article AS work ON work.id = annotation.article
         WHERE work.trashed IS NULL AND ({})
         ORDER BY work.published_start IS NULL, work.published_start, work.title COLLATE NOCASE, work.row,
                  annotation.start, annotation.end, annotation.row",
        condition.sql
    );
    let rows = all(connection, &sql, &condition.parameters, |row| {
        let id: [u8; 16] = row.get(0)?;
        let article: [u8; 16] = row.get(1)?;
        Ok((
            id,
            Quoted {
                id: AnnotationId::from_bits(u128::from_be_bytes(id)),
                article: articles.get(&article).copied().unwrap_or(usize::MAX),
                exact: row.get(2)?,
                prefix: row.get(3)?,
                suffix: row.get(4)?,
                start: row.get(5)?,
                end: row.get(6)?,
                color: row.get(7)?,
                note: row.get(8)?,
                tags: Vec::new(),
                original: row.get(9)?,
                captured: Timestamp(row.get(10)?),
                state: state(row.get::<_, Option<String>>(11)?.as_deref()),
                created: Timestamp(row.get(12)?),
                changed: Timestamp(row.get(13)?),
            },
        ))
    })?;
    Ok(indexed(rows))
}

fn state(name: Option<&str>) -> AnchorState {
    match name {
        Some("moved") => AnchorState::Moved,
        Some("changed") => AnchorState::Changed,
        Some("ambiguous") => AnchorState::Ambiguous,
        Some("lost") => AnchorState::Lost,
        _ => AnchorState::Exact,
    }
}

fn happenings(
    connection: &Connection,
    condition: &Condition,
) -> Result<(Vec<Happening>, Index), LibraryError> {
    let sql = format!(
        "SELECT id, title, written, edtf, start_min, start_max, end_min, end_max, description
         FROM event WHERE {} ORDER BY edtf IS NULL, start_min, start_max, title COLLATE NOCASE, row",
        condition.sql
    );
    let rows = all(connection, &sql, &condition.parameters, |row| {
        let id: [u8; 16] = row.get(0)?;
        Ok((
            id,
            Happening {
                id: EventId::from_bits(u128::from_be_bytes(id)),
                title: row.get(1)?,
                when: date(row, 2)?,
                edges: [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?],
                description: row.get(8)?,
                people: Vec::new(),
                places: Vec::new(),
                tags: Vec::new(),
                evidence: Vec::new(),
            },
        ))
    })?;
    Ok(indexed(rows))
}

fn evidence(
    connection: &Connection,
    covered: &Covered,
    (events, passages): (&Index, &Index),
    into: &mut [Happening],
) -> Result<(), LibraryError> {
    let sql = format!(
        "SELECT evidence.event, evidence.annotation, evidence.stance, evidence.written, evidence.edtf
         FROM evidence JOIN event ON event.id = evidence.event WHERE {} ORDER BY evidence.row",
        covered.events.sql
    );
    for (event, annotation, stance, claims) in all(connection, &sql, &covered.events.parameters, |row| {
        Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, String>(2)?, date(row, 3)?))
    })? {
        let event = events.get(&event).and_then(|index| into.get_mut(*index));
        if let (Some(event), Some(passage)) = (event, passages.get(&annotation)) {
            let stance = Stance::named(&stance).unwrap_or_default();
            event.evidence.push(Proof { stance, claims, passage: *passage });
        }
    }
    for event in into {
        event.evidence.sort_by_key(|proof| (proof.stance as u8, proof.passage));
    }
    Ok(())
}

fn entities(
    connection: &Connection,
    covered: &Covered,
    events: &Index,
    into: &mut [Happening],
) -> Result<(), LibraryError> {
    let sql = format!(
        "SELECT event_entity.event, event_entity.role, entity.name
         FROM event_entity JOIN entity ON entity.id = event_entity.entity JOIN event ON event.id = event_entity.event
         WHERE {} ORDER BY event_entity.position, event_entity.row",
        covered.events.sql
    );
    for (event, role, name) in all(connection, &sql, &covered.events.parameters, |row| {
        Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })? {
        if let Some(event) = events.get(&event).and_then(|index| into.get_mut(*index)) {
            if role == "place" { event.places.push(name) } else { event.people.push(name) }
        }
    }
    Ok(())
}

/// The tags of annotations or events: each with the id of what carries it, in the order given.
fn labels(
    connection: &Connection,
    noun: &'static str,
    condition: &Condition,
    tags: &BTreeMap<[u8; 16], String>,
) -> Result<Vec<([u8; 16], String)>, LibraryError> {
    let sql = format!(
        "SELECT label.{noun}, label.tag FROM {noun}_tag AS label JOIN {noun} ON {noun}.id = label.{noun}
         WHERE {} ORDER BY label.position, label.row",
        condition.sql
    );
    let rows = all(connection, &sql, &condition.parameters, |row| {
        Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, [u8; 16]>(1)?))
    })?;
    Ok(rows.into_iter().filter_map(|(carrier, tag)| Some((carrier, tags.get(&tag)?.clone()))).collect())
}

fn tag_paths(connection: &Connection) -> Result<BTreeMap<[u8; 16], String>, LibraryError> {
    let tree = tags::tree(connection)?;
    Ok(tree.nodes().iter().map(|node| (node.tag.id.bits().to_be_bytes(), node.path.clone())).collect())
}

fn notes(connection: &Connection) -> Result<Vec<(String, String)>, LibraryError> {
    all(connection, "SELECT title, text FROM note ORDER BY created, row", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn date(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<EventDate>> {
    let written: Option<String> = row.get(first)?;
    let edtf: Option<String> = row.get(first + 1)?;
    Ok(edtf.map(|edtf| EventDate { written: written.unwrap_or_else(|| edtf.clone()), edtf }))
}

fn indexed<T>(rows: Vec<([u8; 16], T)>) -> (Vec<T>, Index) {
    let index = rows.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    (rows.into_iter().map(|(_, value)| value).collect(), index)
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    parameters: &[Value],
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, LibraryError> {
    connection
        .prepare(sql)
        .and_then(|mut statement| statement.query_map(params_from_iter(parameters), read)?.collect())
        .context("gathering the research")
}
