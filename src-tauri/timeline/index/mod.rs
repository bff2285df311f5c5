//! The events of a library in memory, kept true by its change log.

mod changes;
pub mod columns;
pub mod events;
pub mod links;
pub mod nouns;
pub mod read;

use std::sync::Arc;

use rusqlite::Connection;

use super::lanes::names::{Named, WITHOUT, stance};
use crate::library::LibraryError;
use crate::model::LaneBy;
pub use changes::Changes;
use columns::Columns;
use events::{Events, Slot};
use links::{Linked, Links};
use nouns::{Articles, Numbered};
use read::PLACE;

/// What lanes and filters can stand for, numbered.
#[derive(Debug, Clone, Default, PartialEq)]
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
    articles: Linked,
    /// Their tags.
    tags: Linked,
    /// Their people and places.
    entities: Linked,
}

/// What was read together, in one state of the library.
#[derive(Debug, Default, PartialEq)]
pub struct Together {
    /// The events, settled.
    pub events: Arc<Columns>,
    /// What they hang on.
    pub nouns: Nouns,
    /// The articles of their evidence.
    pub articles: Arc<Links>,
    /// Their tags.
    pub tags: Arc<Links>,
    /// Their people and places.
    pub entities: Arc<Links>,
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
        Ok(Self::of(events, nouns, [articles, tags, entities]))
    }

    /// Of settled events, what they hang on, and their articles, tags and entities.
    pub fn of(events: Columns, nouns: Nouns, [articles, tags, entities]: [Links; 3]) -> Self {
        let [articles, tags, entities] = [articles, tags, entities].map(Linked::of);
        Self { events: Events::of(events), nouns, articles, tags, entities }
    }

    /// Puts the events that were changed or made since in among the others, as if all had been read now. Slots
    /// are not what they were.
    pub fn settled(self) -> Self {
        let slots = self.events.in_use();
        let links = [&self.articles, &self.tags, &self.entities].map(|linked| linked.copies(&slots));
        Self::of(self.events.copies(&slots), self.nouns, links)
    }

    /// What was read together, to be kept; nothing where something came since.
    pub fn together(&self) -> Option<Together> {
        (self.events.since() == 0).then(|| Together {
            events: Arc::clone(self.events.together()),
            nouns: self.nouns.clone(),
            articles: Arc::clone(self.articles.together()),
            tags: Arc::clone(self.tags.together()),
            entities: Arc::clone(self.entities.together()),
        })
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
