//! When something was done in the app: imported, marked, changed. Dates of events are in [`super::date`].

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00 UTC. Handed in by the shells; the core never reads the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Timestamp(#[cfg_attr(test, ts(type = "number"))] pub i64);

impl Timestamp {
    /// The moment in RFC 3339, whole seconds, UTC: `2026-03-14T09:12:00Z`.
    pub fn rfc3339(self) -> String {
        chrono::DateTime::from_timestamp_millis(self.0)
            .map(|moment| moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
            .unwrap_or_default()
    }
}
