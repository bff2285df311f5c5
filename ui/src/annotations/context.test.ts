import { describe, expect, it } from "vitest";
import { inContext } from "./context";

const kind = { type: "paragraph" } as const;

describe("a passage in its surroundings", () => {
  it("is cut out by code points, over two paragraphs", () => {
    const paragraphs = [
      { kind, start: 0, text: "Before." },
      { kind, start: 8, text: "Ice 🧊 all round," },
      { kind, start: 25, text: "and no ship." },
    ];
    const pieces = inContext({ paragraphs, place: { start: 12, end: 28 } });
    expect(pieces.map(({ own, marked }) => [own, marked])).toEqual([
      [false, ""],
      [true, "🧊 all round,"],
      [true, "and"],
    ]);
    expect(pieces[1]?.before).toBe("Ice ");
    expect(pieces[2]?.after).toBe(" no ship.");
  });
});
