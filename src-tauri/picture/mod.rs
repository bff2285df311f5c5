//! The timeline as a picture: whole or a window of it, as SVG, PNG or PDF, without a window on screen.
//!
//! [`content`] reads what is shown, [`layout`] gives each mark its place, [`pages`] divides what does not fit
//! one sheet, [`sheet`] draws. `scale`, `ticks`, `shape`, `layout` and `marks` are the numbers of the window's
//! canvas (`ui/src/timeline/scene`) in Rust; `tests/fixtures/picture/scene.json` holds both to the same axis,
//! shapes and rows.

mod content;
mod error;
mod fonts;
mod foot;
mod ink;
mod layout;
mod marks;
mod pages;
mod pdf;
mod png;
mod scale;
mod shape;
mod sheet;
mod svg;
mod ticks;
mod words;

#[cfg(test)]
mod scene_tests;
#[cfg(test)]
mod tests;

pub use error::PictureError;
pub use fonts::Fonts;
pub use ink::Theme;
pub use pdf::Paper;

use crate::library::Library;
use crate::library::filter::Filter;
use crate::model::{LaneBy, Timestamp};
use crate::timeline::Lanes;
use content::{Content, Reading};
use fonts::Weight;
use ink::Palette;
use layout::{LABEL, Layout, RIGHT, layout_of};
use scale::Scale;
use svg::Svg;
use ticks::{Axis, axis_of};
use words::{civil_of, count_of, day_words, window_words};

/// The narrowest and the widest picture, in pixels.
pub const WIDTHS: (f64, f64) = (480.0, 6_000.0);

/// Pixels around what is printed on a sheet.
const MARGIN: f64 = 40.0;

/// What a picture shows, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Its title: the timeline's name, or the library's.
    pub title: String,
    /// The words of the filter, as typed; empty without one.
    pub conditions: String,
    /// The library's name.
    pub library: String,
    /// When it is made.
    pub now: Timestamp,
    /// What the lanes stand for.
    pub lanes: Lanes,
    /// First and last second; `None` shows everything.
    pub window: Option<(f64, f64)>,
    /// Light or dark.
    pub theme: Theme,
}

/// A picture, ready to be drawn at its width.
pub struct Picture {
    title: String,
    subtitle: String,
    described: String,
    width: f64,
    named: bool,
    content: Content,
    layout: Layout,
    axis: Axis,
    lines: Vec<foot::Line>,
    fonts: Fonts,
    palette: &'static Palette,
}

impl Picture {
    /// Reads and lays out a picture of the events that pass a filter, so many pixels wide (kept within
    /// [`WIDTHS`]).
    ///
    /// # Errors
    /// A library that can't be read, and more marks than a picture holds.
    pub fn of(library: &Library, filter: &Filter, wish: &Wish, width: f64) -> Result<Self, PictureError> {
        let fonts = Fonts::bundled()?;
        let width = if width.is_finite() { width.clamp(WIDTHS.0, WIDTHS.1).round() } else { WIDTHS.0 };
        let named = wish.lanes.by != LaneBy::None;
        let reading =
            Reading { lanes: wish.lanes, window: wish.window, width: width - sheet::GUTTER.0 - RIGHT };
        let content = content::read(library, filter, reading)?;
        Ok(Self::laid_out(content, wish, (width, named), fonts))
    }

