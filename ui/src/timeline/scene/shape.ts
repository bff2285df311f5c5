import type { EventMark, Edges, ClusterMark } from "../../bindings";
import { pixelOf, type Scale } from "./scale";

/** The size of a dot and of the smallest bar, in pixels. */
export const DOT = 10;

/** Up to this many pixels between earliest and latest an edge counts as known, and gets a post. */
const KNOWN = 20;

/** A day wider than this shows its span under the dot. */
const WHISKER = 20;

/** Beyond this many pixels even a day is a span in which the event lies somewhere. */
const WIDE_POINT = 48;

/** Pixels beyond the view at which drawing ends. */
const BEYOND = 64;

/** How strongly a bar is filled at a pixel. */
export interface Stop {
  x: number;
  /** 0 not possible, 1 certain. */
  strength: number;
}

/** What is drawn for an event, in pixels of its scale. */
export interface Shape {
  kind: "dot" | "bar" | "hatch" | "pill";
  /** Where the drawing begins and ends. */
  x0: number;
  x1: number;
  /** Where the line from the axis meets it. */
  anchor: number;
  /** For a dot: the span in which the event lies, when it is wider than the dot. */
  whisker: [number, number] | null;
  /** For a bar: how the fill runs, ascending. */
  stops: Stop[];
  /** For a bar: the known edges. */
  posts: number[];
  /** For a bar: it goes on, nobody says for how long. */
  arrowLeft: boolean;
  arrowRight: boolean;
  /** The part of a bar that can hold words. */
  inside: [number, number];
}

/** The pixels at which the four edges lie; what is unbounded reaches beyond the view. */
interface Pixels {
  s0: number;
  s1: number;
  e0: number;
  e1: number;
  openLeft: boolean;
  openRight: boolean;
}

/** The second to which a mark is pinned: the middle of a moment, the begin of anything longer. */
export function anchorSecond(edges: Edges, point: boolean): number {
  const begin = edges.start_min ?? edges.start_max ?? edges.end_min ?? edges.end_max ?? 0;
  const end = edges.end_max ?? edges.end_min ?? begin;
  return point ? begin + (end - begin) / 2 : begin;
}

function pixelsOf(edges: Edges, scale: Scale): Pixels {
  const at = (seconds: number): number => pixelOf(scale, seconds);
  const openLeft = edges.start_min === null;
  const openRight = edges.end_max === null;
  const s0 = edges.start_min === null ? scale.left - BEYOND : at(edges.start_min);
  const e1 = edges.end_max === null ? Math.max(scale.right, s0 + 4 * DOT) : at(edges.end_max);
  const s1 = edges.start_max === null ? s0 : at(edges.start_max);
  const e0 = edges.end_min === null ? e1 : at(edges.end_min);
  const low = openLeft ? Math.min(s0, s1, e0) : s0;
  const high = Math.max(e1, low);
  const inside = (x: number): number => Math.min(Math.max(x, low), high);
  return { s0: low, s1: inside(s1), e0: inside(e0), e1: high, openLeft, openRight };
}

function stopsOf(p: Pixels, view: Scale): Stop[] {
  const knownStart = !p.openLeft && p.s1 - p.s0 <= KNOWN;
  const knownEnd = !p.openRight && p.e1 - p.e0 <= KNOWN;
  const low = Math.max(p.s0, view.left - BEYOND);
  const high = Math.min(p.e1, view.right + BEYOND);
  if (knownStart && knownEnd) {
    return high > low
      ? [
          { x: low, strength: 1 },
          { x: high, strength: 1 },
        ]
      : [];
  }
  const length = p.e1 - p.s0;
  // An open side fades over the outer part of what is seen, and not before the last certain moment.
  const riseTo = p.openLeft ? Math.min(p.s1, p.e1 - length * 0.45) : p.s1;
  const openEnd = p.s0 + length * 0.45;
  const fallFrom = !p.openRight ? p.e0 : p.e0 >= p.e1 ? openEnd : Math.max(p.e0, openEnd);
  const rise = (x: number): number =>
    knownStart || riseTo <= p.s0 ? 1 : clamp01((x - p.s0) / (riseTo - p.s0));
  const fall = (x: number): number =>
    knownEnd || fallFrom >= p.e1 ? 1 : clamp01((p.e1 - x) / (p.e1 - fallFrom));
  // Where rise and fall cross, nothing is certain: the highest point lies between them.
  const crossing = riseTo > fallFrom ? (riseTo + fallFrom) / 2 : riseTo;
  return [p.s0, riseTo, fallFrom, p.e1, crossing, low, high]
    .filter((x) => x >= low && x <= high)
    .sort((a, b) => a - b)
    .filter((x, i, all) => i === 0 || x > (all[i - 1] ?? x))
    .map((x) => ({ x, strength: Math.min(rise(x), fall(x)) }));
}

function clamp01(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}

function plain(kind: Shape["kind"], x0: number, x1: number, anchor: number): Shape {
  return {
    kind,
    x0,
    x1,
    anchor,
    whisker: null,
    stops: [],
    posts: [],
    arrowLeft: false,
    arrowRight: false,
    inside: [x0, x1],
  };
}

/**
 * What to draw for an event at this scale. Nothing is drawn narrower than what is known: a dot stands for a
 * span only while the span is no wider than the dot, or for a day while it is narrow, with the day's span
 * drawn faintly under it.
 */
export function shapeOf(mark: EventMark, scale: Scale): Shape {
  const p = pixelsOf(mark.edges, scale);
  const wide = p.e1 - p.s0;
  const open = p.openLeft || p.openRight;
  if (mark.approximate && !open) {
    const middle = (p.s0 + p.e1) / 2;
    const half = Math.max(wide, DOT + 4) / 2;
    return plain("hatch", middle - half, middle + half, middle);
  }
  const certain = p.e0 - p.s1;
  if (!open && (mark.point ? wide <= WIDE_POINT : certain <= 0 && wide <= DOT)) {
    const x = (p.s0 + p.e1) / 2;
    const dot = plain("dot", x - DOT / 2, x + DOT / 2, x);
    return wide > WHISKER ? { ...dot, whisker: [p.s0, p.e1] } : dot;
  }
  const bar = plain("bar", p.s0, Math.max(p.e1, p.s0 + 4), p.openLeft ? p.s1 : p.s0);
  const posts: number[] = [];
  if (!p.openLeft && p.s1 - p.s0 <= KNOWN) posts.push(p.s0);
  if (!p.openRight && p.e1 - p.e0 <= KNOWN) posts.push(Math.max(p.e1, p.s0 + 4));
  const stops = stopsOf(p, scale);
  const strong = stops.filter((stop) => stop.strength >= 0.5);
  // Where nothing is certain, the whole span holds the words.
  const never = !stops.some((stop) => stop.strength > 0.9);
  const inside: [number, number] = never
    ? [p.s0, p.e1]
    : [strong[0]?.x ?? p.s0, strong[strong.length - 1]?.x ?? p.s0];
  return {
    ...bar,
    stops,
    posts,
    arrowLeft: p.openLeft,
    arrowRight: p.openRight,
    // Words may begin where the fill is half as strong, and end where it is.
    inside: [inside[0] > p.s0 ? (inside[0] + p.s0) / 2 : p.s0, p.openRight ? p.e1 : inside[1]],
  };
}

/** The pill of a cluster. */
export function pillOf(mark: ClusterMark, scale: Scale, digits: number): Shape {
  const x = pixelOf(scale, mark.from + (mark.to - mark.from) / 2);
  const half = Math.max(26, digits + 14) / 2;
  return plain("pill", x - half, x + half, x);
}
