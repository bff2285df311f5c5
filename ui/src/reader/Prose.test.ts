import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Block, Version } from "../bindings";
import { PageText } from "./positions";
import Prose from "./Prose.svelte";

/** A text of so many paragraphs. */
function long(count: number): { version: Version; text: PageText; words: string[] } {
  const words = Array.from({ length: count }, (_, index) => `Entry ${index} of the log.`);
  let start = 0;
  const blocks = words.map((each): Block => {
    const block: Block = { kind: { type: "paragraph" }, start, end: start + each.length };
    start = block.end + 1;
    return block;
  });
  const all = words.join("\n");
  const version: Version = {
    ...{ id: "v", article: "a", number: 1, captured: 0, text: all, blocks },
    ...{ original: "", file_name: null, size: 0, remarks: [] },
  };
  return { version, text: new PageText(all, blocks), words };
}

const handlers = { onfold: () => undefined, openLink: () => undefined };
const shown = (root: HTMLElement): (string | null)[] =>
  [...root.querySelectorAll(".text")].map((each) => each.textContent);

describe("the text of a long article", () => {
  it("is there at its beginning at once, and in the end wholly, in its order", async () => {
    const { version, text, words } = long(500);
    const { container } = render(Prose, { version, text, folded: [], ...handlers });
    const first = shown(container);
    expect(first.length).toBeLessThan(words.length);
    expect(first).toEqual(words.slice(0, first.length));
    await expect.poll(() => shown(container)).toEqual(words);
  });

  it("is drawn at once where a position is asked for", () => {
    const { version, text, words } = long(500);
    render(Prose, { version, text, folded: [], ...handlers });
    const place = version.text.indexOf("Entry 444");
    const point = text.point(place);
    expect(point?.node.data).toBe(words[444]);
    expect(point && text.position(point.node, point.offset)).toBe(place);
  });

  it("keeps every paragraph that folding does not concern", async () => {
    const { version, text, words } = long(500);
    const page = render(Prose, { version, text, folded: [], ...handlers });
    await expect.poll(() => shown(page.container).length).toBe(words.length);
    const before = new Map(
      [...page.container.querySelectorAll(".block")].map((each) => [each.textContent, each]),
    );
    await page.rerender({ folded: [250, 251] });
    expect(page.container.querySelector(".fold")?.textContent).toContain("2 lines hidden");
    const left = words.filter((_, index) => index !== 250 && index !== 251);
    expect(shown(page.container)).toEqual(left);
    for (const element of page.container.querySelectorAll(".block"))
      expect(element).toBe(before.get(element.textContent));
    await page.rerender({ folded: [] });
    expect(shown(page.container)).toEqual(words);
  });
});
