//! The longest silences of a lane.

use super::book;
use super::index::events::{Events, Slot};
use super::lanes::Lanes;
use super::shown::{Shown, shown};
use crate::library::filter::Filter;
use crate::library::{Library, LibraryError};

/// A stretch in which no event of a lane can have happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// First second of it.
    pub from: i64,
    /// Last second of it.
    pub to: i64,
    /// The event that ends last before it.
    pub before: Shown,
    /// The event that begins first after it.
    pub after: Shown,
}

/// The longest silences of a lane, the longest first. Of an event with an open or unknown end only the
/// beginning counts, or nothing after it would ever be silent; of one with an open beginning only the end.
pub fn gaps(
    library: &Library,
    filter: &Filter,
    lanes: Lanes,
    lane: &str,
    limit: u32,
) -> Result<Vec<Gap>, LibraryError> {
    book::with(library, |state, connection| {
        state.lay_out(connection, filter, lanes)?;
        let Some(lane) = state.named(connection, lanes)?.find(lane) else { return Ok(Vec::new()) };
        let events = &state.index.events;
        let slots = state.laid_out(filter, lanes).set.slots(events, |set| {
            let (from, to) = set.range(lane);
            set.places(from, to)
        });
        let silent = silences(events, &slots, limit.min(1_000) as usize);
        let gap = |(before, after, from, to)| Gap {
            from,
            to,
            before: shown(&state.index, before),
            after: shown(&state.index, after),
        };
        Ok(silent.into_iter().map(gap).collect())
    })
}

/// The stretch in which an event counts.
fn counted(events: &Events, slot: Slot) -> Option<(i64, i64)> {
    let bounds = events.bounds(slot);
    let from = bounds.start_min.or(bounds.end_min)?.seconds();
    let to = bounds.end_max.or(bounds.start_max)?.seconds();
    Some((from, to.max(from)))
}

/// The longest stretches between events: what is before, what is after, first and last second.
fn silences(events: &Events, slots: &[Slot], limit: usize) -> Vec<(Slot, Slot, i64, i64)> {
    let mut spans: Vec<(i64, i64, Slot)> =
        slots.iter().filter_map(|slot| counted(events, *slot).map(|(from, to)| (from, to, *slot))).collect();
    spans.sort_unstable();
    let mut found: Vec<(Slot, Slot, i64, i64)> = Vec::new();
    let mut latest: Option<(i64, Slot)> = None;
    for (from, to, slot) in spans {
        if let Some((end, before)) = latest.filter(|(end, _)| from.saturating_sub(*end) > 1) {
            found.push((before, slot, end + 1, from - 1));
        }
        if latest.is_none_or(|(end, _)| to > end) {
            latest = Some((to, slot));
        }
    }
    found.sort_by_key(|(_, _, from, to)| (std::cmp::Reverse(i128::from(*to) - i128::from(*from)), *from));
    found.truncate(limit);
    found
}
