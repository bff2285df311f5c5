//! Events listed one by one: of a cluster, of a lane in a stretch of time, without a date.

use super::book::{self, ALL, Laid};
use super::lanes::Lanes;
use super::lanes::window::Members;
use super::shown::{Shown, shown};
use crate::library::filter::Filter;
use crate::library::{Library, LibraryError};

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many to pass over.
    pub offset: u32,
    /// How many at most; no page is longer than 1,000.
    pub limit: u32,
}

impl Page {
    /// What of a list is on the page.
    pub fn of<T: Copy>(self, all: impl Iterator<Item = T>) -> Vec<T> {
        all.skip(self.offset as usize).take(self.limit.min(1_000) as usize).collect()
    }
}

/// Which events of a lane.
#[derive(Debug, Clone, PartialEq)]
pub enum Which {
    /// Those of the cluster with this key.
    Cluster(String),
    /// Those that possibly touch the seconds from one to another.
    Touching(i64, i64),
}

/// The events of a cluster or of a lane, in the order of time, and how many there are. A key that names no
/// lane or cluster finds none.
pub fn members(
    library: &Library,
    filter: &Filter,
    lanes: Lanes,
    (lane, which): (&str, &Which),
    page: Page,
) -> Result<(Vec<Shown>, u32), LibraryError> {
    book::with(library, |state, connection| {
        state.lay_out(connection, filter, lanes)?;
        let Some(lane) = state.named(connection, lanes)?.find(lane) else { return Ok((Vec::new(), 0)) };
        let layers = state.laid_out(filter, lanes).set;
        let events = &state.index.events;
        let slots = match which {
            Which::Cluster(key) => match Members::of_key(key) {
                Some(members) => members.slots(layers, events, lane),
                None => Vec::new(),
            },
            Which::Touching(from, to) => layers.slots(events, |set| {
                let begun = set.places(set.range(lane).0, set.first_after(lane, *to));
                begun.filter(|place| events.end(set.slot(*place)) >= *from)
            }),
        };
        let total = slots.len() as u32;
        let listed = page.of(slots.into_iter());
        Ok((listed.into_iter().map(|slot| shown(&state.index, slot)).collect(), total))
    })
}

/// The events without a date that pass a filter, in the order in which they were made, and how many there are.
pub fn undated(library: &Library, filter: &Filter, page: Page) -> Result<(Vec<Shown>, u32), LibraryError> {
    book::with(library, |state, connection| {
        state.passing(connection, filter)?;
        let Laid { index, passing, .. } = state.laid_out(filter, ALL);
        let listed = page.of(passing.without_date(&index.events).into_iter());
        Ok((listed.into_iter().map(|slot| shown(index, slot)).collect(), passing.undated()))
    })
}
