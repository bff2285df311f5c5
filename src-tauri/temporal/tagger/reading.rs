//! What an expression was understood as.

use super::point::Point;
use crate::model::ExpressionKind;

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
}

impl Reading {
    /// A date at a point.
    pub(crate) fn date(point: Point, reason: String) -> Reading {
        Reading {
            kind: ExpressionKind::Date,
            value: point.value(),
            modifier: None,
            edtf: Some(point.edtf()),
            reason,
            point: Some(point),
        }
    }

    /// Anything without a place on the calendar.
    pub(crate) fn unplaced(kind: ExpressionKind, value: String, reason: String) -> Reading {
        Reading { kind, value, modifier: None, edtf: None, reason, point: None }
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
        self
    }

    /// About then, or about so long.
    pub(crate) fn about(mut self, approximate: bool) -> Reading {
        if approximate {
            self.modifier = Some("APPROX");
            if let Some(edtf) = &mut self.edtf
                && !edtf.contains(['/', 'T'])
            {
                edtf.push('~');
            }
        }
        self
    }
}
