//! Marks as SVG: the numbers of `ui/src/timeline/scene/drawMarks.ts`.

use std::fmt::Write as _;

use super::ink::{Ink, Palette};
use super::shape::{Kind, Shape};
use super::svg::{Svg, number};

const BAR: f64 = 16.0;
const ROUND: f64 = 4.0;
/// Pixels beyond the view at which bars are cut.
const BEYOND: f64 = 32.0;
/// From one line of hatching to the next, along the row.
const PITCH: f64 = 6.0 * std::f64::consts::SQRT_2;

/// Where marks may be drawn: first and last pixel.
pub type View = (f64, f64);

/// A paint of one colour, or one that fades as the shape does.
fn paint(svg: &mut Svg<'_>, shape: &Shape, colour: &str, weakest: f64) -> String {
    if !shape.fades() {
        return colour.to_owned();
    }
    let strength = |stop: &super::shape::Stop| (stop.x, weakest + (1.0 - weakest) * stop.strength);
    let stops: Vec<(f64, f64)> = shape.stops.iter().map(strength).collect();
    svg.fade(colour, &stops)
}

fn bar(svg: &mut Svg<'_>, shape: &Shape, y: f64, ink: Ink, hollow: bool, view: View) {
    let x0 = shape.x0.max(view.0 - BEYOND);
    let x1 = shape.x1.min(view.1 + BEYOND);
    if x1 <= x0 {
        return;
    }
    let top = y - BAR / 2.0;
    if hollow {
        let stroke = paint(svg, shape, ink.strong, 0.2);
        let size = (x1 - x0 - 1.0, BAR - 1.0);
        svg.rect((x0 + 0.5, top + 0.5), size, ROUND, &format!(r#"fill="none" stroke="{stroke}""#));
    } else {
        let fill = paint(svg, shape, ink.soft, 0.08);
        svg.rect((x0, top), (x1 - x0, BAR), ROUND, &format!(r#"fill="{fill}""#));
    }
    let line = paint(svg, shape, ink.strong, 0.2);
    svg.rect((x0 + 1.0, top + BAR - 2.0), (x1 - x0 - 2.0, 2.0), 0.0, &format!(r#"fill="{line}""#));
    let stroke = |width: &str| {
        let strong = ink.strong;
        format!(
            r#"fill="none" stroke="{strong}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round""#
        )
    };
    for post in &shape.posts {
        let x = if *post <= shape.x0 { post + 1.0 } else { post - 1.0 };
        if x >= view.0 - 8.0 && x <= view.1 + 8.0 {
            let (x, a, b) = (number(x), number(top + 2.0), number(top + BAR - 2.0));
            svg.path(&format!("M{x} {a}V{b}"), &stroke("2.5"));
        }
    }
    let mut arrow = |x: f64, way: f64| {
        let back = number(x - 5.0 * way);
        let d = format!("M{back} {}L{} {}L{back} {}", number(y - 5.0), number(x), number(y), number(y + 5.0));
        svg.path(&d, &stroke("1.75"));
    };
    if shape.arrow_right {
        arrow(shape.x1.min(view.1), 1.0);
    }
    if shape.arrow_left {
        arrow(shape.x0.max(view.0), -1.0);
    }
}

/// The part of a slanted line of hatching that lies between two pixels, as a closed outline.
fn slant(bottom: f64, (x0, x1): (f64, f64), (top, low): (f64, f64)) -> Option<String> {
    // Two pixels thick, so this wide along the row.
    let half = std::f64::consts::SQRT_2;
    let outline =
        [(bottom - half, low), (bottom + half, low), (bottom + half + BAR, top), (bottom - half + BAR, top)];
    let mut kept: Vec<(f64, f64)> = outline.to_vec();
    for (edge, sign) in [(x0, 1.0), (x1, -1.0)] {
        let within = |point: &(f64, f64)| (point.0 - edge) * sign >= 0.0;
        let mut next = Vec::new();
        for (place, point) in kept.iter().enumerate() {
            let Some(before) = kept.get((place + kept.len() - 1) % kept.len()) else { continue };
            if within(point) != within(before) {
                let share = (edge - before.0) / (point.0 - before.0);
                next.push((edge, before.1 + share * (point.1 - before.1)));
            }
            if within(point) {
                next.push(*point);
            }
        }
        kept = next;
    }
    let (first, rest) = kept.split_first()?;
    let mut d = format!("M{} {}", number(first.0), number(first.1));
    for (x, y) in rest {
        let _ = write!(d, "L{} {}", number(*x), number(*y));
    }
    d.push('Z');
    Some(d)
}

fn hatch(svg: &mut Svg<'_>, shape: &Shape, y: f64, ink: Ink, view: View) {
    let x0 = shape.x0.max(view.0 - BEYOND);
    let x1 = shape.x1.min(view.1 + BEYOND);
    if x1 <= x0 {
        return;
    }
    let top = y - BAR / 2.0;
    svg.rect((x0, top), (x1 - x0, BAR), 2.0, &format!(r#"fill="{}" fill-opacity=".55""#, ink.soft));
    let mut d = String::new();
    let skipped = ((x0 - shape.x0) / PITCH).floor() * PITCH;
    let mut x = shape.x0 + skipped - BAR;
    while x < x1 + BAR {
        d.extend(slant(x, (x0, x1), (top, top + BAR)));
        x += PITCH;
    }
    svg.path(&d, &format!(r#"fill="{}" fill-opacity=".75""#, ink.strong));
}

fn dot(svg: &mut Svg<'_>, shape: &Shape, y: f64, ink: Ink, hollow: bool, palette: &Palette) {
    let strong = ink.strong;
    if let Some((from, to)) = shape.whisker {
        svg.rect((from, y - 1.0), (to - from, 2.0), 0.0, &format!(r#"fill="{strong}" fill-opacity=".28""#));
    }
    if hollow {
        let ground = palette.ground;
        let paint = format!(r#"fill="{ground}" stroke="{strong}" stroke-width="1.75""#);
        svg.circle((shape.anchor, y), 4.25, &paint);
    } else {
        svg.circle((shape.anchor, y), 5.0, &format!(r#"fill="{strong}""#));
    }
}

fn pill(svg: &mut Svg<'_>, shape: &Shape, y: f64, ink: Ink, count: u32, palette: &Palette) {
    let (strong, ground) = (ink.strong, palette.ground);
    let width = shape.x1 - shape.x0;
    let behind = format!(r#"fill="{strong}" fill-opacity=".45""#);
    svg.rect((shape.x0 + 3.0, y - 12.0), (width - 6.0, 6.0), 3.0, &behind);
    let front = format!(r#"fill="{strong}" stroke="{ground}" stroke-width="1.5""#);
    svg.rect((shape.x0, y - 9.0), (width, 18.0), 9.0, &front);
    let digits = count.to_string();
    let style = super::svg::Style { size: 11.0, weight: super::fonts::Weight::Bold, fill: palette.ground };
    let half = svg.fonts().width(&digits, style.weight, style.size) / 2.0;
    svg.text((shape.anchor - half, y + 4.0), &digits, style);
}

/// Draws the dates of other sources: hollow diamonds, tied to the event by dots.
pub fn ghosts(svg: &mut Svg<'_>, ghosts: &[f64], shape: &Shape, y: f64, view: View, palette: &Palette) {
    let (ground, disputes) = (palette.ground, palette.disputes);
    for x in ghosts {
        let near = if (x - shape.x0).abs() < (x - shape.x1).abs() { shape.x0 } else { shape.x1 };
        let (a, b) = if *x < near { (x + 6.0, near - 1.0) } else { (near + 1.0, x - 6.0) };
        let (a, b) = (a.max(view.0 - BEYOND), b.min(view.1 + BEYOND));
        if b > a {
            let d = format!("M{} {}H{}", number(a), number(y), number(b));
            let paint =
                format!(r#"fill="none" stroke="{disputes}" stroke-width="1.25" stroke-dasharray="2 3""#);
            svg.path(&d, &paint);
        }
        if *x < view.0 - BEYOND || *x > view.1 + BEYOND {
            continue;
        }
        let (left, right) = (number(x - 6.0), number(x + 6.0));
        let (middle, level) = (number(*x), number(y));
        let d = format!(
            "M{middle} {}L{right} {level}L{middle} {}L{left} {level}Z",
            number(y - 6.0),
            number(y + 6.0)
        );
        svg.path(&d, &format!(r#"fill="{ground}" stroke="{disputes}" stroke-width="1.5""#));
    }
}

/// What a mark stands for, as far as drawing it goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stands {
    /// One event, with evidence or without.
    Event {
        /// No passage stands behind it.
        hollow: bool,
    },
    /// So many.
    Cluster(u32),
}

/// Draws one mark without its words, its middle at the height `y`.
pub fn mark(
    svg: &mut Svg<'_>,
    shape: &Shape,
    stands: Stands,
    y: f64,
    ink: Ink,
    view: View,
    palette: &Palette,
) {
    let hollow = stands == Stands::Event { hollow: true };
    match (shape.kind, stands) {
        (Kind::Dot, _) => dot(svg, shape, y, ink, hollow, palette),
        (Kind::Bar, _) => bar(svg, shape, y, ink, hollow, view),
        (Kind::Hatch, _) => hatch(svg, shape, y, ink, view),
        (Kind::Pill, Stands::Cluster(count)) => pill(svg, shape, y, ink, count, palette),
        (Kind::Pill, Stands::Event { .. }) => pill(svg, shape, y, ink, 1, palette),
    }
}
