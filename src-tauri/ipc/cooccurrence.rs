//! Which tags occur together, and when: the matrix, the chart, and both as tables in files.

use serde::{Deserialize, Serialize};

use super::common::TagChip;
use super::error::IpcError;
use super::export::{Exported, replace};
use super::periods::{self, Period};
use super::show::Show;
use crate::export::csv;
use crate::library::filter::Filter;
use crate::library::tags::{self, By, MOST, Scope, Tree};
use crate::library::{Condition, Connection, Library, LibraryError};
use crate::model::TagId;

/// Which tags occur together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TogetherAsk {
    /// Which annotations count, in the words of the search box.
    pub filter: String,
    /// Where both tags must stand.
    pub scope: TagScope,
    /// How many tags at most, the most used first; 60 is the most there can be.
    pub limit: u32,
}

/// Where two tags must both stand to occur together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TagScope {
    /// On the same words: one annotation, or several that overlap. Stretches of text are counted.
    Passage,
    /// In the same paragraph. Paragraphs are counted.
    Paragraph,
    /// In the same article. Articles are counted.
    Article,
}

/// Tags against tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagsTogether {
    /// The tags in the order of the tree. A tag stands wherever one below it stands.
    pub tags: Vec<TagChip>,
    /// How often each stands together with each: `counts[first][second]`, the same both ways. Where first and
    /// second are the same, in how many places the tag stands at all.
    pub counts: Vec<Vec<u32>>,
    /// How many tags are used at all among these annotations, with those above them.
    pub used: u32,
}

/// Tags over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagsOverTimeAsk {
    /// Which annotations or events count, in the words of the search box.
    pub filter: String,
    /// By which date.
    pub by: TagDate,
    /// How many tags at most, the most used first; 60 is the most there can be.
    pub limit: u32,
}

/// By which date tags are laid out in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TagDate {
    /// Annotations by their article's date of publication.
    Article,
    /// Events by the earliest day on which they can have begun.
    Event,
}

/// Tags over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagsOverTime {
    /// Equal spans of the calendar, without holes, from the first to the last in which something lies.
    pub periods: Vec<Period>,
    /// The tags in the order of the tree.
    pub rows: Vec<TagInTime>,
    /// How many annotations or events have no date.
    pub undated: u32,
    /// How many tags are used at all, with those above them.
    pub used: u32,
}

/// A tag over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagInTime {
    /// The tag.
    pub tag: TagChip,
    /// For each period, how many annotations or events carry it or a tag below it.
    pub counts: Vec<u32>,
}

/// Writes the matrix as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TogetherWrite {
    /// Which.
    pub ask: TogetherAsk,
    /// The file to write; replaced whole or left alone.
    pub path: String,
}

/// Writes tags over time as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagsOverTimeWrite {
    /// Which.
    pub ask: TagsOverTimeAsk,
    /// The file to write; replaced whole or left alone.
    pub path: String,
}

/// Which tags occur together.
pub fn tags_together(library: &Library, ask: TogetherAsk) -> Result<TagsTogether, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let scope = match ask.scope {
        TagScope::Passage => Scope::Passage,
        TagScope::Paragraph => Scope::Paragraph,
        TagScope::Article => Scope::Article,
    };
    Ok(library.read(|connection| {
        let tree = tags::tree(connection)?;
        let condition = filter.annotations(connection)?;
        let (chosen, used) = most_used(connection, &tree, &condition, By::Article, ask.limit)?;
        let together = tags::together(connection, &tree, &chosen, scope, &condition)?;
        Ok(TagsTogether { tags: Show::new(connection)?.tags(&chosen), counts: together.counts, used })
    })?)
}

/// Tags over time.
pub fn tags_over_time(library: &Library, ask: TagsOverTimeAsk) -> Result<TagsOverTime, IpcError> {
    let filter = Filter::parse(&ask.filter)?;
    let by = match ask.by {
        TagDate::Article => By::Article,
        TagDate::Event => By::Event,
    };
    Ok(library.read(|connection| {
        let tree = tags::tree(connection)?;
        let condition = match by {
            By::Article => filter.annotations(connection)?,
            By::Event => filter.events(connection)?,
        };
        let (chosen, used) = most_used(connection, &tree, &condition, by, ask.limit)?;
        let dated = tags::dated(connection, &tree, &chosen, by, &condition)?;
        let (periods, places) = periods::over(dated.at.iter().map(|(at, _)| *at));
        let mut counts = vec![vec![0_u32; periods.len()]; chosen.len()];
        for ((_, bits), place) in dated.at.iter().zip(places) {
            for (_, row) in counts.iter_mut().enumerate().filter(|(bit, _)| bits & 1 << bit != 0) {
                if let Some(count) = row.get_mut(place) {
                    *count += 1;
                }
            }
        }
        let chips = Show::new(connection)?.tags(&chosen);
        let rows = chips.into_iter().zip(counts).map(|(tag, counts)| TagInTime { tag, counts }).collect();
        Ok(TagsOverTime { periods, rows, undated: dated.undated, used })
    })?)
}

/// The tags used most, at most so many, in the order of the tree, and how many are used at all.
fn most_used(
    connection: &Connection,
    tree: &Tree,
    condition: &Condition,
    by: By,
    limit: u32,
) -> Result<(Vec<TagId>, u32), LibraryError> {
    let uses = tags::uses(connection, tree, by, condition)?;
    let mut ranked: Vec<(u32, usize, TagId)> = tree
        .nodes()
        .iter()
        .enumerate()
        .filter_map(|(place, node)| uses.get(&node.tag.id).map(|count| (*count, place, node.tag.id)))
        .collect();
    let used = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
    ranked.sort_by_key(|(count, place, _)| (std::cmp::Reverse(*count), *place));
    ranked.truncate(MOST.min(limit as usize));
    ranked.sort_by_key(|(_, place, _)| *place);
    Ok((ranked.into_iter().map(|(.., tag)| tag).collect(), used))
}

/// Writes the matrix as comma-separated values: a row and a column a tag.
pub fn write_tags_together(library: &Library, write: TogetherWrite) -> Result<Exported, IpcError> {
    let together = tags_together(library, write.ask)?;
    let heads = std::iter::once("tag".to_owned()).chain(together.tags.iter().map(|tag| tag.path.clone()));
    let rows = together.tags.iter().zip(&together.counts).map(|(tag, counts)| {
        std::iter::once(tag.path.clone()).chain(counts.iter().map(u32::to_string)).collect()
    });
    replace(write.path, csv::table(std::iter::once(heads.collect()).chain(rows)).as_bytes())
}

/// Writes tags over time as comma-separated values: a row a period, a column a tag.
pub fn write_tags_over_time(library: &Library, write: TagsOverTimeWrite) -> Result<Exported, IpcError> {
    let over_time = tags_over_time(library, write.ask)?;
    let heads = ["period".to_owned(), "from".to_owned()]
        .into_iter()
        .chain(over_time.rows.iter().map(|row| row.tag.path.clone()));
    let rows = over_time.periods.iter().enumerate().map(|(place, period)| {
        let counts = over_time.rows.iter().map(|row| row.counts.get(place).copied().unwrap_or(0).to_string());
        [period.words.clone(), period.edtf.clone()].into_iter().chain(counts).collect()
    });
    replace(write.path, csv::table(std::iter::once(heads.collect()).chain(rows)).as_bytes())
}
