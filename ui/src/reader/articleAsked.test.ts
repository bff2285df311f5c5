import { describe, expect, it, vi } from "vitest";
import type { ArticleChange } from "../bindings";
import { askArticle, changed } from "./articleAsked";
import { askDates } from "./datesAsked";
import { atSample } from "./testing";

const ofChange = async (): Promise<{
  view: Awaited<ReturnType<typeof askArticle>>;
  change: ArticleChange;
}> => {
  const { view: read } = await atSample();
  const view = await read();
  const { revision, article, title, published, folded, versions } = view;
  const { genre, events, trashed, doubtful } = view;
  return {
    view,
    change: {
      revision: revision + 1,
      ...{ article, title, published, folded, versions, genre, events, trashed, doubtful },
      annotations: [],
      gone: [],
    },
  };
};

describe("an article asked for", () => {
  it("is asked for once by the rooms that show it, and again after a change", async () => {
    const { session, view } = await atSample();
    const { article } = await view();
    const call = vi.spyOn(session.backend, "call");
    const ask = { id: article.id, version: null };
    const [one, other] = await Promise.all([askArticle(session, ask), askArticle(session, ask)]);
    expect(one).toBe(other);
    const asked = (): string[] =>
      call.mock.calls.map(([name]) => name).filter((name) => name.startsWith("article"));
    expect(asked()).toEqual(["article"]);
    await session.change("update_article", {
      ...{ id: article.id, title: "Another title", authors: null, publisher: null },
      ...{ published: null, language: null, address: null },
    });
    expect((await askArticle(session, ask)).title).toBe("Another title");
    expect(asked()).toEqual(["article", "article_changes"]);
  });

  it("is asked for anew when the answer before was an error", async () => {
    const { session } = await atSample();
    const ask = { id: "nowhere", version: null };
    await expect(askArticle(session, ask)).rejects.toMatchObject({ code: "not-found" });
    await expect(askArticle(session, ask)).rejects.toMatchObject({ code: "not-found" });
  });

  it("takes in what is other, in the order of the text, and leaves the rest as it is", async () => {
    const { view, change } = await ofChange();
    const [first, second] = view.annotations;
    if (!first || !second) throw new Error("The sample's article has annotations.");
    const last = { ...second, id: "~", place: { start: 1e6, end: 1e6 + 1 } };
    const lost = { ...second, id: "~lost", place: null };
    const now = changed(view, {
      ...change,
      annotations: [lost, last, { ...second, note: "Other words" }],
      gone: [first.id],
    });
    expect(now.annotations[0]).toMatchObject({ id: second.id, note: "Other words" });
    expect(now.annotations).not.toContainEqual(first);
    expect(
      now.annotations
        .slice(1)
        .filter((each) => each.id < "~")
        .every((each) => view.annotations.includes(each)),
    ).toBe(true);
    expect(now.annotations.findIndex(({ id }) => id === "~")).toBeLessThan(
      now.annotations.findIndex(({ id }) => id === "~lost"),
    );
    expect(now.revision).toBe(view.revision + 1);
    expect(changed(view, change).annotations).toBe(view.annotations);
  });
});

describe("the dates of an article", () => {
  it("stay the same object while a change leaves them as they are", async () => {
    const { session, desk, view } = await atSample();
    const { article, version } = await view();
    const ask = { id: article.id, version: version.id };
    const before = await askDates(session, ask);
    expect(before?.expressions.length).toBeGreaterThan(0);
    await session.change("update_article", {
      ...{ id: article.id, title: "Another title", authors: null, publisher: null },
      ...{ published: null, language: null, address: null },
    });
    expect(await askDates(session, ask)).toBe(before);
    const [first] = before?.expressions ?? [];
    const passage = first && desk.passage(first.expression);
    if (passage) await session.change("dismiss_reading", passage);
    const now = await askDates(session, ask);
    expect(now?.expressions).toHaveLength((before?.expressions.length ?? 0) - 1);
  });
});
