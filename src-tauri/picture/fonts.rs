//! The letters of a picture. Two weights of Inter are compiled in, with the metrics of the window's Inter at
//! its labels' optical size, and Noto Emoji, which draws emoji in one colour; other scripts are drawn with the
//! machine's fonts, where it has any.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use resvg::usvg::fontdb;
use rustybuzz::{Face, UnicodeBuffer};

use super::error::PictureError;

/// Inter 4.001, weight 500: SIL Open Font License 1.1, `ui/public/licences/inter.txt`.
const MEDIUM: &[u8] = include_bytes!("fonts/Inter-Medium.ttf");

/// The same, weight 600.
const SEMIBOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.ttf");

/// Noto Emoji 3.006, weight 500, without hints: SIL Open Font License 1.1, `ui/public/licences/noto-emoji.txt`.
const EMOJI: &[u8] = include_bytes!("fonts/NotoEmoji-Medium.ttf");

/// The families that a drawing names: the compiled-in one leads.
pub const FAMILIES: &str = "Inter, 'Inter Variable', 'Noto Sans', 'Segoe UI', system-ui, sans-serif";

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 500.
    Medium,
    /// 600.
    Bold,
}

/// Measures words, and knows the fonts that draw them.
pub struct Fonts {
    medium: Face<'static>,
    bold: Face<'static>,
    emoji: Face<'static>,
    widths: RefCell<HashMap<(Weight, String), Width>>,
}

/// How wide words are.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Width {
    /// In ems.
    ems: f64,
    /// Whether the compiled-in letters hold all of them.
    known: bool,
}

impl Fonts {
    /// The compiled-in letters.
    ///
    /// # Errors
    /// [`PictureError::Faulty`] when they can't be read.
    pub fn bundled() -> Result<Self, PictureError> {
        let face = |bytes| {
            Face::from_slice(bytes, 0)
                .ok_or_else(|| PictureError::Faulty("its letters can't be read".to_owned()))
        };
        let (medium, bold, emoji) = (face(MEDIUM)?, face(SEMIBOLD)?, face(EMOJI)?);
        Ok(Self { medium, bold, emoji, widths: RefCell::default() })
    }

    /// Width of words in pixels. Letters that are not compiled in count a little wider than most fonts have
    /// them.
    pub fn width(&self, text: &str, weight: Weight, size: f64) -> f64 {
        self.look(text, weight).ems * size
    }

    /// Whether the compiled-in letters hold all of a text.
    pub fn knows(&self, text: &str) -> bool {
        self.look(text, Weight::Medium).known
    }

    fn look(&self, text: &str, weight: Weight) -> Width {
        let key = (weight, text.to_owned());
        if let Some(width) = self.widths.borrow().get(&key) {
            return *width;
        }
        let face = match weight {
            Weight::Medium => &self.medium,
            Weight::Bold => &self.bold,
        };
        let width = measured(face, &self.emoji, text);
        self.widths.borrow_mut().insert(key, width);
        width
    }
}

/// Where in a text a letter stands, how wide it is in ems, and whether the face has it.
type Letter = (u32, f64, bool);

fn shaped(face: &Face<'_>, text: &str) -> Vec<Letter> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = rustybuzz::shape(face, &[], buffer);
    let em = f64::from(face.units_per_em().max(1));
    let letters = glyphs.glyph_infos().iter().zip(glyphs.glyph_positions());
    letters.map(|(info, at)| (info.cluster, f64::from(at.x_advance) / em, info.glyph_id != 0)).collect()
}

fn measured(face: &Face<'_>, emoji: &Face<'_>, text: &str) -> Width {
    let mut width = Width { ems: 0.0, known: true };
    let mut others: Option<HashMap<u32, (f64, bool)>> = None;
    let mut replaced = None;
    for (place, ems, there) in shaped(face, text) {
        if there {
            width.ems += ems;
            continue;
        }
        // Letters that belong together have one place, and are drawn once with the next font.
        if replaced.replace(place) == Some(place) {
            continue;
        }
        let others = others.get_or_insert_with(|| {
            let mut others: HashMap<u32, (f64, bool)> = HashMap::new();
            for (place, ems, there) in shaped(emoji, text) {
                let whole = others.entry(place).or_insert((0.0, true));
                *whole = (whole.0 + ems, whole.1 && there);
            }
            others
        });
        match others.get(&place) {
            Some((ems, true)) => width.ems += ems,
            None => {}
            Some((_, false)) => {
                width.known = false;
                let letter = text.get(place as usize..).and_then(|rest| rest.chars().next());
                width.ems += letter.map_or(0.0, foreign);
            }
        }
    }
    width
}

/// Ems of a letter that is not compiled in, on the generous side.
fn foreign(letter: char) -> f64 {
    match u32::from(letter) {
        // What joins, varies or directs its neighbours has no width.
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF => 0.0,
        0xE0000..=0xE01EF => 0.0,
        // Hebrew, Arabic and their neighbours, marks above and below among them.
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF => 0.68,
        // East Asian letters fill a square.
        0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF => 1.0,
        // Pictures are wider than their square.
        0x2190..=0x2BFF | 0x1F000..=0x1FAFF => 1.4,
        0x20000..=0x3FFFF => 1.0,
        _ => 0.8,
    }
}

/// The compiled-in letters for what draws; with the machine's own after them where a text needs others.
pub fn database(with_others: bool) -> Arc<fontdb::Database> {
    let mut database = fontdb::Database::new();
    database.load_font_data(MEDIUM.to_vec());
    database.load_font_data(SEMIBOLD.to_vec());
    database.load_font_data(EMOJI.to_vec());
    if with_others {
        database.load_system_fonts();
    }
    for generic in [fontdb::Database::set_sans_serif_family, fontdb::Database::set_serif_family] {
        generic(&mut database, "Inter".to_owned());
    }
    Arc::new(database)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_measured_as_they_are_drawn() {
        let fonts = Fonts::bundled().unwrap();
        let width = fonts.width("Distress call first heard ashore", Weight::Medium, 12.0);
        assert!((170.0..180.0).contains(&width), "{width}");
        assert!(fonts.width("Wide", Weight::Bold, 12.0) > fonts.width("Wide", Weight::Medium, 12.0));
        assert!(fonts.knows("Żółć, Ñandú, Ελλάδα, Москва — “…”"));
        assert!(!fonts.knows("القاهرة"));
        assert!(fonts.knows("👩‍👩‍👧 🚢 ✈️ 🇮🇹"));
        let ship = fonts.width("🚢", Weight::Medium, 10.0);
        assert!((10.0..15.0).contains(&ship), "{ship}");
        assert_eq!(fonts.width("👩‍👩‍👧", Weight::Medium, 10.0), ship);
    }
}
