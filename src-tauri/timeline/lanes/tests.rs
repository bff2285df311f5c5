//! What must hold of any window over any events, compared with looking at every event.

use proptest::prelude::*;

use super::draw::{Drawing, draw};
use super::layers::Layers;
use super::set::placed;
use super::window::{Members, Window};
use crate::timeline::index::columns::Columns;
use crate::timeline::index::events::{Entry, Events, Heard, Slot};

/// Three lanes; an event may stand in two of them.
fn lanes_of(slot: Slot, lanes: &mut Vec<u32>) {
    lanes.push(slot % 3);
    if slot.is_multiple_of(5) {
        lanes.push((slot + 1) % 3);
    }
}

/// An event: where it begins, how long it is, whether an end is open, a star, passages.
type Thrown = (i64, i64, u8, bool, u32);

/// Times at many scales, many of them the same.
fn thrown(most: usize) -> impl Strategy<Value = Vec<Thrown>> {
    let start = prop_oneof![
        4 => (0i64..40).prop_map(|day| day * 86_400),
        3 => -3_000_000i64..3_000_000,
        1 => -300_000_000_000_000_000i64..300_000_000_000_000_000,
    ];
    let length = prop_oneof![
        4 => Just(86_399i64),
        2 => 0i64..100,
        2 => 0i64..2_000_000,
        1 => 0i64..300_000_000_000_000_000,
    ];
    let one = (start, length, 0u8..12, prop::bool::weighted(0.1), 0u32..5);
    prop::collection::vec(one, 0..most)
}

fn entry(row: usize, (start, length, open, starred, _): Thrown) -> Entry {
    let (mut from, mut to) = (Some(start), Some(start + length));
    if open == 0 {
        to = None;
    }
    if open == 1 {
        from = None;
    }
    Entry {
        row: row as i64,
        id: row as u128,
        title: format!("Event {row}"),
        edtf: "2000".to_owned(),
        edges: [from, to.or(from), from.or(to), to],
        starred,
    }
}

fn touches(events: &Events, slot: Slot, window: &Window) -> bool {
    events.start(slot) <= window.to && events.end(slot) >= window.from
}

struct Library {
    events: Events,
    layers: Layers,
    slots: Vec<Slot>,
}

fn library(thrown: &[Thrown]) -> Library {
    let mut columns = Columns::default();
    for (row, one) in thrown.iter().enumerate() {
        let place = columns.push(&entry(row, *one));
        columns.hear(place, Heard { stances: [one.4, 0, 0], claims: Vec::new() });
    }
    columns.settle();
    let events = Events::of(columns);
    let slots: Vec<Slot> = (0..thrown.len() as Slot).collect();
    let layers = Layers::build(&placed(&events, &slots), &mut lanes_of);
    Library { events, layers, slots }
}

impl Library {
    fn in_lane(&self, lane: u32) -> Vec<Slot> {
        let mut lanes = Vec::new();
        let stands = |slot: &&Slot| {
            lanes.clear();
            lanes_of(**slot, &mut lanes);
            lanes.contains(&lane)
        };
        self.slots.iter().filter(stands).copied().collect()
    }

    fn touching(&self, lane: u32, window: &Window) -> Vec<Slot> {
        let mut slots = self.in_lane(lane);
        slots.retain(|slot| touches(&self.events, *slot, window));
        slots.sort_unstable();
        slots
    }

    fn draw(&self, window: &Window) -> Vec<Drawing> {
        draw(&self.layers, &self.events, &[0, 1, 2], window)
    }

    /// Puts events in and takes others out, as one change.
    fn change(&mut self, later: &[Thrown], gone: &[prop::sample::Index]) {
        let mut lanes = Vec::new();
        for one in gone {
            if self.slots.is_empty() {
                break;
            }
            let slot = self.slots.swap_remove(one.index(self.slots.len()));
            lanes.clear();
            lanes_of(slot, &mut lanes);
            lanes.iter().for_each(|lane| self.layers.remove(&self.events, *lane, slot));
        }
        let put = later.iter().map(|one| self.events.push(&entry(self.events.len(), *one)));
        let put: Vec<Slot> = put.collect();
        self.slots.extend(&put);
        self.layers.add(&self.events, put, &mut lanes_of);
    }

    /// What is drawn by itself in a window is so in one within it.
    fn narrow(
        &self,
        at: (i64, u32, f64),
        (left, right): (f64, f64),
        width: f64,
    ) -> Result<(), TestCaseError> {
        let length = 2f64.powi(at.1 as i32) * (1.0 + at.2);
        let (from, to) = (at.0 as f64 - length / 2.0, at.0 as f64 + length / 2.0);
        let outer = Window::new((from, to), width);
        let inner = Window::new((from + length * left, to - length * right), width);
        for (lane, (out, inn)) in self.draw(&outer).iter().zip(self.draw(&inner)).enumerate() {
            for slot in &out.alone {
                let touches = touches(&self.events, *slot, &inner);
                prop_assert!(!touches || inn.alone.contains(slot), "lane {}, event {}", lane, slot);
            }
        }
        Ok(())
    }

