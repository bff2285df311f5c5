//! What stays in memory beside an open library: the index, and what was laid out from it for recent questions.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::carried::Carried;
use super::index::events::Slot;
use super::index::{Changes, Index};
use super::lanes::Lanes;
use super::lanes::names::{Named, named};
use super::lanes::set::LaneSet;
use super::passing::{Passing, Test, tests};
use crate::library::filter::Filter;
use crate::library::log::Mark;
use crate::library::{Library, LibraryError};
use crate::model::LaneBy;

/// How many filters, and how many kinds of lanes, stay laid out.
const REMEMBERED: usize = 8;

/// How many changes a layout takes before it is made anew.
const PATCHES: u32 = 1_000;

/// How many events may have changed at once before layouts are made anew rather than changed.
const FEW: usize = 32;

/// How many events may have changed at once before everything is read anew.
const MANY: usize = 500;

/// The events that one filter finds.
#[derive(Debug)]
struct Found {
    filter: Filter,
    tests: Vec<Test>,
    passing: Passing,
}

/// What is in memory of one state of the library.
#[derive(Debug)]
pub struct State {
    seen: Mark,
    /// The events.
    pub index: Index,
    /// All events, then those of recent filters, the last asked for last.
    found: Vec<Found>,
    named: Vec<(Lanes, Arc<Named>)>,
    sets: Vec<((Filter, Lanes), LaneSet)>,
    carried: Option<Carried>,
}

/// Where an event was, and where it is.
type Moved = (Option<Slot>, Option<Slot>);

/// Kept beside the library.
#[derive(Debug, Default)]
struct Book(Mutex<Option<State>>);

/// Works on the index in one state of the library, brought up to it first.
pub fn with<T>(
    library: &Library,
    work: impl FnOnce(&mut State, &Connection) -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    let book = library.kept::<Book>();
    let mut kept = book.0.lock().unwrap_or_else(PoisonError::into_inner);
    library.read(|connection| {
        // What fails half-way is not kept.
        let mut state = match kept.take() {
            Some(state) => state.caught_up(connection)?,
            None => State::read(connection)?,
        };
        let result = work(&mut state, connection);
        *kept = Some(state);
        result
    })
}

/// Works on the index, brought up to date, where it is in memory already.
pub fn with_ready<T>(
    library: &Library,
    work: impl FnOnce(&mut State, &Connection) -> Result<T, LibraryError>,
) -> Result<Option<T>, LibraryError> {
    let ready = library.kept::<Book>().0.try_lock().is_ok_and(|kept| kept.is_some());
    if ready { with(library, work).map(Some) } else { Ok(None) }
}

impl State {
    fn read(connection: &Connection) -> Result<Self, LibraryError> {
        let seen = Mark::now(connection)?;
        let index = Index::read(connection)?;
        let all =
            Found { filter: Filter::default(), tests: Vec::new(), passing: Passing::all(&index.events) };
        Ok(Self { seen, index, found: vec![all], named: Vec::new(), sets: Vec::new(), carried: None })
    }

    /// This state brought up to what the library holds now.
    fn caught_up(mut self, connection: &Connection) -> Result<Self, LibraryError> {
        let now = Mark::now(connection)?;
        if now == self.seen {
            return Ok(self);
        }
        let Some(changes) = Changes::between(connection, &mut self.index, (self.seen, now))? else {
            drop(self);
            return Self::read(connection);
        };
        if changes.events.len() > MANY {
            drop(self);
            return Self::read(connection);
        }
        self.seen = now;
        if changes.names {
            self.carried = None;
        }
        if changes.filters {
            self.found.retain(|found| found.filter.is_empty());
            self.sets.retain(|((filter, _), _)| filter.is_empty());
        }
        if changes.articles {
            self.sets.retain(|((_, of), _)| !matches!(of.by, LaneBy::Publisher | LaneBy::Collection));
        }
        if changes.events.len() > FEW {
            self.found.retain(|found| found.filter.is_empty());
            self.sets.clear();
        }
        self.found.retain(|found| found.tests.iter().all(Test::is_quick));
        let known: Vec<Filter> = self.found.iter().map(|found| found.filter.clone()).collect();
        self.sets.retain(|((filter, _), set)| set.patches() < PATCHES && known.contains(filter));
        let mut moved = Vec::new();
        for row in &changes.events {
            moved.push(self.index.renew(connection, *row)?);
        }
        self.take_out(&moved);
        if changes.names {
            self.rename(connection)?;
        }
        self.put_in(connection, &moved)?;
        Ok(self)
    }

