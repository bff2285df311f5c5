//! What hangs on each event: its tags, its people and places, the articles of its evidence.

use std::sync::Arc;

use super::events::Slot;

/// For each slot a few numbers, in one block. Slots are added in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    ends: Vec<u32>,
    items: Vec<u32>,
}

/// What hangs on events that were read together, and on those changed or made since.
#[derive(Debug, Default)]
pub struct Linked {
    together: Arc<Links>,
    since: Links,
}

impl Linked {
    /// Of events that were read together.
    pub fn of(together: Links) -> Self {
        Self { together: Arc::new(together), since: Links::default() }
    }

    /// What hangs on those that were read together.
    pub fn together(&self) -> &Arc<Links> {
        &self.together
    }

    /// Adds the items of the next slot.
    pub fn push(&mut self, items: &[u32]) {
        self.since.push(items);
    }

    /// The items of a slot.
    pub fn get(&self, slot: Slot) -> &[u32] {
        match slot.checked_sub(self.together.len() as Slot) {
            None => self.together.get(slot),
            Some(place) => self.since.get(place),
        }
    }

    /// Copies of the items of some slots, in this order.
    pub fn copies(&self, slots: &[Slot]) -> Links {
        let mut links = Links::default();
        slots.iter().for_each(|slot| links.push(self.get(*slot)));
        links
    }
}

impl Links {
    /// From pairs of slot and item, in any order, for this many slots. Pairs keep their order within a slot.
    pub fn of(slots: usize, pairs: &[(Slot, u32)]) -> Self {
        let mut ends = vec![0u32; slots];
        for (slot, _) in pairs {
            if let Some(count) = ends.get_mut(*slot as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        let mut next = Vec::with_capacity(slots);
        for end in &mut ends {
            next.push(sum);
            sum += *end;
            *end = sum;
        }
        let mut items = vec![0; sum as usize];
        for (slot, item) in pairs {
            if let Some(at) = next.get_mut(*slot as usize)
                && let Some(place) = items.get_mut(*at as usize)
            {
                *place = *item;
                *at += 1;
            }
        }
        Self { ends, items }
    }

    /// From where each slot's items end, and the items.
    pub fn of_parts(ends: Vec<u32>, items: Vec<u32>) -> Self {
        Self { ends, items }
    }

    /// Where each slot's items end, and the items.
    pub fn parts(&self) -> (&[u32], &[u32]) {
        (&self.ends, &self.items)
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds the items of the next slot.
    pub fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.ends.push(self.items.len() as u32);
    }

    /// The items of those that have others in other links.
    pub fn moved_by(&self, other: &Self) -> Vec<u32> {
        let all = 0..self.ends.len() as Slot;
        let moved = all.filter(|slot| self.get(*slot) != other.get(*slot));
        moved.flat_map(|slot| self.get(slot)).copied().collect()
    }

    /// The items of a slot.
    pub fn get(&self, slot: Slot) -> &[u32] {
        let place = slot as usize;
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(place).copied().unwrap_or(from);
        self.items.get(from as usize..to as usize).unwrap_or_default()
    }
}
