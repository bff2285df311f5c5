import { describe, expect, it } from "vitest";
import { Lines } from "./lines";

const sizes = { row: 10, head: 5 };
const seen = (lines: Lines, top: number, bottom: number): string[] =>
  lines.between(top, bottom).map((line) => (line.kind === "head" ? `head ${line.group}` : `row ${line.row}`));

describe("the lines of a grouped list", () => {
  it("are a head and its rows, group after group", () => {
    const lines = new Lines([2, 1], new Set(), sizes);
    expect(lines.height).toBe(40);
    expect(seen(lines, 0, 40)).toEqual(["head 0", "row 0", "row 1", "head 1", "row 2"]);
    expect(seen(lines, 16, 26)).toEqual(["row 1", "head 1"]);
  });

  it("leave out the rows of a group that is shut, but count them", () => {
    const lines = new Lines([2, 3, 1], new Set([1]), sizes);
    expect(seen(lines, 0, 100)).toEqual(["head 0", "row 0", "row 1", "head 1", "head 2", "row 5"]);
    expect(lines.open).toBe(3);
    expect(lines.step(1, 1)).toBe(5);
    expect(lines.step(5, -1)).toBe(1);
    expect(lines.topOf(3)).toBe(25);
  });

  it("stop at the first and the last row", () => {
    const lines = new Lines([4], new Set(), { row: 10, head: 0 });
    expect(lines.step(0, -3)).toBe(0);
    expect(lines.step(2, 100)).toBe(3);
    expect(seen(lines, 0, 15)).toEqual(["row 0", "row 1"]);
  });

  it("find their place among very many groups at once", () => {
    const lines = new Lines(Array<number>(10_000).fill(5), new Set(), sizes);
    expect(lines.groupOf(25_003)).toBe(5_000);
    const [first] = lines.between(lines.topOf(25_003), lines.topOf(25_003) + 1);
    expect(first).toMatchObject({ kind: "row", row: 25_003 });
  });
});
