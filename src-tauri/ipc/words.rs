//! Moments of work in words.

use chrono::{DateTime, Datelike as _, Timelike as _};

use crate::model::Timestamp;
use crate::temporal::words::MONTHS;

/// A moment in words, UTC: "14 March 2026, 09:12 UTC".
pub fn moment(at: Timestamp) -> String {
    let Some(moment) = DateTime::from_timestamp_millis(at.0) else { return String::new() };
    let month = MONTHS.get(moment.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}, {:02}:{:02} UTC", moment.day(), moment.year(), moment.hour(), moment.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_said_with_its_zone() {
        assert_eq!(moment(Timestamp(1_773_479_520_000)), "14 March 2026, 09:12 UTC");
    }
}
