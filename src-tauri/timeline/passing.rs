//! Which events pass a filter, told from the index as far as it knows, and from the library otherwise.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::index::Index;
use super::index::columns::{NO_BEGIN, NO_END};
use super::index::events::{Events, Slot};
use super::index::read::{PLACE, bits, each};
use crate::library::filter::{Asks, Dated, Filter, full_text, of_article, of_event};
use crate::library::{Condition, LibraryError, entities, tags};

/// The events that pass a filter: a mark for each slot, so that a change is a mark and not a million moved.
#[derive(Debug, Default)]
pub struct Passing {
    marks: Vec<u64>,
    dated: u32,
    undated: u32,
    extent: Option<(i64, i64)>,
    /// Whether what reached farthest is gone.
    shrunk: bool,
}

impl Passing {
    /// All events.
    pub fn all(events: &Events) -> Self {
        let mut all = Self::default();
        (0..events.len() as Slot).for_each(|slot| all.insert(events, slot));
        all
    }

    /// Those of these events that pass tests.
    pub fn among(
        &self,
        connection: &Connection,
        index: &Index,
        tests: &[Test],
    ) -> Result<Self, LibraryError> {
        let mut marks = self.marks.clone();
        for test in tests {
            test.mask(connection, index, &mut marks)?;
        }
        let mut those = Self { marks, ..Self::default() };
        let (mut dated, mut undated, mut extent) = (0, 0, None);
        for slot in those.slots() {
            if index.events.is_dated(slot) {
                dated += 1;
                extent = joined(extent, reach(&index.events, slot));
            } else {
                undated += 1;
            }
        }
        (those.dated, those.undated, those.extent) = (dated, undated, extent);
        Ok(those)
    }

    /// Whether an event is among them.
    pub fn holds(&self, slot: Slot) -> bool {
        let (word, bit) = place(slot);
        self.marks.get(word).is_some_and(|marks| marks & bit != 0)
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        self.dated + self.undated
    }

    /// How many have no date.
    pub fn undated(&self) -> u32 {
        self.undated
    }

    /// First and last second that they reach, unbounded edges apart. True after [`Self::settle`].
    pub fn extent(&self) -> Option<(i64, i64)> {
        self.extent
    }

    /// All that are among them, by slot.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        let bits = |mut marks: u64| {
            std::iter::from_fn(move || {
                let bit = marks.trailing_zeros();
                marks &= marks.wrapping_sub(1);
                (bit < u64::BITS).then_some(bit)
            })
        };
        (0..).zip(&self.marks).flat_map(move |(word, marks)| {
            bits(*marks).map(move |bit| word * u64::BITS as Slot + bit as Slot)
        })
    }

    /// Those with a date, by begin.
    pub fn in_order(&self, events: &Events) -> Vec<Slot> {
        let mut slots: Vec<Slot> = self.slots().filter(|slot| events.is_dated(*slot)).collect();
        // Those that were read together are in their order already.
        if slots.last().is_some_and(|slot| *slot as usize >= events.together().len()) {
            slots.sort_by_key(|slot| (events.start(*slot), *slot));
        }
        slots
    }

    /// Those without a date, in the order in which they were made.
    pub fn without_date(&self, events: &Events) -> Vec<Slot> {
        let mut slots: Vec<Slot> = self.slots().filter(|slot| !events.is_dated(*slot)).collect();
        slots.sort_by_key(|slot| events.row(*slot));
        slots
    }

    /// Takes an event out, where it is in.
    pub fn remove(&mut self, events: &Events, slot: Slot) {
        if !self.holds(slot) {
            return;
        }
        let (word, bit) = place(slot);
        if let Some(marks) = self.marks.get_mut(word) {
            *marks &= !bit;
        }
        if !events.is_dated(slot) {
            self.undated -= 1;
            return;
        }
        self.dated -= 1;
        let (own, whole) = (reach(events, slot), self.extent);
        self.shrunk |= own.zip(whole).is_some_and(|(own, whole)| own.0 == whole.0 || own.1 == whole.1);
    }

    /// Puts an event in that is not in yet.
    pub fn insert(&mut self, events: &Events, slot: Slot) {
        let (word, bit) = place(slot);
        if self.marks.len() <= word {
            self.marks.resize(word + 1, 0);
        }
        if let Some(marks) = self.marks.get_mut(word) {
            *marks |= bit;
        }
        if events.is_dated(slot) {
            self.dated += 1;
            self.extent = joined(self.extent, reach(events, slot));
        } else {
            self.undated += 1;
        }
    }

    /// Measures the extent anew where what reached farthest was taken out.
    pub fn settle(&mut self, events: &Events) {
        if std::mem::take(&mut self.shrunk) {
            let dated = self.slots().filter(|slot| events.is_dated(*slot));
            self.extent = dated.fold(None, |whole, slot| joined(whole, reach(events, slot)));
        }
    }
}

