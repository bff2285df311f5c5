/** What was found out about an article before it comes in. */
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ImportItem } from "../bindings";
import { openSession } from "../shared/testing/open";
import Stage from "../shared/testing/Stage.svelte";
import PreviewDialog from "./PreviewDialog.svelte";

it("other dates that were found are told in words, and one is taken by a click", async () => {
  const user = userEvent.setup({ delay: null });
  const session = await openSession();
  const text = "Harbour log\nThe pier was closed at noon.";
  const item: ImportItem = {
    ...{ type: "paste", text, html: null, title: null },
    ...{ published: null, publisher: null, address: null },
  };
  const preview = await session.backend.call("preview_import", { item });
  const date = (edtf: string, words: string): NonNullable<typeof preview.published> => ({
    ...{ written: edtf, edtf, words, short: words, approximate: false, uncertain: false },
    edges: { start_min: 0, start_max: 0, end_min: 0, end_max: 0 },
  });
  preview.published = date("1928-05-26", "26 May 1928");
  preview.also_published = [date("1928-05-28", "28 May 1928")];
  preview.metadata = {
    ...preview.metadata,
    published: { value: "1928-05-26", source: "the page", verified: false, others: ["1928-05-28"] },
  };
  const part = { preview, close: () => undefined, back: null };
  render(Stage, { props: { session, part: PreviewDialog, with: part } });

  expect(screen.queryByText("1928-05-28")).toBeNull();
  await user.click(screen.getByRole("button", { name: "28 May 1928" }));
  expect(screen.getByLabelText<HTMLInputElement>("Published").value).toBe("28 May 1928");
});
