//! A stretch of time cut into equal spans of the calendar, few enough to be seen at once.

use serde::{Deserialize, Serialize};

use crate::temporal::calendar::{civil, day_number};
use crate::temporal::words::{month_name, spoken_year};

/// The most spans that a chart shows.
const MOST: i64 = 48;

/// A span of the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Period {
    /// Its first second since 1970.
    pub from: f64,
    /// In words: "3 June 1928", "June 1928", "1928", "1920–1929".
    pub words: String,
    /// Its first day, month or year as EDTF: "1928-06-03", "1928-06", "1928".
    pub edtf: String,
    /// Its last day, month or year as EDTF.
    pub last: String,
}

/// How wide a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    Day,
    Month,
    /// So many years: 1, 10, 100 …
    Years(i64),
}

impl Width {
    /// The number of the span in which a day lies.
    fn number(self, day: i64) -> i64 {
        let (year, month, _) = civil(day);
        match self {
            Width::Day => day,
            Width::Month => year * 12 + i64::from(month) - 1,
            Width::Years(years) => year.div_euclid(years),
        }
    }

    fn wider(self) -> Self {
        match self {
            Width::Day => Width::Month,
            Width::Month => Width::Years(1),
            Width::Years(years) => Width::Years(years.saturating_mul(10)),
        }
    }

    fn period(self, number: i64) -> Period {
        let (year, month, day, words, edtf, last) = match self {
            Width::Day => {
                let (year, month, day) = civil(number);
                let words = format!("{day} {} {}", month_name(month), spoken_year(year));
                let edtf = format!("{}-{month:02}-{day:02}", digits(year));
                (year, i64::from(month), i64::from(day), words, edtf.clone(), edtf)
            }
            Width::Month => {
                let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
                let name = month_name(u32::try_from(month).unwrap_or_default());
                let edtf = format!("{}-{month:02}", digits(year));
                (year, month, 1, format!("{name} {}", spoken_year(year)), edtf.clone(), edtf)
            }
            Width::Years(1) => (number, 1, 1, spoken_year(number), digits(number), digits(number)),
            Width::Years(years) => {
                let (first, last) = (number * years, number * years + years - 1);
                let words = format!("{}–{}", spoken_year(first), spoken_year(last));
                (first, 1, 1, words, digits(first), digits(last))
            }
        };
        let from = day_number(year, month, day) as f64 * 86_400.0;
        Period { from, words, edtf, last }
    }
}

/// A year as EDTF writes it.
fn digits(year: i64) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// The spans from the first to the last of these seconds since 1970, in the narrowest width that makes at most
/// 48 of them; and for each second, in which one it lies.
pub fn over(seconds: impl Iterator<Item = i64>) -> (Vec<Period>, Vec<usize>) {
    let days: Vec<i64> = seconds.map(|second| second.div_euclid(86_400)).collect();
    let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) else {
        return (Vec::new(), Vec::new());
    };
    let mut width = Width::Day;
    while width.number(last) - width.number(first) >= MOST {
        width = width.wider();
    }
    let begin = width.number(first);
    let periods = (begin..=width.number(last)).map(|number| width.period(number)).collect();
    let places = days.iter().map(|day| usize::try_from(width.number(*day) - begin).unwrap_or(0)).collect();
    (periods, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(days: &[i64]) -> Vec<String> {
        over(days.iter().map(|day| day * 86_400)).0.into_iter().map(|period| period.words).collect()
    }

    #[test]
    fn the_width_follows_the_reach() {
        let june = day_number(1928, 6, 29);
        assert_eq!(words(&[june, june + 2]), ["29 June 1928", "30 June 1928", "1 July 1928"]);
        assert_eq!(words(&[june, june + 60]), ["June 1928", "July 1928", "August 1928"]);
        assert_eq!(words(&[june, day_number(1934, 1, 1)]).first().unwrap(), "1928");
        assert_eq!(words(&[june, day_number(2005, 1, 1)]).last().unwrap(), "2000–2009");
        assert!(words(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn everything_lies_in_one_of_few_spans(all in prop::collection::vec(-4_000_000_000_000i64..4_000_000_000_000, 1..20)) {
            let (periods, places) = over(all.iter().copied());
            prop_assert!(!periods.is_empty() && periods.len() <= 48);
            for (second, place) in all.iter().zip(places) {
                prop_assert!(periods[place].from <= *second as f64);
                prop_assert!(periods.get(place + 1).is_none_or(|next| (*second as f64) < next.from));
            }
        }
    }
}
