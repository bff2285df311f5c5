import { describe, expect, it } from "vitest";
import { random } from "../testing/random";
import { YEAR } from "./calendar";
import { glide, thrown } from "./motion";
import {
  between,
  bounded,
  fitted,
  MAX_SPAN,
  MIN_SPAN,
  panned,
  pixelOf,
  scaleOf,
  secondAt,
  zoomed,
  type Window,
} from "./scale";

function randomWindow(next: () => number): Window {
  const span = 10 ** (3 + next() * 14);
  const from = (next() - 0.5) * 1e17;
  return [from, from + span];
}

describe("the scale", () => {
  it("finds the second under a pixel, and the pixel of that second", () => {
    const next = random(3);
    for (let i = 0; i < 500; i++) {
      const scale = scaleOf(randomWindow(next), 136, 136 + next() * 1500);
      const pixel = scale.left + next() * (scale.right - scale.left);
      const span = scale.to - scale.from;
      // At ten billion years a double tells half minutes apart, which a window of minutes there shows.
      const coarse = (Math.abs(scale.from) * 1e-15 * (scale.right - scale.left)) / span;
      expect(Math.abs(pixelOf(scale, secondAt(scale, pixel)) - pixel)).toBeLessThan(0.01 + coarse);
    }
  });

  it("keeps the second under the pointer while zooming", () => {
    const next = random(4);
    for (let i = 0; i < 500; i++) {
      const from = (next() - 0.5) * 1e11;
      const window: Window = [from, from + 10 ** (5 + next() * 5)];
      const at = window[0] + next() * (window[1] - window[0]);
      const after = zoomed(window, at, 0.5 + next() * 1.5);
      const share = (at - window[0]) / (window[1] - window[0]);
      expect((at - after[0]) / (after[1] - after[0])).toBeCloseTo(share, 6);
    }
  });

  it("never leaves its bounds, however it is zoomed and moved", () => {
    const next = random(5);
    let window: Window = [0, YEAR];
    for (let i = 0; i < 2000; i++) {
      const at = window[0] + next() * (window[1] - window[0]);
      window =
        next() < 0.5 ? zoomed(window, at, 10 ** (next() * 6 - 3)) : panned(window, (next() - 0.5) * 1e18);
      const span = window[1] - window[0];
      expect(span).toBeGreaterThan(MIN_SPAN * 0.5);
      expect(span).toBeLessThanOrEqual(MAX_SPAN * 1.001);
    }
    expect(bounded([Number.NaN, 3])).toEqual([-YEAR, YEAR]);
  });

  it("fits a single moment with its neighbourhood, and an extent with air", () => {
    const [from, to] = fitted([1000, 1000]);
    expect(to - from).toBe(14 * 86_400);
    const [a, b] = fitted([0, 1000 * 86_400]);
    expect(a).toBeLessThan(0);
    expect(b).toBeGreaterThan(1000 * 86_400);
  });
});

describe("motion", () => {
  it("passes only through windows between start and end, and arrives exactly", () => {
    const next = random(6);
    for (let i = 0; i < 200; i++) {
      const start: Window = [0, 10 ** (4 + next() * 6)];
      const end = zoomed(start, next() * start[1], 10 ** (next() * 2 - 1));
      expect(between(start, end, 1)).toBe(end);
      const middle = between(start, end, next());
      const spans = [start, end].map(([a, b]) => b - a);
      expect(middle[1] - middle[0]).toBeGreaterThanOrEqual(Math.min(...spans) * 0.999);
      expect(middle[1] - middle[0]).toBeLessThanOrEqual(Math.max(...spans) * 1.001);
    }
  });

  it("arrives at once without motion, and after its length with it", () => {
    expect(glide([0, 1000], [500, 1500], 0, 0).at(0)).toEqual({ window: [500, 1500], done: true });
    const motion = glide([0, 1000], [500, 1500], 100, 220);
    expect(motion.at(100).done).toBe(false);
    expect(motion.at(320)).toEqual({ window: [500, 1500], done: true });
  });

  it("runs out after being thrown, always the same way", () => {
    const motion = thrown([0, 1e6], 1000, 0);
    let last = 0;
    for (let now = 16; now < 1200; now += 16) {
      const { window } = motion.at(now);
      expect(window[0]).toBeGreaterThanOrEqual(last);
      last = window[0];
    }
    expect(motion.at(1200).done).toBe(true);
    expect(last).toBeLessThanOrEqual(motion.end[0]);
  });
});
