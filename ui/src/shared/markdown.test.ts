import { describe, expect, it } from "vitest";
import { readMarkdown } from "./markdown";

describe("a note", () => {
  it("is read into data", () => {
    expect(readMarkdown("Compare **both** with [the log](https://example.org/log).\n\n- one")).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "Compare " },
          { type: "strong", children: [{ type: "text", text: "both" }] },
          { type: "text", text: " with " },
          { type: "link", address: "https://example.org/log", children: [{ type: "text", text: "the log" }] },
          { type: "text", text: "." },
        ],
      },
      {
        type: "list",
        ordered: false,
        start: 1,
        items: [[{ type: "paragraph", children: [{ type: "text", text: "one" }] }]],
      },
    ]);
  });

  it("keeps HTML as text and drops addresses that could run something", () => {
    expect(readMarkdown("<script>alert(1)</script>")).toEqual([
      { type: "paragraph", children: [{ type: "text", text: "<script>alert(1)</script>" }] },
    ]);
    expect(readMarkdown("[here](javascript:alert(1))")).toEqual([
      { type: "paragraph", children: [{ type: "text", text: "here" }] },
    ]);
  });
});