    /// Takes changed events out of every layout in which they were.
    fn take_out(&mut self, moved: &[Moved]) {
        let Self { index, named, sets, found, .. } = self;
        let mut lanes_of = Vec::new();
        for old in moved.iter().filter_map(|(old, _)| *old) {
            for found in found.iter_mut() {
                found.passing.remove(&index.events, old);
            }
            if !index.events.is_dated(old) {
                continue;
            }
            for ((_, lanes), set) in sets.iter_mut() {
                let Some((_, named)) = named.iter().find(|(of, _)| of == lanes) else { continue };
                lanes_of.clear();
                index.lanes_of(lanes.by, named, old, &mut lanes_of);
                for lane in &lanes_of {
                    set.remove(&index.events, *lane, old);
                }
            }
        }
    }

    /// Names lanes and tags anew; layouts whose events would now stand elsewhere are dropped.
    fn rename(&mut self, connection: &Connection) -> Result<(), LibraryError> {
        for (lanes, old) in std::mem::take(&mut self.named) {
            let new = self.named(connection, lanes)?;
            let moved = old.moved_by(&new);
            self.sets.retain(|((_, of), set)| {
                let stays = |lane: &u32| set.range(*lane).0 == set.range(*lane).1;
                *of != lanes || moved.as_ref().is_some_and(|moved| moved.iter().all(stays))
            });
        }
        for found in &mut self.found {
            found.tests = tests(connection, &mut self.index, &found.filter)?;
        }
        Ok(())
    }

