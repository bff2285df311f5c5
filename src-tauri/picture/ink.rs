//! The colours of the two themes, as `ui/src/styles/tokens.css` has them (a test compares).

use serde::{Deserialize, Serialize};

use crate::model::Color;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// A lane's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// Fills bars.
    pub soft: &'static str,
    /// Draws dots, posts and lines.
    pub strong: &'static str,
    /// Its name, for ids within a drawing.
    pub name: &'static str,
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The paper.
    pub ground: &'static str,
    /// Words.
    pub text: &'static str,
    /// Words of second rank.
    pub text2: &'static str,
    /// Counts and captions.
    pub text3: &'static str,
    /// Hairlines.
    pub line: &'static str,
    /// What disputes.
    pub disputes: &'static str,
    inks: [Ink; 6],
}

impl Palette {
    /// The colours of this theme.
    pub const fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The ink of a colour; grey where there is none.
    pub const fn ink(&self, color: Option<Color>) -> Ink {
        let [amber, moss, sky, rose, plum, none] = self.inks;
        match color {
            Some(Color::Amber) => amber,
            Some(Color::Moss) => moss,
            Some(Color::Sky) => sky,
            Some(Color::Rose) => rose,
            Some(Color::Plum) => plum,
            None => none,
        }
    }
}

const fn ink(name: &'static str, soft: &'static str, strong: &'static str) -> Ink {
    Ink { soft, strong, name }
}

const LIGHT: Palette = Palette {
    ground: "#fdfbf7",
    text: "#27241f",
    text2: "#565046",
    text3: "#696256",
    line: "#e5dfd3",
    disputes: "#a83f16",
    inks: [
        ink("amber", "#fadd8e", "#8d6500"),
        ink("moss", "#dcf2c6", "#3a6534"),
        ink("sky", "#bde4fa", "#0e5c92"),
        ink("rose", "#fbbfb6", "#a8323c"),
        ink("plum", "#d2c1f6", "#7f4fac"),
        ink("none", "#d3cbbc", "#696256"),
    ],
};

const DARK: Palette = Palette {
    ground: "#232220",
    text: "#dedad0",
    text2: "#b9b2a5",
    text3: "#a69f93",
    line: "#36342f",
    disputes: "#f0986c",
    inks: [
        ink("amber", "#5b4700", "#dfb93c"),
        ink("moss", "#2d3f24", "#b2d596"),
        ink("sky", "#0a4260", "#82cdf6"),
        ink("rose", "#7a4448", "#f28d92"),
        ink("plum", "#5a4980", "#b798f2"),
        ink("none", "#4a4741", "#a69f93"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    fn token(name: &str) -> [String; 2] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/styles/tokens.css");
        let css = std::fs::read_to_string(path).unwrap();
        let (_, after) = css.split_once(&format!("{name}: light-dark(")).unwrap();
        let colours: Vec<&str> = after.split(')').next().unwrap().split(',').map(str::trim).collect();
        [colours[0].to_owned(), colours[1].to_owned()]
    }

    #[test]
    fn colours_are_those_of_the_window() {
        for (place, palette) in [LIGHT, DARK].iter().enumerate() {
            let is = |name: &str, colour: &str| assert_eq!(token(name)[place], colour, "{name}");
            is("--paper", palette.ground);
            is("--text", palette.text);
            is("--text-2", palette.text2);
            is("--text-3", palette.text3);
            is("--line", palette.line);
            is("--disputes", palette.disputes);
            for color in Color::ALL {
                is(&format!("--hl-{}-bg", color.name()), palette.ink(Some(color)).soft);
                is(&format!("--hl-{}-mark", color.name()), palette.ink(Some(color)).strong);
            }
            is("--line-2", palette.ink(None).soft);
            is("--text-3", palette.ink(None).strong);
        }
    }
}
