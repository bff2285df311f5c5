//! All events: those that were read together, and those changed or made since.
//!
//! What was read together never changes, so that it can be shared with whoever writes it to the disk, and no
//! change has to move a million values.

use std::collections::HashMap;
use std::sync::Arc;

pub use super::columns::{Claimed, Entry, Heard, Slot};
use super::columns::{Columns, NO_BEGIN};
use crate::model::{Bounds, EventId};

/// No slot.
const NONE: Slot = Slot::MAX;

/// All events, by slot.
#[derive(Debug, Default)]
pub struct Events {
    together: Arc<Columns>,
    since: Columns,
    /// The slots of rows, from the lowest row on; [`NONE`] where there is no such event.
    slots: Vec<Slot>,
    lowest: i64,
    /// Where events are that were changed or made since.
    moved: HashMap<i64, Option<Slot>>,
}

impl Events {
    /// Events that were read together, settled.
    pub fn of(columns: Columns) -> Self {
        let lowest = columns.rows.iter().copied().min().unwrap_or(0);
        let highest = columns.rows.iter().copied().max().unwrap_or(0);
        let mut events = Self { lowest, ..Self::default() };
        // Rows are numbered one by one; where very many were deleted, a table of all numbers would be too long.
        let span = highest.saturating_sub(lowest).unsigned_abs() as usize;
        if span <= 8 * columns.len() + 1_024 {
            events.slots = vec![NONE; span + 1];
            for (row, slot) in columns.rows.iter().zip(0..) {
                if let Some(place) = events.slots.get_mut((row - lowest) as usize) {
                    *place = slot;
                }
            }
        } else {
            events.moved.extend(columns.rows.iter().copied().zip((0..).map(Some)));
        }
        events.together = Arc::new(columns);
        events
    }

    /// Those that were read together; their slots are the first.
    pub fn together(&self) -> &Arc<Columns> {
        &self.together
    }

    /// Adds an event; gives its slot.
    pub fn push(&mut self, entry: &Entry) -> Slot {
        (self.together.len() + self.since.push(entry)) as Slot
    }

    /// Adds what the passages say of an event that was added.
    pub fn hear(&mut self, slot: Slot, heard: Heard) {
        if let Some(place) = (slot as usize).checked_sub(self.together.len()) {
            self.since.hear(place, heard);
        }
    }

    /// The columns in which an event stands, and where.
    fn of_slot(&self, slot: Slot) -> (&Columns, usize) {
        let place = slot as usize;
        match place.checked_sub(self.together.len()) {
            None => (&self.together, place),
            Some(place) => (&self.since, place),
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
                let place = usize::try_from(row.checked_sub(self.lowest)?).ok()?;
                self.slots.get(place).copied().filter(|slot| *slot != NONE)
            }
        }
    }

    /// The slots that are in use, by begin.
    pub fn in_use(&self) -> Vec<Slot> {
        let mut slots: Vec<Slot> =
            (0..self.len() as Slot).filter(|slot| self.slot(self.row(*slot)) == Some(*slot)).collect();
        slots.sort_by_key(|slot| (self.start(*slot), *slot));
        slots
    }

    /// Copies of some events, in this order.
    pub fn copies(&self, slots: &[Slot]) -> Columns {
        let mut columns = Columns::default();
        for slot in slots {
            let (of, place) = self.of_slot(*slot);
            columns.copy(of, place);
        }
        columns
    }

    /// How many slots there are, those no longer used among them.
    pub fn len(&self) -> usize {
        self.together.len() + self.since.len()
    }

    /// How many slots there are of events changed or made since the others were read.
    pub fn since(&self) -> usize {
        self.since.len()
    }

    /// The row.
    pub fn row(&self, slot: Slot) -> i64 {
        let (columns, place) = self.of_slot(slot);
        columns.rows.get(place).copied().unwrap_or(-1)
    }

    /// The id.
    pub fn id(&self, slot: Slot) -> EventId {
        let (columns, place) = self.of_slot(slot);
        columns.id(place)
    }

    /// Earliest begin; `i64::MIN` is unbounded.
    pub fn start(&self, slot: Slot) -> i64 {
        self.edges(slot)[0]
    }

    /// Latest end; `i64::MAX` is unbounded.
    pub fn end(&self, slot: Slot) -> i64 {
        self.edges(slot)[3]
    }

    /// The four edges.
    pub fn edges(&self, slot: Slot) -> [i64; 4] {
        let (columns, place) = self.of_slot(slot);
        columns.edges(place)
    }

    /// Where it stands in the order of time, where that is known at all: its earliest begin, else its latest.
    pub fn begin(&self, slot: Slot) -> Option<i64> {
        let [start_min, start_max, ..] = self.edges(slot);
        [start_min, start_max].into_iter().find(|second| *second != NO_BEGIN)
    }

    /// Its inner edges: by when it has certainly begun, and until when it certainly has not ended. Between them it
    /// certainly goes on, where they do not cross.
    pub fn inner(&self, slot: Slot) -> (i64, i64) {
        let [_, begun, ended, _] = self.edges(slot);
        (begun, ended)
    }

    /// Its four edges.
    pub fn bounds(&self, slot: Slot) -> Bounds {
        let (columns, place) = self.of_slot(slot);
        columns.bounds(place)
    }

    /// What decides who is shown first: a star, then the number of passages, then precision.
    pub fn weight(&self, slot: Slot) -> u32 {
        let (columns, place) = self.of_slot(slot);
        columns.weight(place)
    }

    /// Whether it is starred.
    pub fn is_starred(&self, slot: Slot) -> bool {
        let (columns, place) = self.of_slot(slot);
        columns.is_starred(place)
    }

    /// How many binary digits its possible length in seconds has.
    pub fn class(&self, slot: Slot) -> u8 {
        let (columns, place) = self.of_slot(slot);
        columns.class(place)
    }

    /// Passages that support, dispute, give context.
    pub fn stances(&self, slot: Slot) -> [u32; 3] {
        let (columns, place) = self.of_slot(slot);
        columns.card(place).stances.map(u32::from)
    }

    /// Its title, or the beginning of a very long one.
    pub fn title(&self, slot: Slot) -> &str {
        let (columns, place) = self.of_slot(slot);
        columns.title(place)
    }

    /// Its date as EDTF; empty without one.
    pub fn edtf(&self, slot: Slot) -> &str {
        let (columns, place) = self.of_slot(slot);
        columns.edtf(place)
    }

    /// Whether it has a date.
    pub fn is_dated(&self, slot: Slot) -> bool {
        let (columns, place) = self.of_slot(slot);
        columns.card(place).edtf > 0
    }

    /// Dates that sources claim beside its own.
    pub fn claims(&self, slot: Slot) -> &[Claimed] {
        let (columns, place) = self.of_slot(slot);
        columns.claims(place)
    }
}
