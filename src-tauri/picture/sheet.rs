//! A page drawn: title, axis, lanes, marks, words, and what stands under them.

use super::content::Item;
use super::fonts::Weight;
use super::foot;
use super::layout::{AXIS, LABEL, Placed, RIGHT, Where, cut};
use super::marks::{self, Stands};
use super::pages::{Page, Slice};
use super::shape::Kind;
use super::svg::{Style, Svg, number};
use super::words::count_of;
use super::{Picture, ticks::Tick};

/// Pixels at the left edge of what begins there.
pub const EDGE: f64 = 16.0;

/// Space at the left of the scale for names of lanes: from 136 pixels, as in the window, to as much as long
/// names need.
pub const GUTTER: (f64, f64) = (136.0, 208.0);

/// Of a lane's name, what stands beside it: its swatch, and air.
pub const BESIDE_NAME: f64 = 40.0;

/// Draws a page of a picture; the marks of its slices are found by lane and row.
pub fn draw(svg: &mut Svg<'_>, picture: &Picture, page: &Page, number_of: (usize, usize)) {
    head(svg, picture, number_of);
    if let (Some(first), Some(last)) = (page.slices.first(), page.slices.last()) {
        let area = (first.y, last.y + last.height());
        grid(svg, picture, area);
        for slice in &page.slices {
            lane(svg, picture, slice);
        }
        marks_of(svg, picture, page, area);
        axis(svg, picture, page.axis);
    } else if picture.content.lanes.is_empty() && number_of.0 == 1 {
        let style = Style { size: 12.0, weight: Weight::Medium, fill: picture.palette.text2 };
        svg.text((EDGE, page.axis + 8.0), "Nothing with a date is in this window.", style);
    }
    for (top, line) in &page.lines {
        if let Some(line) = picture.lines.get(*line) {
            foot::draw(svg, line, *top, picture.palette);
        }
    }
}

fn head(svg: &mut Svg<'_>, picture: &Picture, (page, of): (usize, usize)) {
    let palette = picture.palette;
    let fitted = |svg: &Svg<'_>, text: &str, width: f64, style: Style| {
        cut(text, width, |piece| svg.fonts().width(piece, style.weight, style.size))
    };
    let numbered = if of > 1 { format!("page {page} of {of}") } else { String::new() };
    let small = Style { size: 11.0, weight: Weight::Medium, fill: palette.text3 };
    let numbered_width = svg.fonts().width(&numbered, small.weight, small.size);
    let right = picture.width - RIGHT;
    let room = right - EDGE - numbered_width - 24.0;
    let base = if page == 1 { 34.0 } else { 14.0 };
    svg.text((right - numbered_width, base), &numbered, small);
    if page > 1 {
        let style = Style { size: 12.0, weight: Weight::Bold, fill: palette.text2 };
        let title = fitted(svg, &picture.title, room, style);
        return svg.text((EDGE, base), &title, style);
    }
    let style = Style { size: 20.0, weight: Weight::Bold, fill: palette.text };
    let title = fitted(svg, &picture.title, room, style);
    svg.text((EDGE, base), &title, style);
    let style = Style { size: 12.0, weight: Weight::Medium, fill: palette.text2 };
    let subtitle = fitted(svg, &picture.subtitle, right - EDGE, style);
    svg.text((EDGE, base + 21.0), &subtitle, style);
}

fn crisp(x: f64) -> f64 {
    x.round() + 0.5
}

