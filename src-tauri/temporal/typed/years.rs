//! Years that EDTF writes with more than four digits, and dates of digits alone: "12,000 BC", "20150503".

use super::{Edtf, Read};
use crate::temporal::edtf;

/// Reads a year with an era, of any number of digits.
pub(super) fn with_era(lower: &str) -> Option<Read> {
    const ERAS: [(&str, bool); 6] =
        [(" bce", true), (" bc", true), (" b.c", true), (" ce", false), (" ad", false), (" a.d", false)];
    let (digits, before) = ERAS.iter().find_map(|(era, before)| Some((lower.strip_suffix(era)?, *before)))?;
    let digits: String = digits.trim().chars().filter(|digit| *digit != ',').collect();
    if digits.len() > 13 || digits.len() < 5 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    let year = if before { 1 - number } else { number };
    let text = match year {
        -9_999..=-1 => format!("-{:04}", -year),
        0..=9_999 => format!("{year:04}"),
        _ => format!("Y{year}"),
    };
    let date: Edtf = edtf::parse(&text).ok()?;
    Some(Ok(vec![(date, "the year is written".to_owned())]))
}

/// Reads year, month and day without marks (ISO 8601-1, basic format).
pub(super) fn basic(text: &str) -> Option<Read> {
    if text.len() != 8 || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some(match edtf::parse(&format!("{year}-{month}-{day}")) {
        Ok(date) => Ok(vec![(date, "year, month, day".to_owned())]),
        Err(error) => Err(Some(error.to_string())),
    })
}