    /// Puts changed events where they now belong.
    fn put_in(&mut self, connection: &Connection, moved: &[Moved]) -> Result<(), LibraryError> {
        let Self { index, named, sets, found, carried, .. } = self;
        let mut lanes_of = Vec::new();
        for (old, new) in moved {
            if let Some(carried) = carried {
                carried.renew(index, *old, *new);
            }
            let Some(new) = *new else { continue };
            for found in found.iter_mut() {
                if !passes(connection, index, &found.tests, new)? {
                    continue;
                }
                found.passing.insert(&index.events, new);
                if !index.events.is_dated(new) {
                    continue;
                }
                for ((_, lanes), set) in sets.iter_mut().filter(|((of, _), _)| *of == found.filter) {
                    let Some((_, named)) = named.iter().find(|(of, _)| of == lanes) else { continue };
                    lanes_of.clear();
                    index.lanes_of(lanes.by, named, new, &mut lanes_of);
                    for lane in &lanes_of {
                        set.insert(&index.events, *lane, new);
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds the events that pass a filter.
    fn find(&mut self, connection: &Connection, filter: &Filter) -> Result<(), LibraryError> {
        if let Some(place) = self.found.iter().position(|found| found.filter == *filter) {
            if place > 0 {
                let found = self.found.remove(place);
                self.found.push(found);
            }
            return Ok(());
        }
        let tests = tests(connection, &mut self.index, filter)?;
        let all = self.found.first().map(|all| &all.passing);
        let passing = match all {
            Some(all) => all.among(connection, &self.index, &tests)?,
            None => Passing::default(),
        };
        if self.found.len() > REMEMBERED {
            let gone = self.found.remove(1).filter;
            self.sets.retain(|((filter, _), _)| *filter != gone);
        }
        self.found.push(Found { filter: filter.clone(), tests, passing });
        Ok(())
    }

    /// The events that pass a filter.
    pub fn passing(&mut self, connection: &Connection, filter: &Filter) -> Result<&Passing, LibraryError> {
        self.find(connection, filter)?;
        Ok(self.known(filter))
    }

    /// The events that pass a filter which was found already.
    fn known(&self, filter: &Filter) -> &Passing {
        static NONE: Passing = Passing { order: Vec::new(), undated: Vec::new(), extent: None };
        self.found.iter().find(|found| found.filter == *filter).map_or(&NONE, |found| &found.passing)
    }

    /// How many events carry each tag or one below it.
    pub fn carried(&mut self, connection: &Connection) -> Result<&Carried, LibraryError> {
        let carried = match self.carried.take() {
            Some(carried) => carried,
            None => {
                let mut carried = Carried::read(connection, &mut self.index)?;
                if let Some(all) = self.found.first() {
                    let slots = all.passing.order.iter().chain(&all.passing.undated);
                    slots.for_each(|slot| carried.renew(&self.index, None, Some(*slot)));
                }
                carried
            }
        };
        Ok(self.carried.insert(carried))
    }

    /// The names of lanes.
    pub fn named(&mut self, connection: &Connection, lanes: Lanes) -> Result<Arc<Named>, LibraryError> {
        if let Some((_, named)) = self.named.iter().find(|(of, _)| *of == lanes) {
            return Ok(Arc::clone(named));
        }
        let named = Arc::new(named(connection, lanes, &mut self.index.nouns)?);
        if self.named.len() > 2 * REMEMBERED {
            let (gone, _) = self.named.remove(0);
            self.sets.retain(|((_, lanes), _)| *lanes != gone);
        }
        self.named.push((lanes, Arc::clone(&named)));
        Ok(named)
    }

    /// Lays out the events that pass a filter: all in one lane, and by lanes. Then [`Self::laid_out`] has them.
    pub fn lay_out(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        lanes: Lanes,
    ) -> Result<(), LibraryError> {
        self.find(connection, filter)?;
        for lanes in [ALL, lanes] {
            let named = self.named(connection, lanes)?;
            if let Some(place) = self.sets.iter().position(|((of, by), _)| of == filter && *by == lanes) {
                let set = self.sets.remove(place);
                self.sets.push(set);
                continue;
            }
            let index = &self.index;
            let lanes_of = |slot: Slot, into: &mut Vec<u32>| index.lanes_of(lanes.by, &named, slot, into);
            let set = LaneSet::build(&index.events, &self.known(filter).order, lanes_of);
            if self.sets.len() >= REMEMBERED {
                self.sets.remove(0);
            }
            self.sets.push(((filter.clone(), lanes), set));
        }
        Ok(())
    }

    /// What was laid out.
    pub fn laid_out(&self, filter: &Filter, lanes: Lanes) -> Laid<'_> {
        static NONE: std::sync::OnceLock<LaneSet> = std::sync::OnceLock::new();
        let find = |by: Lanes| {
            let found = self.sets.iter().find(|((of, lanes), _)| of == filter && *lanes == by);
            found.map_or_else(|| NONE.get_or_init(LaneSet::default), |(_, set)| set)
        };
        Laid { index: &self.index, passing: self.known(filter), whole: find(ALL), set: find(lanes) }
    }
}

/// All events in one lane.
pub const ALL: Lanes = Lanes { by: LaneBy::None, depth: None };

/// The events that pass a filter, laid out.
#[derive(Debug, Clone, Copy)]
pub struct Laid<'a> {
    /// The events.
    pub index: &'a Index,
    /// Those that pass.
    pub passing: &'a Passing,
    /// All of them in one lane, of number 0.
    pub whole: &'a LaneSet,
    /// In the lanes asked for.
    pub set: &'a LaneSet,
}

fn passes(connection: &Connection, index: &Index, tests: &[Test], slot: Slot) -> Result<bool, LibraryError> {
    for test in tests {
        if !test.passes(connection, index, slot)? {
            return Ok(false);
        }
    }
    Ok(true)
}
