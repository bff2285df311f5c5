import { describe, expect, it } from "vitest";
import { random } from "../testing/random";
import { secondsOf, YEAR } from "./calendar";
import { scaleOf, type Window } from "./scale";
import { axisOf } from "./ticks";

const measure = (text: string): number => text.length * 6.5;

function labels(window: Window, width = 716): string[] {
  const { ticks } = axisOf(scaleOf(window, 136, 136 + width), measure);
  return ticks.map((tick) => tick.label).filter(Boolean);
}

describe("the axis", () => {
  it("says the first of a month in full words and days as numbers", () => {
    expect(labels([secondsOf(1928, 5, 20), secondsOf(1928, 7, 18)])).toEqual([
      "20 May",
      "25",
      "1 June",
      "10",
      "15",
      "20",
      "25",
      "1 July",
      "10",
      "15",
    ]);
  });

  it("has minutes, hours, days, months, years, and names the larger unit where it begins", () => {
    expect(labels([secondsOf(1928, 5, 25) + 36_000, secondsOf(1928, 5, 25) + 39_600])).toContain("10:30");
    expect(labels([secondsOf(1928, 5, 25) - 7200, secondsOf(1928, 5, 25) + 36_000])).toContain("25 May");
    expect(labels([secondsOf(1927, 9), secondsOf(1928, 5)])).toContain("1928");
    expect(labels([secondsOf(1900), secondsOf(2000)])).toContain("1950");
  });

  it("has no year 0, and says BCE", () => {
    const words = labels([secondsOf(-299), secondsOf(300)]);
    expect(words).toContain("100 BCE");
    expect(words).toContain("1 CE");
    expect(words).toContain("200");
    expect(words).not.toContain("0");
  });

  it("reaches billions of years", () => {
    expect(labels([-10e9 * YEAR, 0])).toContain("8 billion BCE");
    expect(labels([-70e6 * YEAR, 0])).toContain("40 million BCE");
  });

  it("never lets two labels touch, and never draws more lines than a frame can hold", () => {
    const next = random(7);
    for (let i = 0; i < 3000; i++) {
      const span = 10 ** (2.8 + next() * 15);
      const from = (next() - 0.5) * (next() < 0.5 ? 1e11 : 4e17);
      const { ticks } = axisOf(scaleOf([from, from + span], 16, 16 + 200 + next() * 1400), measure);
      expect(ticks.length).toBeLessThan(120);
      const spans = ticks
        .filter((tick) => tick.label)
        .map((tick) => [tick.labelX, tick.labelX + tick.labelWidth] as const)
        .sort((a, b) => a[0] - b[0]);
      spans.forEach(([start], index) => {
        const before = spans[index - 1];
        if (before) expect(start).toBeGreaterThanOrEqual(before[1] + 10 - 1e-6);
      });
    }
  });
});
