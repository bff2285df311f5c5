//! Why there is no picture.

use crate::library::LibraryError;

/// What went wrong, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The library can't be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// More than a picture can show.
    #[error(
        "The picture would hold {marks} marks in {lanes} lanes; at most {most} marks can be drawn. Choose a narrower window, a condition, or other lanes."
    )]
    TooMuch {
        /// Marks that were found until it was too much.
        marks: usize,
        /// Lanes that hold something in the window.
        lanes: u32,
        /// The most that are drawn.
        most: usize,
    },
    /// More pixels than a PNG can hold, or than programs open.
    #[error(
        "As PNG at {scale}× the picture would be {width} × {height} pixels; a PNG holds at most {side} on a side and {total} million in all. Choose a smaller scale or a narrower window, or write SVG or PDF, which have no such limit."
    )]
    TooLarge {
        /// How many pixels stand for one.
        scale: u32,
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
        /// The most pixels on a side.
        side: u64,
        /// The most pixels in all, in millions.
        total: u64,
    },
    /// The program's own drawing could not be turned into the format: a fault in Dateline.
    #[error(
        "The picture could not be made: {0}. This is a fault in Dateline; the library is untouched. Another format may work."
    )]
    Faulty(String),
}