/// Where the mark of a slot is.
fn place(slot: Slot) -> (usize, u64) {
    ((slot / u64::BITS) as usize, 1 << (slot % u64::BITS))
}

/// First and last second that an event reaches, as far as they are bounded.
fn reach(events: &Events, slot: Slot) -> Option<(i64, i64)> {
    let [start_min, start_max, end_min, end_max] = events.edges(slot);
    let begin = |second: i64| (second != NO_BEGIN).then_some(second);
    let end = |second: i64| (second != NO_END).then_some(second);
    let first = begin(start_min).or(begin(start_max));
    let last = end(end_max).or(end(end_min)).max(begin(start_min));
    first.zip(last)
}

fn joined(one: Option<(i64, i64)>, other: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}

/// A term of a filter, ready to be applied to many events.
#[derive(Debug)]
pub struct Test {
    negated: bool,
    asks: Kind,
}

#[derive(Debug)]
enum Kind {
    /// One of these tags, by number.
    Tags(Vec<bool>),
    /// One of these entities, by number, with the mark of a place or without.
    Entities(Vec<bool>, u32),
    /// Evidence in one of these articles, by number.
    Articles(Vec<bool>),
    From(i64),
    To(i64),
    Certain(i64, i64),
    Dated(Dated),
    Starred(bool),
    /// A full-text query.
    Words(String),
    /// What only the library can tell.
    Other(Condition),
}

/// What a filter asks, as tests.
pub fn tests(connection: &Connection, index: &mut Index, filter: &Filter) -> Result<Vec<Test>, LibraryError> {
    let mut tests = Vec::new();
    for term in &filter.terms {
        let asks = match &term.asks {
            Asks::Tag(path) => {
                let numbers = &mut index.nouns.tags;
                let ids = tags::matching(connection, path)?;
                let found: Vec<u32> = ids.iter().map(|id| numbers.number(id.bits())).collect();
                Kind::Tags(marked(&found, numbers.len()))
            }
            Asks::Person(name) | Asks::Place(name) => {
                let numbers = &mut index.nouns.entities;
                let ids = entities::named_like(connection, name)?;
                let found: Vec<u32> = ids.iter().map(|id| numbers.number(id.bits())).collect();
                let mark = if matches!(term.asks, Asks::Place(_)) { PLACE } else { 0 };
                Kind::Entities(marked(&found, numbers.len()), mark)
            }
            Asks::From(second) => Kind::From(*second),
            Asks::To(second) => Kind::To(*second),
            Asks::Certain(from, to) => Kind::Certain(*from, *to),
            Asks::Dated(dated) => Kind::Dated(*dated),
            Asks::Starred(starred) => Kind::Starred(*starred),
            Asks::Words { text, open } => Kind::Words(full_text(text, *open)),
            Asks::Publisher(_) | Asks::Article(_) | Asks::Author(_) | Asks::Collection(_) => {
                let articles = &index.nouns.articles;
                let ids = articles_asked(connection, &term.asks)?;
                let found: Vec<u32> = ids.into_iter().filter_map(|id| articles.find(id)).collect();
                Kind::Articles(marked(&found, articles.all().len()))
            }
            Asks::Color(_) | Asks::State(_) | Asks::Has(_) | Asks::Together(..) => {
                Kind::Other(of_event(connection, &term.asks)?)
            }
        };
        tests.push(Test { negated: term.negated, asks });
    }
    Ok(tests)
}

/// The bits of the ids of the articles that a term asks for, without those in the trash: what stands in these is no
/// evidence.
fn articles_asked(connection: &Connection, asks: &Asks) -> Result<Vec<u128>, LibraryError> {
    let Condition { sql, parameters } = of_article(connection, asks)?;
    let sql = format!("SELECT article.id FROM article WHERE article.trashed IS NULL AND ({sql})");
    let mut ids = Vec::new();
    each(connection, "filtering articles", &sql, params_from_iter(parameters), |row| {
        ids.push(bits(row, 0)?);
        Ok(())
    })?;
    Ok(ids)
}

fn marked(numbers: &[u32], count: usize) -> Vec<bool> {
    let mut marks = vec![false; count];
    for number in numbers {
        if let Some(mark) = marks.get_mut(*number as usize) {
            *mark = true;
        }
    }
    marks
}

