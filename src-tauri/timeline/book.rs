//! What stays in memory beside an open library: the index, and what was laid out from it for recent questions.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::index::events::Slot;
use super::index::{Changes, Index, Seen};
use super::lanes::Lanes;
use super::lanes::names::{Named, named};
use super::lanes::set::LaneSet;
use super::passing::{Passing, Test, tests};
use crate::library::filter::Filter;
use crate::library::{Library, LibraryError};
use crate::model::LaneBy;

/// How many filters, and how many kinds of lanes, stay laid out.
const REMEMBERED: usize = 6;

/// How many changes a layout takes before it is made anew.
const PATCHES: u32 = 1_000;

/// How many events may have changed at once before layouts are made anew rather than changed.
const FEW: usize = 64;

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
    seen: Seen,
    /// The events.
    pub index: Index,
    /// All events, then those of recent filters, the last asked for last.
    found: Vec<Found>,
    named: Vec<(Lanes, Arc<Named>)>,
    sets: Vec<((Filter, Lanes), LaneSet)>,
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
        let seen = Seen::now(connection)?;
        let index = Index::read(connection)?;
        let all =
            Found { filter: Filter::default(), tests: Vec::new(), passing: Passing::all(&index.events) };
        Ok(Self { seen, index, found: vec![all], named: Vec::new(), sets: Vec::new() })
    }

    /// This state brought up to what the library holds now.
    fn caught_up(mut self, connection: &Connection) -> Result<Self, LibraryError> {
        let now = Seen::now(connection)?;
        if now == self.seen {
            return Ok(self);
        }
        let Some(changes) = Changes::between(connection, &mut self.index, (self.seen, now))? else {
            drop(self);
            return Self::read(connection);
        };
        self.seen = now;
        let before = if changes.names { std::mem::take(&mut self.named) } else { Vec::new() };
        if changes.filters {
            self.found.retain(|found| found.filter.is_empty());
            self.sets.retain(|((filter, _), _)| filter.is_empty());
        }
        for (lanes, old) in before {
            let new = self.named(connection, lanes)?;
            let regrouped = changes.articles && matches!(lanes.by, LaneBy::Publisher | LaneBy::Collection);
            if regrouped || !old.is_continued_by(&new) {
                self.sets.retain(|((_, of), _)| *of != lanes);
            }
        }
        if changes.articles {
            self.sets.retain(|((_, of), _)| {
                !matches!(of.by, LaneBy::Publisher | LaneBy::Collection)
                    || self.named.iter().any(|(lanes, _)| lanes == of)
            });
        }
        self.renew(connection, &changes)?;
        Ok(self)
    }

    /// Reads changed events anew and puts them where they belong.
    fn renew(&mut self, connection: &Connection, changes: &Changes) -> Result<(), LibraryError> {
        if changes.events.is_empty() {
            return Ok(());
        }
        let few = changes.events.len() <= FEW;
        let mut moved = Vec::new();
        for row in &changes.events {
            moved.push(self.index.renew(connection, *row)?);
        }
        self.found.retain(|found| found.filter.is_empty() || (few && found.tests.iter().all(Test::is_quick)));
        let known: Vec<Filter> = self.found.iter().map(|found| found.filter.clone()).collect();
        self.sets.retain(|((filter, _), set)| few && set.patches() < PATCHES && known.contains(filter));
        for (old, new) in moved {
            for found in &mut self.found {
                if let Some(old) = old {
                    found.passing.remove(&self.index.events, old);
                }
                let Some(new) = new else { continue };
                let passes = passes(connection, &self.index, &found.tests, new)?;
                if passes {
                    found.passing.insert(&self.index.events, new);
                }
            }
            self.patch(connection, old, new)?;
        }
        Ok(())
    }

    /// Takes a changed event out of the layouts, and puts it in as it is now.
    fn patch(
        &mut self,
        connection: &Connection,
        old: Option<Slot>,
        new: Option<Slot>,
    ) -> Result<(), LibraryError> {
        let kinds: Vec<Lanes> = self.sets.iter().map(|((_, lanes), _)| *lanes).collect();
        for lanes in kinds {
            self.named(connection, lanes)?;
        }
        let Self { index, named, sets, found, .. } = self;
        let mut into = Vec::new();
        for ((filter, lanes), set) in sets {
            let Some((_, named)) = named.iter().find(|(of, _)| of == lanes) else { continue };
            let mut lanes_of = |slot: Slot| {
                into.clear();
                index.lanes_of(lanes.by, named, slot, &mut into);
                into.clone()
            };
            if let Some(old) = old.filter(|old| index.events.is_dated(*old)) {
                for lane in lanes_of(old) {
                    set.remove(&index.events, lane, old);
                }
            }
            let tests = found.iter().find(|found| found.filter == *filter).map(|found| &found.tests);
            if let Some(new) = new.filter(|new| index.events.is_dated(*new))
                && passes(connection, index, tests.map_or(&[], Vec::as_slice), new)?
            {
                for lane in lanes_of(new) {
                    set.insert(&index.events, lane, new);
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
