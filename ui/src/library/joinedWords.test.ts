/** Words that import joined at the ends of lines: told in the inspector, and undone there. */
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ArticleView, MarkKind } from "../bindings";
import { atSample } from "../reader/testing";
import Stage from "../shared/testing/Stage.svelte";
import ArticleDetails from "./ArticleDetails.svelte";

/** The view with this mark on two words. */
function marked(view: ArticleView, kind: MarkKind): ArticleView {
  const marks = (start: number): { kind: MarkKind; start: number; end: number }[] => [
    { kind, start, end: start + 3 },
  ];
  const blocks = view.version.blocks.map((block, index) =>
    index < 2 ? { ...block, marks: marks(block.start) } : block,
  );
  return { ...view, version: { ...view.version, blocks } };
}

it("the hyphens of joined words are put back from the inspector", async () => {
  const user = userEvent.setup({ delay: null });
  const { session, view } = await atSample();
  const shown = marked(await view(), { type: "joined", hyphen: 2 });
  const call = session.backend.call.bind(session.backend);
  const asked = vi
    .spyOn(session.backend, "call")
    .mockImplementation(async (name, input) =>
      name === "put_hyphens_back" ? ({} as never) : call(name, input),
    );
  render(Stage, { props: { session, part: ArticleDetails, with: { view: shown, open: true } } });
  await user.click(await screen.findByRole("button", { name: "Put 2 hyphens back" }));
  expect(asked).toHaveBeenCalledWith("put_hyphens_back", { article: shown.article.id });
});

it("an article without joined words, and an older version, offer nothing", async () => {
  const { session, view } = await atSample();
  const now = await view();
  const older = marked(now, { type: "joined", hyphen: 2 });
  older.article = { ...older.article, version: "a later one" };
  for (const shown of [now, older]) {
    const page = render(Stage, {
      props: { session, part: ArticleDetails, with: { view: shown, open: true } },
    });
    expect(screen.queryByRole("button", { name: /hyphen/ })).toBeNull();
    page.unmount();
  }
});
