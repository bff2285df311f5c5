import { describe, expect, it } from "vitest";
import { crowds, fit, float, lanes, stack } from "./margin";

describe("lanes", () => {
  it("puts marks that overlap side by side and comes back to the text when it can", () => {
    const result = lanes([
      { id: "a", top: 0, bottom: 60 },
      { id: "b", top: 30, bottom: 90 },
      { id: "c", top: 60, bottom: 80 },
      { id: "d", top: 100, bottom: 120 },
    ]);
    expect([...result]).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 0],
      ["d", 0],
    ]);
  });
});

describe("stack", () => {
  it("pushes down dates that would stand on one another", () => {
    expect(stack([0, 5, 60], 20)).toEqual([0, 20, 60]);
  });
});

describe("float", () => {
  const room = { left: 0, top: 100, width: 800, height: 600 };
  const size = { width: 400, height: 36 };

  it("stands under the passage", () => {
    const line = { left: 300, top: 200, width: 100, height: 28 };
    expect(float({ first: line, last: line }, size, room, "middle")).toEqual({
      left: 150,
      top: 236,
      above: false,
    });
  });

  it("stands above it near the bottom, and inside the room at its sides", () => {
    const line = { left: 0, top: 670, width: 20, height: 28 };
    expect(float({ first: line, last: line }, size, room, "middle")).toEqual({
      left: 16,
      top: 626,
      above: true,
    });
  });

  it("never covers the passage when there is room neither above nor below", () => {
    const passage = {
      first: { left: 0, top: 110, width: 500, height: 28 },
      last: { left: 0, top: 660, width: 500, height: 28 },
    };
    expect(float(passage, { width: 400, height: 300 }, room, "start").top).toBe(696);
  });
});

describe("fit", () => {
  it("moves stripes closer before it leaves any out", () => {
    expect(fit(1, 60)).toEqual({ apart: 9, lanes: 1 });
    expect(fit(8, 100)).toEqual({ apart: 9, lanes: 8 });
    expect(fit(8, 49)).toEqual({ apart: 7, lanes: 8 });
    expect(fit(8, 30)).toEqual({ apart: 6, lanes: 6 });
    expect(fit(10_000, 1000).lanes).toBe(16);
    expect(fit(3, -20)).toEqual({ apart: 6, lanes: 1 });
  });
});

describe("crowds", () => {
  it("counts all that stand where some found no lane", () => {
    const all = [
      { id: "a", top: 0, bottom: 40 },
      { id: "b", top: 10, bottom: 30 },
      { id: "c", top: 100, bottom: 120 },
    ];
    const found = crowds(all, all.slice(1, 2));
    expect(found.map(({ top, marks }) => [top, marks.map(({ id }) => id)])).toEqual([[10, ["a", "b"]]]);
  });
});