fn grid(svg: &mut Svg<'_>, picture: &Picture, (top, bottom): (f64, f64)) {
    let line = picture.palette.line;
    let through = |ticks: &mut dyn Iterator<Item = &Tick>| -> String {
        let each = |tick: &Tick| format!("M{} {}V{}", number(crisp(tick.x)), number(top), number(bottom));
        ticks.map(each).collect()
    };
    let ticks = &picture.axis.ticks;
    for (major, opacity) in [(true, "1"), (false, ".55")] {
        let d = through(&mut ticks.iter().filter(|tick| tick.major == major));
        if !d.is_empty() {
            svg.path(&d, &format!(r#"fill="none" stroke="{line}" stroke-opacity="{opacity}""#));
        }
    }
}

fn axis(svg: &mut Svg<'_>, picture: &Picture, top: f64) {
    let palette = picture.palette;
    let base = top + AXIS - 10.0;
    for tick in &picture.axis.ticks {
        let (weight, fill) =
            if tick.bold { (Weight::Bold, palette.text2) } else { (Weight::Medium, palette.text3) };
        svg.text((tick.label_x, base), &tick.label, Style { size: 11.0, weight, fill });
    }
    if picture.layout.scale.left > 90.0 {
        let style = Style { size: 11.0, weight: Weight::Medium, fill: palette.text3 };
        let room = picture.layout.scale.left - EDGE - 8.0;
        let context =
            cut(&picture.axis.context, room, |piece| svg.fonts().width(piece, style.weight, style.size));
        svg.text((EDGE, base), if picture.axis.context.is_empty() { "" } else { &context }, style);
    }
    across(svg, picture, top + AXIS - 0.5);
}

/// A hairline from side to side.
fn across(svg: &mut Svg<'_>, picture: &Picture, y: f64) {
    let d = format!("M0 {}H{}", number(y), number(picture.width));
    svg.path(&d, &format!(r#"fill="none" stroke="{}""#, picture.palette.line));
}

fn lane(svg: &mut Svg<'_>, picture: &Picture, slice: &Slice) {
    across(svg, picture, (slice.y + slice.height()).round() - 0.5);
    let Some(lane) = picture.content.lanes.get(slice.lane).filter(|_| picture.named) else { return };
    let palette = picture.palette;
    let middle = slice.y + 27.0;
    let swatch = format!(r#"fill="{}""#, palette.ink(lane.color).strong);
    svg.rect((EDGE, middle - 4.5), (9.0, 9.0), 2.0, &swatch);
    let style = Style { size: 12.0, weight: Weight::Bold, fill: palette.text2 };
    let room = picture.layout.scale.left - BESIDE_NAME - 8.0;
    let name = lane_name(&lane.name, room, |piece| svg.fonts().width(piece, style.weight, style.size));
    svg.text((EDGE + 16.0, middle + 4.0), &name, style);
    let count = count_of(lane.count, "event");
    let count = if slice.first > 0 { format!("{count}, continued") } else { count };
    let style = Style { size: 11.0, weight: Weight::Medium, fill: palette.text3 };
    svg.text((EDGE + 16.0, middle + 19.0), &count, style);
}

/// A path in words; one that has no room by its last part.
pub fn lane_name(path: &str, room: f64, measure: impl Fn(&str) -> f64) -> String {
    let parts: Vec<&str> = path.split('/').map(str::trim).collect();
    let words = parts.join(" / ");
    match parts.as_slice() {
        [_, .., last] if measure(&words) > room => cut(&format!("… / {last}"), room, measure),
        _ => cut(&words, room, measure),
    }
}

fn marks_of(svg: &mut Svg<'_>, picture: &Picture, page: &Page, (top, bottom): (f64, f64)) {
    let scale = &picture.layout.scale;
    let view = (scale.left, picture.width - RIGHT);
    let shown: Vec<(&Placed, f64)> = page
        .slices
        .iter()
        .flat_map(|slice| {
            let marks = picture.layout.placed.iter().filter(|placed| placed.lane == slice.lane);
            marks.filter_map(|placed| Some((placed, slice.middle(placed.row)?)))
        })
        .collect();
    // Marks end at the gutter: names of lanes stand on the ground alone.
    let from = if picture.named { scale.left - 8.0 } else { 0.0 };
    let (x, y) = (number(from), number(top));
    let (width, height) = (number(picture.width - from), number(bottom - top));
    svg.raw(&format!(
        r#"<clipPath id="view"><rect x="{x}" y="{y}" width="{width}" height="{height}"/></clipPath><g clip-path="url(#view)">"#
    ));
    for (placed, y) in &shown {
        let Some(lane) = picture.content.lanes.get(placed.lane) else { continue };
        let ink = picture.palette.ink(lane.color);
        let stands = match lane.items.get(placed.item) {
            Some(Item::Event(event)) => {
                svg.begin_told(&event.told);
                Stands::Event { hollow: event.hollow }
            }
            Some(Item::Cluster { count, title, .. }) => {
                svg.begin_told(&format!("{}, among them {title}", count_of(*count, "event")));
                Stands::Cluster(*count)
            }
            None => continue,
        };
        marks::ghosts(svg, &placed.ghosts, &placed.shape, *y, view, picture.palette);
        marks::mark(svg, &placed.shape, stands, *y, ink, view, picture.palette);
        svg.end();
    }
    svg.end();
    for (placed, y) in &shown {
        words(svg, picture, placed, *y);
    }
}

fn words(svg: &mut Svg<'_>, picture: &Picture, placed: &Placed, y: f64) {
    let Some(label) = &placed.label else { return };
    let palette = picture.palette;
    let inside = label.side == Where::Inside;
    // Words on the ground or on hatching stand out by a piece of the ground behind them.
    if !inside || placed.shape.kind == Kind::Hatch {
        let paint = format!(r#"fill="{}" fill-opacity=".85""#, palette.ground);
        svg.rect((label.x - 2.0, y - 8.0), (label.width + 4.0, 16.0), 2.0, &paint);
    }
    let base = if inside { y + 3.0 } else { y + 4.0 };
    let style = Style { size: LABEL, weight: Weight::Medium, fill: palette.text };
    // Room was measured bold; words left of a mark end at it.
    let drawn = svg.fonts().width(&label.text, style.weight, style.size);
    let slack = if label.side == Where::Left { label.text_width - drawn } else { 0.0 };
    svg.text((label.x + slack, base), &label.text, style);
    let of_event = matches!(placed.shape.kind, Kind::Dot | Kind::Bar | Kind::Hatch);
    let fill = if of_event { palette.disputes } else { palette.text3 };
    svg.text((label.x + slack + drawn + 5.0, base), &label.sub, Style { fill, ..style });
}
