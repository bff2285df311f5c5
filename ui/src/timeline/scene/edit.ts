/** Changing an event's date where it is drawn: which part is taken hold of, and which date comes of it. */
import type { Edges } from "../../bindings";
import { isEvent } from "./bands";
import type { Placed } from "./layout";
import type { Shape } from "./shape";
import { ceilTo, floorTo, unitEdtf, type Unit } from "./units";

/** What of a date changes: one of its ends, or, of a moment, all of it. */
export type Part = "begin" | "end" | "all";

/** First and last second of a date that is being changed. */
export type Span = readonly [from: number, to: number];

/** Pixels on either side of an edge that take hold of it. */
const GRIP = 6;

/** The part of a mark that lies at a pixel; `null` where nothing can be taken hold of. */
export function partAt(placed: Placed, shape: Shape, x: number): Part | null {
  if (!isEvent(placed.item.mark) || shape.kind === "pill") return null;
  if (shape.kind === "dot") return Math.abs(x - shape.anchor) <= GRIP + 3 ? "all" : null;
  const narrow = shape.x1 - shape.x0 < 4 * GRIP;
  const reach = narrow ? (shape.x1 - shape.x0) / 4 : GRIP;
  if (!shape.arrowLeft && x >= shape.x0 - GRIP && x <= shape.x0 + reach) return "begin";
  if (x >= shape.x1 - reach && x <= shape.x1 + GRIP) return "end";
  // A day stays a day that is moved whole, however wide it is drawn.
  return placed.item.mark.point && x > shape.x0 && x < shape.x1 ? "all" : null;
}

/** The span of a date, for drawing it while it changes; an open end counts as the other one. */
export function spanOf(edges: Edges): Span | null {
  const from = edges.start_min ?? edges.start_max ?? edges.end_min ?? edges.end_max;
  if (from === null) return null;
  return [from, Math.max(edges.end_max ?? edges.end_min ?? from, from)];
}

/** The span with one part at a second, at the precision of a unit. A begin never passes the end, nor an end the begin. */
export function spanAfter([from, to]: Span, part: Part, second: number, unit: Unit): Span {
  if (part === "all") return [floorTo(second, unit), ceilTo(second, unit)];
  if (part === "begin") return [floorTo(Math.min(second, to), unit), to];
  return [from, ceilTo(Math.max(second, from), unit)];
}

const DOUBT = /[?~%]$/u;

/**
 * The EDTF of a date after one part of it was changed. The other part stays as it was written, and what was
 * approximate or uncertain stays so. `null` for a set of dates, whose edges are no two places on the line.
 */
export function edtfAfter(edtf: string, part: Part, [from, to]: Span, unit: Unit): string | null {
  if (/[[\]{}]/u.test(edtf)) return null;
  const [first = "", last] = edtf.split("/");
  const doubt = (of: string): string => DOUBT.exec(of)?.[0] ?? "";
  if (part === "all") return unitEdtf(from, unit) + doubt(first);
  const single = last === undefined;
  if (part === "begin") return joined(unitEdtf(from, unit) + doubt(first), single ? first : last);
  return joined(first, unitEdtf(to, unit) + doubt(single ? first : last));
}

/** A span that was drawn on empty time, as EDTF. */
export function edtfBetween([from, to]: Span, unit: Unit): string {
  return joined(unitEdtf(from, unit), unitEdtf(to, unit));
}

function joined(first: string, last: string): string {
  return first === last ? first : `${first}/${last}`;
}

/** Whether two dates can be the same: their possible spans meet. */
export function canAgree(a: Edges, b: Edges): boolean {
  const begins = (edges: Edges): number => edges.start_min ?? -Infinity;
  const ends = (edges: Edges): number => edges.end_max ?? Infinity;
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}
