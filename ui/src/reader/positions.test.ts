import { describe, expect, it } from "vitest";
import { CodePoints, PageText } from "./positions";

const TEXTS = [
  "",
  "plain words",
  "a😀b👨‍👩‍👧c",
  "e\u0301te\u0301 nai\u0308ve",
  "خط عربي 😀 من اليمين",
  "𝔞𝔟𝔠",
  "one\u{1F1EE}\u{1F1F9}two\ud800 lone",
];

describe("CodePoints", () => {
  it.each(TEXTS)("counts and cuts %j as the code points themselves do", (text) => {
    const points = new CodePoints(text);
    const characters = [...text];
    expect(points.length).toBe(characters.length);
    for (let start = 0; start <= characters.length; start++) {
      expect(points.fromUtf16(points.toUtf16(start))).toBe(start);
      for (let end = start; end <= characters.length; end++) {
        expect(points.slice(start, end)).toBe(characters.slice(start, end).join(""));
      }
    }
  });

  it("counts the middle of a surrogate pair as its start", () => {
    const points = new CodePoints("a😀b😀");
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => points.fromUtf16(offset))).toEqual([0, 1, 1, 2, 3, 3, 4]);
  });

  it("draws positions outside the text to its edges", () => {
    const points = new CodePoints("a😀");
    expect(points.toUtf16(-3)).toBe(0);
    expect(points.toUtf16(99)).toBe(3);
    expect(points.fromUtf16(99)).toBe(2);
  });
});

/** Draws each line as a block of two text nodes, as a paragraph with an inline mark has them. */
function page(lines: readonly string[]): { text: PageText; root: HTMLElement; length: number } {
  const root = document.createElement("article");
  document.body.replaceChildren(root);
  let start = 0;
  const blocks = lines.map((line) => {
    const block = { start, end: start + [...line].length };
    start = block.end + 1;
    return block;
  });
  const text = new PageText(lines.join("\n"), blocks);
  lines.forEach((line, index) => {
    const paragraph = document.createElement("p");
    const characters = [...line];
    const middle = Math.floor(characters.length / 2);
    const nodes = [characters.slice(0, middle), characters.slice(middle)].map((part) =>
      document.createTextNode(part.join("")),
    );
    const inner = document.createElement("em");
    inner.append(nodes[1] ?? "");
    paragraph.append(nodes[0] ?? "", inner);
    root.append(paragraph, document.createComment("between"));
    text.draw(index, nodes);
  });
  return { text, root, length: start - 1 };
}

describe("PageText", () => {
  const lines = ["first 😀 line", "خط 👩 عربي", "e\u0301nd"];

  it("finds every position in the page and back again", () => {
    const { text, length } = page(lines);
    for (let position = 0; position <= length; position++) {
      const point = text.point(position);
      expect(point).not.toBeNull();
      if (point) expect(text.position(point.node, point.offset)).toBe(position);
    }
  });

  it("covers any stretch with ranges that hold exactly its words, one a block", () => {
    const { text, length } = page(lines);
    for (let start = 0; start < length; start++) {
      for (let end = start + 1; end <= length; end++) {
        const words = text.ranges({ start, end }).map(String).join("");
        expect(words).toBe(text.points.slice(start, end).replaceAll("\n", ""));
      }
    }
  });

  it("reads a range that ends outside the text as ending at the next text shown", () => {
    const { text, root } = page(lines);
    const range = new Range();
    range.setStart(root, 0);
    const second = root.querySelectorAll("p")[1];
    if (second) range.setEnd(second, 0);
    expect(text.span(range)).toEqual({ start: 0, end: 12 });
  });

  it("leaves white space at the ends out, and gives nothing for nothing but white space", () => {
    const { text } = page(["  words ", "   "]);
    expect(text.trim({ start: 0, end: 12 })).toEqual({ start: 2, end: 7 });
    expect(text.trim({ start: 9, end: 12 })).toBeNull();
  });

  it("has no place for a block that was taken away", () => {
    const root = document.createElement("p");
    const node = document.createTextNode("hidden");
    root.append(node);
    const text = new PageText("hidden", [{ start: 0, end: 6 }]);
    const takeAway = text.draw(0, [node]);
    expect(text.point(2)).toEqual({ node, offset: 2 });
    takeAway();
    expect(text.point(2)).toBeNull();
    expect(text.ranges({ start: 0, end: 6 })).toEqual([]);
  });
});
