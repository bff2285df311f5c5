//! What an expression was understood as.

use super::point::Point;
use crate::model::{ExpressionKind, Other};

/// What an expression was understood as.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) kind: ExpressionKind,
    pub(crate) value: String,
    pub(crate) modifier: Option<&'static str>,
    pub(crate) edtf: Option<String>,
    pub(crate) reason: String,
    /// Its place on the calendar, for what follows.
    pub(crate) point: Option<Point>,
    /// What else the words can mean, the likeliest first. Others have no others.
    pub(crate) others: Vec<Reading>,
}

impl Reading {
    /// A date at a point.
    pub(crate) fn date(point: Point, reason: String) -> Reading {
        Reading {
            kind: ExpressionKind::Date,
            value: point.value(),
            modifier: None,
            edtf: point.edtf(),
            reason,
            point: Some(point),
            others: Vec::new(),
        }
    }

    /// The same with other readings of its words; those of the same value are left out.
    pub(crate) fn or(mut self, others: impl IntoIterator<Item = (Point, String)>) -> Reading {
        for (point, reason) in others {
            let other = Reading::date(point, reason);
            if other.value != self.value && self.others.iter().all(|known| known.value != other.value) {
                self.others.push(other);
            }
        }
        self
    }

    /// Anything without a place on the calendar.
    pub(crate) fn unplaced(kind: ExpressionKind, value: String, reason: String) -> Reading {
        Reading { kind, value, modifier: None, edtf: None, reason, point: None, others: Vec::new() }
    }

    /// Early 1, middle 2 or late 3 in it.
    pub(crate) fn edged(mut self, edge: Option<i32>) -> Reading {
        let Some(edge) = edge else { return self };
        self.modifier = match edge {
            1 => Some("START"),
            2 => Some("MID"),
            _ => Some("END"),
        };
        if self.kind == ExpressionKind::Date
            && let Some(third) = self.point.and_then(|point| point.third(edge))
        {
            self.edtf = Some(third);
        }
        self.others = self.others.into_iter().map(|other| other.edged(Some(edge))).collect();
        self
    }

    /// Then or later 1, then or earlier -1.
    pub(crate) fn open(mut self, beyond: Option<i32>) -> Reading {
        let Some(beyond) = beyond else { return self };
        let later = beyond > 0;
        self.modifier = Some(if later { "ON_OR_AFTER" } else { "ON_OR_BEFORE" });
        self.edtf = self
            .edtf
            .filter(|date| !date.contains('/'))
            .map(|date| if later { format!("[{date}..]") } else { format!("[..{date}]") });
        self
    }

    /// About then, or about so long.
    pub(crate) fn about(mut self, approximate: bool) -> Reading {
        if approximate {
            self.modifier = Some("APPROX");
            if let Some(edtf) = &mut self.edtf
                && !edtf.contains(['/', 'T', 'Y', '['])
            {
                edtf.push('~');
            }
            self.others = self.others.into_iter().map(|other| other.about(true)).collect();
        }
        self
    }
}

impl From<Reading> for Other {
    fn from(reading: Reading) -> Other {
        Other { value: reading.value, edtf: reading.edtf, reason: reading.reason }
    }
}
