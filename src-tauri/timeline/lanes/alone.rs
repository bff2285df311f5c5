//! What a window draws by itself of a lane, in one layer.

use super::set::{GONE, LaneSet, Run};
use super::window::Window;
use crate::timeline::index::events::Events;

/// With as many or fewer begins in the window, each is looked at; with more, only those of levels that are drawn.
const LOOKED_AT: usize = 256;

/// The places of a lane that are drawn by themselves, level after level from the top.
pub struct Alone<'a> {
    set: &'a LaneSet,
    events: &'a Events,
    runs: &'a [Run],
    /// What was looked at already, by level, the lowest first.
    found: Vec<(i8, u32)>,
}

impl<'a> Alone<'a> {
    /// Of a lane whose events begin in the window from one place to another.
    pub fn new(
        set: &'a LaneSet,
        events: &'a Events,
        lane: u32,
        window: &Window,
        (begin, end): (usize, usize),
    ) -> Self {
        let runs = set.runs(lane);
        let mut alone = Self { set, events, runs, found: Vec::new() };
        if runs.is_empty() || end - begin <= LOOKED_AT {
            alone.runs = &[];
            let draws = |place: &usize| {
                let level = set.level(*place);
                level >= window.level && window.draws(set.start(*place), level, level)
            };
            let begun = (begin..end).filter(draws);
            alone.found.extend(begun.map(|place| (set.level(place), place as u32)));
            let reaching = set.reaching(lane, begin, window.from);
            if reaching > 0 {
                alone.reaching(runs, (set.range(lane).0, begin), window, reaching);
            }
            alone.found.sort_unstable();
        }
        alone
    }

    /// Finds what began before the window and reaches into it; there is no more of it than `all`.
    fn reaching(&mut self, runs: &[Run], (first, begin): (usize, usize), window: &Window, all: usize) {
        let (set, events) = (self.set, self.events);
        let reaches = |place: usize| set.level(place) != GONE && events.end(set.slot(place)) >= window.from;
        if runs.is_empty() {
            let reaching = (first..begin).filter(|place| reaches(*place)).take(all);
            let drawn = reaching.filter(|place| {
                let level = set.level(*place);
                level >= window.level && window.draws(set.start(*place), level, level)
            });
            self.found.extend(drawn.map(|place| (set.level(place), place as u32)));
            return;
        }
        let mut left = all;
        for run in runs.iter().filter(|run| run.reach >= window.from) {
            if run.level < window.level || left == 0 {
                return;
            }
            let (places, _) = set.within(run, (since(run, window), window.from.saturating_sub(1)));
            for place in places.iter().filter(|place| reaches(**place as usize)) {
                self.found.push((run.level, *place));
                left = left.saturating_sub(1);
            }
        }
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
            let (places, starts) = self.set.within(run, (since(run, window), window.to));
            for (place, start) in places.iter().zip(starts) {
                let at = *place as usize;
                if self.set.level(at) != GONE
                    && (*start >= window.from || self.events.end(self.set.slot(at)) >= window.from)
                {
                    into.push(*place);
                }
            }
        }
    }
}

/// From which second on what is drawn of a run can begin: within a screen of its own level, and not so long ago
/// that none of it reaches into the window.
fn since(run: &Run, window: &Window) -> i64 {
    window.earliest(run.level).max(run.since(window.from))
}
