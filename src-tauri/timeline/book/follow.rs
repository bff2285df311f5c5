//! What is in memory, brought up to what happened since: changed events are taken out of every layout, read
//! anew and put in where they now belong.

use std::sync::Arc;

use rusqlite::Connection;

use super::State;
use crate::library::LibraryError;
use crate::library::filter::Filter;
use crate::library::log::Mark;
use crate::model::LaneBy;
use crate::timeline::index::events::Slot;
use crate::timeline::index::{Changes, Index};
use crate::timeline::passing::{Test, tests};

/// Where an event was, and where it is.
type Moved = (Option<Slot>, Option<Slot>);

impl State {
    /// This state with what happened since; nothing where that was too much to be followed.
    pub(super) fn followed(mut self, connection: &Connection) -> Result<Option<Self>, LibraryError> {
        let now = Mark::now(connection)?;
        if now == self.seen {
            return Ok(Some(self));
        }
        let Some(changes) = Changes::between(connection, &mut self.index, (self.seen, now))? else {
            return Ok(None);
        };
        self.seen = now;
        if changes.filters {
            self.found.retain(|found| found.filter.is_empty());
        }
        if changes.beside {
            self.found.retain(|found| found.tests.iter().all(Test::is_quick));
        }
        let known: Vec<&Filter> = self.found.iter().map(|found| &found.filter).collect();
        self.sets.retain(|((filter, of), _)| {
            let moved = match of.by {
                LaneBy::Publisher => changes.articles,
                LaneBy::Collection => changes.articles || changes.collections,
                _ => false,
            };
            !moved && known.contains(&filter)
        });
        let mut moved = Vec::new();
        for row in &changes.events {
            moved.push(self.index.renew(connection, *row)?);
        }
        self.take_out(&moved);
        self.rename(connection, &changes)?;
        self.put_in(connection, &moved)?;
        Ok(Some(self))
    }

    /// Takes changed events out of every layout in which they were.
    fn take_out(&mut self, moved: &[Moved]) {
        let Self { index, named, sets, found, carried, .. } = self;
        let mut lanes_of = Vec::new();
        for old in moved.iter().filter_map(|(old, _)| *old) {
            if let Some(carried) = carried {
                carried.leave(index, old);
            }
            for found in found.iter_mut() {
                found.passing.remove(&index.events, old);
            }
            if !index.events.is_dated(old) {
                continue;
            }
            for ((_, lanes), layers) in sets.iter_mut() {
                let Some((_, named)) = named.iter().find(|(of, _)| of == lanes) else { continue };
                lanes_of.clear();
                index.lanes_of(lanes.by, named, old, &mut lanes_of);
                lanes_of.iter().for_each(|lane| layers.remove(&index.events, *lane, old));
            }
        }
    }

    /// Names lanes and tags anew; layouts whose events would now stand elsewhere are dropped.
    fn rename(&mut self, connection: &Connection, changes: &Changes) -> Result<(), LibraryError> {
        for (lanes, mut old) in std::mem::take(&mut self.named) {
            let patched = match lanes.by {
                _ if !changes.rename(lanes.by) => Some(()),
                LaneBy::Person | LaneBy::Place => {
                    Arc::make_mut(&mut old).renamed(connection, &changes.entities, &mut self.index.nouns)?
                }
                _ => None,
            };
            if patched.is_some() {
                self.named.push((lanes, old));
                continue;
            }
            let new = self.named(connection, lanes)?;
            let moved = old.moved_by(&new);
            self.sets.retain(|((_, of), layers)| {
                let stays = |lane: &u32| layers.is_empty(*lane);
                *of != lanes || moved.as_ref().is_some_and(|moved| moved.iter().all(stays))
            });
        }
        if changes.tags
            && let Some(carried) = self.carried.take()
        {
            self.carried = carried.followed(connection, &mut self.index)?;
        }
        if changes.tags || changes.articles || !changes.entities.is_empty() {
            for found in &mut self.found {
                found.tests = tests(connection, &mut self.index, &found.filter)?;
            }
        }
        Ok(())
    }

    /// Puts changed events where they now belong.
    fn put_in(&mut self, connection: &Connection, moved: &[Moved]) -> Result<(), LibraryError> {
        let Self { index, named, sets, found, carried, .. } = self;
        if let Some(carried) = carried {
            moved.iter().filter_map(|(_, new)| *new).for_each(|new| carried.come(index, new));
        }
        for found in found.iter_mut() {
            let mut dated = Vec::new();
            for new in moved.iter().filter_map(|(_, new)| *new) {
                if passes(connection, index, &found.tests, new)? {
                    found.passing.insert(&index.events, new);
                    dated.extend(index.events.is_dated(new).then_some(new));
                }
            }
            found.passing.settle(&index.events);
            for ((_, lanes), layers) in sets.iter_mut().filter(|((of, _), _)| *of == found.filter) {
                let Some((_, named)) = named.iter().find(|(of, _)| of == lanes) else { continue };
                let mut lanes_of =
                    |slot: Slot, into: &mut Vec<u32>| index.lanes_of(lanes.by, named, slot, into);
                layers.add(&index.events, dated.clone(), &mut lanes_of);
            }
        }
        Ok(())
    }
}

fn passes(connection: &Connection, index: &Index, tests: &[Test], slot: Slot) -> Result<bool, LibraryError> {
    for test in tests {
        if !test.passes(connection, index, slot)? {
            return Ok(false);
        }
    }
    Ok(true)
}
