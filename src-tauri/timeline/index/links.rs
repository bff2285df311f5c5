//! What hangs on each event: its tags, its people and places, the articles of its evidence.

use super::events::Slot;

/// For each slot a few numbers, in one block. Slots are added in their order.
#[derive(Debug)]
pub struct Links {
    ends: Vec<u32>,
    items: Vec<u32>,
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

    /// Adds the items of the next slot.
    pub fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.ends.push(self.items.len() as u32);
    }

    /// Whether these are other links, and perhaps more after them.
    pub fn continues(&self, before: &Self) -> bool {
        self.ends.starts_with(&before.ends) && self.items.starts_with(&before.items)
    }

    /// The items of a slot.
    pub fn get(&self, slot: Slot) -> &[u32] {
        let place = slot as usize;
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(place).copied().unwrap_or(from);
        self.items.get(from as usize..to as usize).unwrap_or_default()
    }
}
