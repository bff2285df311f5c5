//! The events as columns: what drawing, counting and choosing need, and nothing else.

use std::collections::HashMap;

use crate::model::{Bounds, EventId, Instant};

/// An event's place in the columns. A changed event gets a new one; the old one is not used again.
pub type Slot = u32;

/// Code points of a title that are kept; longer ones end in "…".
const TITLE: usize = 200;

/// How often one edge of a date means that it is unbounded.
const NO_BEGIN: i64 = i64::MIN;
const NO_END: i64 = i64::MAX;

/// An event as it is read from the library.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Row in the table.
    pub row: i64,
    /// Bits of its id.
    pub id: u128,
    /// Title.
    pub title: String,
    /// Canonical EDTF; empty without a date.
    pub edtf: String,
    /// The four edges in seconds, in the order of [`Bounds`].
    pub edges: [Option<i64>; 4],
    /// Whether it is starred.
    pub starred: bool,
}

/// A date that a source claims and that is not the event's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// Canonical EDTF.
    pub edtf: Box<str>,
    /// Its edges.
    pub bounds: Bounds,
    /// Which article, as the index numbers them.
    pub article: u32,
    /// Whether the passage disputes the event, rather than supports it.
    pub disputes: bool,
}

/// What the passages add to an event.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// Passages that support, dispute, give context.
    pub stances: [u32; 3],
    /// Dates that sources claim beside the event's own.
    pub claims: Vec<Claimed>,
}

/// Where an event's words lie in the texts.
#[derive(Debug, Clone, Copy)]
struct Words {
    at: u32,
    title: u16,
    edtf: u16,
}

/// All events, by slot.
#[derive(Debug, Default)]
pub struct Events {
    rows: Vec<i64>,
    ids: Vec<u128>,
    edges: Vec<[i64; 4]>,
    weights: Vec<u32>,
    stances: Vec<[u16; 3]>,
    words: Vec<Words>,
    texts: String,
    claims: HashMap<Slot, Box<[Claimed]>>,
    /// Slots below this are in the order of their rows.
    ordered: usize,
    /// Where events are that were changed or made since.
    moved: HashMap<i64, Option<Slot>>,
}

impl Events {
    /// Adds an event; gives its slot. Events must come in the order of their rows until [`Self::settle`].
    pub fn push(&mut self, entry: &Entry) -> Slot {
        let slot = self.rows.len() as Slot;
        let unbounded = [NO_BEGIN, NO_BEGIN, NO_END, NO_END];
        let edges = std::array::from_fn(|edge| {
            entry.edges.get(edge).copied().flatten().unwrap_or(unbounded.get(edge).copied().unwrap_or(0))
        });
        self.rows.push(entry.row);
        self.ids.push(entry.id);
        self.edges.push(edges);
        self.stances.push([0; 3]);
        self.weights.push(weight(entry.starred, 0, length(&edges)));
        let at = self.texts.len() as u32;
        let (title, cut) = beginning(&entry.title);
        self.texts.push_str(title);
        self.texts.push_str(cut);
        let title = (self.texts.len() - at as usize) as u16;
        // A date of so many letters is drawn by its edges, without words.
        let edtf = if entry.edtf.len() > usize::from(u16::MAX) { "" } else { entry.edtf.as_str() };
        self.texts.push_str(edtf);
        self.words.push(Words { at, title, edtf: edtf.len() as u16 });
        slot
    }

    /// From now on slots are no longer in the order of rows.
    pub fn settle(&mut self) {
        self.ordered = self.rows.len();
        self.texts.shrink_to_fit();
    }

    /// Adds what the passages say.
    pub fn hear(&mut self, slot: Slot, heard: Heard) {
        let place = slot as usize;
        let passages = heard.stances.iter().sum();
        let starred = self.is_starred(slot);
        if let (Some(stances), Some(weights)) = (self.stances.get_mut(place), self.weights.get_mut(place)) {
            *stances = heard.stances.map(|count| u16::try_from(count).unwrap_or(u16::MAX));
            let edges = self.edges.get(place).copied().unwrap_or_default();
            *weights = weight(starred, passages, length(&edges));
        }
        if heard.claims.is_empty() {
            self.claims.remove(&slot);
        } else {
            self.claims.insert(slot, heard.claims.into_boxed_slice());
        }
    }

    /// Remembers that the event of this row is now in another slot, or gone.
    pub fn moved(&mut self, row: i64, slot: Option<Slot>) {
        self.moved.insert(row, slot);
    }

    /// Where the event of this row is.
    pub fn slot(&self, row: i64) -> Option<Slot> {
        match self.moved.get(&row) {
            Some(slot) => *slot,
            None => {
                let ordered = self.rows.get(..self.ordered).unwrap_or_default();
                ordered.binary_search(&row).ok().map(|place| place as Slot)
            }
        }
    }

    /// How many slots there are, those no longer used among them.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row.
    pub fn row(&self, slot: Slot) -> i64 {
        self.rows.get(slot as usize).copied().unwrap_or(-1)
    }

