//! Shares the room of a drawing among its lanes: what is drawn by itself, and what is gathered.

use super::alone::Alone;
use super::gathered::{Gathered, Gathering, join, widen};
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
    /// The layer, by its place among them, and itself.
    layer: (usize, &'a LaneSet),
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
        let sets = layers.sets().iter().enumerate();
        for (layer, set) in sets.filter(|(_, set)| set.range(lane.1).0 < set.range(lane.1).1) {
            let cut = set.cut(lane.1, (window.from, window.to));
            let alone = Alone::new(set, lane.1, window, &cut);
            parts.push(Part { layer: (layer, set), lane, cut, alone, places: Vec::new() });
        }
    }
    let lowest = take_by_level(&mut parts, window);
    let mut level = cells(&parts, lanes.len(), window);
    let mut drawings: Vec<Drawing> = lanes.iter().map(|_| Drawing::default()).collect();
    let mut gathered: Vec<Vec<Gathered>> = lanes.iter().map(|_| Vec::new()).collect();
    for mut part in parts {
        part.places.sort_unstable();
        let Part { layer: (layer, set), lane: (at, lane), cut, .. } = part;
        let gathering = Gathering { layer, set, events, lane, window, lowest, cut };
        let clusters = gathering.clusters(level, &part.places);
        if let Some((drawing, gathered)) = drawings.get_mut(at).zip(gathered.get_mut(at)) {
            drawing.count += cut.reaching + set.held(cut.begin, cut.end);
            let more = !drawing.alone.is_empty();
            drawing.alone.extend(part.places.iter().map(|place| set.slot(*place as usize)));
            if more {
                drawing.alone.sort_by_key(|slot| (events.start(*slot), *slot));
            }
            *gathered = join(std::mem::take(gathered), clusters);
        }
    }
    while level < TOP && gathered.iter().map(Vec::len).sum::<usize>() > CLUSTERS {
        level += 1;
        gathered.iter_mut().for_each(|clusters| widen(clusters, level, window));
    }
    for ((drawing, clusters), lane) in drawings.iter_mut().zip(gathered).zip(lanes) {
        drawing.clusters = clusters.into_iter().map(|cluster| cluster.named(layers, *lane)).collect();
    }
    drawings
}

/// The level of cells of which not many more hold something than clusters are drawn. Cells are at most so many as
/// fit the window's length, and at least so many as blocks begin in.
fn cells(parts: &[Part<'_>], lanes: usize, window: &Window) -> i8 {
    let length = (i128::from(window.to) - i128::from(window.from)).unsigned_abs();
    let mut joins = [0; 65];
    let begun = parts.iter().filter(|part| part.cut.begin < part.cut.end);
    begun.for_each(|part| part.layer.1.joins(part.lane.1, (part.cut.begin, part.cut.end), &mut joins));
    let too_many = |level: i8| {
        let blocks: usize = joins.iter().skip(level as usize + 1).sum();
        (length >> level) as usize * lanes > 2 * CLUSTERS || blocks > CLUSTERS
    };
    (window.level..TOP).find(|level| !too_many(*level)).unwrap_or(TOP)
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
