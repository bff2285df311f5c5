import { describe, expect, it } from "vitest";
import { diff } from "./diff";
import { findAll } from "./finding";
import { CodePoints } from "./positions";
import { grow, shrink } from "./sentences";

describe("diff", () => {
  it("keeps what both have and names what came and went", () => {
    expect(
      diff("The first calls were sent in May", "The first calls must have gone out in May").map((part) => [
        part.kind,
        part.words.trim(),
      ]),
    ).toEqual([
      ["same", "The first calls"],
      ["gone", "were sent"],
      ["new", "must have gone out"],
      ["same", "in May"],
    ]);
  });

  it("gives both texts back whole", () => {
    const [before, after] = ["a b c d e f", "b x d e y f g"];
    const side = (kind: "gone" | "new"): string =>
      diff(before, after)
        .filter((part) => part.kind === "same" || part.kind === kind)
        .flatMap((part) => part.words.trim().split(/\s+/))
        .join(" ");
    expect(side("gone")).toBe(before);
    expect(side("new")).toBe(after);
  });
});

describe("findAll", () => {
  it("ignores case, spans lines, takes signs literally and counts code points", () => {
    expect(findAll(new CodePoints("😀 The Ice\nCamp. the ice camp?"), "ice  camp")).toEqual([
      { start: 6, end: 14 },
      { start: 20, end: 28 },
    ]);
    expect(findAll(new CodePoints("a.b a+b"), "a+b")).toEqual([{ start: 4, end: 7 }]);
    expect(findAll(new CodePoints("words"), "  ")).toEqual([]);
  });
});

describe("grow", () => {
  const text = "😀 One came. Two went away! Three?";
  const points = new CodePoints(text);
  const block = { start: 0, end: points.length };
  const words = (unit: "word" | "sentence", start: number, end: number): string => {
    const span = grow(points, block, { start, end }, unit, "en");
    return points.slice(span.start, span.end);
  };

  it("takes in whole words", () => expect(words("word", 13, 17)).toBe("Two went"));
  it("takes in whole sentences", () => expect(words("sentence", 15, 16)).toBe("Two went away!"));
});

describe("shrink", () => {
  const text = "😀 One came. Two went away! Three?";
  const points = new CodePoints(text);
  const block = { start: 0, end: points.length };
  const words = (unit: "word" | "sentence", start: number, end: number): string | null => {
    const span = shrink(points, block, { start, end }, unit, "en");
    return span && points.slice(span.start, span.end);
  };

  it("leaves the words that lie wholly in it", () => expect(words("word", 4, 19)).toBe("came. Two"));
  it("leaves the sentences that lie wholly in it", () =>
    expect(words("sentence", 6, 29)).toBe("Two went away!"));
  it("is nothing where none lies in it", () => expect(words("sentence", 14, 20)).toBeNull());
});
