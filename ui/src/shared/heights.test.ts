import { describe, expect, it } from "vitest";
import { Stack } from "./heights";

const ids = ["a", "b", "c", "d"];

describe("rows of their own height", () => {
  it("stand one under the other, those not measured at the typical height", () => {
    const stack = new Stack(ids, new Map([["b", 50]]), 100);
    expect(ids.map((_, index) => stack.top(index))).toEqual([0, 100, 150, 250]);
    expect(stack.height).toBe(350);
  });

  it("are all found that a stretch touches, and no others", () => {
    const stack = new Stack(ids, new Map([["b", 50]]), 100);
    expect(stack.between(0, 350)).toEqual({ first: 0, last: 4 });
    expect(stack.between(120, 149)).toEqual({ first: 1, last: 2 });
    expect(stack.between(150, 260)).toEqual({ first: 2, last: 4 });
    expect(stack.between(-500, -1)).toEqual({ first: 0, last: 0 });
    expect(stack.between(9000, 9500)).toEqual({ first: 3, last: 4 });
    expect(new Stack([], new Map(), 100).between(0, 500)).toEqual({ first: 0, last: 0 });
  });
});
