/** Nearly the same text: named in the inspector, compared by a click. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { openSession } from "../shared/testing/open";
import Stage from "../shared/testing/Stage.svelte";
import SimilarArticles from "./SimilarArticles.svelte";

it("an article that says nearly the same is named with its share, and what differs is shown", async () => {
  const user = userEvent.setup({ delay: null });
  const session = await openSession();
  const ask = { filter: "", sort: "title", descending: false, offset: 0, limit: 2, trash: false } as const;
  const [first, second] = (await session.backend.call("articles", ask)).rows;
  const published = { written: "1928", edtf: "1928-06-20", words: "20 June 1928", short: "20 June" };
  const similar = [
    { id: second?.id, title: "Latham overdue", publisher: "Harbour Telegraph", published, percent: 92 },
  ];
  const call = session.backend.call.bind(session.backend);
  vi.spyOn(session.backend, "call").mockImplementation(async (name, input) =>
    name === "similar_articles" ? (similar as never) : call(name, input),
  );
  render(Stage, { props: { session, part: SimilarArticles, with: { id: first?.id } } });

  const row = await screen.findByRole("button", { name: /92 %/ });
  expect(row.textContent).toContain("Harbour Telegraph, 20 June");
  await user.click(row);
  const dialog = await screen.findByRole("dialog", { name: "What differs" });
  expect(await within(dialog).findByText(/92 % the same, \d+ differences?$/)).toBeTruthy();
  await user.click(within(dialog).getByRole("button", { name: /^Next/ }));
  await waitFor(() => expect(within(dialog).getByText(/this is number 1$/)).toBeTruthy());
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});
