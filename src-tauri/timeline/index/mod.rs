//! The events of a library in memory, kept true by its change log.

mod changes;
pub mod events;
pub mod links;
pub mod nouns;
pub mod read;

use rusqlite::Connection;

use super::lanes::names::{Named, WITHOUT, stance};
use crate::library::LibraryError;
use crate::model::LaneBy;
pub use changes::{Changes, Seen};
use events::{Events, Slot};
use links::Links;
use nouns::{Articles, Numbered};
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
    /// Their tags.
    tags: Links,
    /// Their people and places.
    entities: Links,
}

impl Index {
    /// Reads the whole index.
    pub fn read(connection: &Connection) -> Result<Self, LibraryError> {
        let mut events = read::events(connection)?;
        let mut nouns = Nouns { articles: read::articles(connection)?, ..Nouns::default() };
        let slots = read::slots(&events);
        let articles = read::evidence(connection, &slots, &nouns.articles, &mut events)?;
        let tags = Links::of(events.len(), &read::tags(connection, &slots, &mut nouns.tags)?);
        let entities = Links::of(events.len(), &read::entities(connection, &slots, &mut nouns.entities)?);
        Ok(Self { events, nouns, articles, tags, entities })
    }

    /// Reads the event of a row anew, into a slot of its own. Gives the slots that it had and that it has now.
    pub fn renew(
        &mut self,
        connection: &Connection,
        row: i64,
    ) -> Result<(Option<Slot>, Option<Slot>), LibraryError> {
        let old = self.events.slot(row);
        let Some(entry) = read::event(connection, row)? else {
            self.events.moved(row, None);
            return Ok((old, None));
        };
        let slot = self.events.push(&entry);
        self.events.moved(row, Some(slot));
        let (heard, articles) = read::heard(connection, &self.nouns.articles, &self.events, slot)?;
        self.events.hear(slot, heard);
        self.articles.push(&articles);
        self.tags.push(&read::tags_of(connection, entry.id, &mut self.nouns.tags)?);
        self.entities.push(&read::entities_of(connection, entry.id, &mut self.nouns.entities)?);
        Ok((old, Some(slot)))
    }

    /// The tags of an event, by number.
    pub fn tags(&self, slot: Slot) -> &[u32] {
        self.tags.get(slot)
    }

    /// The people and places of an event, by number, places marked.
    pub fn entities(&self, slot: Slot) -> &[u32] {
        self.entities.get(slot)
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
