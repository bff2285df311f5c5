import { describe, expect, it } from "vitest";
import { linkTo, readLink, wantedLink } from "./links";
import { readMarkdown } from "../shared/markdown";

describe("links in notes", () => {
  it("begin with two brackets and go on until they are closed", () => {
    expect(wantedLink("See [[red te")).toBe("red te");
    expect(wantedLink("See [[red tent]] and")).toBeNull();
    expect(wantedLink("See [[red\ntent")).toBeNull();
    expect(wantedLink("See")).toBeNull();
  });

  it("keep the words of a title, whatever signs it has", () => {
    const [block] = readMarkdown(linkTo("event", "event-1", "The [last] *message*"));
    expect(block).toMatchObject({
      type: "paragraph",
      children: [
        { type: "link", address: "dateline:event/event-1", children: [{ text: "The [last] *message*" }] },
      ],
    });
  });

  it("are known when pasted, and nothing else is", () => {
    expect(readLink(" dateline:annotation/abc-1 ")).toEqual({ kind: "annotation", id: "abc-1" });
    expect(readLink("dateline:secret/1")).toBeNull();
    expect(readLink("https://a.example/dateline:event/1")).toBeNull();
  });

  it("lead only to things of the library; other schemes stay words", () => {
    const [block] = readMarkdown("[a](dateline:run/x) [b](javascript:alert) [c](dateline:note/n-1)");
    const children = block?.type === "paragraph" ? block.children : [];
    expect(children.filter(({ type }) => type === "link")).toHaveLength(1);
  });
});
