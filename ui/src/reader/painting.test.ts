import { describe, expect, it } from "vitest";
import { at, pieces, ruleName, type Painted } from "./painting";

const COLORS = ["amber", "moss", "sky", "rose", "plum"] as const;

/** A small generator of numbers, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function some(seed: number, howMany: number): Painted[] {
  const random = numbers(seed);
  return Array.from({ length: howMany }, (_, index) => {
    const start = Math.floor(random() * 60);
    return {
      id: String(index).padStart(4, "0"),
      start,
      end: start + 1 + Math.floor(random() * 20),
      color: COLORS[Math.floor(random() * 5)] ?? "amber",
    };
  });
}

describe("pieces", () => {
  it("paints the newer as ground and the older as line where two meet", () => {
    const result = pieces([
      { id: "1", start: 0, end: 10, color: "rose" },
      { id: "2", start: 5, end: 15, color: "moss" },
    ]);
    expect(result).toEqual([
      { start: 0, end: 5, ground: "rose", line: null },
      { start: 5, end: 10, ground: "moss", line: "rose" },
      { start: 10, end: 15, ground: "moss", line: null },
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "never overlaps, and shows the two newest on every position (seed %i)",
    (seed) => {
      const all = some(seed, 25);
      const result = pieces(all);
      result.forEach((piece, index) => {
        expect(piece.end).toBeGreaterThan(piece.start);
        expect(result[index + 1]?.start ?? Infinity).toBeGreaterThanOrEqual(piece.end);
      });
      for (let position = 0; position < 90; position++) {
        const [newest, older] = at(all, position);
        const piece = result.find((each) => each.start <= position && position < each.end);
        expect(piece?.ground).toBe(newest?.color);
        expect(piece?.line ?? undefined).toBe(older?.color);
      }
    },
  );

  it("takes ten thousand marks on one word in one piece", () => {
    const all = Array.from({ length: 10_000 }, (_, index) => ({
      id: String(index).padStart(6, "0"),
      start: 3,
      end: 9,
      color: "sky" as const,
    }));
    expect(pieces(all)).toEqual([{ start: 3, end: 9, ground: "sky", line: "sky" }]);
  });

  it("leaves out marks without extent", () => {
    expect(pieces([{ id: "1", start: 4, end: 4, color: "sky" }])).toEqual([]);
  });
});

describe("ruleName", () => {
  it("names the rules of highlights.css", () => {
    expect(ruleName({ ground: "amber", line: null })).toBe("hl-amber");
    expect(ruleName({ ground: "moss", line: "rose" })).toBe("hl-moss-rose");
  });
});
