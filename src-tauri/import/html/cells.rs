//! Where the cells of a table stand, after the algorithm of the HTML standard for forming a table.

/// Columns in which cells can cover rows below them; no table that is read has more.
const COVERED: usize = 1_000;

/// A table being walked.
pub(super) struct Table {
    /// Which table of the page, from 0.
    pub index: u32,
    /// The row that is walked; `None` before the first.
    row: Option<u32>,
    /// The column in which the next cell may stand.
    column: u32,
    /// For each column, the first row that no cell from above covers.
    free: Vec<u32>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(index: u32) -> Self {
        Self { index, row: None, column: 0, free: Vec::new() }
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.column = 0;
    }

    /// Puts a cell that covers so many rows and columns into the next free place; gives its row and column.
    pub(super) fn put(&mut self, row_span: u32, column_span: u32) -> (u32, u32) {
        let row = self.row.unwrap_or(0);
        while self.free.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let column = self.column;
        self.column = column.saturating_add(column_span);
        let until = (self.column as usize).min(COVERED);
        if row_span > 1 && (column as usize) < until {
            if self.free.len() < until {
                self.free.resize(until, 0);
            }
            self.free.iter_mut().take(until).skip(column as usize).for_each(|free| {
                *free = (*free).max(row.saturating_add(row_span));
            });
        }
        (row, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts rows of cells, each its rows and columns covered; gives where they stand.
    fn placed(rows: &[&[(u32, u32)]]) -> Vec<Vec<(u32, u32)>> {
        let mut table = Table::new(0);
        let put = |row: &&[(u32, u32)]| {
            table.begin_row();
            row.iter().map(|(rows, columns)| table.put(*rows, *columns)).collect()
        };
        rows.iter().map(put).collect()
    }

    #[test]
    fn a_cell_beside_one_from_above_stands_in_the_next_column() {
        let stands = placed(&[&[(3, 1), (1, 2)], &[(2, 1), (1, 1)], &[(1, 1)], &[(1, 1)]]);
        assert_eq!(stands, [vec![(0, 0), (0, 1)], vec![(1, 1), (1, 2)], vec![(2, 2)], vec![(3, 0)]]);
    }

    #[test]
    fn a_span_beyond_all_measure_takes_bounded_memory() {
        let mut table = Table::new(0);
        for _ in 0..10_000 {
            table.put(u32::MAX, 1_000);
        }
        assert!(table.free.len() <= COVERED);
    }
}
