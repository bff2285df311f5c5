import { describe, expect, it } from "vitest";
import { markdown } from "./markdown";

describe("markdown", () => {
  it("reads paragraphs, emphasis and links into data", () => {
    expect(markdown("Compare **both** with [the log](https://example.org/log).")).toEqual([
      {
        type: "paragraph",
        inside: [
          { type: "text", text: "Compare " },
          { type: "strong", inside: [{ type: "text", text: "both" }] },
          { type: "text", text: " with " },
          { type: "link", address: "https://example.org/log", inside: [{ type: "text", text: "the log" }] },
          { type: "text", text: "." },
        ],
      },
    ]);
  });

  it("keeps markup and dangerous addresses as plain words", () => {
    expect(markdown("<b onclick=x>[go](javascript:alert(1))</b>")).toEqual([{ type: "paragraph", inside: [{ type: "text", text: "<b onclick=x>[go](javascript:alert(1))</b>" }] }]);
  });

  it("reads lists inside quotations, and code that is not closed", () => {
    const read = markdown("> 1. one\n> 2. two\n\n```\nopen");
    expect(read.map((block) => block.type)).toEqual(["quotation", "code"]);
    const [quotation] = read;
    if (quotation?.type === "quotation") expect(quotation.blocks[0]).toMatchObject({ type: "list", ordered: true, start: 1 });
  });

  it("ends on any input", () => {
    for (const text of ["*", "**", "> > > >", "- ", "1. ", "# ", "[](x)", "_a_b_", "`".repeat(50), "*".repeat(300)]) expect(markdown(text)).toBeDefined();
  });
});
