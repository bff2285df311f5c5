import type { CodePoints, Span } from "./positions";

/** At most so many hits are painted. */
const MOST = 2000;

/**
 * All places of some words in a text, ignoring case; positions are code points. White space in what is wanted
 * stands for any white space, so that words are found across lines.
 */
export function findAll(points: CodePoints, wanted: string): Span[] {
  const words = wanted.trim();
  if (words === "") return [];
  const pattern = words
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
  const found: Span[] = [];
  for (const hit of points.text.matchAll(new RegExp(pattern, "giu"))) {
    found.push({ start: points.fromUtf16(hit.index), end: points.fromUtf16(hit.index + hit[0].length) });
    if (found.length === MOST) break;
  }
  return found;
}
