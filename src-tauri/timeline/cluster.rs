//! Which events of a lane are drawn one by one, and which are gathered because they lie too close.

/// Pixels that a mark needs beside its neighbour.
const CELL: f64 = 28.0;

/// Marks that may begin within one cell of a lane, one below the other, before they are gathered.
const STACK: usize = 4;

/// An event as numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// Row of the event in the database.
    pub row: i64,
    /// Earliest begin, seconds since 1970; `i64::MIN` is unbounded.
    pub from: i64,
    /// Latest end; `i64::MAX` is unbounded.
    pub to: i64,
    /// What decides who is shown: number of passages.
    pub weight: u32,
}

/// What a lane draws.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// One event.
    One(Span),
    /// Several, too close to tell apart at this zoom.
    Several {
        /// How many.
        count: u32,
        /// Earliest begin, seconds.
        from: i64,
        /// Latest begin, seconds.
        to: i64,
        /// The heaviest of them.
        heaviest: Span,
    },
}

/// Seconds of a window onto pixels.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Second at the left edge.
    pub from: f64,
    /// Second at the right edge.
    pub to: f64,
    /// Pixels between them.
    pub width: f64,
}

impl Scale {
    /// The cell in which an event begins; what began before the window begins at its edge.
    fn cell(&self, span: &Span) -> i64 {
        let second = (span.from as f64).max(self.from);
        let cells = (second - self.from) / (self.to - self.from).max(1.0) * self.width / CELL;
        cells.clamp(0.0, 1e9) as i64
    }

    /// Whether an event is longer than a mark at this zoom.
    fn is_bar(&self, span: &Span) -> bool {
        let from = (span.from as f64).max(self.from);
        let to = (span.to as f64).min(self.to);
        (to - from) / (self.to - self.from).max(1.0) * self.width > CELL
    }
}

/// Gathers the events of one lane. Every event is in exactly one mark, so the counts sum to the number of
/// events. Short events give way first; among equals the heavier stays.
///
/// `spans` must be ordered by `from`.
pub fn gather(spans: &[Span], scale: Scale) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = spans;
    while let Some(first) = rest.first() {
        let cell = scale.cell(first);
        let length = rest.iter().take_while(|span| scale.cell(span) == cell).count();
        let (here, after) = rest.split_at(length.max(1));
        rest = after;
        let (bars, points): (Vec<Span>, Vec<Span>) =
            here.iter().copied().partition(|span| scale.is_bar(span));
        for group in [bars, points] {
            if group.len() <= STACK {
                marks.extend(group.into_iter().map(Mark::One));
            } else if let Some(several) = several(&group) {
                marks.push(several);
            }
        }
    }
    marks
}

fn several(group: &[Span]) -> Option<Mark> {
    let heaviest = *group.iter().max_by_key(|span| (span.weight, std::cmp::Reverse(span.row)))?;
    Some(Mark::Several {
        count: u32::try_from(group.len()).unwrap_or(u32::MAX),
        from: group.iter().map(|span| span.from).min()?,
        to: group.iter().map(|span| span.from).max()?,
        heaviest,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scale(from: i64, seconds: i64) -> Scale {
        Scale { from: from as f64, to: (from + seconds) as f64, width: 1_000.0 }
    }

    #[test]
    fn a_few_events_on_one_day_stay_single_and_many_are_gathered() {
        let day = |row| Span { row, from: 86_400 * 5, to: 86_400 * 6 - 1, weight: row as u32 };
        let four: Vec<Span> = (0..4).map(day).collect();
        assert_eq!(gather(&four, scale(0, 86_400 * 365)).len(), 4);
        let five: Vec<Span> = (0..5).map(day).collect();
        let marks = gather(&five, scale(0, 86_400 * 365));
        assert!(matches!(marks.as_slice(), [Mark::Several { count: 5, heaviest, .. }] if heaviest.row == 4));
    }

    proptest! {
        #[test]
        fn every_event_is_in_exactly_one_mark(
            spans in prop::collection::vec((-2_000_000i64..2_000_000, 0i64..500_000, 0u32..9), 0..400),
            from in -1_000_000i64..1_000_000,
            seconds in 1i64..3_000_000,
        ) {
            let mut spans: Vec<Span> = spans
                .into_iter()
                .enumerate()
                .map(|(row, (from, length, weight))| Span { row: row as i64, from, to: from + length, weight })
                .collect();
            spans.sort_by_key(|span| span.from);
            let counted: u64 = gather(&spans, scale(from, seconds))
                .iter()
                .map(|mark| match mark {
                    Mark::One(_) => 1,
                    Mark::Several { count, .. } => u64::from(*count),
                })
                .sum();
            prop_assert_eq!(counted, spans.len() as u64);
        }
    }
}
