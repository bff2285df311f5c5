import { describe, expect, it } from "vitest";
import { DAY, secondsOf } from "./calendar";
import { directionOf, reachWords, windowWords, yearWords } from "./words";

describe("a window in words", () => {
  it("says what both ends share once", () => {
    expect(windowWords(secondsOf(1928, 5, 20), secondsOf(1928, 7, 18))).toBe("20 May – 18 July 1928");
    expect(windowWords(secondsOf(1928, 8, 1), secondsOf(1928, 8, 8))).toBe("1–8 August 1928");
    expect(windowWords(secondsOf(1928, 5, 25) + 36_000, secondsOf(1928, 5, 25) + 39_600)).toBe(
      "25 May 1928, 10:00–11:00",
    );
  });

  it("is no finer than it can be read", () => {
    expect(windowWords(secondsOf(1926), secondsOf(1930, 12, 31))).toBe("January 1926 – December 1930");
    expect(windowWords(secondsOf(1800), secondsOf(1950))).toBe("1800 – 1950");
    expect(windowWords(secondsOf(-499), secondsOf(-43))).toBe("500 – 44 BCE");
    expect(windowWords(secondsOf(-499), secondsOf(300) + DAY)).toBe("500 BCE – 300 CE");
  });

  it("counts years as people do", () => {
    expect(yearWords(0)).toBe("1 BCE");
    expect(yearWords(-11_999)).toBe("12,000 BCE");
    expect(yearWords(-65_999_999)).toBe("66 million BCE");
  });
});

describe("from where to where events reach", () => {
  it("is said no finer than a day", () => {
    const noon = secondsOf(1928, 6, 3) + 43_200;
    expect(reachWords(noon, noon)).toBe("3 June 1928");
    expect(reachWords(noon, noon + DAY)).toBe("3 June 1928 – 4 June 1928");
    expect(reachWords(noon, noon + 9 * DAY)).toBe("3–12 June 1928");
  });
});

describe("the direction of words", () => {
  it("is that of their first letter", () => {
    expect(directionOf("12 🛩 The crash في")).toBe("ltr");
    expect(directionOf("1928: נפילת הספינה")).toBe("rtl");
    expect(directionOf("(سقوط المنطاد…")).toBe("rtl");
    expect(directionOf("…")).toBe("ltr");
  });
});
