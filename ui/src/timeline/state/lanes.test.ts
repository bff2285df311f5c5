import { describe, expect, it } from "vitest";
import { band, day, eventMark } from "../testing/marks";
import { Lanes, PLAIN_STYLE, sameStyle } from "./lanes.svelte";

const bands = ["a", "b", "c"].map((key) => band(key, [eventMark(`of ${key}`, day(6, 3))]));
const keys = (lanes: Lanes): string[] => lanes.arranged(bands).map((each) => each.key);

describe("the arrangement of lanes", () => {
  it("puts moved lanes in their order, and new ones after them", () => {
    const lanes = new Lanes();
    expect(keys(lanes)).toEqual(["a", "b", "c"]);
    lanes.move("c", -2, ["a", "b", "c"]);
    expect(keys(lanes)).toEqual(["c", "a", "b"]);
    lanes.move("c", 99, ["c", "a", "b"]);
    expect(keys(lanes)).toEqual(["a", "b", "c"]);
    lanes.order = ["b"];
    expect(keys(lanes)).toEqual(["b", "a", "c"]);
  });

  it("colours a lane and what stands in it, and gives the colour back", () => {
    const lanes = new Lanes();
    lanes.paint("a", "plum");
    const [first] = lanes.arranged(bands);
    expect([first?.color, first?.items[0]?.color]).toEqual(["plum", "plum"]);
    lanes.paint("a", null);
    expect(lanes.arranged(bands)[0]).toBe(bands[0]);
  });

  it("is the same after it was kept and read again", () => {
    const lanes = new Lanes();
    lanes.move("b", -1, ["a", "b", "c"]);
    lanes.toggle("c");
    lanes.paint("b", "moss");
    lanes.depth = 1;
    const again = new Lanes();
    again.style = lanes.style;
    expect(sameStyle(again.style, lanes.style)).toBe(true);
    expect(sameStyle(again.style, PLAIN_STYLE)).toBe(false);
  });
});
