//! Which tags stand together: on the same words, in the same paragraph, in the same article.
//!
//! What is counted is the place, not the annotation: stretches of text that carry both tags, paragraphs, articles.
//! So the count of two tags is the same from either side, and it does not matter how often a place was marked.
//! Places are those in each article's newest version.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;

use super::Tree;
use crate::library::condition::Condition;
use crate::library::{LibraryError, ask};
use crate::model::{AnnotationId, ArticleId, TagId, VersionId};

/// How many tags can be compared at once: each is a bit.
pub const MOST: usize = 60;

/// Where two tags must both stand to stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On the same words: one annotation, or several that overlap.
    Passage,
    /// In the same paragraph.
    Paragraph,
    /// In the same article.
    Article,
}

/// How often tags stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// For each pair of the tags asked for, `counts[first][second]`; the same both ways. On the diagonal stands
    /// in how many places the tag stands at all.
    pub counts: Vec<Vec<u32>>,
}

/// An annotation that carries one of the tags asked for.
pub(super) struct Mark {
    pub(super) row: i64,
    pub(super) article: ArticleId,
    /// Where it stands in the newest version; nowhere when lost or ambiguous.
    pub(super) place: Option<(u32, u32)>,
    /// A bit for each tag that it carries.
    pub(super) tags: u64,
}

/// A place in an article, and the tags that stand there.
struct Unit {
    start: u32,
    end: u32,
    tags: u64,
    /// The tags that already stood in the piece directly before, with which this is one stretch.
    before: u64,
}

