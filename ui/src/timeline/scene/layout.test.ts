import { describe, expect, it } from "vitest";
import { band, day, eventMark, randomMarks, rangeMark, sevenPixels } from "../testing/marks";
import { random } from "../testing/random";
import type { TimelineMark } from "../../bindings";
import { cut, layoutOf, type Layout, type Sizes } from "./layout";
import { scaleOf } from "./scale";

const SIZES: Sizes = { row: 26, pad: 14, axis: 36, rows: 12, named: true };
const JUNE = scaleOf([day(5, 20), day(7, 18)], 136, 852);

/** Pairs of labels, or of a label and a mark, that cover one another. */
function overlaps(layout: Layout): string[] {
  const found: string[] = [];
  const byRow = new Map<string, Layout["placed"]>();
  for (const placed of layout.placed) {
    const key = `${placed.lane} ${placed.row}`;
    byRow.set(key, [...(byRow.get(key) ?? []), placed]);
  }
  for (const row of byRow.values()) {
    row.sort((a, b) => a.covers[0] - b.covers[0]);
    row.forEach((placed, index) => {
      const before = row[index - 1];
      if (before && placed.covers[0] < before.covers[1]) found.push(`${before.key} and ${placed.key}`);
    });
  }
  return found;
}

/** Events in marks, and the number of marks they came in. */
function counted(marks: TimelineMark[]): number {
  return marks.reduce((sum, mark) => sum + (mark.type === "event" ? 1 : mark.count), 0);
}

describe("the layout", () => {
  it("never lets words overlap words or marks, whatever there is", () => {
    const next = random(8);
    for (let i = 0; i < 120; i++) {
      const count = Math.floor(next() * 400);
      const marks = randomMarks(next, count, day(5, 1), day(8, 1));
      const few = randomMarks(next, 20, day(5, 1), day(8, 1));
      const layout = layoutOf([band("a", marks), band("b", few)], JUNE, SIZES, sevenPixels);
      expect(counted(layout.placed.map((placed) => placed.item.mark))).toBe(counted([...marks, ...few]));
      expect(overlaps(layout)).toEqual([]);
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

  it("leaves words out before they overlap, and gathers what finds no row into pills that list it", () => {
    const marks = Array.from({ length: 200 }, (_, i) => eventMark(`e${i}`, day(6, 1) + i * 600));
    const layout = layoutOf([band("a", marks)], JUNE, SIZES, sevenPixels);
    expect(layout.placed.filter((p) => p.label).length).toBeLessThan(40);
    expect(layout.lanes[0]?.rows).toBe(SIZES.rows + 1);
    const crowd = layout.placed.filter((p) => p.row === SIZES.rows);
    expect(crowd.length).toBeGreaterThan(0);
    for (const { item } of crowd) {
      if (item.mark.type !== "cluster") continue;
      expect(item.gathered?.length).toBe(item.mark.count);
    }
    const seen = layout.placed.flatMap(({ item }) => item.gathered ?? [item]).map(({ key }) => key);
    expect(new Set(seen).size).toBe(200);
  });

  it("leaves rows for events where spans fill the view, and says how many spans are behind the pill", () => {
    const spans = Array.from({ length: 30 }, (_, i) => rangeMark(`s${i}`, day(1, 1 + (i % 28)), day(12, 1)));
    const marks = [...spans, ...randomMarks(random(3), 10, day(5, 22), day(7, 16))];
    const layout = layoutOf([band("a", marks)], JUNE, SIZES, sevenPixels);
    const pill = layout.placed.find((p) => p.label?.text === "more long spans");
    expect(pill?.item.mark).toMatchObject({ type: "cluster", count: 26 });
    expect(layout.placed.filter((p) => p.shape.kind === "bar" && p.shape.x0 < 0).length).toBe(4);
    expect(overlaps(layout)).toEqual([]);
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

  it("fills no lane that lies deeper than is asked for, and keeps its height", () => {
    const next = random(5);
    const bands = ["a", "b", "c"].map((key) => band(key, randomMarks(next, 60, day(5, 1), day(8, 1))));
    const whole = layoutOf(bands, JUNE, SIZES, sevenPixels);
    const rows = new Map(whole.lanes.map((lane) => [lane.band.key, lane.rows]));
    const upto = whole.lanes[1]?.y ?? 0;
    const near = layoutOf(bands, JUNE, SIZES, sevenPixels, new Set(), { upto, rows });
    expect(near.height).toBe(whole.height);
    expect(near.placed).toEqual(whole.placed.filter((placed) => placed.lane < 2));
  });
});
