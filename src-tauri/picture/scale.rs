//! A window of time laid over a run of pixels: `ui/src/timeline/scene/scale.ts` in Rust.

/// A window laid over pixels. Seconds count from 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// First second.
    pub from: f64,
    /// Last second.
    pub to: f64,
    /// Pixel of the first second.
    pub left: f64,
    /// Pixel of the last second.
    pub right: f64,
}

impl Scale {
    /// Lays a window over the pixels from `left` to `right`, at least one.
    pub fn new((from, to): (f64, f64), left: f64, right: f64) -> Self {
        Self { from, to, left, right: right.max(left + 1.0) }
    }

    /// The pixel at which a second lies.
    pub fn pixel(&self, seconds: f64) -> f64 {
        self.left + (seconds - self.from) / (self.to - self.from) * (self.right - self.left)
    }

    /// Seconds in one pixel.
    pub fn seconds_per_pixel(&self) -> f64 {
        (self.to - self.from) / (self.right - self.left)
    }
}
