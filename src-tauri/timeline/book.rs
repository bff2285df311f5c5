//! What stays in memory beside an open library: the index, and what was laid out from it for recent questions.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, params_from_iter};

use super::index::Index;
use super::index::events::{Events, Slot};
use super::index::read::each;
use super::lanes::Lanes;
use super::lanes::names::{Named, named};
use super::lanes::set::LaneSet;
use crate::library::filter::Filter;
use crate::library::{Context as _, Library, LibraryError};
use crate::model::LaneBy;

/// How many filters, and how many kinds of lanes, stay laid out.
const REMEMBERED: usize = 6;

/// The events that pass a filter.
#[derive(Debug)]
pub struct Passing {
    /// Those with a date, by begin.
    pub order: Vec<Slot>,
    /// Those without, in the order in which they were made.
    pub undated: Vec<Slot>,
    /// First and last second that they reach, unbounded edges apart.
    pub extent: Option<(i64, i64)>,
}

impl Passing {
    fn of(events: &Events, order: Vec<Slot>, undated: Vec<Slot>) -> Self {
        let mut extent: Option<(i64, i64)> = None;
        for slot in &order {
            let bounds = events.bounds(*slot);
            let first = bounds.start_min.or(bounds.start_max);
            let last = bounds.end_max.or(bounds.end_min).max(bounds.start_min);
            if let Some((first, last)) = first.zip(last) {
                let (first, last) = (first.seconds(), last.seconds());
                extent = Some(extent.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
            }
        }
        Self { order, undated, extent }
    }
}

/// What is in memory of one state of the library.
#[derive(Debug)]
pub struct State {
    revision: i64,
    /// The events.
    pub index: Index,
    passing: Vec<(Filter, Arc<Passing>)>,
    named: Vec<(Lanes, Arc<Named>)>,
    sets: Vec<((Filter, Lanes), Arc<LaneSet>)>,
}

/// Kept beside the library.
#[derive(Debug, Default)]
struct Book(Mutex<Option<State>>);

/// Works on the index in one state of the library, brought up to it first.
pub fn with<T>(
    library: &Library,
    work: impl FnOnce(&mut State, &Connection) -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    let book = library.kept::<Book>();
    library.read(|connection| {
        let mut kept = book.0.lock().unwrap_or_else(PoisonError::into_inner);
        let revision = connection
            .prepare_cached("SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'revision'")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
            .context("reading the revision")?;
        let current = kept.take().filter(|state| state.revision == revision);
        let mut state = match current {
            Some(state) => state,
            None => State::read(connection, revision)?,
        };
        let result = work(&mut state, connection);
        *kept = Some(state);
        result
    })
}

impl State {
    fn read(connection: &Connection, revision: i64) -> Result<Self, LibraryError> {
        Ok(Self {
            revision,
            index: Index::read(connection)?,
            passing: Vec::new(),
            named: Vec::new(),
            sets: Vec::new(),
        })
    }

    /// The events that pass a filter.
    pub fn passing(
        &mut self,
        connection: &Connection,
        filter: &Filter,
    ) -> Result<Arc<Passing>, LibraryError> {
        let Self { index, passing, .. } = self;
        remembered(passing, filter.clone(), || {
            if filter.is_empty() {
                return Ok(Passing::of(&index.events, index.order.clone(), index.undated.clone()));
            }
            let condition = filter.events(connection)?;
            let mut passes = vec![false; index.events.len()];
            let sql = format!("SELECT event.row FROM event WHERE {}", condition.sql);
            each(connection, "filtering events", &sql, params_from_iter(&condition.parameters), |row| {
                let slot = index.events.slot(row.get(0)?);
                if let Some(place) = slot.and_then(|slot| passes.get_mut(slot as usize)) {
                    *place = true;
                }
                Ok(())
            })?;
            let those = |slots: &[Slot]| -> Vec<Slot> {
                let passing = slots.iter().filter(|slot| passes.get(**slot as usize) == Some(&true));
                passing.copied().collect()
            };
            Ok(Passing::of(&index.events, those(&index.order), those(&index.undated)))
        })
    }

    /// The names of lanes.
    pub fn named(&mut self, connection: &Connection, lanes: Lanes) -> Result<Arc<Named>, LibraryError> {
        let Self { index, named: known, .. } = self;
        remembered(known, lanes, || named(connection, lanes, &mut index.nouns))
    }

    /// The events that pass a filter, laid out by lanes.
    pub fn set(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        lanes: Lanes,
    ) -> Result<Arc<LaneSet>, LibraryError> {
        let passing = self.passing(connection, filter)?;
        self.index.need(connection, lanes.by)?;
        let named = self.named(connection, lanes)?;
        let Self { index, sets, .. } = self;
        remembered(sets, (filter.clone(), lanes), || {
            let lanes_of = |slot: Slot, into: &mut Vec<u32>| index.lanes_of(lanes.by, &named, slot, into);
            Ok(LaneSet::build(&index.events, &passing.order, lanes_of))
        })
    }

    /// The events that pass a filter, in one lane.
    pub fn whole(&mut self, connection: &Connection, filter: &Filter) -> Result<Arc<LaneSet>, LibraryError> {
        self.set(connection, filter, Lanes { by: LaneBy::None, depth: None })
    }
}

/// What is remembered under a key, or made now. The least recently used is forgotten.
fn remembered<K: PartialEq, T>(
    all: &mut Vec<(K, Arc<T>)>,
    key: K,
    make: impl FnOnce() -> Result<T, LibraryError>,
) -> Result<Arc<T>, LibraryError> {
    let found = match all.iter().position(|(known, _)| *known == key) {
        Some(place) => all.remove(place),
        None => (key, Arc::new(make()?)),
    };
    let thing = Arc::clone(&found.1);
    all.push(found);
    if all.len() > REMEMBERED {
        all.remove(0);
    }
    Ok(thing)
}
