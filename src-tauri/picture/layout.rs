//! Every mark in its place: `ui/src/timeline/scene/layout.ts` in Rust, with as many rows as the marks need.

use super::content::{Item, Lane};
use super::fonts::Weight;
use super::scale::Scale;
use super::shape::{Kind, Shape, pill_of, shape_of};

/// Height of a row.
pub const ROW: f64 = 26.0;
/// Space above and below the rows of a lane.
pub const PAD: f64 = 14.0;
/// Height of the axis.
pub const AXIS: f64 = 36.0;
/// Pixels right of the scale.
pub const RIGHT: f64 = 16.0;
/// Size of labels.
pub const LABEL: f64 = 12.0;

const BETWEEN: f64 = 14.0;
const LABEL_GAP: f64 = 7.0;
const LONGEST: f64 = 300.0;
/// Words cut shorter than this say nothing.
const SHORTEST: f64 = 48.0;

/// Measures words of a weight at the size of labels, in pixels.
pub type Measure<'a> = dyn Fn(&str, Weight) -> f64 + 'a;

/// On which side of its mark a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// After it.
    Right,
    /// In it.
    Inside,
    /// Before it.
    Left,
}

/// Words beside a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The title, cut where it must be.
    pub text: String,
    /// After it, fainter.
    pub sub: String,
    /// The side.
    pub side: Where,
    /// Pixel of its left end.
    pub x: f64,
    /// Its width, `sub` included.
    pub width: f64,
    /// Width of `text` alone.
    pub text_width: f64,
}

/// A mark in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Index of the lane.
    pub lane: usize,
    /// Index of the item in its lane.
    pub item: usize,
    /// Row in the lane, from the top.
    pub row: usize,
    /// What is drawn.
    pub shape: Shape,
    /// `None` where there is no room on either side.
    pub label: Option<Label>,
    /// Pixels of other sources' dates.
    pub ghosts: Vec<f64>,
    /// From where to where it covers its row, words included.
    pub covers: (f64, f64),
}

/// All marks in their places.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The scale.
    pub scale: Scale,
    /// Rows of each lane, at least one.
    pub rows: Vec<usize>,
    /// The marks, lane by lane.
    pub placed: Vec<Placed>,
}

/// Cuts words to a width, with an ellipsis, at a letter's end; lines and tabs become spaces.
pub fn cut(text: &str, width: f64, measure: impl Fn(&str) -> f64) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<char> = line.chars().take(400).collect();
    if letters.len() < 120 && measure(&line) <= width {
        return line;
    }
    let beginning = |count: usize| {
        let words: String = letters.iter().take(count).collect();
        format!("{}…", words.trim_end())
    };
    let (mut fits, mut beyond) = (0, letters.len().min(120));
    while fits < beyond {
        let middle = (fits + beyond).div_ceil(2);
        if measure(&beginning(middle)) <= width { fits = middle } else { beyond = middle - 1 }
    }
    beginning(fits)
}

struct Draft {
    item: usize,
    shape: Shape,
    ghosts: Vec<f64>,
    label: Option<Label>,
    /// Mark and ghosts without words.
    bare: (f64, f64),
    full: (f64, f64),
}

/// Finds the words' place; where neither side holds them whole, the roomier one gets them cut.
fn labelled(
    words: Label,
    shape: &Shape,
    bare: (f64, f64),
    scale: &Scale,
    measure: &Measure<'_>,
) -> Option<Label> {
    let from = shape.inside.0.max(scale.left);
    let to = shape.inside.1.min(scale.right);
    if shape.kind == Kind::Bar && to - from > words.width + 16.0 {
        return Some(Label { side: Where::Inside, x: from + 8.0, ..words });
    }
    let right = scale.right + 12.0 - bare.1 - LABEL_GAP;
    let left = bare.0 - LABEL_GAP - scale.left;
    if right >= words.width {
        return Some(Label { side: Where::Right, x: bare.1 + LABEL_GAP, ..words });
    }
    if left >= words.width {
        return Some(Label { side: Where::Left, x: bare.0 - LABEL_GAP - words.width, ..words });
    }
    let in_bar = to - from - 16.0;
    let room = right.max(left).max(in_bar);
    if room < SHORTEST {
        return None;
    }
    let text = cut(&words.text, room, |piece| measure(piece, Weight::Bold));
    let width = measure(&text, Weight::Bold);
    let short =
        |side, x| Some(Label { text: text.clone(), sub: String::new(), side, x, width, text_width: width });
    if room == in_bar {
        short(Where::Inside, from + 8.0)
    } else if room == right {
        short(Where::Right, bare.1 + LABEL_GAP)
    } else {
        short(Where::Left, bare.0 - LABEL_GAP - width)
    }
}

