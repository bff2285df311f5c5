import { describe, expect, it } from "vitest";
import { band, day, eventMark, randomMarks, rangeMark, sevenPixels } from "../testing/marks";
import { random } from "../testing/random";
import { cut, layoutOf, type Layout, type Sizes } from "./layout";
import { scaleOf } from "./scale";

const SIZES: Sizes = { row: 26, pad: 14, axis: 36, rows: 12, named: true };
const JUNE = scaleOf([day(5, 20), day(7, 18)], 136, 852);

/** Pairs of labels, or of a label and a mark, that cover one another. */
function overlaps(layout: Layout, rows: number): string[] {
  const found: string[] = [];
  const byRow = new Map<string, Layout["placed"]>();
  for (const placed of layout.placed) {
    const key = `${placed.lane} ${placed.row}`;
    byRow.set(key, [...(byRow.get(key) ?? []), placed]);
  }
  for (const [key, row] of byRow) {
    const crowd = row.some((placed) => placed.row === rows);
    if (crowd) {
      if (row.some((placed) => placed.label)) found.push(`words in the crowd of ${key}`);
      continue;
    }
    row.sort((a, b) => a.covers[0] - b.covers[0]);
    row.forEach((placed, index) => {
      const before = row[index - 1];
      if (before && placed.covers[0] < before.covers[1]) found.push(`${before.key} and ${placed.key}`);
    });
  }
  return found;
}

describe("the layout", () => {
  it("never lets words overlap words or marks, whatever there is", () => {
    const next = random(8);
    for (let i = 0; i < 120; i++) {
      const count = Math.floor(next() * 400);
      const bands = [
        band("a", randomMarks(next, count, day(5, 1), day(8, 1))),
        band("b", randomMarks(next, 20, day(5, 1), day(8, 1))),
      ];
      const layout = layoutOf(bands, JUNE, SIZES, sevenPixels);
      expect(layout.placed.length).toBe(count + 20);
      expect(overlaps(layout, SIZES.rows)).toEqual([]);
    }
  });

  it("is the same for the same marks in any order", () => {
    const marks = randomMarks(random(9), 200, day(5, 1), day(8, 1));
    const there = layoutOf([band("a", marks)], JUNE, SIZES, sevenPixels);
    const back = layoutOf([band("a", [...marks].reverse())], JUNE, SIZES, sevenPixels);
    const rows = (layout: Layout): string[] =>
      layout.placed
        .filter((p) => !p.key.includes("cluster"))
        .map((p) => `${p.item.mark.title} ${p.row} ${p.shape.x0}`)
        .sort();
    expect(rows(there)).toEqual(rows(back));
  });

  it("puts words right of a mark, into a long bar, and left at the edge of the view", () => {
    const layout = layoutOf(
      [
        band("a", [
          eventMark("dot", day(6, 3)),
          rangeMark("bar", day(5, 22), day(7, 1)),
          eventMark("late", day(7, 16)),
        ]),
      ],
      JUNE,
      SIZES,
      sevenPixels,
    );
    const where = Object.fromEntries(layout.placed.map((p) => [p.key.slice(2), p.label?.where]));
    expect(where).toEqual({ dot: "right", bar: "inside", late: "left" });
  });

  it("leaves words out before they overlap, and keeps the mark", () => {
    const marks = Array.from({ length: 200 }, (_, i) => eventMark(`e${i}`, day(6, 1) + i * 600));
    const layout = layoutOf([band("a", marks)], JUNE, SIZES, sevenPixels);
    expect(layout.placed.length).toBe(200);
    expect(layout.placed.filter((p) => p.label).length).toBeLessThan(40);
    expect(layout.lanes[0]?.rows).toBe(SIZES.rows + 1);
  });

  it("gives a collapsed lane one row without words", () => {
    const layout = layoutOf(
      [band("a", randomMarks(random(10), 50, day(5, 1), day(8, 1)))],
      JUNE,
      SIZES,
      sevenPixels,
      new Set(["a"]),
    );
    expect(layout.lanes[0]?.rows).toBe(1);
    expect(layout.placed.every((p) => p.row === 0 && p.label === null)).toBe(true);
  });

  it("cuts a title of ten thousand letters, and does not cut one that fits", () => {
    const measure = (text: string): number => sevenPixels(text, 600);
    expect(cut("Short", 300, measure)).toBe("Short");
    const long = cut("😀".repeat(10_000), 300, measure);
    expect(measure(long)).toBeLessThanOrEqual(300);
    expect(long.endsWith("…")).toBe(true);
    expect(long).not.toContain("\ufffd");
  });
});
