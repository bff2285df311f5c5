/** Two versions as one text in lines, each line a paragraph, with what was taken out and put in where it stands. */
import type { ComparedRun } from "../../bindings";

/** Words that stayed, came or went. */
export interface Piece {
  kind: "same" | "added" | "removed";
  words: string;
  /** Index of the comparison's stretch that they belong to. */
  run: number;
}

/** A paragraph of both versions laid over each other. */
export interface Line {
  key: number;
  pieces: Piece[];
}

/** What became of a line, for its sign beside the text. */
export type LineKind = "same" | "added" | "removed" | "changed";

/** Lays the stretches of a comparison out in lines; what went stands before what came in its place. */
export function lines(runs: readonly ComparedRun[]): Line[] {
  const result: Line[] = [];
  let pieces: Piece[] = [];
  const close = (): void => {
    if (pieces.length > 0) result.push({ key: result.length, pieces });
    pieces = [];
  };
  const add = (kind: Piece["kind"], text: string, run: number): void => {
    for (const [at, words] of text.split("\n").entries()) {
      if (at > 0) close();
      if (words !== "") pieces.push({ kind, words, run });
    }
  };
  for (const [index, run] of runs.entries()) {
    if (run.kind === "same") add("same", run.new_text, index);
    if (run.kind === "removed" || run.kind === "changed") {
      // The break after words that went is shown only where they were a paragraph of their own.
      const whole = run.kind === "removed" && pieces.length === 0;
      add("removed", whole ? run.old_text : run.old_text.replace(/\n+$/u, ""), index);
    }
    if (run.kind === "added" || run.kind === "changed") add("added", run.new_text, index);
  }
  close();
  return result;
}

/** What became of a line. */
export function kindOf(line: Line): LineKind {
  const [first] = line.pieces;
  if (!first) return "same";
  return line.pieces.every(({ kind }) => kind === first.kind) ? first.kind : "changed";
}

/** Lines to show, or lines that stayed and are put away. */
export type Stretch = { folded: boolean; key: number; lines: Line[] };

/** So many unchanged lines are kept at each side of a change. */
const KEPT = 1;
/** Fewer unchanged lines than this are not worth folding. */
const LEAST = 2;

/** Puts long stretches of unchanged lines away, but for those that were opened. */
export function stretches(all: readonly Line[], opened: (key: number) => boolean): Stretch[] {
  const near = new Set<number>();
  for (const line of all) {
    if (kindOf(line) === "same") continue;
    for (let key = line.key - KEPT; key <= line.key + KEPT; key++) near.add(key);
  }
  const result: Stretch[] = [];
  for (const line of all) {
    const folded = !near.has(line.key);
    const last = result.at(-1);
    if (last?.folded === folded) last.lines.push(line);
    else result.push({ folded, key: line.key, lines: [line] });
  }
  return result.map((each) =>
    each.folded && (each.lines.length < LEAST || opened(each.key)) ? { ...each, folded: false } : each,
  );
}

/** What a change did, in a sentence. */
export function changeSentence(run: ComparedRun): string {
  const [before, after] = [shorten(run.old_text), shorten(run.new_text)];
  if (run.kind === "added") return `“${after}” was added.`;
  if (run.kind === "removed") return `“${before}” was removed.`;
  return `“${before}” became “${after}”.`;
}

/** Most characters of a change that are read out. */
const MOST = 160;

function shorten(text: string): string {
  const words = text.trim().replace(/\s+/gu, " ");
  return words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words;
}