/// The annotations outside the trash that carry any of these tags, or one below it, as `bits` say.
pub(super) fn marks(
    connection: &Connection,
    bits: &HashMap<TagId, u64>,
    condition: &Condition,
) -> Result<Vec<Mark>, LibraryError> {
    let context = "reading tagged annotations";
    let mut carried: HashMap<AnnotationId, u64> = HashMap::new();
    let all = |row: &rusqlite::Row<'_>| Ok((row.get::<_, AnnotationId>(0)?, row.get::<_, TagId>(1)?));
    for (annotation, tag) in
        ask::all(connection, context, "SELECT annotation, tag FROM annotation_tag", [], all)?
    {
        if let Some(bits) = bits.get(&tag) {
            *carried.entry(annotation).or_default() |= bits;
        }
    }
    let newest: HashMap<ArticleId, VersionId> = ask::all(
        connection,
        context,
        "SELECT id, version FROM article WHERE trashed IS NULL AND version IS NOT NULL",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?
    .into_iter()
    .collect();
    let moved: HashMap<AnnotationId, Option<(u32, u32)>> = ask::all(
        connection,
        context,
        "SELECT placement.annotation, placement.start, placement.end
         FROM placement JOIN article ON article.version = placement.version",
        [],
        |row| {
            let (start, end): (Option<u32>, Option<u32>) = (row.get(1)?, row.get(2)?);
            Ok((row.get(0)?, start.zip(end)))
        },
    )?
    .into_iter()
    .collect();
    let sql = format!(
        "SELECT annotation.row, annotation.id, annotation.article, annotation.version, annotation.start, annotation.end
         FROM annotation WHERE {}",
        condition.sql
    );
    let mut marks = Vec::new();
    let rows = ask::all(connection, context, &sql, params_from_iter(&condition.parameters), |row| {
        let id: AnnotationId = row.get(1)?;
        let Some(tags) = carried.get(&id).copied() else { return Ok(None) };
        let (article, version): (ArticleId, VersionId) = (row.get(2)?, row.get(3)?);
        let Some(newest) = newest.get(&article) else { return Ok(None) };
        let place = match moved.get(&id) {
            Some(place) => *place,
            None => (version == *newest).then_some((row.get(4)?, row.get(5)?)),
        };
        Ok(Some(Mark { row: row.get(0)?, article, place, tags }))
    })?;
    marks.extend(rows.into_iter().flatten());
    marks.sort_by_key(|mark| mark.article);
    Ok(marks)
}

/// Which bit each tag, and each tag below it, stands for.
pub(super) fn bits(tree: &Tree, tags: &[TagId]) -> HashMap<TagId, u64> {
    let mut bits: HashMap<TagId, u64> = HashMap::new();
    for (index, tag) in tags.iter().take(MOST).enumerate() {
        for below in tree.with_descendants(*tag) {
            *bits.entry(below).or_default() |= 1 << index;
        }
    }
    bits
}

/// Counts how often these tags, at most [`MOST`], stand together among the annotations that meet the condition.
/// A tag stands wherever one below it stands.
pub fn together(
    connection: &Connection,
    tree: &Tree,
    tags: &[TagId],
    scope: Scope,
    condition: &Condition,
) -> Result<Together, LibraryError> {
    let number = tags.len().min(MOST);
    let mut counts = vec![vec![0_u32; number]; number];
    let marks = marks(connection, &bits(tree, tags), condition)?;
    for of_article in marks.chunk_by(|a, b| a.article == b.article) {
        for unit in units(connection, scope, of_article)? {
            count(&mut counts, &unit);
        }
    }
    Ok(Together { counts })
}

fn count(counts: &mut [Vec<u32>], unit: &Unit) {
    for (first, row) in counts.iter_mut().enumerate() {
        if unit.tags & 1 << first == 0 {
            continue;
        }
        for (second, count) in row.iter_mut().enumerate() {
            let both = 1_u64 << first | 1 << second;
            if unit.tags & both == both && unit.before & both != both {
                *count += 1;
            }
        }
    }
}

/// The rows of the annotations that make two tags stand together: those that carry one of them, where the other
/// stands as well.
pub fn standing_together(
    connection: &Connection,
    scope: Scope,
    (first, second): (&[TagId], &[TagId]),
) -> Result<Vec<i64>, LibraryError> {
    let mut bits: HashMap<TagId, u64> = HashMap::new();
    for (bit, tags) in [(1, first), (2, second)] {
        for tag in tags {
            *bits.entry(*tag).or_default() |= bit;
        }
    }
    let mut rows = HashSet::new();
    let marks = marks(connection, &bits, &Condition::all())?;
    for of_article in marks.chunk_by(|a, b| a.article == b.article) {
        if of_article.iter().fold(0, |all, mark| all | mark.tags) != 3 {
            continue;
        }
        let both: Vec<Unit> =
            units(connection, scope, of_article)?.into_iter().filter(|unit| unit.tags == 3).collect();
        rows.extend(of_article.iter().filter(|mark| touches(mark, scope, &both)).map(|mark| mark.row));
    }
    let mut rows: Vec<i64> = rows.into_iter().collect();
    rows.sort_unstable();
    Ok(rows)
}

/// Whether an annotation touches one of these places, which are in the order of the text.
fn touches(mark: &Mark, scope: Scope, places: &[Unit]) -> bool {
    if scope == Scope::Article {
        return !places.is_empty();
    }
    let Some((start, end)) = mark.place else { return false };
    let first = places.partition_point(|place| place.end <= start);
    places.get(first).is_some_and(|place| place.start < end)
}

/// The places of an article where its annotations stand.
fn units(connection: &Connection, scope: Scope, marks: &[Mark]) -> Result<Vec<Unit>, LibraryError> {
    Ok(match scope {
        Scope::Article => {
            let tags = marks.iter().fold(0, |all, mark| all | mark.tags);
            vec![Unit { start: 0, end: u32::MAX, tags, before: 0 }]
        }
        Scope::Passage => passages(marks),
        Scope::Paragraph => match marks.first() {
            Some(first) => paragraphs(marks, &blocks(connection, first.article)?),
            None => Vec::new(),
        },
    })
}

/// The pieces into which the edges of annotations cut the text.
fn passages(marks: &[Mark]) -> Vec<Unit> {
    let mut edges: Vec<(u32, bool, u64)> = Vec::new();
    for mark in marks {
        if let Some((start, end)) = mark.place {
            edges.push((start, true, mark.tags));
            edges.push((end, false, mark.tags));
        }
    }
    edges.sort_unstable_by_key(|(at, ..)| *at);
    let mut open = [0_u32; u64::BITS as usize];
    let mut units: Vec<Unit> = Vec::new();
    let (mut tags, mut from) = (0_u64, 0);
    let mut before = 0;
    for at_once in edges.chunk_by(|a, b| a.0 == b.0) {
        let Some((at, ..)) = at_once.first().copied() else { continue };
        if tags != 0 {
            units.push(Unit { start: from, end: at, tags, before });
        }
        before = tags;
        for (_, begins, bits) in at_once {
            for (bit, open) in open.iter_mut().enumerate().filter(|(bit, _)| bits & 1 << bit != 0) {
                *open = if *begins { *open + 1 } else { open.saturating_sub(1) };
                tags = if *open > 0 { tags | 1 << bit } else { tags & !(1 << bit) };
            }
        }
        from = at;
    }
    units
}

/// The paragraphs, headings, list items … that annotations touch.
fn paragraphs(marks: &[Mark], blocks: &[Extent]) -> Vec<Unit> {
    let mut carried: HashMap<usize, u64> = HashMap::new();
    for mark in marks {
        let Some((start, end)) = mark.place else { continue };
        let first = blocks.partition_point(|block| block.end <= start);
        let touched = blocks.iter().enumerate().skip(first).take_while(|(_, block)| block.start < end);
        for (index, _) in touched {
            *carried.entry(index).or_default() |= mark.tags;
        }
    }
    let mut units: Vec<Unit> = carried
        .into_iter()
        .filter_map(|(index, tags)| {
            blocks.get(index).map(|block| Unit { start: block.start, end: block.end, tags, before: 0 })
        })
        .collect();
    units.sort_unstable_by_key(|unit| unit.start);
    units
}

/// Where a block stands; the rest of it is not read.
#[derive(Deserialize)]
struct Extent {
    start: u32,
    end: u32,
}

fn blocks(connection: &Connection, article: ArticleId) -> Result<Vec<Extent>, LibraryError> {
    let sql = "SELECT version.blocks FROM article JOIN version ON version.id = article.version WHERE article.id = ?1";
    let found = ask::first(connection, "reading paragraphs", sql, [article], |row| {
        row.get(0).map(|crate::library::columns::Json(blocks)| blocks)
    })?;
    Ok(found.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(place: (u32, u32), tags: u64) -> Mark {
        Mark { row: 0, article: ArticleId::from_bits(1), place: Some(place), tags }
    }

    fn pairs(marks: &[Mark]) -> u32 {
        let mut counts = vec![vec![0; 2]; 2];
        passages(marks).iter().for_each(|unit| count(&mut counts, unit));
        assert_eq!(counts[0][1], counts[1][0]);
        counts[0][1]
    }

    #[test]
    fn two_tags_on_one_annotation_are_one_stretch_however_often_it_is_marked() {
        assert_eq!(pairs(&[mark((3, 9), 0b11)]), 1);
        assert_eq!(pairs(&[mark((3, 9), 0b11), mark((5, 7), 0b11), mark((4, 8), 0b01)]), 1);
    }

    #[test]
    fn what_overlaps_stands_together_and_what_only_touches_does_not() {
        assert_eq!(pairs(&[mark((0, 10), 0b01), mark((8, 20), 0b10)]), 1);
        assert_eq!(pairs(&[mark((0, 10), 0b01), mark((10, 20), 0b10)]), 0);
        assert_eq!(pairs(&[mark((0, 100), 0b01), mark((8, 20), 0b10), mark((40, 50), 0b10)]), 2);
    }

    #[test]
    fn neighbours_of_a_long_mark_do_not_stand_together_by_it() {
        assert_eq!(pairs(&[mark((0, 100), 0b100), mark((8, 20), 0b01), mark((40, 50), 0b10)]), 0);
    }

    #[test]
    fn a_paragraph_counts_once_and_a_mark_over_two_counts_in_both() {
        let blocks: Vec<Extent> =
            [(0, 10), (11, 20), (21, 30)].map(|(start, end)| Extent { start, end }).into();
        let units = paragraphs(&[mark((2, 4), 0b01), mark((6, 15), 0b10), mark((22, 23), 0b01)], &blocks);
        let tags: Vec<u64> = units.iter().map(|unit| unit.tags).collect();
        assert_eq!(tags, [0b11, 0b10, 0b01]);
    }
}
