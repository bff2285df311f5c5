//! How other events lie to one: before, during, overlapping, after; for certain or maybe.

use rusqlite::{Connection, OptionalExtension as _};

use super::book::{self, ALL, State};
use super::index::events::Slot;
use super::shown::{Shown, shown};
use crate::library::filter::Filter;
use crate::library::{Context as _, Library, LibraryError};
use crate::model::EventId;
use crate::temporal::edtf::{Answer, Relation, relation_of};

/// How long each list is at most.
const LISTED: usize = 8;

/// How many events on either side are looked at.
const NEAR: usize = 400;

const BEFORE: &[Relation] = &[Relation::Before, Relation::Meets];
const DURING: &[Relation] = &[Relation::During, Relation::Starts, Relation::Finishes, Relation::Equals];
const OVERLAPPING: &[Relation] = &[
    Relation::Overlaps,
    Relation::OverlappedBy,
    Relation::Contains,
    Relation::StartedBy,
    Relation::FinishedBy,
];
const AFTER: &[Relation] = &[Relation::After, Relation::MetBy];

/// An event near another.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The event.
    pub shown: Shown,
    /// Whether it lies so whatever the true days are.
    pub certain: bool,
}

/// The events near one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Neighbours {
    /// Over before it began.
    pub before: Vec<Near>,
    /// Within it.
    pub during: Vec<Near>,
    /// At the same time in part, or around it.
    pub overlapping: Vec<Near>,
    /// Begun after it was over.
    pub after: Vec<Near>,
}

/// The events near one: what is certain first, then the nearest. Without a date it has none.
pub fn neighbours(library: &Library, event: EventId) -> Result<Neighbours, LibraryError> {
    book::with(library, |state, connection| near(state, connection, event))
}

fn near(state: &mut State, connection: &Connection, event: EventId) -> Result<Neighbours, LibraryError> {
    let row: Option<i64> = connection
        .prepare_cached("SELECT row FROM event WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([event], |row| row.get(0)).optional())
        .context("looking for an event")?;
    let Some(row) = row else {
        return Err(LibraryError::NotFound { noun: "event", id: event.to_string() });
    };
    state.lay_out(connection, &Filter::default(), ALL)?;
    let layers = state.laid_out(&Filter::default(), ALL).whole;
    let events = &state.index.events;
    let Some(this) = events.slot(row).filter(|slot| events.is_dated(*slot)) else {
        return Ok(Neighbours::default());
    };
    let (start, end) = (events.start(this), events.end(this));
    let candidates = layers.slots(events, |set| {
        let (first, last) = set.range(0);
        let (begun, after) = (set.first_from(0, start), set.first_after(0, end));
        let before = set.places(first, begun).rev().take(NEAR);
        let during = set.places(begun, after).take(NEAR);
        before.chain(during).chain(set.places(after, last).take(LISTED))
    });
    let bounds = events.bounds(this);
    let distance = |slot: Slot| {
        let start = i128::from(events.start(slot)) - i128::from(start);
        let end = i128::from(events.end(slot)) - i128::from(end);
        (start.abs().saturating_add(end.abs()), slot)
    };
    let list = |relations: &[Relation]| -> Vec<Near> {
        let mut found: Vec<(bool, (i128, Slot))> = candidates
            .iter()
            .filter(|slot| **slot != this)
            .filter_map(|slot| match relation_of(&events.bounds(*slot), &bounds, relations) {
                Answer::No => None,
                answer => Some((answer == Answer::Maybe, distance(*slot))),
            })
            .collect();
        found.sort_unstable();
        found.truncate(LISTED);
        found
            .into_iter()
            .map(|(maybe, (_, slot))| Near { shown: shown(&state.index, slot), certain: !maybe })
            .collect()
    };
    Ok(Neighbours {
        before: list(BEFORE),
        during: list(DURING),
        overlapping: list(OVERLAPPING),
        after: list(AFTER),
    })
}
