import { describe, expect, it } from "vitest";
import type { Block, BlockKind } from "../bindings";
import { headingAt, headings } from "./outline";
import { CodePoints } from "./positions";

const TEXT = "Intro\nOne\nText\nOne a\nTwo";
const KINDS: BlockKind[] = [
  { type: "paragraph" },
  { type: "heading", level: 2 },
  { type: "paragraph" },
  { type: "heading", level: 3 },
  { type: "heading", level: 2 },
];
let from = 0;
const blocks = TEXT.split("\n").map((line, index): Block => {
  const start = from;
  from += line.length + 1;
  return { start, end: start + line.length, kind: KINDS[index] ?? { type: "paragraph" } };
});

describe("headings", () => {
  it("gives their words and how deep they lie", () => {
    const all = headings(new CodePoints(TEXT), blocks, []);
    expect(all.map(({ words, depth }) => [words, depth])).toEqual([
      ["One", 0],
      ["One a", 1],
      ["Two", 0],
    ]);
  });

  it("leaves folded ones out", () => {
    const all = headings(new CodePoints(TEXT), blocks, [1, 4]);
    expect(all.map(({ words, depth }) => [words, depth])).toEqual([["One a", 0]]);
  });

  it("knows under which heading a position stands", () => {
    const all = headings(new CodePoints(TEXT), blocks, []);
    expect([0, 6, 12, 16, 24].map((position) => headingAt(all, position))).toEqual([-1, 0, 0, 1, 2]);
  });
});
