import { describe, expect, it } from "vitest";
import { beginsWith } from "./beginning";

const lane = { key: "k", name: "rescue/by air", color: "sky" as const };

describe("an event made on a timeline", () => {
  it("begins with the tag, person or place of its lane", () => {
    expect(beginsWith("tag", lane, "").tags).toEqual([{ path: "rescue/by air", color: "sky" }]);
    expect(beginsWith("person", { ...lane, name: "Umberto Nobile" }, "").entities).toEqual([
      { id: "k", kind: "person", name: "Umberto Nobile" },
    ]);
    expect(beginsWith("publisher", lane, "")).toEqual({ tags: [], entities: [] });
  });

  it("begins with the tags that the conditions ask for, but for those its lane gives, and those ruled out", () => {
    const paths = (filter: string): string[] => beginsWith("tag", lane, filter).tags.map(({ path }) => path);
    expect(paths("tag:signals -tag:press")).toEqual(["rescue/by air", "signals"]);
    expect(paths("tag:rescue")).toEqual(["rescue/by air"]);
    expect(beginsWith("article", null, 'tag:"on the ice"').tags).toEqual([
      { path: "on the ice", color: null },
    ]);
  });
});
