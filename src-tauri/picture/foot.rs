//! What stands under the lanes, line by line: the signs used, events without a date, the sources.

use std::collections::BTreeSet;

use super::content::{Content, Item};
use super::fonts::{Fonts, Weight};
use super::ink::{Ink, Palette};
use super::layout::{Layout, cut};
use super::marks::{self, Stands};
use super::shape::{Kind, Shape, Stop};
use super::svg::{Style, Svg};
use super::words::count_of;
use crate::model::Metadata;
use crate::temporal::{edtf, words};

/// A line of the foot.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its height in pixels.
    pub height: f64,
    /// Whether the next line must stand on the same page.
    pub keeps: bool,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// Words at a place in the line.
    Words((f64, f64), String, Style),
    /// A sign; its left end, and the height of its middle.
    Sign((f64, f64), Sign),
}

/// The signs, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Dot,
    Range,
    Fade,
    Hatch,
    Open,
    Ghost,
    Hollow,
    Pill,
}

impl Sign {
    const fn means(self) -> &'static str {
        match self {
            Sign::Dot => "known to the day",
            Sign::Range => "from one date to another",
            Sign::Fade => "start or end uncertain",
            Sign::Hatch => "approximate",
            Sign::Open => "no start or end known",
            Sign::Ghost => "another source’s date",
            Sign::Hollow => "no evidence yet",
            Sign::Pill => "so many events, close together",
        }
    }

    const fn width(self) -> f64 {
        match self {
            Sign::Dot | Sign::Hollow | Sign::Ghost => 12.0,
            _ => 26.0,
        }
    }

    fn draw(self, svg: &mut Svg<'_>, (x, y): (f64, f64), palette: &Palette) {
        let ink = Ink { soft: palette.text3, strong: palette.text3, name: "legend" };
        let view = (x - 100.0, x + self.width());
        let mut shape = Shape {
            kind: Kind::Bar,
            x0: x,
            x1: x + self.width(),
            anchor: x + 6.0,
            whisker: None,
            stops: Vec::new(),
            posts: Vec::new(),
            arrow_left: false,
            arrow_right: false,
            inside: (x, x),
        };
        let mut stands = Stands::Event { hollow: false };
        match self {
            Sign::Dot => shape.kind = Kind::Dot,
            Sign::Hollow => {
                shape.kind = Kind::Dot;
                stands = Stands::Event { hollow: true };
            }
            Sign::Range => shape.posts = vec![shape.x0, shape.x1],
            Sign::Fade => shape.stops = stops(&shape, [0.0, 0.7]),
            Sign::Open => {
                shape.stops = stops(&shape, [0.7, 0.0]);
                shape.arrow_right = true;
            }
            Sign::Hatch => shape.kind = Kind::Hatch,
            Sign::Pill => {
                shape = Shape { kind: Kind::Pill, anchor: x + 13.0, ..shape };
                stands = Stands::Cluster(6);
            }
            Sign::Ghost => {
                let nothing = Shape { x0: x + 6.0, x1: x + 6.0, ..shape };
                return marks::ghosts(svg, &[x + 6.0], &nothing, y, view, palette);
            }
        }
        // A sign's bar is paler than its line and its posts.
        let pale = matches!(self, Sign::Range | Sign::Fade | Sign::Open | Sign::Hatch);
        let ink = if pale { Ink { soft: palette.ink(None).soft, ..ink } } else { ink };
        marks::mark(svg, &shape, stands, y, ink, view, palette);
    }
}

fn stops(shape: &Shape, [from, to]: [f64; 2]) -> Vec<Stop> {
    vec![Stop { x: shape.x0, strength: from }, Stop { x: shape.x1, strength: to }]
}

/// The signs that a picture uses.
fn used(content: &Content, layout: &Layout) -> BTreeSet<Sign> {
    let mut signs = BTreeSet::new();
    for placed in &layout.placed {
        let shape = &placed.shape;
        let item = content.lanes.get(placed.lane).and_then(|lane| lane.items.get(placed.item));
        let hollow = matches!(item, Some(Item::Event(event)) if event.hollow);
        match shape.kind {
            Kind::Dot if !hollow => drop(signs.insert(Sign::Dot)),
            Kind::Hatch => drop(signs.insert(Sign::Hatch)),
            Kind::Pill => drop(signs.insert(Sign::Pill)),
            Kind::Dot | Kind::Bar => {}
        }
        let open = shape.arrow_left || shape.arrow_right;
        let about = [
            (hollow, Sign::Hollow),
            (shape.posts.len() == 2, Sign::Range),
            (shape.kind == Kind::Bar && shape.fades() && !open, Sign::Fade),
            (open, Sign::Open),
            (!placed.ghosts.is_empty(), Sign::Ghost),
        ];
        signs.extend(about.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign));
    }
    signs
}

/// Sets lines into a width from a left edge on.
struct Setting<'a> {
    left: f64,
    width: f64,
    fonts: &'a Fonts,
    palette: &'static Palette,
}

