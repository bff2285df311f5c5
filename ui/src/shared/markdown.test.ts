import { describe, expect, it } from "vitest";
import { readInline, readMarkdown } from "./markdown";

describe("Markdown", () => {
  it("becomes blocks", () => {
    const blocks = readMarkdown(
      "# One\n\nTwo\nlines\n\n> said\n\n- a\n- b\n\n3. c\n\n```\n*raw*\n```\n\n---",
    );
    expect(blocks.map(({ type }) => type)).toEqual([
      "heading",
      "paragraph",
      "quotation",
      "list",
      "list",
      "code",
      "rule",
    ]);
    expect(blocks[3]).toMatchObject({ ordered: false, items: [{ length: 1 }, { length: 1 }] });
    expect(blocks[4]).toMatchObject({ ordered: true, start: 3 });
    expect(blocks[5]).toMatchObject({ text: "*raw*" });
  });

  it("nests lists", () => {
    const [list] = readMarkdown("- a\n  - b\n- c");
    expect(list).toMatchObject({
      type: "list",
      items: [
        [{ type: "paragraph" }, { type: "list", items: [[{ type: "paragraph" }]] }],
        [{ type: "paragraph" }],
      ],
    });
  });

  it("keeps markup as the text it is", () => {
    expect(readMarkdown("<img src=x onerror=alert(1)>")).toEqual([
      { type: "paragraph", children: [{ type: "text", text: "<img src=x onerror=alert(1)>" }] },
    ]);
  });

  it("knows emphasis, strong, code, links and escapes", () => {
    expect(readInline("a *b* **c** `d*` [e](https://f.example) \\*g")).toEqual([
      { type: "text", text: "a " },
      { type: "emphasis", children: [{ type: "text", text: "b" }] },
      { type: "text", text: " " },
      { type: "strong", children: [{ type: "text", text: "c" }] },
      { type: "text", text: " " },
      { type: "code", text: "d*" },
      { type: "text", text: " " },
      { type: "link", address: "https://f.example", children: [{ type: "text", text: "e" }] },
      { type: "text", text: " *g" },
    ]);
  });

  it("loses no character of plain text, and always ends", () => {
    const pieces = [
      "*",
      "**",
      "_",
      "`",
      "[",
      "](",
      ")",
      ">",
      "- ",
      "# ",
      "1. ",
      "\n",
      "\n\n",
      "word",
      "  ",
      "é😀",
    ];
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 20 }, () => pieces[random(pieces.length)]).join("");
      const words = (value: unknown): number => (JSON.stringify(value).match(/word/g) ?? []).length;
      expect(words(readMarkdown(text))).toBe(words(text));
    }
  });
});
