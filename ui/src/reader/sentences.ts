import type { CodePoints, Span } from "./positions";

/** What a selection can be snapped to. */
export type Unit = "word" | "sentence";

/**
 * Grows a stretch to whole words or sentences of its block (Unicode UAX 29, in the article's language).
 * Positions are code points of the version's text.
 */
export function grow(
  points: CodePoints,
  block: Span,
  span: Span,
  unit: Unit,
  language: string | undefined,
): Span {
  const text = points.slice(block.start, block.end);
  const offset = points.toUtf16(block.start);
  const from = points.toUtf16(span.start) - offset;
  const to = points.toUtf16(span.end) - offset;
  let first: number | null = null;
  let last = to;
  for (const part of new Intl.Segmenter(known(language), { granularity: unit }).segment(text)) {
    const end = part.index + part.segment.length;
    if (end <= from || (part.index >= to && first !== null)) continue;
    if (part.index > from && first === null) break;
    first ??= part.index;
    last = part.index + part.segment.trimEnd().length;
  }
  return { start: points.fromUtf16(offset + (first ?? from)), end: points.fromUtf16(offset + last) };
}

/**
 * Shrinks a stretch to the whole words or sentences of its block that lie in it; `null` where none does. White space
 * at the end of a sentence need not lie in it.
 */
export function shrink(
  points: CodePoints,
  block: Span,
  span: Span,
  unit: Unit,
  language: string | undefined,
): Span | null {
  const text = points.slice(block.start, block.end);
  const offset = points.toUtf16(block.start);
  const from = points.toUtf16(span.start) - offset;
  const to = points.toUtf16(span.end) - offset;
  const whole = [...new Intl.Segmenter(known(language), { granularity: unit }).segment(text)]
    .filter((part) => unit === "sentence" || part.isWordLike)
    .map((part) => ({ start: part.index, end: part.index + part.segment.trimEnd().length }))
    .filter(({ start, end }) => start >= from && end <= to && start < end);
  const [first, last] = [whole[0], whole.at(-1)];
  if (!first || !last) return null;
  return { start: points.fromUtf16(offset + first.start), end: points.fromUtf16(offset + last.end) };
}

/** A language that the webview can segment; `undefined` leaves the choice to the system. */
export function known(language: string | undefined): string | undefined {
  try {
    return language && Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : undefined;
  } catch {
    // A language tag that is none leaves the choice to the system.
    return undefined;
  }
}
