/** What became of the items of an import, counted and in words. */
import type { ImportResult } from "../bindings";

/** Each item falls under one of these; what is in doubt is also counted apart. */
export type Outcome = "imported" | "new-version" | "duplicate" | "failed";

export interface Counts extends Record<Outcome, number> {
  doubtful: number;
}

export function countsOf(results: readonly ImportResult[]): Counts {
  const counts: Counts = { imported: 0, duplicate: 0, "new-version": 0, failed: 0, doubtful: 0 };
  for (const { outcome, doubtful } of results) {
    counts[outcome]++;
    if (doubtful) counts.doubtful++;
  }
  return counts;
}

/** The word for an outcome; of articles that are read again nothing is "here already". */
export function outcomeWord(outcome: Outcome, again: boolean): string {
  switch (outcome) {
    case "imported":
      return "added";
    case "new-version":
      return "as a new version";
    case "duplicate":
      return again ? "unchanged" : "already here";
    case "failed":
      return again ? "could not be read again" : "could not be read";
  }
}

/** What the report shows: everything, one outcome, or what is in doubt. */
export type Shown = "all" | Outcome | "doubtful";

export function shows(shown: Shown, { outcome, doubtful }: ImportResult): boolean {
  return shown === "all" || (shown === "doubtful" ? doubtful === true : outcome === shown);
}
