import { describe, expect, it } from "vitest";
import type { EventMark } from "../../bindings";
import { day, eventMark, randomMarks, rangeMark } from "../testing/marks";
import { random } from "../testing/random";
import { isEvent } from "./bands";
import { pixelOf, scaleOf, zoomed } from "./scale";
import { shapeOf, type Shape } from "./shape";

const JUNE = scaleOf([day(5, 20), day(7, 18)], 136, 852);

function shape(mark: ReturnType<typeof eventMark>, scale = JUNE): Shape {
  return shapeOf(mark as EventMark, scale);
}

describe("what is drawn of an event", () => {
  it("is a dot for a day, and the day's whole span once a day is wide", () => {
    const mark = eventMark("a", day(6, 3));
    expect(shape(mark).kind).toBe("dot");
    const near = scaleOf([day(6, 2), day(6, 5)], 136, 852);
    const wide = shape(mark, near);
    expect(wide.kind).toBe("bar");
    expect(wide.posts).toEqual([]);
    expect(wide.x0).toBeCloseTo(pixelOf(near, day(6, 3)));
  });

  it("has a post where an edge is known and fades where it is not", () => {
    const known = shape(
      rangeMark("a", day(6, 1), day(6, 20), {
        edges: {
          start_min: day(6, 1),
          start_max: day(6, 1) + 60,
          end_min: day(6, 20),
          end_max: day(6, 20) + 60,
        },
      }),
    );
    expect(known.posts.length).toBe(2);
    const edges = { start_min: day(6, 1), start_max: day(6, 7), end_min: day(6, 22), end_max: day(6, 30) };
    const unsure = shape(rangeMark("b", day(6, 1), day(6, 30), { edges }));
    expect(unsure.posts).toEqual([]);
    expect(unsure.stops[0]?.strength).toBe(0);
    expect(unsure.stops.some((stop) => stop.strength === 1)).toBe(true);
    expect(unsure.stops[unsure.stops.length - 1]?.strength).toBe(0);
  });

  it("is hatched without posts when approximate", () => {
    const mark = shape(rangeMark("a", day(6, 1), day(6, 10), { approximate: true }));
    expect(mark.kind).toBe("hatch");
    expect(mark.posts).toEqual([]);
  });

  it("fades into an arrow when no end is known", () => {
    const edges = { start_min: day(6, 1), start_max: day(6, 1) + 60, end_min: null, end_max: null };
    const open = shape(rangeMark("a", day(6, 1), day(6, 1), { edges }));
    expect(open.arrowRight).toBe(true);
    expect(open.posts.length).toBe(1);
    expect(open.x1).toBe(JUNE.right);
  });

  it("has nothing certain where a month is all that is known", () => {
    const edges = {
      start_min: day(6, 1),
      start_max: day(7, 1) - 1,
      end_min: day(6, 1),
      end_max: day(7, 1) - 1,
    };
    const month = shape(rangeMark("a", day(6, 1), day(6, 30), { edges }));
    expect(month.kind).toBe("bar");
    expect(month.posts).toEqual([]);
    expect(Math.max(...month.stops.map((stop) => stop.strength))).toBeLessThan(1);
  });

  it("is never drawn narrower than what is known, at any zoom", () => {
    const next = random(11);
    for (const mark of randomMarks(next, 600, day(5, 1), day(8, 1))) {
      if (!isEvent(mark)) continue;
      const window = zoomed([JUNE.from, JUNE.to], day(6, 15), 10 ** (next() * 4 - 2));
      const scale = scaleOf(window, 136, 852);
      const drawn = shapeOf(mark, scale);
      const from = pixelOf(scale, mark.edges.start_min ?? 0);
      const to = mark.edges.end_max === null ? from : pixelOf(scale, mark.edges.end_max);
      // A dot may be narrower than a day by no more than its own width.
      const slack = drawn.kind === "dot" && !drawn.whisker ? 5 : 0;
      const [a, b] = drawn.whisker ?? [drawn.x0 - slack, drawn.x1 + slack];
      expect(a).toBeLessThanOrEqual(from + 0.01);
      expect(b).toBeGreaterThanOrEqual(to - 0.01);
      drawn.stops.forEach((stop, index) =>
        expect(stop.x).toBeGreaterThan(drawn.stops[index - 1]?.x ?? -Infinity),
      );
    }
  });
});
