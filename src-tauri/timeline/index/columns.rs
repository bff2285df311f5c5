//! A block of events as columns: what drawing, counting and choosing need, and nothing else.

use std::collections::HashMap;

use crate::model::{Bounds, EventId, Instant};

/// An event's place in the columns of all blocks. A changed event gets a new one; the old one is not used again.
pub type Slot = u32;

/// Code points of a title that are kept; longer ones end in "…".
const TITLE: usize = 200;

/// How often one edge of a date means that it is unbounded.
pub const NO_BEGIN: i64 = i64::MIN;
/// The same of an end.
pub const NO_END: i64 = i64::MAX;

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

/// What is read of an event at once: 64 bytes, a line of the processor's memory, because events are read here and
/// there and each line is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(C, align(64))]
pub struct Card {
    /// Bits of its id.
    pub id: u128,
    /// The four edges in seconds; [`NO_BEGIN`] and [`NO_END`] are unbounded.
    pub edges: [i64; 4],
    /// First byte of its words in the texts.
    pub at: u32,
    /// Bytes of the title.
    pub title: u16,
    /// Bytes of the date, which follows.
    pub edtf: u16,
    /// Passages that support, dispute, give context.
    pub stances: [u16; 3],
    /// Whether it is starred.
    pub starred: bool,
    /// Whether sources claim other dates.
    pub claimed: bool,
}

/// Events in columns, by place.
#[derive(Debug, Default, PartialEq)]
pub struct Columns {
    /// Rows in the table.
    pub rows: Vec<i64>,
    /// What is drawn of each.
    pub cards: Vec<Card>,
    /// What decides who is shown first.
    pub weights: Vec<u32>,
    /// Titles and dates.
    pub texts: String,
    /// Dates that sources claim beside the event's own, by place.
    pub claims: HashMap<u32, Box<[Claimed]>>,
}

impl Columns {
    /// Adds an event; gives its place.
    pub fn push(&mut self, entry: &Entry) -> usize {
        let place = self.rows.len();
        let unbounded = [NO_BEGIN, NO_BEGIN, NO_END, NO_END];
        let edges = std::array::from_fn(|edge| {
            entry.edges.get(edge).copied().flatten().unwrap_or(unbounded.get(edge).copied().unwrap_or(0))
        });
        self.rows.push(entry.row);
        self.weights.push(weight(entry.starred, 0, length(&edges)));
        let at = self.texts.len() as u32;
        let (title, cut) = beginning(&entry.title);
        self.texts.push_str(title);
        self.texts.push_str(cut);
        let title = (self.texts.len() - at as usize) as u16;
        // A date of so many letters is drawn by its edges, without words.
        let edtf = if entry.edtf.len() > usize::from(u16::MAX) { "" } else { entry.edtf.as_str() };
        self.texts.push_str(edtf);
        let edtf = edtf.len() as u16;
        let (id, starred) = (entry.id, entry.starred);
        self.cards.push(Card { id, edges, at, title, edtf, stances: [0; 3], starred, claimed: false });
        place
    }

    /// Adds what the passages of an event say.
    pub fn hear(&mut self, place: usize, heard: Heard) {
        let passages = heard.stances.iter().sum();
        if let (Some(card), Some(weights)) = (self.cards.get_mut(place), self.weights.get_mut(place)) {
            card.stances = heard.stances.map(|count| u16::try_from(count).unwrap_or(u16::MAX));
            card.claimed = !heard.claims.is_empty();
            *weights = weight(card.starred, passages, length(&card.edges));
        }
        if heard.claims.is_empty() {
            self.claims.remove(&(place as u32));
        } else {
            self.claims.insert(place as u32, heard.claims.into_boxed_slice());
        }
    }

    /// Puts what was added into the order of begin, so that reading events in that order goes from one end of the
    /// columns to the other. To be called before anything else is told of them.
    pub fn settle(&mut self) {
        let mut order: Vec<(i64, u32)> = self.cards.iter().map(|card| card.edges[0]).zip(0..).collect();
        order.sort_unstable();
        gather(&mut self.rows, &order);
        gather(&mut self.cards, &order);
        gather(&mut self.weights, &order);
        let mut claims = std::mem::take(&mut self.claims);
        for ((_, old), new) in order.iter().zip(0..) {
            if let Some(claimed) = claims.remove(old) {
                self.claims.insert(new, claimed);
            }
        }
        self.texts.shrink_to_fit();
    }

    /// Adds an event of other columns.
    pub fn copy(&mut self, other: &Self, place: usize) {
        self.rows.push(other.rows.get(place).copied().unwrap_or(-1));
        self.weights.push(other.weight(place));
        let (title, edtf) = (other.title(place), other.edtf(place));
        self.cards.push(Card { at: self.texts.len() as u32, ..*other.card(place) });
        self.texts.push_str(title);
        self.texts.push_str(edtf);
        let claims = other.claims(place);
        if !claims.is_empty() {
            self.claims.insert(self.rows.len() as u32 - 1, claims.into());
        }
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// What is drawn of an event; of none, an unbounded one without words.
    #[inline]
    pub fn card(&self, place: usize) -> &Card {
        const NONE: Card = Card {
            id: 0,
            edges: [NO_BEGIN, NO_BEGIN, NO_END, NO_END],
            at: 0,
            title: 0,
            edtf: 0,
            stances: [0; 3],
            starred: false,
            claimed: false,
        };
        self.cards.get(place).unwrap_or(&NONE)
    }

    /// The id.
    pub fn id(&self, place: usize) -> EventId {
        EventId::from_bits(self.card(place).id)
    }

    /// The four edges.
    pub fn edges(&self, place: usize) -> [i64; 4] {
        self.card(place).edges
    }

    /// The four edges as bounds.
    pub fn bounds(&self, place: usize) -> Bounds {
        let edges = self.edges(place);
        let begin = |second: i64| (second != NO_BEGIN).then(|| instant(second));
        let end = |second: i64| (second != NO_END).then(|| instant(second));
        Bounds {
            start_min: begin(edges[0]),
            start_max: begin(edges[1]),
            end_min: end(edges[2]),
            end_max: end(edges[3]),
        }
    }

    /// What decides who is shown first.
    pub fn weight(&self, place: usize) -> u32 {
        self.weights.get(place).copied().unwrap_or(0)
    }

    /// Whether it is starred.
    pub fn is_starred(&self, place: usize) -> bool {
        self.card(place).starred
    }

    /// How many binary digits its possible length in seconds has.
    pub fn class(&self, place: usize) -> u8 {
        class(length(&self.edges(place)))
    }

    /// Its title, or the beginning of a very long one.
    pub fn title(&self, place: usize) -> &str {
        let Card { at, title, .. } = *self.card(place);
        self.texts.get(at as usize..at as usize + usize::from(title)).unwrap_or_default()
    }

    /// Its date as EDTF; empty without one.
    pub fn edtf(&self, place: usize) -> &str {
        let Card { at, title, edtf, .. } = *self.card(place);
        let at = at as usize + usize::from(title);
        self.texts.get(at..at + usize::from(edtf)).unwrap_or_default()
    }

    /// Dates that sources claim beside its own.
    pub fn claims(&self, place: usize) -> &[Claimed] {
        let claims = || self.claims.get(&(place as u32));
        self.card(place).claimed.then(claims).flatten().map_or(&[], |claims| claims)
    }
}

/// Puts a column into an order.
fn gather<T: Copy>(column: &mut Vec<T>, order: &[(i64, u32)]) {
    let old = std::mem::take(column);
    column.extend(order.iter().filter_map(|(_, place)| old.get(*place as usize)));
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
