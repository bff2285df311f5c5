import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { commands } from "./commands";
import { openWindow } from "./shared/testing/open";

const rows = (): HTMLElement[] =>
  within(screen.getByRole("grid", { name: "Articles" }))
    .getAllByRole("row")
    .slice(1);

describe("the list of commands", () => {
  it("has no two commands with one id", () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the window", () => {
  it("opens the palette, runs a command by its name, and goes to its room", async () => {
    const user = userEvent.setup({ delay: null });
    const session = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Search and commands" }), "people{Enter}");
    expect(session.place?.room).toBe("entities");
    expect(screen.queryByRole("combobox", { name: "Search and commands" })).toBeNull();
  });

  it("finds an event from the palette and shows it in the inspector", async () => {
    const user = userEvent.setup({ delay: null });
    const session = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Search and commands" }), "vanishes");
    await user.click(await screen.findByRole("option", { name: /Latham 47 vanishes/ }));
    expect(session.selection).toEqual({ kind: "event", id: "e-latham" });
  });

  it("narrows the articles by a chip and by words, and takes the chip away with Backspace", async () => {
    const user = userEvent.setup({ delay: null });
    const session = await openWindow();
    await waitFor(() => expect(rows()).toHaveLength(8));
    const field = screen.getByRole("textbox", { name: "Filter the articles" });
    await user.type(field, "tag:signals ");
    expect(await screen.findByRole("button", { name: "Remove tag signals" })).toBeTruthy();
    await user.type(field, "basket");
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.clear(field);
    await user.type(field, "{Backspace}");
    await waitFor(() => expect(rows()).toHaveLength(8));
    expect(session.place).toMatchObject({ filter: "" });
  });

  it("moves an article to the trash by key, says so, and brings it back by the toast", async () => {
    const user = userEvent.setup({ delay: null });
    await openWindow();
    await waitFor(() => expect(rows()).toHaveLength(8));
    screen.getByRole("grid", { name: "Articles" }).focus();
    await user.keyboard("{ArrowDown}{Delete}");
    await waitFor(() => expect(rows()).toHaveLength(7));
    expect(screen.getByText("1 article moved to the trash")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(rows()).toHaveLength(8));
  });

  it("keeps single keys from commands while one types", async () => {
    const user = userEvent.setup({ delay: null });
    await openWindow();
    await waitFor(() => expect(rows()).toHaveLength(8));
    screen.getByRole("grid", { name: "Articles" }).focus();
    await user.keyboard("{ArrowDown}");
    await user.type(screen.getByRole("textbox", { name: "Filter the articles" }), "{Delete}");
    expect(rows()).toHaveLength(8);
  });

  it("edits a detail where it stands, refuses what is no date, and keeps what was typed", async () => {
    const user = userEvent.setup({ delay: null });
    const session = await openWindow();
    await waitFor(() => expect(rows()).toHaveLength(8));
    session.select({ kind: "article", id: "farmer" });
    const value = await screen.findByRole("button", { name: /^Published: 6 June 1928/ });
    await user.click(value);
    const field = screen.getByRole("textbox", { name: "Published" });
    await user.clear(field);
    await user.type(field, "soon{Enter}");
    expect(await screen.findByText(/not a date that Dateline understands/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Published" }).value).toBe("soon");
    await user.clear(field);
    await user.type(field, "9 June 1928{Enter}");
    const changed = await screen.findByRole("button", { name: /^Published: 9 June 1928/ });
    expect(changed.parentElement?.textContent).not.toContain("Unsure");
  });

  it("imports pasted text and opens it", async () => {
    const user = userEvent.setup({ delay: null });
    const session = await openWindow();
    await user.keyboard("{Control>}i{/Control}");
    const dialog = await screen.findByRole("dialog", { name: "Import" });
    await user.type(within(dialog).getByLabelText("Text of an article"), "A headline{Enter}And a paragraph.");
    await user.click(within(dialog).getByRole("button", { name: "Look at it" }));
    const look = await screen.findByRole("dialog", { name: "Look before it comes in" });
    await user.type(within(look).getByLabelText("Published"), "3/6/28");
    expect(await within(look).findByText("Two readings.")).toBeTruthy();
    await user.click(within(look).getByRole("button", { name: "3 June 1928" }));
    await user.click(within(look).getByRole("button", { name: "Import" }));
    await waitFor(() => expect(session.place?.room).toBe("article"));
    expect(session.overview?.counts.articles).toBe(9);
  });
});
