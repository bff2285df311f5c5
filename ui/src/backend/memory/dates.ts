/**
 * As much of EDTF as the sample and the usual typing need: years, months, days and minutes with `?`, `~`, `%`,
 * and intervals with open or unknown ends. The core knows all of it; this only lets the window run without it.
 */
import type { DateView, Edges } from "../../bindings";

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
const DAY = 86400;

interface Point {
  year: number;
  month: number | null;
  day: number | null;
  minutes: number | null;
  approximate: boolean;
  uncertain: boolean;
}

const POINT = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?)?)?([?~%])?$/;

function readPoint(text: string): Point | null {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, sign] = match;
  const point: Point = {
    year: Number(year),
    month: month ? Number(month) : null,
    day: day ? Number(day) : null,
    minutes: hour ? Number(hour) * 60 + Number(minute) : null,
    approximate: sign === "~" || sign === "%",
    uncertain: sign === "?" || sign === "%",
  };
  if (point.month !== null && (point.month < 1 || point.month > 12)) return null;
  if (point.day !== null && (point.day < 1 || point.day > daysIn(point.year, point.month ?? 1))) return null;
  return point;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last second of a point. */
function span({ year, month, day, minutes }: Point): [number, number] {
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1) / 1000 + (minutes ?? 0) * 60;
  if (minutes !== null) return [from, from + 59];
  if (day !== null) return [from, from + DAY - 1];
  return month !== null
    ? [from, Date.UTC(year, month, 1) / 1000 - 1]
    : [from, Date.UTC(year + 1, 0, 1) / 1000 - 1];
}

/** A date ready to be shown, or `null` when it is none. */
export function dateView(edtf: string, written = edtf): DateView | null {
  const parts = edtf.split("/");
  if (parts.length === 1) {
    const point = readPoint(edtf);
    return point && pointView(point, edtf, written);
  }
  const [first = "", last = ""] = parts;
  const from = readPoint(first);
  const to = readPoint(last);
  const open = (text: string): boolean => text === ".." || text === "";
  if (parts.length > 2 || (!from && !open(first)) || (!to && !open(last)) || (!from && !to)) return null;
  return intervalView(from, to, edtf, written);
}

function pointView(point: Point, edtf: string, written: string): DateView {
  const [first, last] = span(point);
  const fine = point.day !== null;
  const edges: Edges = fine
    ? { start_min: first, start_max: last, end_min: first, end_max: last }
    : { start_min: first, start_max: last, end_min: first, end_max: last };
  const plain = pointWords(point);
  return {
    edtf,
    written,
    words: plain + doubt(point),
    short: (point.approximate ? "about " : "") + plain + (point.uncertain ? "?" : ""),
    edges,
    approximate: point.approximate,
    uncertain: point.uncertain,
  };
}

function intervalView(from: Point | null, to: Point | null, edtf: string, written: string): DateView {
  const start = from && span(from);
  const end = to && span(to);
  const approximate = Boolean(from?.approximate || to?.approximate);
  const uncertain = Boolean(from?.uncertain || to?.uncertain);
  const words =
    from && to
      ? rangeWords(from, to)
      : from
        ? `${pointWords(from)} or later`
        : `${pointWords(to as Point)} or earlier`;
  return {
    edtf,
    written,
    words: words + doubt({ approximate, uncertain }),
    short: from && to ? words : from ? `from ${pointWords(from)}` : `until ${pointWords(to as Point)}`,
    edges: {
      start_min: start?.[0] ?? null,
      start_max: start?.[1] ?? null,
      end_min: end?.[0] ?? null,
      end_max: end?.[1] ?? null,
    },
    approximate,
    uncertain,
  };
}

function doubt({ approximate, uncertain }: { approximate: boolean; uncertain: boolean }): string {
  return (approximate ? ", approximate" : "") + (uncertain ? ", uncertain" : "");
}

function pointWords({ year, month, day, minutes }: Point): string {
  const name = month === null ? "" : `${MONTHS[month - 1] ?? ""} `;
  const clock =
    minutes === null
      ? ""
      : `, ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `${day === null ? "" : `${day} `}${name}${year}${clock}`;
}

function rangeWords(from: Point, to: Point): string {
  const sameYear = from.year === to.year;
  const sameMonth = sameYear && from.month === to.month;
  const days = from.day !== null && to.day !== null && from.minutes === null && to.minutes === null;
  if (days && sameMonth) return `${from.day}–${pointWords(to)}`;
  const month = MONTHS[(from.month ?? 1) - 1] ?? "";
  if (days && sameYear) return `${from.day} ${month} – ${pointWords(to)}`;
  return `${pointWords(from)} – ${pointWords(to)}`;
}

/** Where a date stands in time order: earliest begin, the undated last. */
export function order(date: DateView | null): number {
  return date?.edges.start_min ?? date?.edges.end_min ?? Number.MAX_VALUE;
}

/** Whether a date possibly touches a window of seconds. */
export function touches({ edges }: DateView, [from, to]: [number, number]): boolean {
  return (edges.start_min ?? -Infinity) <= to && (edges.end_max ?? Infinity) >= from;
}
