/** The headings of an article, and which of them one reads under. */
import type { Block } from "../bindings";
import type { CodePoints } from "./positions";

/** A heading of the text. */
export interface Heading {
  /** Where it stands, code points. */
  start: number;
  end: number;
  words: string;
  /** How deep it lies below the shallowest heading of the article, from 0. */
  depth: number;
}

/** The headings that are not folded away, in the order of the text. */
export function headings(points: CodePoints, blocks: readonly Block[], folded: readonly number[]): Heading[] {
  const hidden = new Set(folded);
  const found = blocks.flatMap((block, index) =>
    block.kind.type === "heading" && !hidden.has(index) ? [{ block, level: block.kind.level }] : [],
  );
  const top = Math.min(...found.map(({ level }) => level));
  return found.map(({ block: { start, end }, level }) => ({
    start,
    end,
    words: points.slice(start, end).replace(/\s+/gu, " ").trim(),
    depth: level - top,
  }));
}

/** Index of the last heading at or before a position; -1 before the first. */
export function headingAt(all: readonly Heading[], position: number): number {
  return all.findLastIndex(({ start }) => start <= position);
}
