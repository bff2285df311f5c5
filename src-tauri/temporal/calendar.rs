//! The proleptic Gregorian calendar for years of any size, the Julian calendar, and Easter.

/// The largest year, either way, that Dateline reckons with.
pub const FARTHEST_YEAR: i64 = 1_000_000_000_000_000;

/// Whether the year (astronomical: 0 is 1 BC) has a 29 February.
pub const fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// How many days the month (1 to 12) has; 0 for any other number.
pub const fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Days since 1970-01-01. Month and day may lie outside their usual range by any small amount.
pub const fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    // Years begin in March here, so that the leap day comes last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
pub const fn civil(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * from_march + 2) / 5 + 1) as u32;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u32;
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// Day of the week, ISO 8601: Monday 1 to Sunday 7.
pub const fn weekday(days: i64) -> u32 {
    (days + 3).rem_euclid(7) as u32 + 1
}

/// ISO 8601 week: the year it belongs to, and its number.
pub const fn iso_week(days: i64) -> (i64, u32) {
    let thursday = days + 4 - weekday(days) as i64;
    let (year, _, _) = civil(thursday);
    (year, ((thursday - day_number(year, 1, 1)) / 7) as u32 + 1)
}

/// The Monday of an ISO 8601 week.
pub const fn monday_of(year: i64, week: u32) -> i64 {
    let fourth = day_number(year, 1, 4);
    fourth - (weekday(fourth) as i64 - 1) + (week as i64 - 1) * 7
}

/// Days since 1970-01-01 of a date in the Julian calendar, as used in Russia until February 1918.
pub const fn julian_day_number(year: i64, month: u32, day: u32) -> i64 {
    let month = month as i64;
    let shifted = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day as i64 - 1;
    shifted * 365 + shifted.div_euclid(4) + day_of_year - 719_470
}

/// How many days the month has in the Julian calendar.
pub const fn julian_days_in_month(year: i64, month: u32) -> u32 {
    if month == 2 && year.rem_euclid(4) == 0 { 29 } else { days_in_month(1901, month) }
}

/// Easter Sunday of the western churches (Gregorian computus), as days since 1970-01-01.
pub const fn easter(year: i64) -> i64 {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let of_century = year.rem_euclid(100);
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let from_march = epact + weekday - 7 * late + 114;
    day_number(year, from_march / 31, from_march % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(weekday(day_number(1928, 5, 25)), 5);
        assert_eq!(iso_week(day_number(2016, 1, 3)), (2015, 53));
        assert_eq!(monday_of(2015, 53), day_number(2015, 12, 28));
        assert_eq!(easter(1916), day_number(1916, 4, 23));
        assert_eq!(easter(2015), day_number(2015, 4, 5));
        assert_eq!(julian_day_number(1917, 10, 25), day_number(1917, 11, 7));
        assert_eq!(julian_day_number(1900, 2, 29), day_number(1900, 3, 13));
    }

    proptest! {
        #[test]
        fn days_and_dates_agree(days in -400_000_000_000i64..400_000_000_000) {
            let (year, month, day) = civil(days);
            prop_assert_eq!(day_number(year, i64::from(month), i64::from(day)), days);
            prop_assert!(day >= 1 && day <= days_in_month(year, month));
            let (week_year, week) = iso_week(days);
            prop_assert_eq!(monday_of(week_year, week) + i64::from(weekday(days)) - 1, days);
        }
    }
}
