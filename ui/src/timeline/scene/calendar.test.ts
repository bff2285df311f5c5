import { describe, expect, it } from "vitest";
import { random } from "../testing/random";
import { civilFromDays, civilOf, daysFromCivil, DAY, secondsOf } from "./calendar";

describe("the calendar", () => {
  it("agrees with the platform's wherever that one reaches", () => {
    const next = random(1);
    for (let i = 0; i < 5000; i++) {
      const days = Math.floor((next() - 0.5) * 2e8);
      const date = new Date(days * DAY * 1000);
      expect(civilFromDays(days)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
    }
  });

  it("counts to ten billion years either way and back without losing a day", () => {
    const next = random(2);
    for (let i = 0; i < 2000; i++) {
      const days = Math.floor((next() - 0.5) * 7.3e12);
      const { year, month, day } = civilFromDays(days);
      expect(daysFromCivil(year, month, day)).toBe(days);
      expect(month).toBeGreaterThanOrEqual(1);
      expect(month).toBeLessThanOrEqual(12);
    }
  });

  it("puts a second before midnight into the day that ends", () => {
    expect(civilOf(secondsOf(1928, 6, 3) - 1)).toEqual({ year: 1928, month: 6, day: 2 });
    expect(civilOf(secondsOf(0, 3, 1) - 1)).toEqual({ year: 0, month: 2, day: 29 });
  });
});
