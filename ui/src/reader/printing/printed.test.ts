import { describe, expect, it } from "vitest";
import type { AnnotationView, Block, Color } from "../../bindings";
import { CodePoints } from "../positions";
import { numbered, Printer } from "./printed";

const TEXT = "Ten men were thrown out.";
const block: Block = {
  start: 0,
  end: TEXT.length,
  kind: { type: "paragraph" },
  marks: [{ start: 4, end: 12, kind: { type: "emphasis" } }],
};
const annotation = (id: string, color: Color, words: string, note: string): AnnotationView => {
  const start = TEXT.indexOf(words);
  return {
    id,
    color,
    note,
    quote: words,
    place: { start, end: start + words.length },
    state: "exact",
    tags: [],
    events: [],
    candidates: [],
    article: "",
    article_title: "",
    accepted: false,
    now: null,
    made_on: 1,
    created: "",
  };
};

describe("an article that is printed", () => {
  it("cuts its runs at highlights and keeps every word", () => {
    const all = [annotation("1", "amber", "men were", ""), annotation("2", "sky", "were thrown", "How?")];
    const notes = numbered(all);
    const runs = new Printer(new CodePoints(TEXT), all, notes).block(block);
    expect(runs.map(({ words }) => words).join("")).toBe(TEXT);
    expect(
      runs.map(({ words, kinds, color, notes: here }) => [words, kinds.join(), color, here.join()]),
    ).toEqual([
      ["Ten ", "", null, ""],
      ["men ", "emphasis", "amber", ""],
      ["were", "emphasis", "sky", ""],
      [" thrown", "", "sky", "1"],
      [" out.", "", null, ""],
    ]);
  });

  it("numbers what says something, in the order of the text", () => {
    const all = [
      annotation("1", "amber", "out", "last"),
      annotation("2", "amber", "men", ""),
      annotation("3", "amber", "Ten", "first"),
    ];
    expect(numbered(all).map(({ number, annotation: { note } }) => [number, note])).toEqual([
      [1, "first"],
      [2, "last"],
    ]);
  });
});
