import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../shared/session.svelte";
import { withoutLayout } from "../reader/testing";
import { openWindow } from "../shared/testing/open";

const user = userEvent.setup({ delay: null });

describe("the import of annotations", () => {
  let session: Session;
  let words: string;
  const exported = (...quotes: string[]): string =>
    JSON.stringify(quotes.map((exact) => ({ target: { selector: [{ type: "TextQuoteSelector", exact }] } })));
  const paste = (text: string): Promise<boolean> =>
    fireEvent.input(screen.getByLabelText(/^An export of/u), { target: { value: text } });

  beforeEach(async () => {
    withoutLayout();
    session = await openWindow();
    const ask = { filter: "", sort: "title", descending: false, offset: 0, limit: 1, trash: false } as const;
    const id = (await session.backend.call("articles", ask)).rows[0]?.id ?? "";
    const { version } = await session.backend.call("article", { id, version: null });
    words =
      version.text
        .split("\n")
        .find((line) => line.length > 80)
        ?.slice(0, 60) ?? "";
    await user.keyboard("{Control>}{Shift>}a{/Shift}{/Control}");
    await screen.findByRole("dialog", { name: "Import annotations" });
  });

  it("says first what would become of each, takes in on a yes, and undoes as one step", async () => {
    const before = session.overview?.counts.annotations ?? 0;
    await paste(exported(words, "words that stand in no article at all"));
    await screen.findByText("1 would be added");
    expect(screen.getByText("1 set aside")).toBeTruthy();
    expect(screen.getByText("No article has these words. Import the article first.")).toBeTruthy();
    expect(session.overview?.counts.annotations).toBe(before);
    await user.click(screen.getByRole("button", { name: /^Import 1 annotation/u }));
    await screen.findByText("1 added");
    expect(session.overview?.counts.annotations).toBe(before + 1);
    expect(session.toasts.list[0]?.words).toBe("1 annotation imported");
    await session.undo();
    expect(session.overview?.counts.annotations).toBe(before);
  });

  it("refuses what is no export with a sentence, and offers nothing to import", async () => {
    await paste("Dear diary");
    await screen.findByRole("alert");
    expect(within(screen.getByRole("dialog")).getByRole("button", { name: /^Import/u })).toHaveProperty(
      "disabled",
      true,
    );
  });

  it("opens the article at an annotation that came in", async () => {
    await paste(exported(words));
    await screen.findByText("1 would be added");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("1 added");
    const grid = screen.getByRole("grid", { name: "Annotations of the export" });
    grid.focus();
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(session.place?.room).toBe("article"));
  });
});
