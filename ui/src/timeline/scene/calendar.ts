/**
 * The proleptic Gregorian calendar with astronomical years (0 is 1 BCE), without zones, for any year that a
 * double counts exactly. The platform's own dates end at ±271,821 years.
 */

/** Seconds in a day. */
export const DAY = 86_400;

/** Mean seconds in a Gregorian year. */
export const YEAR = 365.2425 * DAY;

/** A day of the calendar. */
export interface Civil {
  /** Astronomical year: 0 is 1 BCE. */
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** Days from 1 January 1970 to a day. The month may lie outside 1 to 12 and then carries into the year. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  // Years counted from March put the leap day at the end, so that month lengths follow one formula.
  const y = m <= 2 ? carried - 1 : carried;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that lies this many days after 1 January 1970. */
export function civilFromDays(days: number): Civil {
  const z = Math.floor(days) + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Seconds since 1970 at the begin of a day. */
export function secondsOf(year: number, month = 1, day = 1): number {
  return daysFromCivil(year, month, day) * DAY;
}

/** The day in which a second lies. */
export function civilOf(seconds: number): Civil {
  return civilFromDays(Math.floor(seconds / DAY));
}

/** The second of its day, 0 to 86,399. */
export function secondOfDay(seconds: number): number {
  return seconds - Math.floor(seconds / DAY) * DAY;
}
