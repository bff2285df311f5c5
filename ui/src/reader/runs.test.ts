import { describe, expect, it } from "vitest";
import type { Block, MarkKind } from "../bindings";
import { CodePoints } from "./positions";
import { drawRuns } from "./runs";

/** A block of this text with one mark, drawn. */
function drawn(text: string, kind: MarkKind, start: number, end: number): HTMLElement {
  const host = document.createElement("p");
  const points = new CodePoints(text);
  const block: Block = {
    ...{ kind: { type: "paragraph" }, start: 0, end: points.length },
    marks: [{ kind, start, end }],
  };
  drawRuns(host, block, points, () => undefined);
  return host;
}

describe("words in the text", () => {
  it("keep their own language, and no other word gets it", () => {
    const host = drawn("They saw la tenda rossa from afar.", { type: "language", language: "it" }, 9, 23);
    const spans = [...host.querySelectorAll<HTMLElement>("[lang]")];
    expect(spans.map(({ lang, textContent }) => [lang, textContent])).toEqual([["it", "la tenda rossa"]]);
    expect(host.textContent).toBe("They saw la tenda rossa from afar.");
  });

  it("that import joined are marked and say so", () => {
    const host = drawn("A crew of sixteen men", { type: "joined", hyphen: 3 }, 10, 17);
    const joined = host.querySelector<HTMLElement>(".joined");
    expect(joined?.textContent).toBe("sixteen");
    expect(joined?.title).toMatch(/hyphen was left out/);
  });
});