/// Whether a number is marked.
#[inline]
fn is(marks: &[bool], number: u32) -> bool {
    marks.get(number as usize) == Some(&true)
}

/// Clears the marks of slots for which something does not hold.
fn keep(passes: &mut [u64], holds: impl Fn(Slot) -> bool) {
    for (word, marks) in (0..).zip(passes) {
        let mut rest = *marks;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            rest &= rest - 1;
            if !holds(word * u64::BITS + bit) {
                *marks &= !(1 << bit);
            }
        }
    }
}

impl Test {
    /// Whether the index alone can tell of one event.
    pub fn is_quick(&self) -> bool {
        !matches!(self.asks, Kind::Other(_))
    }

    /// Clears the marks of slots that do not pass.
    fn mask(&self, connection: &Connection, index: &Index, passes: &mut [u64]) -> Result<(), LibraryError> {
        let (sql, parameters) = match &self.asks {
            Kind::Words(query) => (
                "SELECT rowid FROM event_index WHERE event_index MATCH ?".to_owned(),
                vec![Value::Text(query.clone())],
            ),
            Kind::Other(condition) => (
                format!("SELECT event.row FROM event WHERE ifnull(({}), 0)", condition.sql),
                condition.parameters.clone(),
            ),
            // What hangs on very many events is asked in a loop of its own.
            Kind::Tags(marks) => {
                keep(passes, |slot| index.tags(slot).iter().any(|tag| is(marks, *tag)) != self.negated);
                return Ok(());
            }
            Kind::Articles(marks) => {
                keep(passes, |slot| index.articles(slot).iter().any(|one| is(marks, *one)) != self.negated);
                return Ok(());
            }
            _ => {
                keep(passes, |slot| self.holds(index, slot) != self.negated);
                return Ok(());
            }
        };
        let mut found = vec![0; passes.len()];
        each(connection, "filtering events", &sql, params_from_iter(parameters), |row| {
            let slot = index.events.slot(row.get(0)?).map(place);
            if let Some((marks, bit)) = slot.and_then(|(word, bit)| found.get_mut(word).zip(Some(bit))) {
                *marks |= bit;
            }
            Ok(())
        })?;
        let negated = if self.negated { u64::MAX } else { 0 };
        passes.iter_mut().zip(found).for_each(|(pass, found)| *pass &= found ^ negated);
        Ok(())
    }

    /// Whether one event passes.
    pub fn passes(&self, connection: &Connection, index: &Index, slot: Slot) -> Result<bool, LibraryError> {
        let (sql, mut parameters) = match &self.asks {
            Kind::Words(query) => (
                "SELECT rowid FROM event_index WHERE event_index MATCH ? AND rowid = ?".to_owned(),
                vec![Value::Text(query.clone())],
            ),
            Kind::Other(condition) => (
                format!("SELECT row FROM event WHERE ifnull(({}), 0) AND row = ?", condition.sql),
                condition.parameters.clone(),
            ),
            _ => return Ok(self.holds(index, slot) != self.negated),
        };
        parameters.push(Value::Integer(index.events.row(slot)));
        let mut found = false;
        each(connection, "filtering an event", &sql, params_from_iter(parameters), |_| {
            found = true;
            Ok(())
        })?;
        Ok(found != self.negated)
    }

    /// Whether what is asked holds for an event, where the index knows.
    fn holds(&self, index: &Index, slot: Slot) -> bool {
        let events = &index.events;
        match &self.asks {
            Kind::Tags(marks) => index.tags(slot).iter().any(|tag| is(marks, *tag)),
            Kind::Articles(marks) => index.articles(slot).iter().any(|article| is(marks, *article)),
            Kind::Entities(marks, place) => index
                .entities(slot)
                .iter()
                .any(|entity| entity & PLACE == *place && is(marks, entity & !PLACE)),
            Kind::From(second) => events.is_dated(slot) && events.end(slot) >= *second,
            Kind::To(second) => events.is_dated(slot) && events.start(slot) <= *second,
            Kind::Certain(from, to) => {
                let (begun, ended) = events.inner(slot);
                events.is_dated(slot) && begun <= *to && ended >= *from
            }
            Kind::Dated(dated) => match dated {
                Dated::No => !events.is_dated(slot),
                Dated::Yes => events.is_dated(slot),
                Dated::Approximate | Dated::Uncertain => events.edtf(slot).contains(dated.marks()),
            },
            Kind::Starred(starred) => events.is_starred(slot) == *starred,
            Kind::Words(_) | Kind::Other(_) => false,
        }
    }
}
