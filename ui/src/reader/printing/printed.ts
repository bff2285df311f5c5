/** An article as it is printed: its runs cut where highlights begin and end, its notes numbered. */
import type { AnnotationView, Block, Color, MarkKind } from "../../bindings";
import { pieces, type Piece } from "../painting";
import type { CodePoints, Span } from "../positions";
import { runs } from "../runs";

/** Words that are printed alike. */
export interface PrintedRun {
  words: string;
  kinds: MarkKind["type"][];
  /** The newest highlight on them. */
  color: Color | null;
  /** Numbers of the notes on passages that end here. */
  notes: number[];
}

/** A passage with its number: what was noted on it stands at the end. */
export interface PrintedNote {
  number: number;
  annotation: AnnotationView;
}

/** Annotations that say something, in the order of the text, numbered from 1. */
export function numbered(annotations: readonly AnnotationView[]): PrintedNote[] {
  return annotations
    .filter(({ place, note, tags, events }) => place && (note || tags.length > 0 || events.length > 0))
    .sort((a, b) => endOf(a) - endOf(b))
    .map((annotation, index) => ({ number: index + 1, annotation }));
}

/** What prints the blocks of one text. */
export class Printer {
  readonly #points: CodePoints;
  readonly #painted: Piece[];
  readonly #notes: readonly PrintedNote[];

  constructor(points: CodePoints, annotations: readonly AnnotationView[], notes: readonly PrintedNote[]) {
    this.#points = points;
    this.#notes = notes;
    this.#painted = pieces(
      annotations.flatMap(({ id, color, place }) => (place ? [{ ...place, id, color }] : [])),
    );
  }

  /** A block's words, in runs that cover it without gaps. */
  block(block: Block): PrintedRun[] {
    const notes = within(this.#notes, ({ annotation }) => endOf(annotation), block);
    const painted = within(this.#painted, ({ start }) => start, block, 1);
    const edges = new Set(notes.map(({ annotation }) => endOf(annotation)));
    for (const piece of painted) edges.add(piece.start).add(piece.end);
    return runs(block).flatMap((run) => {
      const cuts = [...edges].filter((at) => at > run.start && at < run.end);
      const stops = [run.start, ...cuts.sort((a, b) => a - b), run.end];
      return stops.slice(0, -1).map((start, index) => {
        const end = stops[index + 1] ?? run.end;
        const under = painted.find((piece) => piece.start <= start && piece.end >= end);
        return {
          words: this.#points.slice(start, end),
          kinds: run.kinds.map(({ type }) => type),
          color: under?.ground ?? null,
          notes: notes.flatMap(({ number, annotation }) => (endOf(annotation) === end ? [number] : [])),
        };
      });
    });
  }
}

function endOf({ place }: AnnotationView): number {
  return place?.end ?? 0;
}

/** Those of a list ascending by `key` whose key lies in a block, and so many before them. */
function within<T>(all: readonly T[], key: (one: T) => number, block: Span, before = 0): readonly T[] {
  const below = (limit: number): number => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = all[middle];
      if (one !== undefined && key(one) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return all.slice(Math.max(below(block.start) - before, 0), below(block.end));
}
