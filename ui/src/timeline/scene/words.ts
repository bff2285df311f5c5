import { civilOf, secondOfDay, YEAR, type Civil } from "./calendar";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const scaled = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });

/** A count with its thousands apart: 23,051. */
export function countWords(count: number): string {
  return grouped.format(count);
}

/** The month's full name; months count from 1. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** A year as people count it: there is no year 0, and five digits or more are grouped. */
export function yearWords(year: number): string {
  const before = year <= 0;
  const number = before ? 1 - year : year;
  const digits =
    number >= 1e9
      ? `${scaled.format(number / 1e9)} billion`
      : number >= 1e6
        ? `${scaled.format(number / 1e6)} million`
        : number >= 10_000
          ? grouped.format(number)
          : String(number);
  return before ? `${digits} BCE` : digits;
}

/** Hours and minutes: 10:33. */
export function clockWords(seconds: number): string {
  const minutes = Math.floor(secondOfDay(seconds) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A day in full words: 3 June 1928. */
export function dayWords(day: Civil): string {
  return `${day.day} ${monthName(day.month)} ${yearWords(day.year)}`;
}

/**
 * A window in words no finer than it can be read: minutes for an hour, days for months, years for centuries.
 * What both ends share is said once.
 */
export function windowWords(from: number, to: number): string {
  const a = civilOf(from);
  const b = civilOf(to);
  const span = to - from;
  if (span > 20 * YEAR) {
    // No finer than a hundredth of the window.
    const unit = 10 ** Math.max(Math.floor(Math.log10(span / YEAR)) - 2, 0);
    const rounded = ({ year }: Civil): number => (unit > 1 ? Math.round(year / unit) * unit : year);
    a.year = rounded(a);
    b.year = rounded(b);
    return a.year <= 0 === b.year <= 0 && a.year <= 0
      ? `${yearWords(a.year).replace(" BCE", "")} – ${yearWords(b.year)}`
      : `${yearWords(a.year)} – ${yearWords(b.year)}${a.year <= 0 ? " CE" : ""}`;
  }
  if (span > 3 * YEAR) {
    return `${monthName(a.month)} ${yearWords(a.year)} – ${monthName(b.month)} ${yearWords(b.year)}`;
  }
  const sameYear = a.year === b.year;
  const sameMonth = sameYear && a.month === b.month;
  if (span < 2 * 86_400) {
    return sameMonth && a.day === b.day
      ? `${dayWords(a)}, ${clockWords(from)}–${clockWords(to)}`
      : `${a.day} ${monthName(a.month)}, ${clockWords(from)} – ${dayWords(b)}, ${clockWords(to)}`;
  }
  if (sameMonth) return `${a.day}–${dayWords(b)}`;
  if (sameYear) return `${a.day} ${monthName(a.month)} – ${dayWords(b)}`;
  return `${dayWords(a)} – ${dayWords(b)}`;
}

/** From where to where events reach, in words: no finer than a day, as most are known no better. */
export function reachWords(from: number, to: number): string {
  if (to - from >= 2 * 86_400) return windowWords(from, to);
  const [a, b] = [dayWords(civilOf(from)), dayWords(civilOf(to))];
  return a === b ? a : `${a} – ${b}`;
}

/** The direction in which a line of words runs, by its first letter that has one: where it was cut, the ellipsis ends it. */
export function directionOf(words: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(words)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(letter)
    ? "rtl"
    : "ltr";
}
