//! Counts of events for the sidebar: all, those of each saved filter, those that carry each tag.

use std::collections::HashMap;

use rusqlite::Connection;

use super::book;
use super::index::Index;
use super::index::events::Slot;
use super::index::links::Links;
use crate::library::filter::Filter;
use crate::library::tags::{Tree, tree};
use crate::library::{Library, LibraryError, counts as library_counts};
use crate::model::TagId;

/// How many events carry each tag or one below it, kept true change by change.
#[derive(Debug)]
pub struct Carried {
    /// Each tag's own number, and those of the tags above it.
    upwards: Links,
    counts: Vec<u32>,
}

impl Carried {
    /// The tags as they are; nothing is counted yet.
    pub fn read(connection: &Connection, index: &mut Index) -> Result<Self, LibraryError> {
        let mut pairs = Vec::new();
        let mut above: Vec<u32> = Vec::new();
        for node in tree(connection)?.nodes() {
            let number = index.nouns.tags.number(node.tag.id.bits());
            above.truncate(node.depth as usize);
            above.push(number);
            pairs.extend(above.iter().map(|upper| (number, *upper)));
        }
        let tags = index.nouns.tags.len();
        Ok(Self { upwards: Links::of(tags, &pairs), counts: vec![0; tags] })
    }

    /// The tags as they are now, with the counts that there were; nothing where the tags of an event that was
    /// counted stand elsewhere.
    pub fn followed(self, connection: &Connection, index: &mut Index) -> Result<Option<Self>, LibraryError> {
        let Self { upwards: old, counts } = self;
        let mut new = Self::read(connection, index)?;
        let stays = |tag: u32| old.get(tag) == new.upwards.get(tag);
        if (0..).zip(&counts).any(|(tag, count)| *count > 0 && !stays(tag)) {
            return Ok(None);
        }
        new.counts.iter_mut().zip(counts).for_each(|(place, count)| *place = count);
        Ok(Some(new))
    }

    /// An event came.
    pub fn come(&mut self, index: &Index, slot: Slot) {
        self.each_once(index, slot, |count| *count += 1);
    }

    /// An event went.
    pub fn leave(&mut self, index: &Index, slot: Slot) {
        self.each_once(index, slot, |count| *count = count.saturating_sub(1));
    }

    /// Changes the count of each tag that an event carries, or one below it, once.
    fn each_once(&mut self, index: &Index, slot: Slot, change: impl Fn(&mut u32)) {
        let Self { upwards, counts } = self;
        let tags = index.tags(slot);
        for (number, tag) in tags.iter().enumerate() {
            let before = tags.get(..number).unwrap_or_default();
            for upper in upwards.get(*tag) {
                if before.iter().any(|other| upwards.get(*other).contains(upper)) {
                    continue;
                }
                if let Some(count) = counts.get_mut(*upper as usize) {
                    change(count);
                }
            }
        }
    }

    fn count(&self, number: u32) -> u32 {
        self.counts.get(number as usize).copied().unwrap_or(0)
    }
}

/// Counts of events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventCounts {
    /// All events.
    pub all: u32,
    /// How many pass each of the filters asked for; none where it is no filter.
    pub passing: Vec<u32>,
    /// How many carry each tag or one below it.
    pub carriers: HashMap<TagId, u32>,
}

/// Counts events: from the index where it is in memory, and otherwise by asking the library, which does not
/// have to wait for the index.
pub fn counts(library: &Library, tree: &Tree, filters: &[&str]) -> Result<EventCounts, LibraryError> {
    let ready = book::with_ready(library, |state, connection| {
        let mut counts = EventCounts::default();
        let all = state.passing(connection, &Filter::default())?;
        counts.all = all.len();
        for filter in filters {
            counts.passing.push(match Filter::parse(filter) {
                Ok(filter) => state.passing(connection, &filter)?.len(),
                Err(_) => 0,
            });
        }
        state.carried(connection)?;
        let tags = tree.nodes().iter().map(|node| node.tag.id);
        let numbers: Vec<(TagId, Option<u32>)> =
            tags.map(|tag| (tag, state.index.nouns.tags.find(tag.bits()))).collect();
        let carried = state.carried(connection)?;
        for (tag, number) in numbers {
            counts.carriers.insert(tag, number.map_or(0, |number| carried.count(number)));
        }
        Ok(counts)
    })?;
    match ready {
        Some(counts) => Ok(counts),
        None => library.read(|connection| {
            let passing = filters.iter().map(|filter| library_counts::events_passing(connection, filter));
            Ok(EventCounts {
                all: library_counts::events(connection)?,
                passing: passing.collect::<Result<_, _>>()?,
                carriers: library_counts::carried(connection, tree)?,
            })
        }),
    }
}
