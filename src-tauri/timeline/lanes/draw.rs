//! Shares the room of a drawing among its lanes: what is drawn by itself, and what is gathered.

use super::alone::Alone;
use super::gathered::{Gathered, Gathering, join, widen};
use super::layers::Layers;
use super::level::TOP;
use super::search::Cut;
use super::set::LaneSet;
use super::window::{Cluster, Lowest, Window};
use crate::timeline::index::events::{Events, Slot};

/// Room for events drawn by themselves: of all lanes together, and of each lane.
struct Room {
    /// Down to which level all lanes are drawn: as long as they together are so many.
    together: usize,
    /// For as many more, each lane is drawn farther down as long as its own are not more than its part: one half in
    /// equal parts, the other in equal parts of the first lanes, which are in view.
    apart: usize,
}

/// How many of the first lanes are taken to be in view.
const IN_VIEW: usize = 32;

/// Room for what begins in the window, and for short events that reach into it.
const NEAR: Room = Room { together: 200, apart: 1_000 };

/// Room for long events that reach into the window.
const LONG: Room = Room { together: 200, apart: 200 };

/// How many clusters are drawn at most, roughly; beyond that cells grow.
const CLUSTERS: usize = 1_200;

/// What is drawn of one lane.
#[derive(Debug, Default)]
pub struct Drawing {
    /// Events drawn by themselves, by begin.
    pub alone: Vec<Slot>,
    /// Events of which a cluster would hold no other, by begin: drawn like those, until one zooms in so far that they
    /// only reach into the window, beside others that do.
    pub single: Vec<Slot>,
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
    near: Alone<'a>,
    long: Alone<'a>,
    places: Vec<u32>,
}

impl Room {
    /// How many a lane may have for itself. It becomes no less where there are fewer lanes or fewer before it, as
    /// there are when one zooms in.
    fn of_lane(&self, lane: usize, lanes: usize) -> usize {
        let half = self.apart / 2;
        half / lanes.max(1) + if lane < IN_VIEW { half / lanes.clamp(1, IN_VIEW) } else { 0 }
    }
}

/// Draws some lanes in a window. Every event that possibly touches it is in exactly one mark of its lane.
pub fn draw(layers: &Layers, events: &Events, lanes: &[u32], window: &Window) -> Vec<Drawing> {
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(lanes.len());
    for lane in lanes.iter().copied().enumerate() {
        let sets = layers.sets().iter().enumerate();
        for (layer, set) in sets.filter(|(_, set)| set.range(lane.1).0 < set.range(lane.1).1) {
            let cut = set.cut(lane.1, (window.from, window.to));
            let (near, long) = Alone::new(set, lane.1, window, &cut);
            parts.push(Part { layer: (layer, set), lane, cut, near, long, places: Vec::new() });
        }
    }
    let near = take_by_level(&mut parts, lanes.len(), window, &NEAR, |part| &mut part.near);
    let long = take_by_level(&mut parts, lanes.len(), window, &LONG, |part| &mut part.long);
    let lowest: Vec<Lowest> = near.into_iter().zip(long).map(|(near, long)| Lowest { near, long }).collect();
    let mut level = cells(&parts, lanes.len(), window);
    let mut drawings: Vec<Drawing> = lanes.iter().map(|_| Drawing::default()).collect();
    let mut gathered: Vec<Vec<Gathered>> = lanes.iter().map(|_| Vec::new()).collect();
    for mut part in parts {
        part.places.sort_unstable();
        let Part { layer: (layer, set), lane: (at, lane), cut, .. } = part;
        let Some(lowest) = lowest.get(at).copied() else { continue };
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
    let begun = |gathered: &[Vec<Gathered>]| -> usize {
        gathered.iter().flatten().filter(|cluster| !cluster.is_through()).count()
    };
    while level < TOP && begun(&gathered) > CLUSTERS {
        level += 1;
        gathered.iter_mut().for_each(|clusters| widen(clusters, level, window));
    }
    for ((drawing, clusters), lane) in drawings.iter_mut().zip(gathered).zip(lanes) {
        let named = clusters.into_iter().map(|cluster| cluster.named(layers, *lane));
        let (single, several): (Vec<Cluster>, Vec<Cluster>) = named.partition(|cluster| cluster.count == 1);
        drawing.clusters = several;
        drawing.single = single.into_iter().map(|cluster| cluster.first).collect();
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

/// Takes what is drawn by itself of one kind, level after level from the top, as far as there is room; gives the last
/// level of each lane. What is counted is no more in a window within this one, and so goes no less far down there.
fn take_by_level<'a>(
    parts: &mut [Part<'a>],
    lanes: usize,
    window: &Window,
    room: &Room,
    alone: impl for<'p> Fn(&'p mut Part<'a>) -> &'p mut Alone<'a>,
) -> Vec<i8> {
    let mut lowest = vec![TOP + 1; lanes];
    let mut counts = vec![0; lanes];
    let mut together = true;
    let mut taken = Vec::new();
    let mut open: Vec<&mut Part<'a>> = parts.iter_mut().collect();
    for level in (window.level..=TOP).rev() {
        taken.clear();
        for part in &mut open {
            let before = part.places.len();
            let mut places = std::mem::take(&mut part.places);
            alone(part).take(window, level, &mut places);
            part.places = places;
            if let Some(count) = counts.get_mut(part.lane.0) {
                *count += part.places.len() - before;
            }
            taken.push(before);
        }
        together &= counts.iter().sum::<usize>() <= room.together;
        let fits = |lane: usize| {
            together || counts.get(lane).is_some_and(|count| *count <= room.of_lane(lane, lanes))
        };
        for (part, before) in open.iter_mut().zip(&taken) {
            match lowest.get_mut(part.lane.0).filter(|_| fits(part.lane.0)) {
                Some(lowest) => *lowest = level,
                None => part.places.truncate(*before),
            }
        }
        open.retain(|part| fits(part.lane.0));
        if open.is_empty() {
            break;
        }
    }
    lowest
}
