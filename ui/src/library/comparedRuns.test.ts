import { expect, test } from "vitest";
import type { ComparedRun } from "../bindings";
import { piecesOf } from "./comparedRuns";

const nowhere = { start: 0, end: 0 };
const run = (kind: ComparedRun["kind"], old_text: string, new_text = old_text): ComparedRun => ({
  kind,
  old: nowhere,
  new: nowhere,
  old_text,
  new_text,
});
const words = (count: number): string => Array.from({ length: count }, (_, at) => `w${at}`).join(" ");

test("what is the same is shortened to the words around a difference, and no word is lost", () => {
  const text = words(200);
  const pieces = piecesOf([run("same", text), run("changed", "noon", "dusk"), run("same", text)]);
  expect(pieces.map(({ type }) => type)).toEqual(["gap", "same", "change", "same", "gap"]);
  const whole = pieces.map((piece) => (piece.type === "change" ? "|" : piece.words)).join("");
  expect(whole).toBe(`${text}|${text}`);
  expect(pieces[0]).toMatchObject({ type: "gap", count: 176 });
});

test("few words that are the same stay", () => {
  expect(piecesOf([run("changed", "a", "b"), run("same", words(60)), run("changed", "c", "d")])).toHaveLength(
    3,
  );
});
