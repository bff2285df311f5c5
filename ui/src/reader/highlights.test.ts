/** Painting: in which order highlights are registered. */
import { afterEach, expect, it, vi } from "vitest";
import { Highlights } from "./highlights";
import { PageText } from "./positions";

afterEach(() => vi.unstubAllGlobals());

it("registers what lies below before what lies above, whichever is painted first", () => {
  const registry = new Map<string, { priority: number }>();
  vi.stubGlobal("CSS", { highlights: registry });
  vi.stubGlobal(
    "Highlight",
    class extends Set<Range> {
      priority = 0;
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
  const words = "The ship lay in the bay.";
  const text = new PageText(words, [{ start: 0, end: words.length }]);
  text.draw(0, [document.createTextNode(words)]);
  const highlights = new Highlights(text);

  highlights.single("flash", [{ start: 4, end: 8 }]);
  highlights.single("expr-dated", [{ start: 0, end: 3 }]);
  highlights.annotations([{ id: "a", start: 0, end: 8, color: "amber" }], false);
  highlights.annotations([{ id: "a", start: 0, end: 8, color: "moss" }], false);

  const priorities = [...registry.values()].map(({ priority }) => priority);
  expect(priorities).toEqual([1, 2, 3]);
});
