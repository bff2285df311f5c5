//! PNG: drawn in bands, so that a tall picture takes no more memory than a short one.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::error::PictureError;
use super::fonts;

/// The most pixels on a side that programs open.
const SIDE: u64 = 32_767;

/// The most pixels in all.
const TOTAL: u64 = 400_000_000;

/// The most pixels drawn at once: 6 MB, and up to five layers of as many beside them.
const BAND: u64 = 1_500_000;

/// Rows drawn above and below a band, and thrown away.
const BESIDE: u32 = 16;

/// Reads a drawing of ours for what turns it into something else.
pub fn tree(svg: &str, with_others: bool) -> Result<Tree, PictureError> {
    let options = Options {
        font_family: "Inter".to_owned(),
        fontdb: fonts::database(with_others),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| PictureError::Faulty(error.to_string()))
}

/// Refuses a size in pixels that a PNG can't hold, or that takes too much to draw.
pub fn allowed((width, height): (f64, f64), scale: u32) -> Result<(u32, u32), PictureError> {
    let pixels = |side: f64| (side * f64::from(scale)).ceil().max(1.0) as u64;
    let (width, height) = (pixels(width), pixels(height));
    if width > SIDE || height > SIDE || width * height > TOTAL {
        return Err(PictureError::TooLarge { scale, width, height, side: SIDE, total: TOTAL / 1_000_000 });
    }
    Ok((width as u32, height as u32))
}

/// Draws a picture that covers its whole ground, so many pixels for one.
pub fn write(svg: &str, size: (f64, f64), scale: u32, with_others: bool) -> Result<Vec<u8>, PictureError> {
    banded(svg, size, scale, with_others, BAND)
}

/// The same with at most so many pixels in memory at once, at least one row.
pub fn banded(
    svg: &str,
    size: (f64, f64),
    scale: u32,
    with_others: bool,
    band: u64,
) -> Result<Vec<u8>, PictureError> {
    let faulty = |error: png::EncodingError| PictureError::Faulty(error.to_string());
    let (width, height) = allowed(size, scale)?;
    let tree = tree(svg, with_others)?;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Pixels on a metre, so that it is as large on paper at any scale: 96 an inch.
    let metre = (f64::from(scale) * 96.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: metre, yppu: metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(faulty)?;
    let mut stream = writer.stream_writer().map_err(faulty)?;
    let rows = u32::try_from(band / u64::from(width).max(1)).unwrap_or(1).clamp(1, height);
    let mut top = 0;
    while top < height {
        let rows = rows.min(height - top);
        // What is cut by the edge of what is drawn is drawn a little differently: that falls outside the band.
        let mut pixels = Pixmap::new(width, rows + 2 * BESIDE)
            .ok_or_else(|| PictureError::Faulty(format!("no room for {width} × {rows} pixels")))?;
        let factor = scale as f32;
        let transform = Transform::from_scale(factor, factor).post_translate(0.0, BESIDE as f32 - top as f32);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        // The ground is opaque everywhere, so what is left of each pixel is its colour.
        let band = pixels.pixels().iter().skip((width * BESIDE) as usize).take((width * rows) as usize);
        let colours: Vec<u8> = band.flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
        std::io::Write::write_all(&mut stream, &colours)
            .map_err(|error| PictureError::Faulty(error.to_string()))?;
        top += rows;
    }
    stream.finish().map_err(faulty)?;
    writer.finish().map_err(faulty)?;
    Ok(bytes)
}
