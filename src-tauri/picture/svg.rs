//! SVG written piece by piece: shapes with rounded numbers, text that is only ever text.

use std::fmt::Write as _;

use super::fonts::{FAMILIES, Fonts, Weight};

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub fill: &'static str,
}

/// A drawing in the making.
pub struct Svg<'a> {
    body: String,
    fonts: &'a Fonts,
    /// Whether words state their width, so that a machine without these fonts keeps them in their place.
    held: bool,
    gradients: usize,
}

/// A number with at most two decimals.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text as XML has it. What XML 1.0 has no place for is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

impl<'a> Svg<'a> {
    /// An empty drawing. `held` is for files that leave this machine.
    pub fn new(fonts: &'a Fonts, held: bool) -> Self {
        Self { body: String::new(), fonts, held, gradients: 0 }
    }

    /// The fonts that words are measured with.
    pub const fn fonts(&self) -> &'a Fonts {
        self.fonts
    }

    /// Adds markup that holds nothing from outside the program.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
        self.body.push('\n');
    }

    /// A filled rectangle with corners of a radius.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), radius: f64, paint: &str) {
        let mut markup = format!(
            r#"<rect x="{}" y="{}" width="{}" height="{}""#,
            number(x),
            number(y),
            number(width.max(0.0)),
            number(height.max(0.0))
        );
        if radius > 0.0 {
            let _ = write!(markup, r#" rx="{}""#, number(radius));
        }
        self.raw(&format!("{markup} {paint}/>"));
    }

    /// A path.
    pub fn path(&mut self, d: &str, paint: &str) {
        self.raw(&format!(r#"<path d="{d}" {paint}/>"#));
    }

    /// A circle.
    pub fn circle(&mut self, (x, y): (f64, f64), radius: f64, paint: &str) {
        let (x, y, r) = (number(x), number(y), number(radius));
        self.raw(&format!(r#"<circle cx="{x}" cy="{y}" r="{r}" {paint}/>"#));
    }

    /// Words on a line, from a pixel on; any text.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let weight = match style.weight {
            Weight::Medium => 500,
            Weight::Bold => 600,
        };
        let mut markup = format!(
            r#"<text x="{}" y="{}" font-size="{}" font-weight="{weight}" fill="{}""#,
            number(x),
            number(y),
            number(style.size),
            style.fill
        );
        if self.held && self.fonts.knows(text) {
            let width = self.fonts.width(text, style.weight, style.size);
            let _ = write!(markup, r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#, number(width));
        }
        self.raw(&format!("{markup}>{}</text>", escaped(text)));
    }

    /// Opens a group that says what it holds to who points at it, or has it read out.
    pub fn begin_told(&mut self, told: &str) {
        self.raw(&format!("<g><title>{}</title>", escaped(told)));
    }

    /// Closes a group.
    pub fn end(&mut self) {
        self.raw("</g>");
    }

    /// A gradient from left to right through stops of opacity; gives its paint.
    pub fn fade(&mut self, colour: &str, stops: &[(f64, f64)]) -> String {
        let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return colour.to_owned() };
        if last.0 <= first.0 {
            return colour.to_owned();
        }
        self.gradients += 1;
        let id = format!("fade-{}", self.gradients);
        let mut markup = format!(
            r#"<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="{}" y1="0" x2="{}" y2="0">"#,
            number(first.0),
            number(last.0)
        );
        for (x, opacity) in stops {
            let offset = format!("{:.4}", (x - first.0) / (last.0 - first.0));
            let _ = write!(
                markup,
                r#"<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity:.3}"/>"#
            );
        }
        self.raw(&format!("{markup}</linearGradient>"));
        format!("url(#{id})")
    }

    /// The whole file.
    pub fn finish(self, (width, height): (f64, f64), title: &str, description: &str) -> String {
        let (width, height) = (number(width), number(height));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="picture-title picture-description" font-family="{FAMILIES}">
<title id="picture-title">{}</title>
<desc id="picture-description">{}</desc>
{}</svg>
"#,
            escaped(title),
            escaped(description),
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_text_is_only_text() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(12.345), "12.35");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(100.0), "100");
        assert_eq!(escaped("<script>\u{0}&\"x\"\n"), "&lt;script&gt;&amp;&quot;x&quot; ");
    }
}
