/** A passage cut out of the paragraphs around it. */
import type { PassageContext } from "../bindings";
import { CodePoints } from "../reader/positions";

export interface Piece {
  start: number;
  kind: string;
  /** Whether the passage touches it. */
  own: boolean;
  before: string;
  marked: string;
  after: string;
}

/** The paragraphs with the part of the passage that lies in each. */
export function inContext({ paragraphs, place }: Pick<PassageContext, "paragraphs" | "place">): Piece[] {
  return paragraphs.map(({ kind, start, text }) => {
    const points = new CodePoints(text);
    const from = Math.min(Math.max(place.start - start, 0), points.length);
    const to = Math.min(Math.max(place.end - start, from), points.length);
    return {
      start,
      kind: kind.type,
      own: to > from,
      before: points.slice(0, from),
      marked: points.slice(from, to),
      after: points.slice(to, points.length),
    };
  });
}
