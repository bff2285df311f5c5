import { describe, expect, it } from "vitest";
import type { Block } from "../bindings";
import { foldSentence, groups } from "./groups";
import { runs } from "./runs";

const paragraph = (start: number, fold?: Block["fold"]): Block => ({
  kind: { type: "paragraph" },
  start,
  end: start + 5,
  ...(fold ? { fold } : {}),
});
const cell = (start: number, table: number, row: number, column: number): Block => ({
  kind: { type: "cell", table, row, column, row_span: 1, column_span: 1, header: row === 0 },
  start,
  end: start + 5,
});

describe("groups", () => {
  it("gathers neighbours that are folded, and says how many lines and why", () => {
    const result = groups(
      [paragraph(0), paragraph(6, "navigation"), paragraph(12, "caption"), paragraph(18)],
      [1, 2],
    );
    expect(result.map((each) => each.type)).toEqual(["block", "fold", "block"]);
    const fold = result[1];
    if (fold?.type === "fold") expect(foldSentence(fold.hidden)).toBe("2 lines hidden: navigation, caption");
  });

  it("shows a block that import folded and the reader unfolded", () => {
    expect(groups([paragraph(0, "footer")], []).map((each) => each.type)).toEqual(["block"]);
  });

  it("makes rows of the cells of one table and parts tables that touch", () => {
    const result = groups([cell(0, 0, 0, 0), cell(6, 0, 0, 1), cell(12, 0, 1, 0), cell(18, 1, 0, 0)], []);
    expect(result.map((each) => (each.type === "table" ? each.rows.map((row) => row.length) : []))).toEqual([
      [2, 1],
      [1],
    ]);
  });
});

describe("runs", () => {
  it("splits at the ends of overlapping marks and covers the block without gaps", () => {
    const block: Block = {
      kind: { type: "paragraph" },
      start: 10,
      end: 30,
      marks: [
        { kind: { type: "emphasis" }, start: 12, end: 20 },
        { kind: { type: "strong" }, start: 15, end: 30 },
      ],
    };
    expect(runs(block).map((run) => [run.start, run.end, run.kinds.map((kind) => kind.type)])).toEqual([
      [10, 12, []],
      [12, 15, ["emphasis"]],
      [15, 20, ["emphasis", "strong"]],
      [20, 30, ["strong"]],
    ]);
  });
});
