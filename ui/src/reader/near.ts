/** Which part of a long article stands near the window: only there is anything painted or measured. */
import type { Span } from "./positions";

/** Everything: what a short article, which is one part, always has near. */
export const ALL: Span = { start: 0, end: Infinity };

/**
 * The stretch of text within `ahead` pixels of what is seen, by the parts of the page, which stand in the order of
 * the text; nothing before the page is there.
 */
export function nearSpan(sheet: HTMLElement, scroller: HTMLElement, ahead: number): Span {
  const parts = [...sheet.querySelectorAll<HTMLElement>(".part")];
  if (parts.length === 1) return ALL;
  const room = scroller.getBoundingClientRect();
  const first = count(parts, (part) => part.getBoundingClientRect().bottom <= room.top - ahead);
  const after = count(parts, (part) => part.getBoundingClientRect().top < room.bottom + ahead);
  return {
    start: Number(parts[first]?.dataset.start ?? 0),
    end: Number(parts[after - 1]?.dataset.end ?? 0),
  };
}

/** How many of the parts, from the first on, are so. */
function count(parts: readonly HTMLElement[], are: (part: HTMLElement) => boolean): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && are(part)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a stretch touches what is near. */
export function isNear(span: Span, near: Span): boolean {
  return span.start < near.end && span.end > near.start;
}
