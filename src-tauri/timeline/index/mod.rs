//! The events of a library in memory, kept true by its change log.

pub mod events;
pub mod links;
pub mod nouns;
pub mod read;

use rusqlite::Connection;

use super::lanes::names::{Named, WITHOUT, stance};
use crate::library::LibraryError;
use crate::model::LaneBy;
use events::{Events, Slot};
use links::Links;
use nouns::{Articles, Numbered, Numbers};
use read::PLACE;

/// What lanes and filters can stand for, numbered.
#[derive(Debug, Default)]
pub struct Nouns {
    /// Tags.
    pub tags: Numbered,
    /// People, organisations and places.
    pub entities: Numbered,
    /// Articles, with what is known of them.
    pub articles: Articles,
    /// Collections of articles.
    pub collections: Numbered,
}

/// The events and what hangs on them.
#[derive(Debug)]
pub struct Index {
    /// The events.
    pub events: Events,
    /// What their lanes can stand for.
    pub nouns: Nouns,
    /// The articles of their evidence.
    articles: Links,
    /// Their tags, once these were asked for.
    tags: Option<Links>,
    /// Their people and places, once these were asked for.
    entities: Option<Links>,
    /// Slots of events with a date, by begin.
    pub order: Vec<Slot>,
    /// Slots of events without one, in the order in which they were made.
    pub undated: Vec<Slot>,
}

impl Index {
    /// Reads the whole index.
    pub fn read(connection: &Connection) -> Result<Self, LibraryError> {
        let mut events = read::events(connection)?;
        let nouns = Nouns { articles: read::articles(connection)?, ..Nouns::default() };
        let slots = read::slots(&events);
        let articles = read::evidence(connection, &slots, &nouns.articles, &mut events)?;
        let (mut order, undated): (Vec<Slot>, Vec<Slot>) =
            (0..events.len() as Slot).partition(|slot| events.is_dated(*slot));
        order.sort_by_key(|slot| (events.start(*slot), *slot));
        Ok(Self { events, nouns, articles, tags: None, entities: None, order, undated })
    }

    /// Reads what lanes of this kind need and is not read yet.
    pub fn need(&mut self, connection: &Connection, by: LaneBy) -> Result<(), LibraryError> {
        let slots = |events: &Events| -> Numbers {
            let mut slots = read::slots(events);
            slots.retain(|_, slot| events.slot(events.row(*slot)) == Some(*slot));
            slots
        };
        match by {
            LaneBy::Tag if self.tags.is_none() => {
                let pairs = read::tags(connection, &slots(&self.events), &mut self.nouns.tags)?;
                self.tags = Some(Links::of(self.events.len(), &pairs));
            }
            LaneBy::Person | LaneBy::Place if self.entities.is_none() => {
                let pairs = read::entities(connection, &slots(&self.events), &mut self.nouns.entities)?;
                self.entities = Some(Links::of(self.events.len(), &pairs));
            }
            _ => {}
        }
        Ok(())
    }

    /// The tags of an event, by number.
    pub fn tags(&self, slot: Slot) -> &[u32] {
        self.tags.as_ref().map_or(&[], |links| links.get(slot))
    }

    /// The people and places of an event, by number, places marked.
    pub fn entities(&self, slot: Slot) -> &[u32] {
        self.entities.as_ref().map_or(&[], |links| links.get(slot))
    }

    /// The articles of an event's evidence, by number.
    pub fn articles(&self, slot: Slot) -> &[u32] {
        self.articles.get(slot)
    }

    /// The numbers of the lanes in which an event stands, each once.
    pub fn lanes_of(&self, by: LaneBy, named: &Named, slot: Slot, lanes: &mut Vec<u32>) {
        let mut add = |lane: u32| {
            if !lanes.contains(&lane) {
                lanes.push(lane);
            }
        };
        let folded = |item: u32| named.folded.as_ref().map_or(&[][..], |folded| folded.get(item));
        match by {
            LaneBy::None => add(WITHOUT),
            LaneBy::Stance => add(stance(self.events.stances(slot))),
            LaneBy::Tag => self.tags(slot).iter().flat_map(|tag| folded(*tag)).for_each(|lane| add(*lane)),
            LaneBy::Article => self.articles(slot).iter().for_each(|article| add(article + 1)),
            LaneBy::Publisher | LaneBy::Collection => {
                self.articles(slot).iter().flat_map(|one| folded(*one)).for_each(|lane| add(*lane));
            }
            LaneBy::Person => {
                self.entities(slot).iter().filter(|one| *one & PLACE == 0).for_each(|one| add(one + 1));
            }
            LaneBy::Place => {
                let places = self.entities(slot).iter().filter(|one| *one & PLACE != 0);
                places.for_each(|one| add((one & !PLACE) + 1));
            }
        }
        if lanes.is_empty() {
            lanes.push(WITHOUT);
        }
    }
}
