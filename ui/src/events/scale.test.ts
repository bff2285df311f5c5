import { describe, expect, it } from "vitest";
import { isPoint, onScale, scale } from "./scale";

const seconds = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 1000;
const dated = (from: string, to: string) => ({
  start_min: seconds(from),
  start_max: seconds(from),
  end_min: seconds(to),
  end_max: seconds(to) + 86_399,
});

describe("scale", () => {
  it("shows the whole span with air at both sides and few labels", () => {
    const late = dated("1928-05-21", "1928-05-31");
    const result = scale([late], 6);
    expect(result).not.toBeNull();
    if (!result) return;
    expect(result.from).toBeLessThan(late.start_min);
    expect(result.to).toBeGreaterThan(late.end_max);
    expect(result.ticks.length).toBeLessThanOrEqual(8);
    expect(result.ticks.map((tick) => tick.label)).toContain("1 June");
  });

  it.each([
    ["-0049-03-15", "years before our era"],
    ["1200-01-01", "the middle ages"],
    ["1969-12-31", "before the epoch"],
  ])("has a scale for %s (%s)", (day) => {
    const second = new Date(Date.UTC(2000, 0, 1)).setUTCFullYear(Number.parseInt(day, 10), 2, 15) / 1000;
    const result = scale(
      [{ start_min: second, start_max: second, end_min: second, end_max: second + 86_399 }],
      6,
    );
    expect(result && result.from < second && result.to > second).toBe(true);
  });

  it("is none when nothing is known", () => {
    expect(scale([{ start_min: null, start_max: null, end_min: null, end_max: null }], 6)).toBeNull();
  });

  it("draws what lies outside to the edges", () => {
    expect(onScale({ from: 0, to: 10 }, -5)).toBe(0);
    expect(onScale({ from: 0, to: 10 }, 5)).toBe(0.5);
  });

  it("calls a day a point and two days none", () => {
    expect(isPoint(dated("1928-06-03", "1928-06-03"))).toBe(true);
    expect(isPoint(dated("1928-06-03", "1928-06-04"))).toBe(false);
  });
});
