//! Which rows and which lines stand on which page.

use super::foot::Line;
use super::layout::{AXIS, PAD, ROW};

/// Height of title and subtitle, above the first axis.
pub const HEAD: f64 = 68.0;

/// Height of the line that later pages begin with.
pub const RUNNING: f64 = 28.0;

/// Between the lanes and what follows them.
const AFTER: f64 = 8.0;

/// Rows of a lane on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slice {
    /// Index of the lane.
    pub lane: usize,
    /// First of its rows.
    pub first: usize,
    /// How many rows.
    pub rows: usize,
    /// Where it begins.
    pub y: f64,
}

impl Slice {
    /// Its height.
    pub fn height(&self) -> f64 {
        self.rows as f64 * ROW + PAD * 2.0
    }

    /// The middle of a row of the lane, where the slice holds it.
    pub fn middle(&self, row: usize) -> Option<f64> {
        let below = row.checked_sub(self.first).filter(|below| *below < self.rows)?;
        Some(self.y + PAD + below as f64 * ROW + ROW / 2.0)
    }
}

/// What stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Where the axis begins; it has none when no lane stands on it.
    pub axis: f64,
    /// Rows of lanes, from the top.
    pub slices: Vec<Slice>,
    /// Lines of the foot with their tops.
    pub lines: Vec<(f64, usize)>,
    /// Where the last of it ends.
    pub end: f64,
}

impl Page {
    fn new(axis: f64) -> Self {
        Self { axis, slices: Vec::new(), lines: Vec::new(), end: axis }
    }
}

/// Puts lanes of so many rows, then lines, on pages of a height; an infinite height gives one page. A lane
/// that does not fit is continued on the next page.
pub fn paginate(rows: &[usize], lines: &[Line], height: f64) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut page = Page::new(HEAD);
    let turn = |page: &mut Page| std::mem::replace(page, Page::new(RUNNING));
    for (lane, rows) in rows.iter().enumerate() {
        let mut first = 0;
        while first < *rows {
            let y = if page.slices.is_empty() { page.axis + AXIS } else { page.end };
            let room = (((height - y - PAD * 2.0) / ROW).max(0.0)) as usize;
            let left = rows - first;
            // A short lane is not broken, unless it begins the page.
            let broken = room < left && (left <= 6 || room < 3);
            if broken && !page.slices.is_empty() {
                pages.push(turn(&mut page));
                continue;
            }
            let slice = Slice { lane, first, rows: left.min(room.max(1)), y };
            first += slice.rows;
            page.end = y + slice.height();
            page.slices.push(slice);
        }
    }
    if !page.slices.is_empty() {
        page.end += AFTER;
    }
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).filter(|_| line.keeps).map_or(0.0, |next| next.height);
        let began = !page.slices.is_empty() || !page.lines.is_empty();
        if began && page.end + line.height + next > height {
            pages.push(turn(&mut page));
        }
        page.lines.push((page.end, index));
        page.end += line.height;
    }
    pages.push(page);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_row_stands_on_one_page_and_none_runs_over(
            rows in proptest::collection::vec(1_usize..60, 0..12),
            height in 300.0_f64..900.0,
        ) {
            let pages = paginate(&rows, &[], height);
            let mut seen = vec![0; rows.len()];
            for page in &pages {
                let mut y = page.axis + AXIS;
                for slice in &page.slices {
                    prop_assert_eq!(slice.y, y);
                    prop_assert_eq!(slice.first, seen[slice.lane]);
                    seen[slice.lane] += slice.rows;
                    y += slice.height();
                }
                prop_assert!(y <= height);
            }
            prop_assert_eq!(&seen, &rows);
            prop_assert_eq!(paginate(&rows, &[], f64::INFINITY).len(), 1);
        }
    }
}