impl Setting<'_> {
    fn style(&self, size: f64, weight: Weight, fill: &'static str) -> Style {
        Style { size, weight, fill }
    }

    fn cut(&self, text: &str, width: f64, style: Style) -> String {
        cut(text, width, |piece| self.fonts.width(piece, style.weight, style.size))
    }

    fn heading(&self, text: &str) -> Line {
        let style = self.style(13.0, Weight::Bold, self.palette.text2);
        Line {
            height: 44.0,
            keeps: true,
            pieces: vec![Piece::Words((self.left, 34.0), text.to_owned(), style)],
        }
    }

    fn legend(&self, signs: &BTreeSet<Sign>) -> Vec<Line> {
        let style = self.style(11.0, Weight::Medium, self.palette.text2);
        let line = || Line { height: 26.0, keeps: false, pieces: Vec::new() };
        let mut lines = Vec::new();
        let mut current = line();
        let mut x = self.left;
        for sign in signs {
            let words = self.fonts.width(sign.means(), style.weight, style.size);
            let width = sign.width() + 8.0 + words;
            if x > self.left && x + width > self.left + self.width {
                lines.push(std::mem::replace(&mut current, line()));
                x = self.left;
            }
            current.pieces.push(Piece::Sign((x, 13.0), *sign));
            let at = (x + sign.width() + 8.0, 17.0);
            current.pieces.push(Piece::Words(at, sign.means().to_owned(), style));
            x += width + 24.0;
        }
        if !current.pieces.is_empty() {
            lines.push(current);
        }
        lines
    }

    /// Entries of one or two rows of words in as many columns as have room, read down, then across.
    fn columns(&self, entries: &[Vec<(String, Style)>]) -> Vec<Line> {
        let columns = ((self.width / 400.0).floor() as usize).clamp(1, 3).min(entries.len().max(1));
        let column = self.width / columns as f64;
        let rows = entries.len().div_ceil(columns);
        let height = |row: usize| {
            let at = (0..columns).filter_map(|column| entries.get(column * rows + row));
            at.map(|entry| entry.len() as f64 * 16.0 + 6.0).fold(22.0, f64::max)
        };
        let line = |row: usize| {
            let mut pieces = Vec::new();
            for place in 0..columns {
                let entry = entries.get(place * rows + row).map(Vec::as_slice).unwrap_or_default();
                for (nth, (words, style)) in entry.iter().enumerate() {
                    let at = (self.left + column * place as f64, 14.0 + nth as f64 * 16.0);
                    pieces.push(Piece::Words(at, self.cut(words, column - 24.0, *style), *style));
                }
            }
            Line { height: height(row), keeps: false, pieces }
        };
        (0..rows).map(line).collect()
    }

    fn more(&self, listed: usize, total: u32, noun: &str) -> Option<Line> {
        let beyond = total.saturating_sub(u32::try_from(listed).unwrap_or(u32::MAX));
        let words = format!("and {}", count_of(beyond, &format!("more {noun}")));
        let style = self.style(12.0, Weight::Medium, self.palette.text3);
        let pieces = vec![Piece::Words((self.left, 14.0), words, style)];
        (beyond > 0).then_some(Line { height: 22.0, keeps: false, pieces })
    }

    fn source(&self, metadata: &Metadata) -> Vec<(String, Style)> {
        let title = metadata.title.value.clone().unwrap_or_else(|| "Article without a title".to_owned());
        let date =
            metadata.published.value.as_deref().map(|date| {
                edtf::parse(date).map_or_else(|_| date.to_owned(), |date| words::in_words(&date))
            });
        let mut about = Vec::new();
        about.extend(metadata.publisher.value.clone());
        about.extend(date);
        if about.is_empty() {
            about.push("publisher and date not known".to_owned());
        }
        vec![
            (title, self.style(12.0, Weight::Medium, self.palette.text)),
            (about.join(", "), self.style(11.0, Weight::Medium, self.palette.text3)),
        ]
    }
}

/// The lines under the lanes, set into a width from a left edge on. `made` says of what and when the picture
/// is.
pub fn lines(
    content: &Content,
    layout: &Layout,
    (left, width): (f64, f64),
    made: &str,
    fonts: &Fonts,
    palette: &'static Palette,
) -> Vec<Line> {
    let setting = Setting { left, width, fonts, palette };
    let mut lines = Vec::new();
    let signs = used(content, layout);
    if !signs.is_empty() {
        lines.push(setting.heading("Signs"));
        lines.extend(setting.legend(&signs));
    }
    if content.undated_total > 0 {
        lines.push(setting.heading(&format!("{} without a date", count_of(content.undated_total, "event"))));
        let style = setting.style(12.0, Weight::Medium, palette.text);
        let entries: Vec<_> = content.undated.iter().map(|title| vec![(title.clone(), style)]).collect();
        lines.extend(setting.columns(&entries));
        lines.extend(setting.more(content.undated.len(), content.undated_total, "event"));
    }
    if content.source_total > 0 {
        lines.push(setting.heading("Sources"));
        let entries: Vec<_> = content.sources.iter().map(|source| setting.source(source)).collect();
        lines.extend(setting.columns(&entries));
        lines.extend(setting.more(content.sources.len(), content.source_total, "article"));
    }
    let style = setting.style(11.0, Weight::Medium, palette.text3);
    let made = setting.cut(made, width, style);
    lines.push(Line { height: 40.0, keeps: false, pieces: vec![Piece::Words((left, 28.0), made, style)] });
    lines
}

/// Draws a line whose top is at a height.
pub fn draw(svg: &mut Svg<'_>, line: &Line, top: f64, palette: &Palette) {
    for piece in &line.pieces {
        match piece {
            Piece::Words((x, y), words, style) => svg.text((*x, top + y), words, *style),
            Piece::Sign((x, y), sign) => sign.draw(svg, (*x, top + y), palette),
        }
    }
}
