import type { Color } from "../bindings";
import type { Span } from "./positions";

/** A coloured stretch; a greater `age` key is newer. */
export interface Painted extends Span {
  /** Sorts by the time of making: identifiers are UUIDs of version 7. */
  id: string;
  color: Color;
}

/** A piece that overlaps no other: the ground is the newest colour, the line the one before it. */
export interface Piece extends Span {
  ground: Color;
  line: Color | null;
}

/**
 * Splits overlapping highlights at their ends, so that no two painted pieces overlap. Of three or more on one
 * spot the two newest are painted; the margin shows all.
 */
export function pieces(highlights: readonly Painted[]): Piece[] {
  const byStart = highlights.filter((each) => each.end > each.start).sort((a, b) => a.start - b.start);
  const ends = [...byStart].sort((a, b) => a.end - b.end);
  const active: Painted[] = [];
  const result: Piece[] = [];
  let opening = 0;
  let closing = 0;
  let from = 0;
  while (closing < ends.length) {
    const nextStart = byStart[opening]?.start ?? Infinity;
    const nextEnd = ends[closing]?.end ?? Infinity;
    const at = Math.min(nextStart, nextEnd);
    if (active.length > 0 && at > from) append(result, from, at, active);
    from = at;
    if (nextEnd <= nextStart) {
      const gone = ends[closing++];
      if (gone) active.splice(active.indexOf(gone), 1);
    } else {
      const come = byStart[opening++];
      if (come) active.splice(place(active, come), 0, come);
    }
  }
  return result;
}

/** Newest first. */
function place(active: readonly Painted[], come: Painted): number {
  let low = 0;
  let high = active.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((active[middle]?.id ?? "") > come.id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function append(result: Piece[], start: number, end: number, active: readonly Painted[]): void {
  const ground = active[0]?.color ?? "amber";
  const line = active[1]?.color ?? null;
  const last = result.at(-1);
  if (last && last.end === start && last.ground === ground && last.line === line) last.end = end;
  else result.push({ start, end, ground, line });
}

/** The name under which a piece's rule stands in highlights.css. */
export function ruleName(piece: Pick<Piece, "ground" | "line">): string {
  return piece.line ? `hl-${piece.ground}-${piece.line}` : `hl-${piece.ground}`;
}

/** All stretches that hold a position, newest first. */
export function at<T extends Span & { id: string }>(stretches: readonly T[], position: number): T[] {
  return stretches
    .filter((each) => each.start <= position && position < each.end)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}
