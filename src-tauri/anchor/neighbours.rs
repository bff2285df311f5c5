//! What the places of some passages say about the places of others.

use std::ops::Range;

/// Neighbours looked at on each side.
const REACH: usize = 3;
/// Passages looked through for a neighbour whose place is certain, on each side.
const FAR: usize = 64;

/// A passage whose place is certain.
#[derive(Debug, Clone)]
pub(super) struct Neighbour {
    /// Where it was, when that is known.
    pub(super) old: Option<Range<u32>>,
    /// Where it is.
    pub(super) new: Range<u32>,
}

/// How well a place for passage `index` agrees with where its neighbours went, 0 to 1.
///
/// Without neighbours only the very place where it stood agrees.
pub(super) fn agreement(
    certain: &[Option<Neighbour>],
    index: usize,
    old: Option<&Range<u32>>,
    place: &Range<u32>,
) -> f32 {
    let before = certain.get(..index).unwrap_or_default();
    let after = certain.get(index + 1..).unwrap_or_default();
    let earlier: Vec<&Neighbour> = before.iter().rev().take(FAR).flatten().take(REACH).collect();
    let later: Vec<&Neighbour> = after.iter().take(FAR).flatten().take(REACH).collect();
    if earlier.is_empty() && later.is_empty() {
        return if old.is_some_and(|old| old.start == place.start) { 1.0 } else { 0.0 };
    }
    let together = earlier
        .iter()
        .chain(&later)
        .filter_map(|neighbour| Some(same_distance(neighbour, old?, place)))
        .fold(0.0, f32::max);
    let follows = earlier.first().is_some_and(|neighbour| neighbour.new.start <= place.start);
    let precedes = later.first().is_some_and(|neighbour| place.start <= neighbour.new.start);
    let between = if follows && precedes { 0.4 } else { 0.0 };
    together.max(between)
}

/// Whether a place is as far from a neighbour as it was: 1 when exactly, less with every change between.
fn same_distance(neighbour: &Neighbour, old: &Range<u32>, place: &Range<u32>) -> f32 {
    let Some(neighbour_old) = &neighbour.old else { return 0.0 };
    let was = i64::from(old.start) - i64::from(neighbour_old.start);
    let is = i64::from(place.start) - i64::from(neighbour.new.start);
    let change = (was - is).abs();
    match change {
        0..=2 => 1.0,
        _ if change <= 40 + was.abs() / 8 => 0.6,
        _ => 0.0,
    }
}