    fn check(&self, window: &Window) -> Result<(), TestCaseError> {
        for (lane, drawing) in (0..).zip(self.draw(window)) {
            let truth = self.touching(lane, window);
            let time = (window.from, window.to);
            prop_assert_eq!(self.layers.count(lane, time), truth.len());
            prop_assert_eq!(self.layers.holding(&[lane], time), [!truth.is_empty()]);
            prop_assert_eq!(self.layers.is_empty(lane), self.in_lane(lane).is_empty());
            let mut found = drawing.alone;
            for cluster in &drawing.clusters {
                let key = cluster.members.to_string();
                let members = Members::of_key(&key);
                prop_assert_eq!(members, Some(cluster.members));
                let slots = cluster.members.slots(&self.layers, &self.events, lane);
                prop_assert_eq!(slots.len(), cluster.count as usize, "{}", key);
                prop_assert!(slots.contains(&cluster.first), "{}", key);
                if let Members::Begun { .. } = cluster.members {
                    let starts = || slots.iter().map(|slot| self.events.start(*slot));
                    prop_assert_eq!(starts().min(), Some(cluster.from));
                    prop_assert_eq!(starts().max(), Some(cluster.to));
                }
                found.extend(slots);
            }
            found.sort_unstable();
            prop_assert_eq!(found, truth, "lane {}", lane);
        }
        Ok(())
    }
}

/// A window: where its middle lies, how long it is, as powers of two.
fn window((middle, scale, part): (i64, u32, f64), width: f64) -> Window {
    let length = 2f64.powi(scale as i32) * (1.0 + part);
    Window::new((middle as f64 - length / 2.0, middle as f64 + length / 2.0), width)
}

fn windows() -> impl Strategy<Value = (i64, u32, f64)> {
    (-4_000_000i64..4_000_000, 4u32..60, 0f64..1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn every_event_of_a_window_is_in_exactly_one_mark_of_its_lane(
        thrown in thrown(500),
        at in windows(),
        width in 10f64..3_000.0,
    ) {
        library(&thrown).check(&window(at, width))?;
    }

    #[test]
    fn zooming_in_hides_nothing_that_was_drawn_inside(
        thrown in thrown(300),
        at in windows(),
        (left, right) in (0f64..0.5, 0f64..0.5),
        width in 10f64..3_000.0,
    ) {
        library(&thrown).narrow(at, (left, right), width)?;
    }

    #[test]
    fn a_starred_event_is_drawn_before_others(thrown in thrown(400), width in 200f64..3_000.0) {
        let library = library(&thrown);
        let all = Window::new((-4e17, 4e17), width);
        for (lane, drawing) in (0..).zip(library.draw(&all)) {
            let slots = library.in_lane(lane);
            let starred = slots.iter().filter(|slot| library.events.is_starred(**slot));
            let shown = drawing.alone.iter().filter(|slot| library.events.is_starred(**slot)).count();
            prop_assert!(shown >= starred.count().min(3));
        }
    }

    #[test]
    fn what_is_put_in_and_taken_out_counts_as_if_it_was_laid_out_anew(
        first in thrown(900),
        steps in prop::collection::vec((thrown(60), prop::collection::vec(any::<prop::sample::Index>(), 0..40)), 1..8),
        at in windows(),
    ) {
        let mut library = library(&first);
        for (later, gone) in steps {
            library.change(&later, &gone);
            library.check(&window(at, 900.0))?;
        }
    }

    #[test]
    fn zooming_in_hides_nothing_after_changes_either(
        first in thrown(900),
        later in thrown(60),
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        at in windows(),
        (left, right) in (0f64..0.5, 0f64..0.5),
    ) {
        let mut library = library(&first);
        library.change(&later, &gone);
        library.narrow(at, (left, right), 900.0)?;
    }
}

#[test]
fn a_hundred_thousand_events_of_one_day_are_few_marks() {
    let thrown: Vec<Thrown> = (0..100_000).map(|one| (86_400 * 5, 86_399, 5, false, one % 4)).collect();
    let library = library(&thrown);
    for length in [60.0, 86_400.0, 4e7, 4e17] {
        let window = Window::new((86_400.0 * 5.0 - length / 2.0, 86_400.0 * 5.0 + length / 2.0), 1_200.0);
        let drawings = library.draw(&window);
        let marks: usize = drawings.iter().map(|one| one.alone.len() + one.clusters.len()).sum();
        assert!(marks <= 24, "{marks} marks");
        let counted: usize = drawings
            .iter()
            .map(|one| one.alone.len() + one.clusters.iter().map(|one| one.count as usize).sum::<usize>())
            .sum();
        assert_eq!(counted, 120_000);
    }
}

#[test]
fn a_span_of_ten_thousand_million_years_is_drawn_beside_a_minute() {
    let age = 315_360_000_000_000_000;
    let library = library(&[(-age, age, 5, false, 1), (0, 59, 5, false, 1), (30, 10, 5, false, 1)]);
    let near = library.draw(&Window::new((-60.0, 120.0), 1_000.0));
    assert_eq!(near.iter().map(|one| one.alone.len()).sum::<usize>(), 4);
    let far = library.draw(&Window::new((-4e17, 4e17), 1_000.0));
    assert_eq!(far.iter().map(|one| one.alone.len()).sum::<usize>(), 4);
}
