import type { Edges } from "../bindings";

/** A small time scale: seconds since 1970 (proleptic Gregorian, without zone) onto 0 … 1. */
export interface Scale {
  from: number;
  to: number;
  ticks: Tick[];
  /** Steps without a label, for a ruler. */
  steps: number[];
}

/** A labelled place on the scale. */
export interface Tick {
  at: number;
  label: string;
}

const DAY = 86_400;
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
type Step = { unit: "hour" | "day" | "month" | "year"; count: number; seconds: number };
const STEPS: Step[] = [
  ...[1, 3, 6].map((count) => ({ unit: "hour" as const, count, seconds: count * 3600 })),
  ...[1, 2, 5, 10].map((count) => ({ unit: "day" as const, count, seconds: count * DAY })),
  ...[1, 3, 6].map((count) => ({ unit: "month" as const, count, seconds: count * 30.44 * DAY })),
  ...[1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 50000, 100000].map((count) => ({
    unit: "year" as const,
    count,
    seconds: count * 365.25 * DAY,
  })),
];

/** Everything that the edges can touch, as one pair of seconds; `null` when all are open or none is given. */
export function reach(all: readonly Edges[]): [number, number] | null {
  const known = all
    .flatMap((edges) => [edges.start_min, edges.start_max, edges.end_min, edges.end_max])
    .filter((edge) => edge !== null);
  // A million claims would overflow the argument list of Math.min.
  if (known.length === 0) return null;
  return [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b)) + 1];
}

/** A scale that shows the edges with some air at both sides, with at most `most` labels. */
export function scale(all: readonly Edges[], most: number): Scale | null {
  const touched = reach(all);
  if (!touched) return null;
  const [first, last] = touched;
  const length = last - first;
  const air = Math.max(length * 0.45, length <= DAY ? 3 * DAY : DAY);
  const wanted = length + 2 * air;
  const step = STEPS.find((each) => wanted / each.seconds <= most) ?? STEPS[STEPS.length - 1];
  if (!step) return null;
  const from = floor(first - air / 2, step);
  const to = Math.max(next(floor(last + air / 2, step), step), next(from, step));
  const ticks: Tick[] = [];
  for (let at = from; at <= to && ticks.length <= 2 * most; at = next(at, step))
    ticks.push({ at, label: label(at, step, ticks.length === 0) });
  return { from, to, ticks: ticks.slice(0, -1), steps: rulerSteps(from, to, step) };
}

/** Where a second stands between 0 and 1, drawn to the edges. */
export function onScale(where: Pick<Scale, "from" | "to">, second: number): number {
  return Math.min(Math.max((second - where.from) / (where.to - where.from), 0), 1);
}

/**
 * Which of the labels stand free of one another, 4 pixels at least between them: the wide ones, which name their
 * month, from the last to the first, then the others where there is room.
 */
export function withRoom(labels: readonly { at: number; x: number; width: number }[]): Set<number> {
  const kept: { at: number; x: number; width: number }[] = [];
  const wide = [...labels].sort((a, b) => b.width - a.width || b.x - a.x);
  for (const label of wide) {
    const free = kept.every((other) => Math.abs(other.x - label.x) >= (other.width + label.width) / 2 + 4);
    if (free) kept.push(label);
  }
  return new Set(kept.map(({ at }) => at));
}

/** Whether the edges say a single day or less: drawn as a point. */
export function isPoint(edges: Edges): boolean {
  return edges.start_min !== null && edges.end_max !== null && edges.end_max - edges.start_min < DAY;
}

function rulerSteps(from: number, to: number, step: Step): number[] {
  const finer = STEPS.find((each) => each.seconds < step.seconds && (to - from) / each.seconds <= 64) ?? step;
  const result: number[] = [];
  for (let at = floor(from, finer); at <= to && result.length < 80; at = next(at, finer))
    if (at >= from) result.push(at);
  return result;
}

function floor(second: number, step: Step): number {
  if (step.unit === "hour") return Math.floor(second / step.seconds) * step.seconds;
  const date = new Date(second * 1000);
  if (Number.isNaN(date.getTime())) return second;
  const year = date.getUTCFullYear();
  if (step.unit === "year") return utc(Math.floor(year / step.count) * step.count, 0, 1);
  const month = date.getUTCMonth();
  if (step.unit === "month") return utc(year, Math.floor(month / step.count) * step.count, 1);
  const day = date.getUTCDate();
  return utc(
    year,
    month,
    step.count === 1
      ? day
      : Math.min(Math.floor((day - 1) / step.count) * step.count, lastStart(step.count)) + 1,
  );
}

function next(second: number, step: Step): number {
  if (step.unit === "hour") return second + step.seconds;
  const date = new Date(second * 1000);
  if (Number.isNaN(date.getTime())) return second + step.seconds;
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (step.unit === "year") return utc(year + step.count, 0, 1);
  if (step.unit === "month") return utc(year, month + step.count, 1);
  const after = day + step.count;
  // Days count within their month, so that each month starts with its first.
  return step.count > 1 && after > lastStart(step.count) + 1
    ? utc(year, month + 1, 1)
    : utc(year, month, after);
}

/** Days after the first at which the last step of a month begins: 20 for tens, 25 for fives, 28 for twos. */
function lastStart(count: number): number {
  return count === 10 ? 20 : count === 5 ? 25 : 28;
}

function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / 1000;
}

function label(second: number, step: Step, first: boolean): string {
  const date = new Date(second * 1000);
  if (Number.isNaN(date.getTime())) return "";
  const year = date.getUTCFullYear();
  const month = MONTHS[date.getUTCMonth()] ?? "";
  const day = date.getUTCDate();
  if (step.unit === "year") return year > 0 ? String(year) : `${1 - year} BCE`;
  if (step.unit === "month") return first || month === "January" ? `${month} ${year}` : month.slice(0, 3);
  if (step.unit === "hour") {
    const hour = date.getUTCHours();
    return hour === 0 || first ? `${day} ${month}` : `${String(hour).padStart(2, "0")}:00`;
  }
  return first || day === 1 ? `${day} ${month}` : String(day);
}
