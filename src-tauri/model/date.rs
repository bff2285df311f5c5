//! When something happened, as precise as is known.

use serde::{Deserialize, Serialize};

/// A second on the proleptic Gregorian time line, without zone: the local clock of the event, or UTC where
/// the date gives an offset. Reaches over a trillion years either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant {
    /// Days since 1970-01-01.
    pub day: i64,
    /// Second of that day, 0 to 86 399.
    pub second: u32,
}

impl Instant {
    /// Before anything that Dateline reckons with.
    pub const FIRST: Instant = Instant { day: i64::MIN / 2, second: 0 };
    /// After anything that Dateline reckons with.
    pub const LAST: Instant = Instant { day: i64::MAX / 2, second: 86_399 };

    /// Seconds since 1970-01-01T00:00:00, saturating at some 292 billion years: for indexes and drawing.
    pub const fn seconds(self) -> i64 {
        self.day.saturating_mul(86_400).saturating_add(self.second as i64)
    }
}

/// The four edges of a date, each an inclusive second. `None` is unbounded: no `start_min` means that it may
/// have begun at any time before, no `start_max` that it has no beginning (`../1985`), no `end_min` that it
/// has no end (`1985/..`), no `end_max` that it may have ended at any time after. A beginning that may be
/// arbitrarily late, and an end that may be arbitrarily early, are [`Instant::LAST`] and [`Instant::FIRST`].
///
/// A date of one day has start and end anywhere within that day; an interval has its start anywhere within
/// its first date and its end anywhere within its last. *Possible* is `[start_min, end_max]`; *certain* is
/// `[start_max, end_min]`, empty when they cross.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// Earliest second at which it may have begun.
    pub start_min: Option<Instant>,
    /// Latest second at which it may have begun.
    pub start_max: Option<Instant>,
    /// Earliest second at which it may have ended.
    pub end_min: Option<Instant>,
    /// Latest second at which it may have ended.
    pub end_max: Option<Instant>,
}

/// A date of an event or claim: what the person or the source wrote, and what it was understood as.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventDate {
    /// Canonical EDTF (ISO 8601-2).
    pub edtf: String,
    /// As typed, or as the source gives it ("late September 28").
    pub written: String,
}

/// What a passage does for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Stance {
    /// It says so.
    #[default]
    Supports,
    /// It says otherwise.
    Disputes,
    /// It throws light on it.
    Context,
}

impl Stance {
    /// The name as stored and as typed on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Disputes => "disputes",
            Stance::Context => "context",
        }
    }

    /// The stance of this name.
    pub fn named(name: &str) -> Option<Stance> {
        [Stance::Supports, Stance::Disputes, Stance::Context].into_iter().find(|stance| stance.name() == name)
    }
}
