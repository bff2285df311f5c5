/** Which part of a long article stands near the window: only there is anything painted or measured. */
import type { Span } from "./positions";

/** Everything: what a short article, which is one part, always has near. */
export const ALL: Span = { start: 0, end: Infinity };

/** The stretch of text within `ahead` pixels of what is seen, by the parts of the page. */
export function nearSpan(sheet: HTMLElement, scroller: HTMLElement, ahead: number): Span {
  const parts = [...sheet.querySelectorAll<HTMLElement>(".part")];
  if (parts.length < 2) return ALL;
  const room = scroller.getBoundingClientRect();
  const near = parts.filter((part) => {
    const box = part.getBoundingClientRect();
    return box.bottom > room.top - ahead && box.top < room.bottom + ahead;
  });
  return { start: Number(near[0]?.dataset.start ?? 0), end: Number(near.at(-1)?.dataset.end ?? 0) };
}

/** Whether a stretch touches what is near. */
export function isNear(span: Span, near: Span): boolean {
  return span.start < near.end && span.end > near.start;
}
