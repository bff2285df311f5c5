import type { DateView } from "../bindings";

/** What one writes in EDTF rather than in words. */
const CODED = /^[\d\s:/.~?%XYTZ+-]+$/;

/**
 * A date in the few words that a margin has room for: the year of the article goes without saying, and an
 * approximate date keeps the words it was written in, where they are words ("late May"), or is "about" a day.
 */
export function marginWords(when: DateView, year: string | null): string {
  const written = when.written.trim();
  const asWritten = when.approximate && !CODED.test(written) && written.length <= 20;
  const plain = when.short.replace(/, approximate/, "");
  const words = asWritten
    ? written
    : when.approximate && plain !== when.short
      ? `about ${plain}`
      : when.short;
  return (year ? words.replace(` ${year}`, "").trim() : words) || words;
}
