//! Markdown (CommonMark): its blocks onto ours.

use super::{Imported, Source};

/// Reads a Markdown text.
pub(super) fn read(text: &str, source: Source<'_>) -> Imported {
    super::plain::read(text, source)
}
