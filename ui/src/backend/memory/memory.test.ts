import { describe, expect, it } from "vitest";
import { MemoryBackend } from ".";
import type { Backend } from "..";
import { dateView } from "./dates";
import { slice } from "./positions";
import { understand } from "./understand";

async function sample(): Promise<Backend> {
  const backend = new MemoryBackend();
  await backend.openSample();
  return backend;
}

describe("the in-memory library", () => {
  it("has every annotation's quote at its place, unless it says otherwise", async () => {
    const backend = await sample();
    const { rows } = await backend.call("articles", {
      filter: "",
      sort: "title",
      descending: false,
      offset: 0,
      limit: 100,
      trash: false,
    });
    for (const { id } of rows) {
      const { annotations, version } = await backend.call("article", { id, version: null });
      const dates = await backend.call("article_dates", { id, version: version.id, known: null });
      for (const { place, quote, state } of annotations) {
        if (state === "exact" || state === "moved") expect(place && slice(version.text, place)).toBe(quote);
        if (state === "lost") expect(place).toBeNull();
      }
      for (const { expression } of dates?.expressions ?? [])
        expect(slice(version.text, expression)).toBe(expression.text);
      for (const { start, end } of version.blocks) expect(end).toBeGreaterThan(start);
    }
  });

  it("undoes and redoes any change", async () => {
    const backend = await sample();
    const before = await backend.call("overview", {});
    await backend.call("delete_events", { ids: ["e-heard"] });
    expect((await backend.call("overview", {})).counts.events).toBe(before.counts.events - 1);
    const step = await backend.call("undo", {});
    expect(step.words).toBe("Delete the event “Distress call first heard ashore”");
    expect((await backend.call("overview", {})).counts).toEqual(before.counts);
    await backend.call("redo", {});
    expect((await backend.call("overview", {})).counts.events).toBe(before.counts.events - 1);
    await expect(backend.call("redo", {})).rejects.toMatchObject({ code: "nothing-to-undo" });
  });

  it("refuses a passage that holds hidden lines, and changes nothing", async () => {
    const backend = await sample();
    const { version } = await backend.call("article", { id: "listening", version: null });
    const { revision } = await backend.call("overview", {});
    const passage = { article: "listening", version: version.id, start: 0, end: 200 };
    const mark = backend.call("annotate", { passage, color: "sky", note: "", tags: [] });
    await expect(mark).rejects.toMatchObject({ code: "bad-input" });
    expect((await backend.call("overview", {})).revision).toBe(revision);
  });

  it("composes an event from a passage with its date, people and place", async () => {
    const backend = await sample();
    const draft = await backend.call("compose", { from: "annotation", id: "a-farmer" });
    expect(draft.when).toBe("the evening of 3 June");
    expect(draft.reading.readings[0]?.date.edtf).toBe("1928-06-03");
    expect(draft.entities.map(({ name }) => name)).toContain("Voznesenye-Vokhma");
    expect(draft.similar.map(({ id }) => id)).toContain("e-heard");
  });
});

describe("dates", () => {
  it.each([
    ["1928-06-03", "3 June 1928"],
    ["1928-05-21~/1928-05-31~", "21–31 May 1928, approximate"],
    ["1928-06?", "June 1928, uncertain"],
    ["1928-06-18/..", "18 June 1928 or later"],
    ["1928-05-25T10:33", "25 May 1928, 10:33"],
  ])("reads %s as %s", (edtf, words) => {
    expect(dateView(edtf)?.words).toBe(words);
  });

  it("refuses days that never were", () => {
    expect(dateView("1928-02-30")).toBeNull();
    expect(understand("soon", 1928).problem).toMatch(/not a date/);
  });

  it("offers both readings of a date in figures", () => {
    const words = understand("3/6/28", null).readings.map(({ date }) => date.words);
    expect(words).toEqual(["3 June 1928", "6 March 1928"]);
  });
});
