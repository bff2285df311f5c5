//! Feasts by their numbers in the language files, and the reference moment.

use crate::temporal::calendar::{day_number, days_in_month, easter, weekday};

/// A day, and the second within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Days since 1970-01-01.
    pub(crate) day: i64,
    /// Second of the day.
    pub(crate) second: u32,
}

/// The day of a feast in a year, in days since 1970-01-01. Numbers below 1300 are month × 100 + day; from
/// 2000 on, days after Easter Sunday plus 2100; from 3000 on, 3000 + month × 100 + week × 10 + weekday
/// (Monday 1 to Sunday 7), week 5 being the last; 5000: the Tuesday after the first Monday in November; 5001
/// to 5006: so many days after the fourth Thursday in November.
pub(crate) fn holiday(number: i32, year: i64) -> Option<i64> {
    let number = i64::from(number);
    match number {
        101..=1231 => Some(day_number(year, number / 100, number % 100)),
        2000..=2299 => Some(easter(year) + number - 2100),
        3000..=4299 => {
            let (month, week, day) = ((number - 3000) / 100, (number - 3000) / 10 % 10, number % 10);
            Some(nth_weekday(year, month, week, day))
        }
        5000 => Some(nth_weekday(year, 11, 1, 1) + 1),
        5001..=5006 => Some(nth_weekday(year, 11, 4, 4) + number - 5000),
        _ => None,
    }
}

fn nth_weekday(year: i64, month: i64, week: i64, day: i64) -> i64 {
    let first = day_number(year, month, 1);
    let to_first = (day - i64::from(weekday(first))).rem_euclid(7);
    if week < 5 {
        return first + to_first + (week - 1) * 7;
    }
    let last = first + i64::from(days_in_month(year, month as u32)) - 1;
    last - (i64::from(weekday(last)) - day).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::holiday;
    use crate::temporal::calendar::day_number;

    #[test]
    fn knows_fixed_and_movable_feasts() {
        assert_eq!(holiday(1225, 1998), Some(day_number(1998, 12, 25)));
        assert_eq!(holiday(2101, 1916), Some(day_number(1916, 4, 24)));
        assert_eq!(holiday(1300, 1999), None);
        assert_eq!(holiday(3000 + 1144, 1999), Some(day_number(1999, 11, 25)));
        assert_eq!(holiday(3000 + 551, 2015), Some(day_number(2015, 5, 25)));
        assert_eq!(holiday(5000, 1998), Some(day_number(1998, 11, 3)));
        assert_eq!(holiday(5001, 2019), Some(day_number(2019, 11, 29)));
    }
}
