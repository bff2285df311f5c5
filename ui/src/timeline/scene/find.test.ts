import { describe, expect, it } from "vitest";
import { band, day, eventMark, rangeMark, sevenPixels } from "../testing/marks";
import { inOrder, markAt, nearestIn, neighbour, spoken } from "./find";
import { layoutOf } from "./layout";
import { scaleOf } from "./scale";

const layout = layoutOf(
  [
    band("one", [eventMark("a", day(6, 1)), eventMark("b", day(6, 10)), eventMark("c", day(7, 1))]),
    band("two", [eventMark("d", day(6, 9), { disputes: 1, supports: 2 })]),
    band("three", []),
    band("four", [
      {
        type: "cluster",
        key: "c",
        through: false,
        count: 7,
        from: day(6, 2),
        to: day(6, 3),
        title: "Reports",
      },
    ]),
  ],
  scaleOf([day(5, 20), day(7, 18)], 136, 852),
  { row: 26, pad: 14, axis: 36, rows: 12, named: true },
  sevenPixels,
);

function placed(id: string): (typeof layout.placed)[number] {
  const found = layout.placed.find(({ key }) => key.endsWith(` ${id}`));
  if (!found) throw new Error(`no mark ${id}`);
  return found;
}

describe("finding marks", () => {
  it("finds a mark under the pointer, by its dot and by its words", () => {
    const { shape, y, label } = placed("b");
    expect(markAt(layout, shape.anchor + 3, y)?.key).toBe("one b");
    expect(markAt(layout, (label?.x ?? 0) + 10, y + 4)?.key).toBe("one b");
    expect(markAt(layout, shape.anchor, y + 400)).toBeNull();
  });

  it("goes along a lane in time, and to the nearest mark of the next lane that has one", () => {
    expect(neighbour(layout, placed("a"), "right")?.key).toBe("one b");
    expect(neighbour(layout, placed("a"), "left")).toBeNull();
    expect(neighbour(layout, placed("b"), "down")?.key).toBe("two d");
    expect(neighbour(layout, placed("d"), "down")?.lane).toBe(3);
    expect(neighbour(layout, placed("d"), "up")?.key).toBe("one b");
  });

  it("finds what reaches into the view from before where it comes in, ahead of what begins there", () => {
    const reaching = layoutOf(
      [
        band("lane", [
          eventMark("now", day(6, 10)),
          rangeMark("long", day(1, 1), day(12, 31)),
          eventMark("gone", day(5, 1)),
        ]),
      ],
      scaleOf([day(5, 20), day(7, 18)], 136, 852),
      { row: 26, pad: 14, axis: 36, rows: 12, named: true },
      sevenPixels,
    );
    expect(inOrder(reaching).map(({ key }) => key)).toEqual(["lane gone", "lane long", "lane now"]);
    expect(nearestIn(reaching, 0, 140)?.key).toBe("lane long");
    expect(nearestIn(reaching, 1, 140)).toBeNull();
  });

  it("says title, date, lane and tally", () => {
    expect(spoken(layout, placed("d"))).toMatch(
      /^Event d, second -\d+, two\. supported by 2, disputed by 1$/u,
    );
    const cluster = layout.placed.find(({ lane }) => lane === 3);
    expect(cluster && spoken(layout, cluster)).toBe("7 events, Reports, four");
  });
});
