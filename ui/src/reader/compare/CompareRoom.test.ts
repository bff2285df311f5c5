import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { ArticleView } from "../../bindings";
import type { Session } from "../../shared/session.svelte";
import { openWindow } from "../../shared/testing/open";
import { withoutLayout } from "../testing";

const user = userEvent.setup({ delay: null });

describe("two versions compared", () => {
  let session: Session;
  let view: ArticleView;
  beforeEach(async () => {
    withoutLayout();
    session = await openWindow();
    const ask = { filter: "", sort: "title", descending: false, offset: 0, limit: 50, trash: false } as const;
    for (const { id } of (await session.backend.call("articles", ask)).rows) {
      view = await session.backend.call("article", { id, version: null });
      if (view.versions.length > 1) break;
    }
    session.openArticle(view.article.id);
    await screen.findByRole("document", { name: "Text of the article" });
    await user.keyboard("v");
    await screen.findByRole("document", { name: "What changed" });
  });

  it("opens from the reader and shows every change, what went before what came", async () => {
    const { runs, changes } = await session.backend.call("compare_versions", {
      article: view.article.id,
      older: view.versions[1]?.id ?? "",
      newer: view.versions[0]?.id ?? "",
    });
    const words = (tag: string): string =>
      [...document.querySelectorAll(tag)].map((each) => each.textContent?.trim()).join(" ");
    const text = screen.getByRole("document", { name: "What changed" });
    for (const run of runs.filter(({ kind }) => kind !== "same")) {
      expect(words(".line del")).toContain(run.old_text.trim().split("\n")[0] ?? "");
      expect(words(".line ins")).toContain(run.new_text.trim().split("\n")[0] ?? "");
    }
    expect(screen.getByText(`${changes} changes`)).toBeTruthy();
    expect(within(text).getAllByRole("button", { name: "Show" }).length).toBeGreaterThan(0);
  });

  it("steps through the changes by keys, round the end, and says each", async () => {
    await user.keyboard("]");
    await screen.findByText(/^1 of \d+ changes/u);
    expect(document.querySelectorAll(".now").length).toBeGreaterThan(0);
    expect(document.querySelector(".spoken[aria-live]")?.textContent).toMatch(
      /was added|became|was removed/u,
    );
    await user.keyboard("[[");
    await waitFor(() => expect(screen.getByText(/^(\d+) of \1 changes/u)).toBeTruthy());
  });

  it("lists the annotations that a change touches, and leads to their change and into the article", async () => {
    const list = screen.getByRole("region", { name: "Annotations that a change touches" });
    const [first] = within(list).getAllByTitle("Show the change");
    if (first) await user.click(first);
    await screen.findByText(/^\d+ of \d+ changes/u);
    const [read] = within(list).getAllByRole("button", { name: "Read it" });
    if (read) await user.click(read);
    expect(session.place).toMatchObject({ room: "article", id: view.article.id });
  });

  it("shows unchanged paragraphs where asked for", async () => {
    const before = document.querySelectorAll(".line").length;
    await user.click(screen.getByRole("radio", { name: "Whole text" }));
    await waitFor(() => expect(document.querySelectorAll(".line").length).toBeGreaterThan(before));
    expect(screen.queryByRole("button", { name: "Show" })).toBeNull();
  });
});
