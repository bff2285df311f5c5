//! What stays in memory beside an open library: the index, and what was laid out from it for recent questions.

mod follow;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rusqlite::Connection;

use super::carried::Carried;
use super::index::events::Slot;
use super::index::{Index, Together};
use super::lanes::Lanes;
use super::lanes::layers::Layers;
use super::lanes::names::{Named, named};
use super::lanes::set::placed;
use super::passing::{Passing, Test, tests};
use super::stored;
use crate::library::filter::Filter;
use crate::library::log::Mark;
use crate::library::{Folder, Library, LibraryError};
use crate::model::LaneBy;

/// How many filters stay found, and how many layouts of them and of all events stay laid out.
const REMEMBERED: usize = 8;

/// From how many events on the index is worth to be kept on the disk.
const MANY: usize = 5_000;

/// After how many changes of what was kept on the disk it is worth to be kept anew.
const CHANGED: usize = 500;

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
    sets: Vec<((Filter, Lanes), Layers)>,
    carried: Option<Carried>,
    /// What is worth to be kept on the disk, and is not yet.
    unkept: Option<(Mark, Together)>,
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
            Some(state) => state.caught_up(library.folder(), connection)?,
            None => State::read(library.folder(), connection)?,
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

/// Has the index in memory before it is asked for, and keeps it on the disk where that is worth it. To be called
/// beside what a person waits for.
///
/// # Errors
/// The library can't be read, or the file not written; then the first question takes longer, and nothing else.
pub fn prepare(library: &Library) -> Result<(), LibraryError> {
    let unkept = with(library, |state, connection| {
        state.lay_out(connection, &Filter::default(), ALL)?;
        Ok(state.unkept.take())
    })?;
    unkept.map_or(Ok(()), |(mark, together)| stored::keep(library, mark, &together))
}

impl State {
    /// The state of the library now: from the disk and what happened since, else read whole.
    fn read(folder: &Folder, connection: &Connection) -> Result<Self, LibraryError> {
        if let Some((index, seen)) = stored::load(folder, connection)?
            && let Some(state) = Self::of(index, seen).followed(connection)?
        {
            if state.index.events.since() < CHANGED {
                return Ok(state);
            }
            return Ok(Self::of(state.index.settled(), state.seen).worth_keeping());
        }
        let seen = Mark::now(connection)?;
        Ok(Self::of(Index::read(connection)?, seen).worth_keeping())
    }

    fn of(index: Index, seen: Mark) -> Self {
        let passing = Passing::all(&index.events);
        let found = vec![Found { filter: Filter::default(), tests: Vec::new(), passing }];
        Self { seen, index, found, named: Vec::new(), sets: Vec::new(), carried: None, unkept: None }
    }

    fn worth_keeping(mut self) -> Self {
        if self.index.events.len() >= MANY {
            self.unkept = self.index.together().map(|together| (self.seen, together));
        }
        self
    }

    /// This state brought up to what the library holds now.
    fn caught_up(self, folder: &Folder, connection: &Connection) -> Result<Self, LibraryError> {
        match self.followed(connection)? {
            Some(state) => Ok(state),
            None => Self::read(folder, connection),
        }
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
        static NONE: OnceLock<Passing> = OnceLock::new();
        let found = self.found.iter().find(|found| found.filter == *filter);
        found.map_or_else(|| NONE.get_or_init(Passing::default), |found| &found.passing)
    }

    /// How many events carry each tag or one below it.
    pub fn carried(&mut self, connection: &Connection) -> Result<&Carried, LibraryError> {
        let carried = match self.carried.take() {
            Some(carried) => carried,
            None => {
                let mut carried = Carried::read(connection, &mut self.index)?;
                if let Some(all) = self.found.first() {
                    all.passing.slots().for_each(|slot| carried.come(&self.index, slot));
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

    /// Lays out the events that pass a filter: all in one lane, and by lanes. Then [`Self::laid_out`] has them. What
    /// passes a filter and is asked for in other lanes is only counted in the one of all.
    pub fn lay_out(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        lanes: Lanes,
    ) -> Result<(), LibraryError> {
        self.find(connection, filter)?;
        let mut order = None;
        for by in [ALL, lanes] {
            let named = self.named(connection, by)?;
            let drawn = by == lanes || filter.is_empty();
            if let Some(place) = self.sets.iter().position(|((of, lanes), _)| of == filter && *lanes == by) {
                let set = self.sets.remove(place);
                if set.1.is_drawn() || !drawn {
                    self.sets.push(set);
                    continue;
                }
            }
            let index = &self.index;
            let mut lanes_of = |slot: Slot, into: &mut Vec<u32>| index.lanes_of(by.by, &named, slot, into);
            let order = order
                .get_or_insert_with(|| placed(&index.events, &self.known(filter).in_order(&index.events)));
            let layers = if drawn {
                Layers::build(order, &mut lanes_of)
            } else {
                Layers::counted(order, &mut lanes_of)
            };
            self.make_room(filter);
            self.sets.push(((filter.clone(), by), layers));
        }
        Ok(())
    }

    /// Forgets the layout that was not asked for longest, of filters or of all events, where there are many. That
    /// of all events in one lane stays: every question without filter needs it, and it takes longest to make.
    fn make_room(&mut self, filter: &Filter) {
        let alike = |((of, _), _): &((Filter, Lanes), Layers)| of.is_empty() == filter.is_empty();
        if self.sets.iter().filter(|set| alike(set)).count() < REMEMBERED {
            return;
        }
        let first = self.sets.iter().position(|set| alike(set) && !(set.0.0.is_empty() && set.0.1 == ALL));
        if let Some(first) = first {
            self.sets.remove(first);
        }
    }

    /// What was laid out.
    pub fn laid_out(&self, filter: &Filter, lanes: Lanes) -> Laid<'_> {
        static NONE: OnceLock<Layers> = OnceLock::new();
        let find = |by: Lanes| {
            let found = self.sets.iter().find(|((of, lanes), _)| of == filter && *lanes == by);
            found.map_or_else(|| NONE.get_or_init(Layers::default), |(_, set)| set)
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
    pub whole: &'a Layers,
    /// In the lanes asked for.
    pub set: &'a Layers,
}
