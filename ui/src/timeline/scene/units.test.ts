import { describe, expect, it } from "vitest";
import { DAY, secondsOf, YEAR } from "./calendar";
import { random } from "../testing/random";
import { ceilTo, dateUnder, floorTo, stepped, unitAt, unitEdtf, unitWords, type Unit } from "./units";

const MOMENT = secondsOf(1928, 6, 3) + 10 * 3600 + 33 * 60;
const UNITS: Unit[] = [
  { kind: "minute" },
  { kind: "quarter" },
  { kind: "day" },
  { kind: "month" },
  ...[1, 10, 100, 1000, 10_000, 1e6].map((years): Unit => ({ kind: "year", years })),
];

describe("the unit that a pointer means", () => {
  it("grows coarser as one zooms out", () => {
    expect(dateUnder(MOMENT, 5)).toBe("3 June 1928, 10:33");
    expect(dateUnder(MOMENT, 60)).toBe("3 June 1928, 10:30");
    expect(dateUnder(MOMENT, 3600)).toBe("3 June 1928");
    expect(dateUnder(MOMENT, DAY)).toBe("June 1928");
    expect(dateUnder(MOMENT, 20 * DAY)).toBe("1928");
    expect(dateUnder(MOMENT, YEAR)).toBe("1920s");
    expect(dateUnder(secondsOf(-43), YEAR)).toBe("50 BCE – 41 BCE");
    expect(dateUnder(-170e6 * YEAR, 1e5 * YEAR)).toBe("about 169 million BCE");
  });

  it("is written as EDTF no finer than itself", () => {
    const written = (second: number, perPixel: number): string => unitEdtf(second, unitAt(perPixel));
    expect(written(MOMENT, 5)).toBe("1928-06-03T10:33");
    expect(written(MOMENT, 3600)).toBe("1928-06-03");
    expect(written(MOMENT, DAY)).toBe("1928-06");
    expect(written(MOMENT, 20 * DAY)).toBe("1928");
    expect(written(MOMENT, YEAR)).toBe("192X");
    expect(written(MOMENT, 10 * YEAR)).toBe("19XX");
    expect(written(secondsOf(-43, 3, 15), 3600)).toBe("-0043-03-15");
    expect(written(secondsOf(-43, 3, 15), YEAR)).toBe("-004X");
    expect(written(-169.5e6 * YEAR, 1e5 * YEAR)).toBe("Y-169000000S3");
  });

  it("holds its second, and steps to the neighbour without a gap, at any scale", () => {
    const next = random(4);
    for (const unit of UNITS) {
      for (let i = 0; i < 200; i++) {
        const second = Math.round((next() - 0.5) * 2 * (unit.kind === "year" ? 5 * unit.years * YEAR : 1e11));
        const first = floorTo(second, unit);
        expect(first).toBeLessThanOrEqual(second);
        expect(ceilTo(second, unit)).toBeGreaterThanOrEqual(second);
        expect(floorTo(ceilTo(second, unit), unit)).toBe(first);
        expect(stepped(stepped(second, unit, 1), unit, -1)).toBe(first);
        expect(unitWords(second, unit)).not.toBe("");
      }
    }
  });
});
