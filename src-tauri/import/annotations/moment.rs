//! Moments as exports write them.

use chrono::DateTime;

use crate::model::Timestamp;

/// RFC 3339, or as Readwise and Python write it: a space between date and time.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z"))
        .ok()
        .map(|moment| Timestamp(moment.timestamp_millis()))
}
