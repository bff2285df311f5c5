/** Dates in the few words that lists and margins have room for. */
import type { DateView } from "../bindings";

/** What one writes in EDTF rather than in words. */
const CODED = /^[\d\s:/.~?%XYTZ+-]+$/;

/** A date in few words; one that is approximate is "about" its days. */
export function inFewWords(when: DateView): string {
  const plain = when.short.replace(/, approximate/, "");
  return when.approximate && plain !== when.short ? `about ${plain}` : when.short;
}

/** Words without a year that goes without saying; a year alone stays. */
export function withoutYear(words: string, year: string | null): string {
  return (year ? words.replaceAll(` ${year}`, "").trim() : words) || words;
}

/**
 * A date as a margin shows it: without the article's year, and an approximate one in the words it was written in,
 * where they are words ("late May").
 */
export function marginWords(when: DateView, year: string | null): string {
  const written = when.written.trim();
  const asWritten = when.approximate && !CODED.test(written) && written.length <= 20;
  return withoutYear(asWritten ? written : inFewWords(when), year);
}
