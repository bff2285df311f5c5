import { civilOf, DAY, daysFromCivil, secondsOf, YEAR } from "./calendar";
import { clockWords, dayWords, monthName, yearWords } from "./words";

/** What a pointer can tell apart at a zoom. Above a year, `years` is a power of ten. */
export type Unit =
  | { kind: "minute" }
  | { kind: "quarter" }
  | { kind: "day" }
  | { kind: "month" }
  | { kind: "year"; years: number };

/** Pixels that a unit of time takes at least before a pointer can mean one of them. */
const FINGER = 5;
const MINUTE = 60;
const QUARTER = 900;

/** The finest unit that a pointer can mean at this many seconds a pixel. */
export function unitAt(perPixel: number): Unit {
  const fits = (seconds: number): boolean => seconds / perPixel >= FINGER;
  if (fits(MINUTE)) return { kind: "minute" };
  if (fits(QUARTER)) return { kind: "quarter" };
  if (fits(DAY)) return { kind: "day" };
  if (fits(YEAR / 12)) return { kind: "month" };
  let years = 1;
  while (!fits(years * YEAR) && years < 1e10) years *= 10;
  return { kind: "year", years };
}

/** The first second of the unit that holds a second. Decades and longer are counted from year 0 on both sides. */
export function floorTo(second: number, unit: Unit): number {
  switch (unit.kind) {
    case "minute":
      return Math.floor(second / MINUTE) * MINUTE;
    case "quarter":
      return Math.floor(second / QUARTER) * QUARTER;
    case "day":
      return Math.floor(second / DAY) * DAY;
    case "month": {
      const { year, month } = civilOf(second);
      return secondsOf(year, month, 1);
    }
    case "year":
      return secondsOf(firstYear(civilOf(second).year, unit.years), 1, 1);
  }
}

/** The last second of the unit that holds a second. */
export function ceilTo(second: number, unit: Unit): number {
  return stepped(floorTo(second, unit), unit, 1) - 1;
}

/** The begin of the unit that lies `by` units after the one that holds a second. */
export function stepped(second: number, unit: Unit, by: number): number {
  const first = floorTo(second, unit);
  switch (unit.kind) {
    case "minute":
      return first + by * MINUTE;
    case "quarter":
      return first + by * QUARTER;
    case "day":
      return first + by * DAY;
    case "month": {
      const { year, month } = civilOf(first);
      return daysFromCivil(year, month + by, 1) * DAY;
    }
    case "year": {
      let at = first;
      for (let n = 0; n < by; n++) at = secondsOf(lastYear(civilOf(at).year, unit.years) + 1, 1, 1);
      for (let n = 0; n > by; n--) at = floorTo(at - Math.max(1, Math.abs(at) * 1e-15), unit);
      return at;
    }
  }
}

/** The first year of the span of so many years that holds a year; -43 lies in the decade -49 to -40. */
function firstYear(year: number, years: number): number {
  if (years === 1) return year;
  return year >= 0 ? Math.floor(year / years) * years : -Math.floor(-year / years) * years - years + 1;
}

/** The last year of that span; the one before year 0 is a year shorter, as EDTF counts year 0 to those after it. */
function lastYear(first: number, years: number): number {
  const last = first + years - 1;
  return first < 0 && last >= 0 ? -1 : last;
}

/** The unit that holds a second, in words. */
export function unitWords(second: number, unit: Unit): string {
  const day = civilOf(second);
  switch (unit.kind) {
    case "minute":
    case "quarter": {
      const first = floorTo(second, unit);
      return `${dayWords(civilOf(first))}, ${clockWords(first)}`;
    }
    case "day":
      return dayWords(day);
    case "month":
      return `${monthName(day.month)} ${yearWords(day.year)}`;
    case "year": {
      if (unit.years === 1) return yearWords(day.year);
      const first = firstYear(day.year, unit.years);
      if (unit.years === 10 && first > 0) return `${first}s`;
      if (Math.abs(day.year) >= 10_000) return `about ${yearWords(significant(day.year, unit.years))}`;
      return `${yearWords(first)} – ${yearWords(lastYear(first, unit.years))}`;
    }
  }
}

/** The unit that holds a second as EDTF: no finer than the unit. */
export function unitEdtf(second: number, unit: Unit): string {
  const { year, month, day } = civilOf(second);
  if (unit.kind === "year") return yearEdtf(year, unit.years);
  const date = `${fourDigits(year)}-${two(month)}`;
  if (year < -9999 || year > 9999) return yearEdtf(year, 1);
  if (unit.kind === "month") return date;
  if (unit.kind === "day") return `${date}-${two(day)}`;
  return `${date}-${two(day)}T${clockWords(floorTo(second, unit))}`;
}

function yearEdtf(year: number, years: number): string {
  const unknown = Math.round(Math.log10(years));
  if (Math.abs(year) > 9999) {
    const rounded = significant(year, years);
    const digits = String(Math.abs(rounded)).length - unknown;
    return unknown > 0 ? `Y${rounded}S${Math.max(digits, 1)}` : `Y${rounded}`;
  }
  if (unknown === 0) return fourDigits(year);
  return unknown >= 4 ? "XXXX" : fourDigits(year).slice(0, -unknown) + "X".repeat(unknown);
}

/** A long year without the digits that its unit leaves open. */
function significant(year: number, years: number): number {
  return Math.sign(year) * Math.max(Math.floor(Math.abs(year) / years) * years, years);
}

function fourDigits(year: number): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * The date that a pointer means at a second, in words: no finer than it can be met at this many seconds a pixel,
 * a minute at the finest.
 */
export function dateUnder(second: number, perPixel: number): string {
  return unitWords(second, unitAt(perPixel));
}
