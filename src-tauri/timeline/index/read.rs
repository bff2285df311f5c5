//! Reading the index from the library: whole, or some events.

use rusqlite::{Connection, Row};

use super::columns::{Claimed, Columns, Entry, Heard, Slot};
use super::events::Events;
use super::links::Links;
use super::nouns::{Article, Articles, Numbered, Numbers};
use crate::library::{Context as _, LibraryError};
use crate::model::{Bounds, Instant};

const EVENTS: &str =
    "SELECT row, id, title, edtf, start_min, start_max, end_min, end_max, starred FROM event";
const ARTICLES: &str =
    "SELECT id, title, publisher, published, published_start, trashed IS NOT NULL FROM article";

/// Bits of an id's column.
pub fn bits(row: &Row<'_>, column: usize) -> rusqlite::Result<u128> {
    row.get::<_, [u8; 16]>(column).map(u128::from_be_bytes)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        row: row.get(0)?,
        id: bits(row, 1)?,
        title: row.get(2)?,
        edtf: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        edges: [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?],
        starred: row.get(8)?,
    })
}

/// All events, without what their passages say.
pub fn events(connection: &Connection) -> Result<Columns, LibraryError> {
    let mut events = Columns::default();
    each(connection, "reading the events", &format!("{EVENTS} ORDER BY row"), [], |row| {
        events.push(&entry(row)?);
        Ok(())
    })?;
    events.settle();
    Ok(events)
}

