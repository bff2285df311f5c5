import { afterEach, describe, expect, it, vi } from "vitest";
import type { Print } from "../scene/prints";
import type { Surface } from "../scene/surface";
import { Stamps } from "./stamps";

/** A surface that counts what is copied onto it, and where. */
function surface(): { on: Surface; copies: unknown[][] } {
  const copies: unknown[][] = [];
  const on = { drawImage: (...input: unknown[]) => copies.push(input.slice(1)) };
  return { on: on as unknown as Surface, copies };
}

function print(key: string, draw: Print["draw"]): Print {
  return { key, left: 3, right: 40.5, above: 15, below: 7, draw };
}

describe("Stamps", () => {
  afterEach(() => vi.restoreAllMocks());

  it("draw a picture once, make a stamp of it the second time, and put copies from then on", () => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({ scale: vi.fn() } as never);
    const stamps = new Stamps();
    const { on, copies } = surface();
    const draw = vi.fn();
    stamps.press(on, print("a", draw), 10, 20);
    expect(draw.mock.calls).toEqual([[on, 10, 20]]);
    expect(copies).toEqual([]);
    stamps.press(on, print("a", draw), 10.4, 20);
    stamps.press(on, print("a", draw), 90, 20);
    expect(draw).toHaveBeenCalledTimes(2);
    expect(draw.mock.calls[1]?.slice(1), "its point lies inside the stamp").toEqual([3, 15]);
    expect(copies, "whole pixels, from the point to the left and up").toEqual([
      [7, 5, 44, 22],
      [87, 5, 44, 22],
    ]);
  });

  it("are made anew for a display with other pixels, and draw by strokes where no canvas is to be had", () => {
    const context = vi.spyOn(HTMLCanvasElement.prototype, "getContext");
    context.mockReturnValue({ scale: vi.fn() } as never);
    const stamps = new Stamps();
    const { on, copies } = surface();
    const draw = vi.fn();
    for (const x of [1, 2]) stamps.press(on, print("a", draw), x, 20);
    expect(copies).toHaveLength(1);
    stamps.begin(2);
    context.mockReturnValue(null);
    for (const x of [3, 4]) stamps.press(on, print("a", draw), x, 20);
    expect(copies).toHaveLength(1);
    expect(draw.mock.calls.slice(2)).toEqual([
      [on, 3, 20],
      [on, 4, 20],
    ]);
  });
});
