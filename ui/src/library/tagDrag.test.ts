import { describe, expect, it } from "vitest";
import type { TagRow } from "../bindings";
import { dropOf } from "./tagDrag";

const row = (path: string): TagRow => ({
  tag: {
    id: path,
    parent: null,
    name: path.split("/").at(-1) ?? "",
    color: null,
    description: "",
    pin: null,
  },
  path,
  depth: path.split("/").length - 1,
  count: 0,
  annotations: 0,
  events: 0,
});
const tags = ["press", "press/rumours", "rescue", "rescue/by air", "rescue/press"].map(row);
const at = (path: string): TagRow => tags.find((tag) => tag.path === path) as TagRow;

describe("a tag dragged in the tree", () => {
  it("comes to lie below the tag it is dropped on, or outermost", () => {
    expect(dropOf(tags, at("press/rumours"), at("rescue"))).toEqual({ path: "rescue/rumours", into: null });
    expect(dropOf(tags, at("rescue/by air"), null)).toEqual({ path: "by air", into: null });
  });

  it("goes nowhere when dropped on itself, below itself, or where it is", () => {
    expect(dropOf(tags, at("press"), at("press"))).toBeNull();
    expect(dropOf(tags, at("press"), at("press/rumours"))).toBeNull();
    expect(dropOf(tags, at("rescue/by air"), at("rescue"))).toBeNull();
    expect(dropOf(tags, at("press"), null)).toBeNull();
  });

  it("would become one with a tag of the same name", () => {
    expect(dropOf(tags, at("press"), at("rescue"))?.into?.path).toBe("rescue/press");
    expect(dropOf(tags, at("rescue/press"), null)?.into?.path).toBe("press");
  });
});