    /// The id.
    pub fn id(&self, slot: Slot) -> EventId {
        EventId::from_bits(self.ids.get(slot as usize).copied().unwrap_or_default())
    }

    /// The ids' bits, by slot.
    pub fn ids(&self) -> &[u128] {
        &self.ids
    }

    /// Earliest begin; `i64::MIN` is unbounded.
    pub fn start(&self, slot: Slot) -> i64 {
        self.edges.get(slot as usize).map_or(NO_BEGIN, |edges| edges[0])
    }

    /// Latest end; `i64::MAX` is unbounded.
    pub fn end(&self, slot: Slot) -> i64 {
        self.edges.get(slot as usize).map_or(NO_END, |edges| edges[3])
    }

    /// Where it stands in the order of time, where that is known at all: its earliest begin, else its latest.
    pub fn begin(&self, slot: Slot) -> Option<i64> {
        let [start_min, start_max, ..] = self.edges.get(slot as usize)?;
        [*start_min, *start_max].into_iter().find(|second| *second != NO_BEGIN)
    }

    /// Its inner edges: by when it has certainly begun, and until when it certainly has not ended. Between them it
    /// certainly goes on, where they do not cross.
    pub fn inner(&self, slot: Slot) -> (i64, i64) {
        self.edges.get(slot as usize).map_or((NO_END, NO_BEGIN), |[_, begun, ended, _]| (*begun, *ended))
    }

    /// Its four edges.
    pub fn bounds(&self, slot: Slot) -> Bounds {
        let edges = self.edges.get(slot as usize).copied().unwrap_or([NO_BEGIN, NO_BEGIN, NO_END, NO_END]);
        let begin = |second: i64| (second != NO_BEGIN).then(|| instant(second));
        let end = |second: i64| (second != NO_END).then(|| instant(second));
        Bounds {
            start_min: begin(edges[0]),
            start_max: begin(edges[1]),
            end_min: end(edges[2]),
            end_max: end(edges[3]),
        }
    }

    /// What decides who is shown first: a star, then the number of passages, then precision.
    pub fn weight(&self, slot: Slot) -> u32 {
        self.weights.get(slot as usize).copied().unwrap_or(0)
    }

    /// Whether it is starred.
    pub fn is_starred(&self, slot: Slot) -> bool {
        self.weight(slot) & STAR != 0
    }

    /// How many binary digits its possible length in seconds has.
    pub fn class(&self, slot: Slot) -> u8 {
        let edges = self.edges.get(slot as usize).copied().unwrap_or_default();
        class(length(&edges))
    }

    /// Passages that support, dispute, give context.
    pub fn stances(&self, slot: Slot) -> [u32; 3] {
        self.stances.get(slot as usize).copied().unwrap_or_default().map(u32::from)
    }

    /// Its title, or the beginning of a very long one.
    pub fn title(&self, slot: Slot) -> &str {
        let Some(words) = self.words.get(slot as usize) else { return "" };
        let at = words.at as usize;
        self.texts.get(at..at + usize::from(words.title)).unwrap_or_default()
    }

    /// Its date as EDTF; empty without one.
    pub fn edtf(&self, slot: Slot) -> &str {
        let Some(words) = self.words.get(slot as usize) else { return "" };
        let at = words.at as usize + usize::from(words.title);
        self.texts.get(at..at + usize::from(words.edtf)).unwrap_or_default()
    }

    /// Whether it has a date.
    pub fn is_dated(&self, slot: Slot) -> bool {
        self.words.get(slot as usize).is_some_and(|words| words.edtf > 0)
    }

    /// Dates that sources claim beside its own.
    pub fn claims(&self, slot: Slot) -> &[Claimed] {
        self.claims.get(&slot).map_or(&[], |claims| claims)
    }
}

const STAR: u32 = 1 << 31;

fn weight(starred: bool, passages: u32, length: u64) -> u32 {
    let star = if starred { STAR } else { 0 };
    star | passages.min(0x7fff) << 8 | u32::from(64 - class(length))
}

/// The possible length in seconds, less one: 0 for an event of one second.
fn length(edges: &[i64; 4]) -> u64 {
    if edges[0] == NO_BEGIN || edges[3] == NO_END {
        return u64::MAX;
    }
    edges[3].saturating_sub(edges[0]).max(0).unsigned_abs()
}

/// Binary digits of a length.
pub fn class(length: u64) -> u8 {
    (u64::BITS - length.leading_zeros()) as u8
}

fn instant(second: i64) -> Instant {
    Instant { day: second.div_euclid(86_400), second: u32::try_from(second.rem_euclid(86_400)).unwrap_or(0) }
}

/// As much of a title as is kept, and the mark of a cut.
fn beginning(title: &str) -> (&str, &'static str) {
    match title.char_indices().nth(TITLE) {
        Some((at, _)) => (title.get(..at).unwrap_or_default(), "…"),
        None => (title, ""),
    }
}
