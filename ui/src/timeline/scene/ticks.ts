import { civilOf, civilFromDays, DAY, daysFromCivil, secondsOf, YEAR } from "./calendar";
import { pixelOf, secondsPerPixel, type Scale } from "./scale";
import { clockWords, dayWords, monthName, yearWords } from "./words";

/** A line of the axis. */
export interface Tick {
  /** Its second. */
  at: number;
  /** Its pixel. */
  x: number;
  /** Whether a larger unit begins here. */
  major: boolean;
  /** Whether its words are set bold: those of larger units, and the first in view. */
  bold: boolean;
  /** Its words; empty where they would run into a neighbour's. */
  label: string;
  /** Pixel at which the words begin. */
  labelX: number;
  /** Width of the words in pixels. */
  labelWidth: number;
}

/** The axis of a window. */
export interface Axis {
  ticks: Tick[];
  /** What all labels leave unsaid, for the corner: "3 June 1928" over hours, "1928" over days. */
  context: string;
}

type Unit = "minute" | "hour" | "day" | "month" | "year";

interface Step {
  unit: Unit;
  every: number;
  /** Mean length in seconds. */
  seconds: number;
  /** Pixels that a label of this step needs from one to the next. */
  room: number;
}

const STEPS: Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => ({ unit: "minute" as const, every: n, seconds: n * 60, room: 56 })),
  ...[1, 2, 3, 6, 12].map((n) => ({ unit: "hour" as const, every: n, seconds: n * 3600, room: 56 })),
  ...[1, 2, 5, 10].map((n) => ({ unit: "day" as const, every: n, seconds: n * DAY, room: 46 })),
  ...[1, 3, 6].map((n) => ({ unit: "month" as const, every: n, seconds: (n * YEAR) / 12, room: 84 })),
];

function yearStep(wanted: number): Step {
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted / YEAR, 1)));
  const every = [1, 2, 5, 10].map((n) => n * power).find((n) => n * YEAR >= wanted) ?? power * 10;
  return { unit: "year", every, seconds: every * YEAR, room: every >= 1000 ? 110 : 56 };
}

/** The finest step whose labels have room. */
function stepFor(scale: Scale): Step {
  const perPixel = secondsPerPixel(scale);
  const fine = STEPS.find((step) => step.seconds >= step.room * perPixel);
  if (fine) return fine;
  const years = yearStep(56 * perPixel);
  return years.every >= 1000 ? yearStep(110 * perPixel) : years;
}

interface Moment {
  at: number;
  major: boolean;
  words: string;
  /** What it says when it stands first and no larger unit begins in view. */
  full: string;
}

function clockMoments(step: Step, from: number, to: number): Moment[] {
  const moments: Moment[] = [];
  for (let at = Math.ceil(from / step.seconds) * step.seconds; at <= to; at += step.seconds) {
    const day = civilOf(at);
    const major = at % DAY === 0;
    const date = `${day.day} ${monthName(day.month)}`;
    moments.push({ at, major, words: major ? date : clockWords(at), full: `${date}, ${clockWords(at)}` });
  }
  return moments;
}

function dayMoments(step: Step, from: number, to: number): Moment[] {
  const moments: Moment[] = [];
  for (let n = Math.ceil(from / DAY); n * DAY <= to; n++) {
    const day = civilFromDays(n);
    const major = day.day === 1;
    // The last days of a month would crowd the next one's first.
    if (!major && (day.day % step.every !== 0 || day.day > 31 - step.every / 2)) continue;
    const month = `${day.day} ${monthName(day.month)}`;
    const words = major && day.month === 1 ? dayWords(day) : major ? month : String(day.day);
    moments.push({ at: n * DAY, major, words, full: month });
  }
  return moments;
}

