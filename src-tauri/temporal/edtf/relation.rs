//! How two dates lie to each other: Allen's thirteen relations, each answered yes, no or maybe.

use super::Edtf;
use crate::model::{Bounds, Instant};
use std::cmp::Ordering;

/// Allen's thirteen relations of two stretches of time, "this … that".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Ends with a gap before that begins.
    Before,
    /// Ends in the second before that begins.
    Meets,
    /// Begins first, and ends within that.
    Overlaps,
    /// Both begin together; this ends first.
    Starts,
    /// Begins later and ends earlier.
    During,
    /// Both end together; this begins later.
    Finishes,
    /// The same.
    Equals,
    /// The inverse of [`Relation::Finishes`].
    FinishedBy,
    /// The inverse of [`Relation::During`].
    Contains,
    /// The inverse of [`Relation::Starts`].
    StartedBy,
    /// The inverse of [`Relation::Overlaps`].
    OverlappedBy,
    /// The inverse of [`Relation::Meets`].
    MetBy,
    /// The inverse of [`Relation::Before`].
    After,
}

impl Relation {
    /// All thirteen.
    pub const ALL: [Relation; 13] = [
        Relation::Before,
        Relation::Meets,
        Relation::Overlaps,
        Relation::Starts,
        Relation::During,
        Relation::Finishes,
        Relation::Equals,
        Relation::FinishedBy,
        Relation::Contains,
        Relation::StartedBy,
        Relation::OverlappedBy,
        Relation::MetBy,
        Relation::After,
    ];

    /// The relation of two stretches, each from its first to its last second.
    pub fn of(this: (i128, i128), that: (i128, i128)) -> Relation {
        if this.1 + 1 < that.0 {
            return Relation::Before;
        }
        if this.1 + 1 == that.0 {
            return Relation::Meets;
        }
        if that.1 + 1 < this.0 {
            return Relation::After;
        }
        if that.1 + 1 == this.0 {
            return Relation::MetBy;
        }
        match (this.0.cmp(&that.0), this.1.cmp(&that.1)) {
            (Ordering::Less, Ordering::Less) => Relation::Overlaps,
            (Ordering::Less, Ordering::Equal) => Relation::FinishedBy,
            (Ordering::Less, Ordering::Greater) => Relation::Contains,
            (Ordering::Equal, Ordering::Less) => Relation::Starts,
            (Ordering::Equal, Ordering::Equal) => Relation::Equals,
            (Ordering::Equal, Ordering::Greater) => Relation::StartedBy,
            (Ordering::Greater, Ordering::Less) => Relation::During,
            (Ordering::Greater, Ordering::Equal) => Relation::Finishes,
            (Ordering::Greater, Ordering::Greater) => Relation::OverlappedBy,
        }
    }
}

/// Whether a relation holds, as far as the dates tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Whatever the true days are.
    Yes,
    /// For some of the days that the dates allow, and not for others.
    Maybe,
    /// Whatever the true days are.
    No,
}

impl Edtf {
    /// Whether this lies so to that, for all, some or none of the stretches that their bounds allow.
    pub fn relation(&self, relation: Relation, that: &Edtf) -> Answer {
        relation_of(&self.bounds(), &that.bounds(), &[relation])
    }

    /// A total and stable order for lists: by earliest beginning, then latest end with the longer first,
    /// then the inner edges, then the canonical notation.
    pub fn chronological(&self, that: &Edtf) -> Ordering {
        let (a, b) = (Edges::of(self.bounds()), Edges::of(that.bounds()));
        (a.start.0, -a.end.1, a.start.1, a.end.0)
            .cmp(&(b.start.0, -b.end.1, b.start.1, b.end.0))
            .then_with(|| self.to_string().cmp(&that.to_string()))
    }
}

/// Whether one of these relations holds between two stretches of which only the bounds are known: yes when
/// none but these can hold, maybe when others can as well.
pub fn relation_of(this: &Bounds, that: &Bounds, relations: &[Relation]) -> Answer {
    let (a, b) = (Edges::of(*this), Edges::of(*that));
    if !relations.iter().any(|relation| possible(&a, &b, *relation)) {
        return Answer::No;
    }
    let others = Relation::ALL.into_iter().filter(|other| !relations.contains(other));
    if others.into_iter().any(|other| possible(&a, &b, other)) { Answer::Maybe } else { Answer::Yes }
}

/// The first and last second at which something may begin, and may end.
struct Edges {
    start: (i128, i128),
    end: (i128, i128),
}

impl Edges {
    fn of(bounds: Bounds) -> Edges {
        let second = |instant: Option<Instant>, otherwise: Instant| {
            let instant = instant.unwrap_or(otherwise);
            i128::from(instant.day) * 86_400 + i128::from(instant.second)
        };
        Edges {
            start: (second(bounds.start_min, Instant::FIRST), second(bounds.start_max, Instant::FIRST)),
            end: (second(bounds.end_min, Instant::LAST), second(bounds.end_max, Instant::LAST)),
        }
    }
}

/// Whether some pair of stretches within the edges lies so. Each relation is a chain of comparisons
/// between edges, so it is enough to push every edge through the chain as early as it can go.
fn possible(a: &Edges, b: &Edges, relation: Relation) -> bool {
    match relation {
        Relation::Before => a.end_before(b.start.1 - 1),
        Relation::Meets => meets(a, b),
        Relation::After => b.end_before(a.start.1 - 1),
        Relation::MetBy => meets(b, a),
        Relation::Overlaps => overlaps(a, b),
        Relation::OverlappedBy => overlaps(b, a),
        Relation::Starts => starts(a, b),
        Relation::StartedBy => starts(b, a),
        Relation::Finishes => finishes(a, b),
        Relation::FinishedBy => finishes(b, a),
        Relation::During => during(a, b),
        Relation::Contains => during(b, a),
        Relation::Equals => {
            let start = both(a.start, b.start);
            let end = both(a.end, b.end);
            start.0 <= start.1 && end.0 <= end.1 && start.0 <= end.1
        }
    }
}

impl Edges {
    /// Whether it can end before this second.
    fn end_before(&self, second: i128) -> bool {
        self.end.0.max(self.start.0) < second
    }
}

fn both(a: (i128, i128), b: (i128, i128)) -> (i128, i128) {
    (a.0.max(b.0), a.1.min(b.1))
}

/// Whether seconds can be chosen, one from each range in turn, each later than the one before by at least
/// the gap given with it.
fn chain(ranges: &[((i128, i128), i128)]) -> bool {
    let mut earliest = i128::MIN / 2;
    for ((from, to), gap) in ranges {
        earliest = (earliest + gap).max(*from);
        if earliest > *to {
            return false;
        }
    }
    true
}

fn meets(a: &Edges, b: &Edges) -> bool {
    let touch = both(a.end, (b.start.0 - 1, b.start.1 - 1));
    chain(&[(a.start, 0), (touch, 0), (b.end, 1)])
}

fn overlaps(a: &Edges, b: &Edges) -> bool {
    chain(&[(a.start, 0), (b.start, 1), (a.end, 0), (b.end, 1)])
}

fn starts(a: &Edges, b: &Edges) -> bool {
    chain(&[(both(a.start, b.start), 0), (a.end, 0), (b.end, 1)])
}

fn finishes(a: &Edges, b: &Edges) -> bool {
    chain(&[(b.start, 0), (a.start, 1), (both(a.end, b.end), 0)])
}

fn during(a: &Edges, b: &Edges) -> bool {
    chain(&[(b.start, 0), (a.start, 1), (a.end, 0), (b.end, 1)])
}
