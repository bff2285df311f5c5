import { civilOf, DAY, YEAR } from "./calendar";
import { clockWords, dayWords, monthName, yearWords } from "./words";

/** Pixels that a unit of time takes at least before a pointer can mean one of them. */
const FINGER = 5;
const QUARTER = 900;

/**
 * The date that a pointer means at a second, in words: no finer than it can be met at this many seconds a pixel,
 * a quarter of an hour at the finest.
 */
export function dateUnder(second: number, perPixel: number): string {
  const day = civilOf(second);
  if (QUARTER / perPixel >= FINGER) {
    const quarter = Math.floor(second / QUARTER) * QUARTER;
    return `${dayWords(civilOf(quarter))}, ${clockWords(quarter)}`;
  }
  if (DAY / perPixel >= FINGER) return dayWords(day);
  if (YEAR / 12 / perPixel >= FINGER) return `${monthName(day.month)} ${yearWords(day.year)}`;
  return yearWords(day.year);
}
