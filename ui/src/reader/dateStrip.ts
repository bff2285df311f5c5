/** The dates of an article on one line: which stretch of time it shows, and what meets on one spot of it. */
import type { ExpressionView } from "../bindings";
import { fitted, pixelOf, type Scale, type Window } from "../timeline/scene/scale";
import { beginOf, inTimeOrder, type ListedDate } from "./dates";

/** Dates that stand closer than this many pixels share one mark. */
const APART = 11;
/** From so many dates on, those far from all others do not decide the window. */
const MANY = 8;
/** How many times longer than the middle nine tenths the whole may be. */
const STRETCH = 8;
const DAY = 86_400;

/** One or several dates on one spot. */
export interface StripMark {
  /** Names it among the marks of one drawing. */
  key: string;
  /** Pixel at which its first date begins; of a dot, its middle. */
  x: number;
  /** Pixels from there to the end of its longest date. */
  width: number;
  /** Whether its dates are a day or finer: a dot; longer ones are bars. */
  fine: boolean;
  /** Its dates in time order. */
  dates: ListedDate[];
}

/** Everything that a strip draws. */
export interface StripScene {
  marks: StripMark[];
  /** Dates before and after the window. */
  before: ListedDate[];
  after: ListedDate[];
}

/** The stretch of time in which the dates lie; a few far from the rest are left out. `null` without dates. */
export function windowOf(dates: readonly ListedDate[]): Window | null {
  const begins = dates.map((each) => beginOf(each.view)).filter(Number.isFinite);
  const ends = dates.map(({ view }) => view.edges?.end_max ?? beginOf(view)).filter(Number.isFinite);
  const first = begins[0];
  if (first === undefined) return null;
  const last = ends.reduce((a, b) => Math.max(a, b), first);
  const at = (share: number): number => begins[Math.round(share * (begins.length - 1))] ?? first;
  const [low, high] = [at(0.05), at(0.95)];
  const far = begins.length >= MANY && last - first > STRETCH * Math.max(high - low, 30 * DAY);
  if (!far) return fitted([first, last], 0.03);
  const air = Math.max(high - low, 30 * DAY) * 0.5;
  return fitted([Math.max(first, low - air), Math.min(last, high + air)], 0.03);
}

/** The expressions that have a place in time, in its order. */
export function datedOf(expressions: readonly ExpressionView[]): ListedDate[] {
  return inTimeOrder(expressions).filter(({ kind }) => kind === "dated");
}

/** Lays dates, which are in time order, on a scale. Takes time linear in their number. */
export function stripScene(dates: readonly ListedDate[], scale: Scale): StripScene {
  const { from, to, left, right } = scale;
  const scene: StripScene = { marks: [], before: [], after: [] };
  const last: Record<"fine" | "long", StripMark | null> = { fine: null, long: null };
  for (const each of dates) {
    const begin = beginOf(each.view);
    const end = each.view.edges?.end_max ?? begin;
    if (end < from) scene.before.push(each);
    else if (begin > to) scene.after.push(each);
    else {
      const fine = end - begin <= DAY;
      const row = fine ? "fine" : "long";
      const x = Math.min(Math.max(pixelOf(scale, fine ? (begin + end) / 2 : begin), left), right);
      const until = Math.min(pixelOf(scale, end), right);
      const open = last[row];
      // A mark grows only from its first date on, so that dates in a row do not become one.
      if (open && x - open.x < APART) {
        open.dates.push(each);
        open.width = Math.max(open.width, until - open.x);
      } else {
        const mark = { key: `${row}${each.index}`, x, width: Math.max(until - x, 0), fine, dates: [each] };
        scene.marks.push(mark);
        last[row] = mark;
      }
    }
  }
  return scene;
}

/** What a mark says: its date and words, or how many dates it holds and from when to when. */
export function markWords(dates: readonly ListedDate[]): string {
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) return "";
  if (dates.length === 1) return `${first.view.words}, “${first.view.expression.text}”`;
  const span =
    first.view.words === last.view.words ? first.view.words : `${first.view.words} to ${last.view.words}`;
  return `${dates.length.toLocaleString("en")} dates, ${span}`;
}
