/** The differences of two texts, with what is the same shortened to the words around them. */
import type { ComparedRun } from "../bindings";

export type Piece =
  | { type: "same"; words: string }
  /** So many words that are the same and left out, with the words themselves. */
  | { type: "gap"; count: number; words: string }
  | { type: "change"; gone: string; fresh: string };

/** Words that stay on each side of a difference. */
const AROUND = 24;

export function piecesOf(runs: readonly ComparedRun[]): Piece[] {
  return runs.flatMap((run, index): Piece[] => {
    if (run.kind !== "same") return [{ type: "change", gone: run.old_text, fresh: run.new_text }];
    const before = index > 0 ? AROUND : 0;
    const after = index < runs.length - 1 ? AROUND : 0;
    return shortened(run.new_text, before, after);
  });
}

function shortened(text: string, before: number, after: number): Piece[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/gu) ?? [];
  const left = words.length - before - after;
  // A gap of few words would be no shorter than they are.
  if (left < 2 * AROUND) return [{ type: "same", words: text }];
  const pieces: Piece[] = [
    { type: "same", words: words.slice(0, before).join("") },
    { type: "gap", count: left, words: words.slice(before, words.length - after).join("") },
    { type: "same", words: words.slice(words.length - after).join("") },
  ];
  return pieces.filter((piece) => piece.type === "gap" || (piece.type === "same" && piece.words !== ""));
}
