//! What a window draws by itself of a lane, in one layer.

use super::blocks::GONE;
use super::search::Cut;
use super::set::{LaneSet, Run};
use super::window::Window;

/// With as many or fewer begins in the window, each is looked at; with more, only those of levels that are drawn.
const LOOKED_AT: usize = 256;

/// With as many or fewer that reach into the window, each is sought; with more, level by level as far as is drawn.
pub const SOUGHT: usize = 16;

/// The places of a lane that are drawn by themselves, level after level from the top.
pub struct Alone<'a> {
    set: &'a LaneSet,
    /// What is still to be looked at, and up to which begin.
    runs: &'a [Run],
    upto: i64,
    /// How many of it there can be.
    left: usize,
    /// What was looked at already, by level, the lowest first.
    found: Vec<(i8, u32)>,
}

impl<'a> Alone<'a> {
    /// Of a lane that the window cuts.
    pub fn new(set: &'a LaneSet, lane: u32, window: &Window, cut: &Cut) -> Self {
        let runs = set.runs(lane);
        let all = cut.reaching + (cut.end - cut.begin);
        let mut alone = Self { set, runs, upto: window.to, left: all, found: Vec::new() };
        if runs.is_empty() || cut.end - cut.begin <= LOOKED_AT {
            alone.begun(window, cut);
            alone.upto = window.from.saturating_sub(1);
            alone.left = cut.reaching;
            if runs.is_empty() || cut.reaching <= SOUGHT {
                alone.sought(lane, window, cut);
                alone.runs = &[];
            }
            alone.found.sort_unstable();
        }
        alone
    }

    /// Finds what begins in the window.
    fn begun(&mut self, window: &Window, cut: &Cut) {
        let levels = (cut.begin..).zip(self.set.levels(cut.begin, cut.end));
        let high = levels.filter(|(_, level)| **level >= window.level);
        let drawn = high.filter(|(place, level)| window.draws(self.set.start(*place), **level, **level));
        self.found.extend(drawn.map(|(place, level)| (*level, place as u32)));
    }

    /// Finds what began before the window and reaches into it, one by one.
    fn sought(&mut self, lane: u32, window: &Window, cut: &Cut) {
        let set = self.set;
        let those = set.reaching_back(lane, cut.begin, window.from).take(cut.reaching);
        let leveled = those.map(|place| (set.level(place), place));
        let drawn = leveled.filter(|(level, place)| {
            *level >= window.level && window.draws(set.start(*place), *level, *level)
        });
        self.found.extend(drawn.map(|(level, place)| (level, place as u32)));
    }

    /// Adds the places of one level. Levels must be asked for from the top down.
    pub fn take(&mut self, window: &Window, level: i8, into: &mut Vec<u32>) {
        while let Some((_, place)) = self.found.pop_if(|(of, _)| *of >= level) {
            into.push(place);
        }
        while let Some((run, rest)) = self.runs.split_first().filter(|(run, _)| run.level >= level) {
            self.runs = rest;
            if run.reach < window.from {
                continue;
            }
            let (places, starts) = self.set.within(run, (since(run, window), self.upto));
            for (place, start) in places.iter().zip(starts) {
                let at = *place as usize;
                if self.set.level(at) != GONE && (*start >= window.from || self.set.end(at) >= window.from) {
                    into.push(*place);
                    self.left = self.left.saturating_sub(1);
                }
            }
            if self.left == 0 {
                self.runs = &[];
            }
        }
    }
}

/// From which second on what is drawn of a run can begin: within a screen of its own level, and not so long ago
/// that none of it reaches into the window.
fn since(run: &Run, window: &Window) -> i64 {
    window.earliest(run.level).max(run.since(window.from))
}
