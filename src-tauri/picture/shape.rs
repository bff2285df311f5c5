//! What stands for an event: `ui/src/timeline/scene/shape.ts` in Rust, number for number. Nothing is drawn
//! narrower than what is known.

use super::scale::Scale;
use crate::model::{Bounds, Instant};

/// The size of a dot and of the smallest bar, in pixels.
pub const DOT: f64 = 10.0;

/// Up to this many pixels between earliest and latest an edge counts as known, and gets a post.
const KNOWN: f64 = 20.0;

/// A day wider than this shows its span under the dot.
const WHISKER: f64 = 20.0;

/// Beyond this many pixels even a day is a span in which the event lies somewhere.
const WIDE_POINT: f64 = 48.0;

/// Pixels beyond the view at which drawing ends.
const BEYOND: f64 = 64.0;

/// The four edges in seconds since 1970; `None` is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Edges {
    /// Earliest begin.
    pub start_min: Option<f64>,
    /// Latest begin.
    pub start_max: Option<f64>,
    /// Earliest end.
    pub end_min: Option<f64>,
    /// Latest end.
    pub end_max: Option<f64>,
}

impl Edges {
    /// The edges of bounds.
    pub fn of(bounds: &Bounds) -> Self {
        let seconds = |edge: Option<Instant>| edge.map(|instant| instant.seconds() as f64);
        Self {
            start_min: seconds(bounds.start_min),
            start_max: seconds(bounds.start_max),
            end_min: seconds(bounds.end_min),
            end_max: seconds(bounds.end_max),
        }
    }

    /// The middle of a moment.
    pub fn middle(&self) -> f64 {
        let begin = self.start_min.or(self.start_max).or(self.end_min).or(self.end_max).unwrap_or(0.0);
        let end = self.end_max.or(self.end_min).unwrap_or(begin);
        begin + (end - begin) / 2.0
    }

    /// Known to the day or finer: a point, whatever the zoom.
    pub fn is_point(&self) -> bool {
        self.start_min.zip(self.end_max).is_some_and(|(from, to)| to - from < 86_400.0)
    }
}

/// The kinds of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Known to the day.
    Dot,
    /// A range.
    Bar,
    /// Approximate.
    Hatch,
    /// Several events.
    Pill,
}

/// How strongly a bar is filled at a pixel: 0 not possible, 1 certain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The pixel.
    pub x: f64,
    /// 0 to 1.
    pub strength: f64,
}

/// What is drawn, in pixels of its scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its kind.
    pub kind: Kind,
    /// Where the drawing begins.
    pub x0: f64,
    /// Where it ends.
    pub x1: f64,
    /// The pixel to which the event is pinned.
    pub anchor: f64,
    /// For a dot: the span in which the event lies, when it is wider than the dot.
    pub whisker: Option<(f64, f64)>,
    /// For a bar: how the fill runs, ascending.
    pub stops: Vec<Stop>,
    /// For a bar: the known edges.
    pub posts: Vec<f64>,
    /// For a bar: nobody says since when.
    pub arrow_left: bool,
    /// For a bar: it goes on, nobody says for how long.
    pub arrow_right: bool,
    /// The part of a bar that can hold words.
    pub inside: (f64, f64),
}

impl Shape {
    fn plain(kind: Kind, x0: f64, x1: f64, anchor: f64) -> Self {
        Self {
            kind,
            x0,
            x1,
            anchor,
            whisker: None,
            stops: Vec::new(),
            posts: Vec::new(),
            arrow_left: false,
            arrow_right: false,
            inside: (x0, x1),
        }
    }

    /// Whether a side fades.
    pub fn fades(&self) -> bool {
        self.stops.iter().any(|stop| stop.strength < 1.0)
    }
}

struct Pixels {
    s0: f64,
    s1: f64,
    e0: f64,
    e1: f64,
    open_left: bool,
    open_right: bool,
}

fn pixels_of(edges: &Edges, scale: &Scale) -> Pixels {
    let at = |seconds: f64| scale.pixel(seconds);
    let (open_left, open_right) = (edges.start_min.is_none(), edges.end_max.is_none());
    let s0 = edges.start_min.map_or(scale.left - BEYOND, at);
    let e1 = edges.end_max.map_or(scale.right.max(s0 + 4.0 * DOT), at);
    let s1 = edges.start_max.map_or(s0, at);
    let e0 = edges.end_min.map_or(e1, at);
    let low = if open_left { s0.min(s1).min(e0) } else { s0 };
    let high = e1.max(low);
    let inside = |x: f64| x.max(low).min(high);
    Pixels { s0: low, s1: inside(s1), e0: inside(e0), e1: high, open_left, open_right }
}

