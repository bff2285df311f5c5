import { describe, expect, it } from "vitest";
import type { TimelineMark } from "../../bindings";
import { layoutOf, type Layout } from "../scene/layout";
import { scaleOf } from "../scene/scale";
import { band, day, eventMark, sevenPixels } from "../testing/marks";
import { MarkFocus } from "./focus.svelte";

const window = [day(5, 20), day(7, 18)] as const;

function layoutWith(marks: TimelineMark[]): Layout {
  const sizes = { row: 26, pad: 14, axis: 36, rows: 12, named: true };
  return layoutOf([band("lane", marks)], scaleOf(window, 136, 852), sizes, sevenPixels);
}

function cluster(from: number, to: number): TimelineMark {
  return { type: "cluster", key: "c", through: false, count: 3, from, to, title: "Reports" };
}

describe("the mark that has the focus", () => {
  it("is followed by the nearest one when a cluster comes apart, and that is said", () => {
    let layout = layoutWith([cluster(day(6, 9), day(6, 11))]);
    const focus = new MarkFocus(() => layout);
    const [pill] = layout.placed;
    if (!pill) throw new Error("no mark");
    focus.take(pill, true);
    expect(focus.said).toMatch(/^3 events, Reports/u);
    layout = layoutWith([eventMark("far", day(5, 25)), eventMark("near", day(6, 10))]);
    focus.keep(window);
    expect(focus.key).toBe("lane near");
    expect(focus.said).toMatch(/^Event near/u);
  });

  it("waits while its place lies outside of what the answer holds", () => {
    const layout = layoutWith([eventMark("a", day(6, 1))]);
    const focus = new MarkFocus(() => layout);
    focus.expect("lane", day(9, 1));
    focus.keep(window);
    expect(focus.key).toBe("");
    focus.expect("lane", day(6, 3));
    focus.keep(window);
    expect(focus.key).toBe("lane a");
  });

  it("is none where its lane has gone", () => {
    const layout = layoutWith([eventMark("a", day(6, 1))]);
    const focus = new MarkFocus(() => layout);
    focus.expect("another lane", day(6, 3));
    focus.keep(window);
    expect(focus.key).toBeNull();
  });
});
