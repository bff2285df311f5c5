import { describe, expect, it } from "vitest";
import { bySentence, moveEdge, withEdge, type Edge, type Ground, type Stride } from "./edges";
import { CodePoints, type Span } from "./positions";

const TEXT = "Ten men were 👩‍👩‍👧 thrown out. Six went on.\nNobody saw them.\nFolded.";
const blocks: Span[] = (() => {
  let from = 0;
  return TEXT.split("\n").map((line) => {
    const block = { start: from, end: from + [...line].length };
    from = block.end + 1;
    return block;
  });
})();
const ground: Ground = { points: new CodePoints(TEXT), blocks, folded: [2], language: "en" };
const words = (span: Span): string => ground.points.slice(span.start, span.end);
const find = (wanted: string): Span => {
  const start = [...TEXT.slice(0, TEXT.indexOf(wanted))].length;
  return { start, end: start + [...wanted].length };
};
const moved = (from: string, edge: Edge, stride: Stride, by: 1 | -1): string =>
  words(moveEdge(ground, find(from), edge, stride, by));

describe("moveEdge", () => {
  it("extends and shrinks by words", () => {
    expect(moved("men were", "start", "word", -1)).toBe("Ten men were");
    expect(moved("Ten men", "start", "word", 1)).toBe("men");
    expect(moved("Ten men", "end", "word", 1)).toBe("Ten men were");
    expect(moved("Ten men were", "end", "word", -1)).toBe("Ten men");
  });

  it("takes the full stop along by sentences", () => {
    expect(moved("men were", "end", "sentence", 1)).toBe("men were 👩‍👩‍👧 thrown out.");
    expect(moved("thrown", "start", "sentence", -1)).toBe("Ten men were 👩‍👩‍👧 thrown");
  });

  it("never splits what is one character to the eye", () => {
    const family = moved("were ", "end", "character", 1);
    expect(family).toBe("were 👩‍👩‍👧");
  });

  it("goes over the end of a paragraph, and not into folded text", () => {
    expect(moved("went on.", "end", "word", 1)).toBe("went on.\nNobody");
    expect(moved("Nobody", "start", "word", -1)).toBe("on.\nNobody");
    expect(moved("saw them.", "end", "sentence", 1)).toBe("saw them.");
  });

  it("leaves something of the passage", () => {
    expect(moved("men", "end", "word", -1)).toBe("men");
    expect(moved("men", "start", "word", 1)).toBe("men");
    expect(withEdge({ start: 3, end: 7 }, "start", 7)).toBeNull();
  });
});

describe("bySentence", () => {
  const folding = { ...ground, folded: [1] };
  it("comes to the start of the next and of this sentence", () => {
    expect(bySentence(ground, 2, 1, false)).toBe(find("Six went").start);
    expect(bySentence(ground, find("went on").start, -1, false)).toBe(find("Six went").start);
    expect(bySentence(ground, find("Six went").start, -1, false)).toBe(0);
    expect(bySentence(ground, 0, -1, false)).toBe(0);
  });
  it("goes over folded text, and not with a selection", () => {
    const six = find("Six went").start;
    expect(bySentence(folding, six, 1, false)).toBe(find("Folded").start);
    expect(bySentence(folding, find("Folded").start, -1, false)).toBe(six);
    expect(bySentence(folding, find("on.").end, 1, true)).toBe(find("on.").end);
  });
  it("takes the full stop along while it extends", () => {
    expect(bySentence(ground, 2, 1, true)).toBe(find("thrown out.").end);
    expect(bySentence(ground, find("on.").end, 1, true)).toBe(find("saw them.").end);
  });
});