fn draft((index, item): (usize, &Item), scale: &Scale, measure: &Measure<'_>) -> Draft {
    let (shape, ghosts, title, sub) = match item {
        Item::Event(event) => {
            let shape = shape_of(&event.edges, event.approximate, scale);
            let ghosts: Vec<f64> = event.ghosts.iter().map(|second| scale.pixel(*second)).collect();
            (shape, ghosts, &event.title, event.sub.clone())
        }
        Item::Cluster { count, span, title } => {
            let digits = measure(&count.to_string(), Weight::Bold);
            (
                pill_of(*span, digits, scale),
                Vec::new(),
                title,
                format!("and {} more", count.saturating_sub(1)),
            )
        }
    };
    // Measured as bold as the window has it when selected, so that both place the same label alike.
    let text = cut(title, LONGEST, |words| measure(words, Weight::Bold));
    let text_width = measure(&text, Weight::Bold);
    let sub_width = if sub.is_empty() { 0.0 } else { 5.0 + measure(&sub, Weight::Medium) };
    let spread = shape.whisker.unwrap_or((shape.x0, shape.x1));
    let mut bare = (shape.x0.min(spread.0), shape.x1.max(spread.1));
    for x in &ghosts {
        bare = (bare.0.min(x - 6.0), bare.1.max(x + 6.0));
    }
    let width = text_width + sub_width;
    let words = Label { text, sub, side: Where::Right, x: 0.0, width, text_width };
    let label = labelled(words, &shape, bare, scale, measure);
    let full = match &label {
        Some(label) if label.side == Where::Left => (label.x, bare.1),
        Some(label) if label.side == Where::Right => (bare.0, label.x + label.width),
        _ => bare,
    };
    Draft { item: index, shape, ghosts, label, bare, full }
}

/// Places every mark: rows are filled from the top, words go right of a mark, into a bar that is long enough,
/// or left where they would leave the picture. No two marks or labels of a row overlap. The same lanes, scale
/// and measure always give the same layout.
pub fn layout_of(lanes: &[Lane], scale: Scale, measure: &Measure<'_>) -> Layout {
    let mut placed = Vec::new();
    let mut rows = Vec::with_capacity(lanes.len());
    for (lane, band) in lanes.iter().enumerate() {
        let mut drafts: Vec<Draft> =
            band.items.iter().enumerate().map(|item| draft(item, &scale, measure)).collect();
        drafts.sort_by(|a, b| {
            let begin = a.full.0.total_cmp(&b.full.0);
            begin.then(a.bare.0.total_cmp(&b.bare.0)).then(a.item.cmp(&b.item))
        });
        let mut ends: Vec<f64> = Vec::new();
        for draft in drafts {
            let row = ends.iter().position(|end| draft.full.0 > end + BETWEEN).unwrap_or(ends.len());
            match ends.get_mut(row) {
                Some(end) => *end = draft.full.1,
                None => ends.push(draft.full.1),
            }
            let Draft { item, shape, ghosts, label, full, .. } = draft;
            placed.push(Placed { lane, item, row, shape, label, ghosts, covers: full });
        }
        rows.push(ends.len().max(1));
    }
    Layout { scale, rows, placed }
}
