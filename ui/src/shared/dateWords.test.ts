import { describe, expect, it } from "vitest";
import type { DateView } from "../bindings";
import { marginWords } from "./dateWords";

const date = (written: string, short: string, approximate = false): DateView => ({
  edtf: "",
  written,
  words: short,
  short,
  edges: { start_min: 0, start_max: 0, end_min: 0, end_max: 0 },
  approximate,
  uncertain: false,
});

describe("marginWords", () => {
  it("leaves out the year of the article", () => {
    expect(marginWords(date("1928-06-03", "3 June 1928"), "1928")).toBe("3 June");
    expect(marginWords(date("1928-06-03", "3 June 1928"), "1978")).toBe("3 June 1928");
    expect(marginWords(date("1928", "1928"), "1928")).toBe("1928");
  });

  it("keeps the words of an approximate date", () => {
    expect(marginWords(date("late May 1928", "21–31 May 1928, approximate", true), "1928")).toBe("late May");
  });

  it("says about where an approximate date was written without words", () => {
    const coded = date("1928-05-21~/1928-05-31~", "21–31 May 1928, approximate", true);
    expect(marginWords(coded, "1928")).toBe("about 21–31 May");
    expect(marginWords(date("1928-06-03~", "about 3 June 1928", true), "1928")).toBe("about 3 June");
  });
});
