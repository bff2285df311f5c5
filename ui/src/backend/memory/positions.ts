/** Code points in this backend's texts. */
import type { PositionSelector } from "../../bindings";

/** The words at a place. */
export function slice(text: string, { start, end }: PositionSelector): string {
  return [...text].slice(start, end).join("");
}

/** Where words first stand, from a code point on; `null` when they do not. */
export function locate(text: string, words: string, from = 0): PositionSelector | null {
  const offset = [...text].slice(0, from).join("").length;
  const at = text.indexOf(words, offset);
  if (at < 0 || words === "") return null;
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}
