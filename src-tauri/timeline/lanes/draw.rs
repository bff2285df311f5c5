//! Shares the room of a drawing among its lanes: what is drawn by itself, and what is gathered.

use super::alone::Alone;
use super::gathered::{Gathering, join, widened};
use super::layers::Layers;
use super::level::TOP;
use super::search::Cut;
use super::set::LaneSet;
use super::window::{Cluster, Window};
use crate::timeline::index::events::{Events, Slot};

/// How many events are drawn by themselves at most, in all lanes together; beyond that the lightest are
/// gathered.
const SINGLES: usize = 800;

/// How many clusters are drawn at most, roughly; beyond that cells grow.
const CLUSTERS: usize = 1_200;

/// What is drawn of one lane.
#[derive(Debug, Default)]
pub struct Drawing {
    /// Events drawn by themselves, by begin.
    pub alone: Vec<Slot>,
    /// All others that possibly touch the window, gathered; by begin.
    pub clusters: Vec<Cluster>,
    /// How many possibly touch the window.
    pub count: usize,
}

/// One layer of a lane.
struct Part<'a> {
    set: &'a LaneSet,
    /// The lane, by its place among those drawn, and by its number.
    lane: (usize, u32),
    /// Where the window cuts it.
    cut: Cut,
    alone: Alone<'a>,
    places: Vec<u32>,
}

/// Draws some lanes in a window. Every event that possibly touches it is in exactly one mark of its lane.
pub fn draw(layers: &Layers, events: &Events, lanes: &[u32], window: &Window) -> Vec<Drawing> {
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(lanes.len());
    for lane in lanes.iter().copied().enumerate() {
        for set in layers.sets().iter().filter(|set| set.range(lane.1).0 < set.range(lane.1).1) {
            let cut = set.cut(lane.1, (window.from, window.to));
            let alone = Alone::new(set, lane.1, window, &cut);
            parts.push(Part { set, lane, cut, alone, places: Vec::new() });
        }
    }
    let lowest = take_by_level(&mut parts, window);

    // Cells are at most so many as fit the window's length; most hold something where there are many events.
    let length = (i128::from(window.to) - i128::from(window.from)).unsigned_abs();
    let mut level = window.level;
    while level < TOP && (length >> level) as usize * lanes.len() > 2 * CLUSTERS {
        level += 1;
    }
    let mut drawings: Vec<Drawing> = lanes.iter().map(|_| Drawing::default()).collect();
    for mut part in parts {
        part.places.sort_unstable();
        let Part { set, lane: (at, lane), cut, .. } = part;
        let gathering = Gathering { set, events, lane, window, lowest, cut };
        let clusters = gathering.clusters(level, &part.places);
        if let Some(drawing) = drawings.get_mut(at) {
            drawing.count += cut.reaching + set.held(cut.begin, cut.end);
            let more = !drawing.alone.is_empty();
            drawing.alone.extend(part.places.iter().map(|place| set.slot(*place as usize)));
            if more {
                drawing.alone.sort_by_key(|slot| (events.start(*slot), *slot));
            }
            drawing.clusters = join(events, std::mem::take(&mut drawing.clusters), clusters);
        }
    }
    while level < TOP && drawings.iter().map(|drawing| drawing.clusters.len()).sum::<usize>() > CLUSTERS {
        level += 1;
        for drawing in &mut drawings {
            let clusters = std::mem::take(&mut drawing.clusters);
            drawing.clusters = widened(events, clusters, level, window);
        }
    }
    drawings
}

/// Takes what is drawn by itself, level after level from the top, as far as there is room; gives the last level.
fn take_by_level(parts: &mut [Part<'_>], window: &Window) -> i8 {
    let mut lowest = TOP + 1;
    let mut before = vec![0; parts.len()];
    while lowest > window.level {
        let mut sum = 0;
        for (part, before) in parts.iter_mut().zip(&mut before) {
            *before = part.places.len();
            part.alone.take(window, lowest - 1, &mut part.places);
            sum += part.places.len();
        }
        if sum > SINGLES {
            for (part, before) in parts.iter_mut().zip(&before) {
                part.places.truncate(*before);
            }
            break;
        }
        lowest -= 1;
    }
    lowest
}