/// The event of this row.
pub fn event(connection: &Connection, row: i64) -> Result<Option<Entry>, LibraryError> {
    let mut found = None;
    each(connection, "reading an event", &format!("{EVENTS} WHERE row = ?1"), [row], |row| {
        found = Some(entry(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// From the bits of events' ids to their slots.
pub fn slots(events: &Columns) -> Numbers {
    let mut slots = Numbers::with_capacity_and_hasher(events.len(), Default::default());
    slots.extend(events.cards.iter().map(|card| card.id).zip(0..));
    slots
}

/// All articles.
pub fn articles(connection: &Connection) -> Result<Articles, LibraryError> {
    let mut articles = Articles::default();
    each(connection, "reading the articles", &format!("{ARTICLES} ORDER BY row"), [], |row| {
        let (id, article) = article_of(row)?;
        articles.set(id, article);
        Ok(())
    })?;
    Ok(articles)
}

/// The article of this row, with the bits of its id.
pub fn article(connection: &Connection, row: i64) -> Result<Option<(u128, Article)>, LibraryError> {
    let mut found = None;
    each(connection, "reading an article", &format!("{ARTICLES} WHERE row = ?1"), [row], |row| {
        found = Some(article_of(row)?);
        Ok(())
    })?;
    Ok(found)
}

fn article_of(row: &Row<'_>) -> rusqlite::Result<(u128, Article)> {
    let published = (row.get::<_, Option<String>>(3)?).zip(row.get::<_, Option<i64>>(4)?);
    let title: String = row.get(1)?;
    let title = if title.is_empty() { "Untitled".to_owned() } else { title };
    Ok((bits(row, 0)?, Article { title, publisher: row.get(2)?, published, trashed: row.get(5)? }))
}

/// Lets the events hear all evidence; gives the articles of each event.
pub fn evidence(
    connection: &Connection,
    slots: &Numbers,
    articles: &Articles,
    events: &mut Columns,
) -> Result<Links, LibraryError> {
    let mut passages = Numbers::default();
    each(connection, "reading the passages", "SELECT id, article FROM annotation", [], |row| {
        let article = articles.find(bits(row, 1)?);
        if let Some(article) = article.filter(|number| articles.get(*number).is_some_and(|one| !one.trashed))
        {
            passages.insert(bits(row, 0)?, article);
        }
        Ok(())
    })?;
    let mut heard: Vec<[u32; 3]> = vec![[0; 3]; events.len()];
    let mut claims: Vec<(Slot, Claimed)> = Vec::new();
    let mut pairs: Vec<(Slot, u32)> = Vec::new();
    let sql = "SELECT event, annotation, stance, edtf, start_min, start_max, end_min, end_max FROM evidence";
    each(connection, "reading the evidence", sql, [], |row| {
        let (Some(slot), Some(article)) = (slots.get(&bits(row, 0)?), passages.get(&bits(row, 1)?)) else {
            return Ok(());
        };
        let stance = stance(row, 2)?;
        if let Some(count) = heard.get_mut(*slot as usize).and_then(|counts| counts.get_mut(stance)) {
            *count += 1;
        }
        let place = *slot as usize;
        let own = (events.edtf(place), events.edges(place));
        if let Some(claimed) = claim(row, 3, stance, *article, own)? {
            claims.push((*slot, claimed));
        }
        pairs.push((*slot, *article));
        Ok(())
    })?;
    claims.sort_by_key(|(slot, _)| *slot);
    let mut rest = claims.into_iter().peekable();
    for (slot, stances) in (0 as Slot..).zip(heard) {
        let mut claims = Vec::new();
        while let Some((_, claimed)) = rest.next_if(|(of, _)| *of == slot) {
            claims.push(claimed);
        }
        events.hear(slot as usize, Heard { stances, claims });
    }
    Ok(Links::of(events.len(), &pairs))
}

/// What the passages of one event say, and the articles they stand in.
pub fn heard(
    connection: &Connection,
    articles: &Articles,
    events: &Events,
    slot: Slot,
) -> Result<(Heard, Vec<u32>), LibraryError> {
    let mut heard = Heard::default();
    let mut from = Vec::new();
    let id = events.id(slot).bits().to_be_bytes();
    let sql = "SELECT annotation.article, evidence.stance, evidence.edtf, evidence.start_min,
                      evidence.start_max, evidence.end_min, evidence.end_max
               FROM evidence JOIN annotation ON annotation.id = evidence.annotation
               WHERE evidence.event = ?1 ORDER BY evidence.row";
    each(connection, "reading the evidence of an event", sql, [id.as_slice()], |row| {
        let Some(article) = articles.find(bits(row, 0)?) else { return Ok(()) };
        if articles.get(article).is_none_or(|one| one.trashed) {
            return Ok(());
        }
        let stance = stance(row, 1)?;
        if let Some(count) = heard.stances.get_mut(stance) {
            *count += 1;
        }
        let own = (events.edtf(slot), events.edges(slot));
        heard.claims.extend(claim(row, 2, stance, article, own)?);
        from.push(article);
        Ok(())
    })?;
    Ok((heard, from))
}

/// 0 for a passage that supports, 1 for one that disputes, 2 for context.
fn stance(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(match row.get_ref(column)?.as_str()? {
        "supports" => 0,
        "disputes" => 1,
        _ => 2,
    })
}

/// The date that a passage claims, where it contradicts the event's own: any other date of a passage that
/// disputes, and of one that supports a date that excludes it.
fn claim(
    row: &Row<'_>,
    first: usize,
    stance: usize,
    article: u32,
    (own, edges): (&str, [i64; 4]),
) -> rusqlite::Result<Option<Claimed>> {
    if stance > 1 {
        return Ok(None);
    }
    let edtf = row.get_ref(first)?.as_str_or_null()?.unwrap_or_default();
    if edtf.is_empty() || edtf == own {
        return Ok(None);
    }
    let edge = |column: usize| -> rusqlite::Result<Option<Instant>> {
        Ok(row.get::<_, Option<i64>>(first + column)?.map(|second| Instant {
            day: second.div_euclid(86_400),
            second: u32::try_from(second.rem_euclid(86_400)).unwrap_or(0),
        }))
    };
    let bounds = Bounds { start_min: edge(1)?, start_max: edge(2)?, end_min: edge(3)?, end_max: edge(4)? };
    let apart = bounds.end_max.is_some_and(|end| end.seconds() < edges[0])
        || bounds.start_min.is_some_and(|start| start.seconds() > edges[3]);
    let disputes = stance == 1;
    Ok((disputes || apart).then(|| Claimed { edtf: edtf.into(), bounds, article, disputes }))
}

/// The links from events to tags, numbering the tags.
pub fn tags(
    connection: &Connection,
    slots: &Numbers,
    numbered: &mut Numbered,
) -> Result<Vec<(Slot, u32)>, LibraryError> {
    let mut pairs = Vec::new();
    each(connection, "reading the tags of events", "SELECT event, tag FROM event_tag", [], |row| {
        if let Some(slot) = slots.get(&bits(row, 0)?) {
            pairs.push((*slot, numbered.number(bits(row, 1)?)));
        }
        Ok(())
    })?;
    Ok(pairs)
}

/// The tags of one event.
pub fn tags_of(
    connection: &Connection,
    event: u128,
    numbered: &mut Numbered,
) -> Result<Vec<u32>, LibraryError> {
    let mut tags = Vec::new();
    let sql = "SELECT tag FROM event_tag WHERE event = ?1 ORDER BY row";
    each(connection, "reading the tags of an event", sql, [event.to_be_bytes().as_slice()], |row| {
        tags.push(numbered.number(bits(row, 0)?));
        Ok(())
    })?;
    Ok(tags)
}

/// Marks an entity's number where it is a place.
pub const PLACE: u32 = 1 << 31;

/// The links from events to people and places, numbering the entities; places are marked by [`PLACE`].
pub fn entities(
    connection: &Connection,
    slots: &Numbers,
    numbered: &mut Numbered,
) -> Result<Vec<(Slot, u32)>, LibraryError> {
    let sql = "SELECT event, entity, role = 'place' FROM event_entity";
    let mut pairs = Vec::new();
    each(connection, "reading the people and places of events", sql, [], |row| {
        if let Some(slot) = slots.get(&bits(row, 0)?) {
            let place = if row.get(2)? { PLACE } else { 0 };
            pairs.push((*slot, numbered.number(bits(row, 1)?) | place));
        }
        Ok(())
    })?;
    Ok(pairs)
}

/// The people and places of one event, places marked.
pub fn entities_of(
    connection: &Connection,
    event: u128,
    numbered: &mut Numbered,
) -> Result<Vec<u32>, LibraryError> {
    let mut entities = Vec::new();
    let sql = "SELECT entity, role = 'place' FROM event_entity WHERE event = ?1 ORDER BY row";
    let context = "reading the people and places of an event";
    each(connection, context, sql, [event.to_be_bytes().as_slice()], |row| {
        let place = if row.get(1)? { PLACE } else { 0 };
        entities.push(numbered.number(bits(row, 0)?) | place);
        Ok(())
    })?;
    Ok(entities)
}

/// Runs a statement and takes each row as it comes.
pub fn each(
    connection: &Connection,
    context: &'static str,
    sql: &str,
    parameters: impl rusqlite::Params,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> Result<(), LibraryError> {
    let read = || -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    };
    read().context(context)
}