function monthMoments(step: Step, from: number, to: number): Moment[] {
  const moments: Moment[] = [];
  const first = civilOf(from);
  for (let n = Math.floor((first.month - 1) / step.every) * step.every; ; n += step.every) {
    const at = daysFromCivil(first.year, n + 1, 1) * DAY;
    if (at > to) return moments;
    if (at < from) continue;
    const day = civilOf(at);
    const major = day.month === 1;
    moments.push({
      at,
      major,
      words: major ? yearWords(day.year) : monthName(day.month),
      full: `${monthName(day.month)} ${yearWords(day.year)}`,
    });
  }
}

function yearMoments(step: Step, from: number, to: number): Moment[] {
  const moments: Moment[] = [];
  const { every } = step;
  // Round numbers of years: multiples on either side of the missing year 0, and year 1 between them.
  const astronomical = (n: number): number => (n > 0 ? n * every : n === 0 ? 1 : 1 + n * every);
  const first = Math.floor(civilOf(from).year / every) - 1;
  for (let n = first; ; n++) {
    if (every === 1 && n === 0) continue;
    const year = astronomical(n);
    const at = secondsOf(year);
    if (at > to) return moments;
    if (at < from) continue;
    const words = n === 0 ? "1 CE" : yearWords(year);
    moments.push({ at, major: n % 10 === 0, words, full: words });
  }
}

function momentsOf(step: Step, from: number, to: number): Moment[] {
  switch (step.unit) {
    case "minute":
    case "hour":
      return clockMoments(step, from, to);
    case "day":
      return dayMoments(step, from, to);
    case "month":
      return monthMoments(step, from, to);
    case "year":
      return yearMoments(step, from, to);
  }
}

function contextOf(step: Step, scale: Scale): string {
  const first = civilOf(scale.from);
  const last = civilOf(scale.to);
  if (step.unit === "minute" || step.unit === "hour") return dayWords(first);
  if (step.unit !== "day") return "";
  return first.year === last.year
    ? yearWords(first.year)
    : `${yearWords(first.year)} – ${yearWords(last.year)}`;
}

const GAP = 10;
/** Bold words stand freer. */
const BOLD_GAP = 13;

/**
 * The axis of a scale: lines at whole units, the first of each larger unit in full words. Larger units get
 * their words first; the others only where they leave a gap, so no two labels touch.
 *
 * @param measure width of a label in pixels
 * @param align whether plain labels stand across their line, or begin at it as bold ones do
 */
export function axisOf(
  scale: Scale,
  measure: (text: string, bold: boolean) => number,
  align: "middle" | "start" = "middle",
): Axis {
  const step = stepFor(scale);
  const moments = momentsOf(step, scale.from, scale.to);
  const ticks = moments.map((moment): Tick => ({
    at: moment.at,
    x: pixelOf(scale, moment.at),
    major: moment.major,
    bold: false,
    label: "",
    labelX: 0,
    labelWidth: 0,
  }));
  const taken: [number, number, boolean][] = [];
  const place = (index: number, words: string, bold: boolean): boolean => {
    const tick = ticks[index];
    if (!tick) return false;
    const width = measure(words, bold);
    const start = bold || align === "start" ? tick.x : tick.x - width / 2;
    if (start < scale.left - 1 || start + width > scale.right + 12) return false;
    const gap = (otherBold: boolean): number => (bold || otherBold ? BOLD_GAP : GAP);
    if (taken.some(([a, b, other]) => start < b + gap(other) && start + width + GAP > a)) return false;
    taken.push([start, start + width, bold]);
    Object.assign(tick, { label: words, labelX: start, labelWidth: width, bold });
    return true;
  };
  moments.forEach((moment, index) => {
    if (moment.major) place(index, moment.words, true);
  });
  // The first line says its unit in full, unless a larger unit begins right after it.
  const head = moments[0];
  if (head && !head.major && step.unit !== "year") place(0, head.full, true);
  moments.forEach((moment, index) => {
    if (!moment.major && !ticks[index]?.label) place(index, moment.words, false);
  });
  return { ticks, context: contextOf(step, scale) };
}
