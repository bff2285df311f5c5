import { describe, expect, it } from "vitest";
import { chipWords, readFilter, withTerm, writeFilter } from "./filter";

describe("a filter", () => {
  it("is taken apart into terms and free text", () => {
    expect(readFilter('distress tag:"on the ice" -tag:press from:1928-05-20')).toEqual({
      terms: [
        { key: "tag", value: "on the ice", not: false },
        { key: "tag", value: "press", not: true },
        { key: "from", value: "1928-05-20", not: false },
      ],
      text: "distress ",
    });
  });

  it("comes out as it went in, terms first", () => {
    const filter = 'tag:"on the ice" -tag:press lost at sea';
    expect(writeFilter(readFilter(filter))).toBe(filter);
  });

  it("keeps a colon that belongs to no known term as text", () => {
    expect(readFilter("10:33 http://a.example")).toEqual({ terms: [], text: "10:33 http://a.example" });
  });

  it("holds a term once", () => {
    const term = { key: "tag", value: "rescue/by air", not: false };
    expect(withTerm(withTerm("", term), term)).toBe('tag:"rescue/by air"');
  });

  it("reads in plain words on a chip", () => {
    expect(chipWords({ key: "from", value: "1928", not: false })).toEqual({ name: "since", value: "1928" });
    expect(chipWords({ key: "tag", value: "a/b", not: true })).toEqual({ name: "not tag", value: "a / b" });
  });
});
