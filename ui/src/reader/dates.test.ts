import { describe, expect, it } from "vitest";
import type { ExpressionView } from "../bindings";
import { dateAt, inTimeOrder, kindOf } from "./dates";
import { fitted } from "../timeline/scene/scale";
import { datedOf, markWords, stripScene, windowOf, type StripScene } from "./dateStrip";

const DAY = 86_400;

/** A date of so many days, beginning at a day since 1970; without days it is one that lacks something. */
function date(start: number, from: number | null, days = 1): ExpressionView {
  const edges =
    from === null
      ? null
      : {
          start_min: from * DAY,
          start_max: from * DAY,
          end_min: (from + days) * DAY - 1,
          end_max: (from + days) * DAY - 1,
        };
  const edtf = from === null ? null : "1970-01-01";
  const expression = {
    start,
    end: start + 4,
    text: `day ${from}`,
    type: "DATE" as const,
    value: "",
    mod: null,
    edtf,
    reason: "",
    others: [],
  };
  return { expression, words: `day ${from}`, edges, others: [], said: null };
}
const length = (start: number): ExpressionView => {
  const view = date(start, null);
  return { ...view, expression: { ...view.expression, type: "DURATION" } };
};

describe("dates of an article", () => {
  it("stand in time order, the finer first, and what has no place in time at the end", () => {
    const all = [length(0), date(10, 40), date(20, null), date(30, 3, 30), date(40, 3), date(50, 3)];
    expect(inTimeOrder(all).map(({ index }) => index)).toEqual([4, 5, 3, 1, 2, 0]);
    expect(all.map(kindOf)).toEqual(["length", "dated", "open", "dated", "dated", "dated"]);
  });

  it("are found by a position in the text", () => {
    const all = [date(3, 1), date(10, 2), date(14, 3)];
    expect([0, 3, 6, 7, 10, 13, 14, 18].map((at) => dateAt(all, at))).toEqual([
      null,
      0,
      0,
      null,
      1,
      1,
      2,
      null,
    ]);
  });
});

describe("the strip of dates", () => {
  const sceneOf = (all: ExpressionView[], left: number, right: number): StripScene => {
    const dates = datedOf(all);
    const [from, to] = windowOf(dates) ?? fitted([0, 0]);
    return stripScene(dates, { from, to, left, right });
  };

  it("has every date in exactly one place, also where thousands meet", () => {
    const all = Array.from({ length: 6000 }, (_, index) =>
      date(index * 10, (index * 7919) % 4000, index % 9 === 0 ? 31 : 1),
    );
    const began = performance.now();
    const scene = sceneOf(all, 14, 900);
    expect(performance.now() - began).toBeLessThan(500);
    const held = [...scene.marks.flatMap(({ dates }) => dates)];
    held.push(...scene.before, ...scene.after);
    expect(new Set(held.map(({ index }) => index)).size).toBe(6000);
    expect(held).toHaveLength(6000);
    expect(scene.marks.length).toBeLessThan(200);
    for (const { x } of scene.marks) expect(x >= 14 && x <= 900).toBe(true);
  });

  it("does not let one far date decide what is seen", () => {
    const near = Array.from({ length: 30 }, (_, index) => date(index * 10, 10_000 + index));
    const window = windowOf(inTimeOrder([...near, date(900, -400_000)]));
    expect(window?.[0]).toBeGreaterThan(9_000 * DAY);
    const scene = sceneOf([...near, date(900, -400_000)], 0, 800);
    expect(scene.before.map(({ index }) => index)).toEqual([30]);
    expect(scene.after).toEqual([]);
  });

  it("shows few dates whole, however far apart, and none as nothing", () => {
    const scene = sceneOf([date(0, 0), date(10, 400_000)], 0, 800);
    expect(scene.before.length).toBe(0);
    expect(scene.marks).toHaveLength(2);
    expect(windowOf(datedOf([date(0, null), length(9)]))).toBeNull();
  });

  it("says what a mark holds", () => {
    const dates = inTimeOrder([date(0, 1), date(9, 2), date(18, 3)]);
    expect(markWords(dates)).toBe("3 dates, day 1 to day 3");
    expect(markWords(dates.slice(0, 1))).toBe("day 1, “day 1”");
  });
});