    fn laid_out(content: Content, wish: &Wish, (width, named): (f64, bool), fonts: Fonts) -> Self {
        let palette = Palette::of(wish.theme);
        let name_width = |name: &str| fonts.width(&name.replace('/', " / "), Weight::Bold, 12.0);
        let widest = content.lanes.iter().map(|lane| name_width(&lane.name)).fold(0.0, f64::max);
        let gutter = (widest + sheet::BESIDE_NAME + 16.0).ceil().clamp(sheet::GUTTER.0, sheet::GUTTER.1);
        let left = if named { gutter.min(width / 3.0) } else { sheet::EDGE };
        let scale = Scale::new(content.window, left, width - RIGHT);
        let axis = axis_of(&scale, |words, bold| {
            fonts.width(words, if bold { Weight::Bold } else { Weight::Medium }, 11.0)
        });
        let layout = layout_of(&content.lanes, scale, &|text, weight| fonts.width(text, weight, LABEL));
        let events = if content.inside == content.total {
            count_of(content.total, "event")
        } else {
            format!("{} of {}", words::grouped(f64::from(content.inside)), count_of(content.total, "event"))
        };
        let mut subtitle = format!("{} · {events}", window_words(content.shown));
        if !wish.conditions.trim().is_empty() {
            subtitle = format!("{subtitle} · only {}", wish.conditions.trim());
        }
        let day = day_words(civil_of((wish.now.0.div_euclid(1_000)) as f64));
        let made = format!("Drawn on {day} with Dateline from the library “{}”.", wish.library);
        let room = (sheet::EDGE, width - sheet::EDGE - RIGHT);
        let lines = foot::lines(&content, &layout, room, &made, &fonts, palette);
        let described = format!("A timeline, {subtitle}. {made}");
        Self {
            title: wish.title.clone(),
            subtitle,
            described,
            width,
            named,
            content,
            layout,
            axis,
            lines,
            fonts,
            palette,
        }
    }

    /// One drawing, as tall as it needs to be: a whole SVG file that refers to nothing outside itself.
    pub fn svg(&self) -> String {
        self.one(true).0
    }

    /// The same as PNG, with 1 to 4 pixels for one.
    ///
    /// # Errors
    /// A picture that is larger than a PNG can be.
    pub fn png(&self, scale: u32) -> Result<Vec<u8>, PictureError> {
        let (svg, size) = self.one(false);
        png::write(&svg, size, scale.clamp(1, 4), self.needs_other_fonts(&svg))
    }

    /// Pages of a paper. The picture should be as wide as [`Picture::width_on`] says.
    ///
    /// # Errors
    /// A drawing that can't be turned into a page, which is a fault in Dateline.
    pub fn pdf(&self, paper: Paper) -> Result<Vec<u8>, PictureError> {
        let (width, height) = paper.size();
        let pages = pages::paginate(&self.layout.rows, &self.lines, height - MARGIN * 2.0);
        let mut drawings = Vec::with_capacity(pages.len());
        for (index, page) in pages.iter().enumerate() {
            let mut svg = self.begun((width, height), false);
            svg.raw(&format!(r#"<g transform="translate({MARGIN} {MARGIN})">"#));
            sheet::draw(&mut svg, self, page, (index + 1, pages.len()));
            svg.end();
            drawings.push(svg.finish((width, height), &self.title, &self.described));
        }
        let others = drawings.iter().any(|drawing| self.needs_other_fonts(drawing));
        pdf::bind(&drawings, paper, &self.title, others)
    }

    /// How wide a picture is that fills a paper between its margins.
    pub fn width_on(paper: Paper) -> f64 {
        (paper.size().0 - MARGIN * 2.0).floor()
    }

    /// How many marks it holds, in how many lanes.
    pub fn counts(&self) -> (usize, usize) {
        (self.layout.placed.len(), self.content.lanes.len())
    }

    fn begun(&self, (width, height): (f64, f64), held: bool) -> Svg<'_> {
        let mut svg = Svg::new(&self.fonts, held);
        svg.rect((0.0, 0.0), (width, height), 0.0, &format!(r#"fill="{}""#, self.palette.ground));
        svg
    }

    /// The one drawing and its size.
    fn one(&self, held: bool) -> (String, (f64, f64)) {
        let pages = pages::paginate(&self.layout.rows, &self.lines, f64::INFINITY);
        let height = pages.last().map_or(0.0, |page| page.end).ceil() + 8.0;
        let size = (self.width, height);
        let mut svg = self.begun(size, held);
        for page in &pages {
            sheet::draw(&mut svg, self, page, (1, 1));
        }
        (svg.finish(size, &self.title, &self.described), size)
    }

    /// Whether a drawing has letters that are not compiled in. Its markup is plain ASCII.
    fn needs_other_fonts(&self, drawing: &str) -> bool {
        let mut letters: Vec<char> = drawing.chars().filter(|letter| !letter.is_ascii()).collect();
        letters.sort_unstable();
        letters.dedup();
        !self.fonts.knows(&letters.into_iter().collect::<String>())
    }
}
