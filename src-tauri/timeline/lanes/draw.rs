//! Shares the room of a drawing among its lanes: what is drawn by itself, and what is gathered.

use super::level::TOP;
use super::set::LaneSet;
use super::window::{Cluster, Drawn, Window, clusters};
use crate::timeline::index::events::Events;

/// How many events are drawn by themselves at most, in all lanes together; beyond that the lightest are
/// gathered.
const SINGLES: usize = 1_200;

/// How many clusters are drawn at most, roughly; beyond that cells grow.
const CLUSTERS: usize = 1_800;

/// What is drawn of one lane.
#[derive(Debug, Default)]
pub struct Drawing {
    /// Places of events drawn by themselves, by begin.
    pub places: Vec<u32>,
    /// All others that possibly touch the window, gathered; by begin.
    pub clusters: Vec<Cluster>,
}

/// Draws some lanes in a window. Every event that possibly touches it is in exactly one mark of its lane.
pub fn draw(set: &LaneSet, events: &Events, lanes: &[u32], window: &Window) -> Vec<Drawing> {
    let mut drawings: Vec<Drawing> = lanes.iter().map(|_| Drawing::default()).collect();
    let mut sources: Vec<Drawn<'_>> = lanes.iter().map(|lane| Drawn::new(set, events, *lane)).collect();
    let mut lowest = TOP + 1;
    while lowest > window.level {
        let before: Vec<usize> = drawings.iter().map(|drawing| drawing.places.len()).collect();
        for (source, drawing) in sources.iter_mut().zip(&mut drawings) {
            source.take(window, lowest - 1, &mut drawing.places);
        }
        if drawings.iter().map(|drawing| drawing.places.len()).sum::<usize>() > SINGLES {
            for (drawing, before) in drawings.iter_mut().zip(before) {
                drawing.places.truncate(before);
            }
            break;
        }
        lowest -= 1;
    }
    for drawing in &mut drawings {
        drawing.places.sort_unstable();
    }
    let mut level = window.level;
    loop {
        let mut count = 0;
        for (lane, drawing) in lanes.iter().zip(&mut drawings) {
            drawing.clusters.clear();
            let zoom = (window, level, lowest);
            clusters(set, events, *lane, zoom, &drawing.places, &mut drawing.clusters);
            count += drawing.clusters.len();
        }
        if count <= CLUSTERS || level >= TOP {
            return drawings;
        }
        level += 1;
    }
}
