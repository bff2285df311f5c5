import { describe, expect, it } from "vitest";
import { secondsOf } from "./calendar";
import { dateUnder } from "./drop";

const noon = secondsOf(1928, 6, 3) + 12 * 3600;

describe("the date under a pointer", () => {
  it("is as fine as the zoom lets one meet it", () => {
    expect(dateUnder(noon + 61, 60)).toBe("3 June 1928, 12:00");
    expect(dateUnder(noon, 3600)).toBe("3 June 1928");
    expect(dateUnder(noon, 86_400)).toBe("June 1928");
    expect(dateUnder(noon, 30 * 86_400)).toBe("1928");
  });

  it("has no year 0", () => {
    expect(dateUnder(secondsOf(-43, 3, 15), 30 * 86_400)).toBe("44 BCE");
  });
});