fn stops_of(p: &Pixels, view: &Scale) -> Vec<Stop> {
    let known_start = !p.open_left && p.s1 - p.s0 <= KNOWN;
    let known_end = !p.open_right && p.e1 - p.e0 <= KNOWN;
    let low = p.s0.max(view.left - BEYOND);
    let high = p.e1.min(view.right + BEYOND);
    if known_start && known_end {
        let ends = [low, high].map(|x| Stop { x, strength: 1.0 });
        return if high > low { ends.to_vec() } else { Vec::new() };
    }
    let length = p.e1 - p.s0;
    // An open side fades over the outer part of what is seen, and not before the last certain moment.
    let rise_to = if p.open_left { p.s1.min(p.e1 - length * 0.45) } else { p.s1 };
    let open_end = p.s0 + length * 0.45;
    let fall_from = match (p.open_right, p.e0 >= p.e1) {
        (false, _) => p.e0,
        (true, true) => open_end,
        (true, false) => p.e0.max(open_end),
    };
    let rise = |x: f64| {
        if known_start || rise_to <= p.s0 { 1.0 } else { ((x - p.s0) / (rise_to - p.s0)).clamp(0.0, 1.0) }
    };
    let fall = |x: f64| {
        if known_end || fall_from >= p.e1 { 1.0 } else { ((p.e1 - x) / (p.e1 - fall_from)).clamp(0.0, 1.0) }
    };
    // Where rise and fall cross, nothing is certain: the highest point lies between them.
    let crossing = if rise_to > fall_from { (rise_to + fall_from) / 2.0 } else { rise_to };
    let mut at = [p.s0, rise_to, fall_from, p.e1, crossing, low, high].to_vec();
    at.retain(|x| *x >= low && *x <= high);
    at.sort_by(f64::total_cmp);
    at.dedup();
    at.into_iter().map(|x| Stop { x, strength: rise(x).min(fall(x)) }).collect()
}

/// What to draw for an event at this scale. A dot stands for a span only while the span is no wider than the
/// dot, or for a day while it is narrow, with the day's span drawn faintly under it.
pub fn shape_of(edges: &Edges, approximate: bool, scale: &Scale) -> Shape {
    let p = pixels_of(edges, scale);
    let wide = p.e1 - p.s0;
    let open = p.open_left || p.open_right;
    if approximate && !open {
        let middle = (p.s0 + p.e1) / 2.0;
        let half = wide.max(DOT + 4.0) / 2.0;
        return Shape::plain(Kind::Hatch, middle - half, middle + half, middle);
    }
    let certain = p.e0 - p.s1;
    let as_dot = if edges.is_point() { wide <= WIDE_POINT } else { certain <= 0.0 && wide <= DOT };
    if !open && as_dot {
        let x = (p.s0 + p.e1) / 2.0;
        let dot = Shape::plain(Kind::Dot, x - DOT / 2.0, x + DOT / 2.0, x);
        return Shape { whisker: (wide > WHISKER).then_some((p.s0, p.e1)), ..dot };
    }
    let end = p.e1.max(p.s0 + 4.0);
    let bar = Shape::plain(Kind::Bar, p.s0, end, if p.open_left { p.s1 } else { p.s0 });
    let mut posts = Vec::new();
    if !p.open_left && p.s1 - p.s0 <= KNOWN {
        posts.push(p.s0);
    }
    if !p.open_right && p.e1 - p.e0 <= KNOWN {
        posts.push(end);
    }
    let stops = stops_of(&p, scale);
    // Where nothing is certain, the whole span holds the words.
    let inside = if stops.iter().any(|stop| stop.strength > 0.9) {
        let strong: Vec<f64> = stops.iter().filter(|stop| stop.strength >= 0.5).map(|stop| stop.x).collect();
        (strong.first().copied().unwrap_or(p.s0), strong.last().copied().unwrap_or(p.s0))
    } else {
        (p.s0, p.e1)
    };
    // Words may begin where the fill is half as strong, and end where it is.
    let from = if inside.0 > p.s0 { (inside.0 + p.s0) / 2.0 } else { p.s0 };
    let to = if p.open_right { p.e1 } else { inside.1 };
    Shape { stops, posts, arrow_left: p.open_left, arrow_right: p.open_right, inside: (from, to), ..bar }
}

/// The pill of a cluster between two seconds, wide enough for so many pixels of digits.
pub fn pill_of((from, to): (f64, f64), digits: f64, scale: &Scale) -> Shape {
    let x = scale.pixel(from + (to - from) / 2.0);
    let half = (digits + 14.0).max(26.0) / 2.0;
    Shape::plain(Kind::Pill, x - half, x + half, x)
}
