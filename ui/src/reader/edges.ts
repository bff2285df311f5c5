/** Moving one end of a passage through the text, by characters, words or sentences. */
import type { CodePoints, Span } from "./positions";
import { known } from "./sentences";

/** One end of a passage. */
export type Edge = "start" | "end";
/** What an end moves by. */
export type Stride = "character" | "word" | "sentence";

/** The text in which an end moves. */
export interface Ground {
  points: CodePoints;
  /** Ascending, not overlapping. */
  blocks: readonly Span[];
  /** Indexes of the blocks that are folded away; no end enters them. */
  folded: readonly number[];
  language: string | undefined;
}

/** The passage with one end moved once; the same where that end can't go further. Code points. */
export function moveEdge(ground: Ground, span: Span, edge: Edge, stride: Stride, by: 1 | -1): Span {
  const now = span[edge];
  for (
    let index = blockOf(ground.blocks, edge === "end" ? now - 1 : now);
    index >= 0 && index < ground.blocks.length && !ground.folded.includes(index);
    index += by
  ) {
    const block = ground.blocks[index];
    if (!block) break;
    const stops = stopsIn(ground, block, edge, stride);
    const next = by > 0 ? stops.find((stop) => stop > now) : stops.findLast((stop) => stop < now);
    if (next !== undefined) return withEdge(span, edge, next) ?? span;
  }
  return span;
}

/**
 * Where the caret comes to by one sentence: to the start of the next or of this one, over what is folded. While it
 * extends a selection it comes to the sentence's end, and stays out of what is folded. Code points.
 */
export function bySentence(ground: Ground, position: number, by: 1 | -1, extends_: boolean): number {
  const edge: Edge = by > 0 && extends_ ? "end" : "start";
  for (
    let index = Math.max(blockOf(ground.blocks, position), 0);
    index >= 0 && index < ground.blocks.length;
    index += by
  ) {
    const block = ground.blocks[index];
    if (!block) break;
    if (ground.folded.includes(index)) {
      if (extends_) break;
      continue;
    }
    const stops = stopsIn(ground, block, edge, "sentence");
    const next = by > 0 ? stops.find((stop) => stop > position) : stops.findLast((stop) => stop < position);
    if (next !== undefined) return next;
  }
  return position;
}

/** The passage with one end at a position; `null` where nothing would be left of it. */
export function withEdge(span: Span, edge: Edge, position: number): Span | null {
  const moved = { ...span, [edge]: position };
  return moved.start < moved.end ? moved : null;
}

/** Where such an end may stand in a block, ascending. */
function stopsIn({ points, language }: Ground, block: Span, edge: Edge, stride: Stride): number[] {
  const text = points.slice(block.start, block.end);
  const from = points.toUtf16(block.start);
  const granularity = stride === "character" ? "grapheme" : stride;
  const stops: number[] = [];
  for (const part of new Intl.Segmenter(known(language), { granularity }).segment(text)) {
    if (stride === "word" && !part.isWordLike) continue;
    const words = stride === "sentence" ? part.segment.trimEnd() : part.segment;
    if (words.trim() === "") continue;
    stops.push(points.fromUtf16(from + part.index + (edge === "end" ? words.length : 0)));
  }
  return stops;
}

/** Index of the block that holds a position, or of the one before it; -1 for none. */
function blockOf(blocks: readonly Span[], position: number): number {
  return blocks.findLastIndex(({ start }) => start <= position);
}
