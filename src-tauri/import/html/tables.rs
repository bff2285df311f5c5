//! Tells tables of data from tables that only lay out a page.

use std::collections::BTreeMap;

use crate::model::BlockKind;

use super::page::Piece;

/// A cell of a table of data is shorter than this, in code points.
const LONGEST_CELL: usize = 400;

/// What is known of a table.
#[derive(Default)]
struct Seen {
    rows: u32,
    columns: u32,
    pieces: usize,
    longest: usize,
    crowded: bool,
    last: Option<(u32, u32)>,
    run: usize,
}

/// Makes cells of the pieces that stand in tables of data. The others keep the kind they have by themselves.
pub(super) fn settle(pieces: &mut [Piece]) {
    let mut tables: BTreeMap<u32, Seen> = BTreeMap::new();
    for piece in pieces.iter() {
        let Some(place) = piece.place else { continue };
        let seen = tables.entry(place.table).or_default();
        seen.rows = seen.rows.max(place.row.saturating_add(1));
        seen.columns = seen.columns.max(place.column.saturating_add(1));
        seen.pieces += 1;
        seen.longest = seen.longest.max(piece.length);
        let at = (place.row, place.column);
        seen.run = if seen.last == Some(at) { seen.run + 1 } else { 1 };
        seen.last = Some(at);
        seen.crowded |= seen.run > 3;
    }
    for piece in pieces {
        let Some(place) = piece.place else { continue };
        let data = tables.get(&place.table).is_some_and(|seen| {
            seen.rows >= 2 && seen.columns >= 2 && seen.longest <= LONGEST_CELL && !seen.crowded
        });
        if data {
            piece.draft.kind = BlockKind::Cell {
                table: place.table,
                row: place.row,
                column: place.column,
                row_span: place.row_span,
                column_span: place.column_span,
                header: place.header,
            };
        } else {
            piece.place = None;
        }
    }
}
