/** Collections in the sidebar, and their list in the articles room. */
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { CollectionRow } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { openWindow } from "../shared/testing/open";
import { chosen } from "./chosen.svelte";
import { beforeOf, stepOf } from "./collections";

const user = userEvent.setup({ delay: null });
let session: Session;
const all = (): Promise<CollectionRow[]> => session.backend.call("collections", {});
const names = async (): Promise<string[]> => (await all()).map(({ name }) => name);
const row = (name: RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });

/** A collection with the first three articles of the list. */
async function relief(): Promise<{ id: string; ids: string[] }> {
  const ask = {
    filter: "",
    sort: "published",
    descending: false,
    offset: 0,
    limit: 3,
    trash: false,
  } as const;
  const { rows } = await session.backend.call("articles", ask);
  const ids = rows.map(({ id }) => id);
  const made = await session.change("create_collection", { name: "Relief", articles: ids });
  return { id: made?.id ?? "", ids };
}

beforeEach(async () => {
  chosen.ids = [];
  session = await openWindow();
});

describe("a collection in the sidebar", () => {
  it("is made beside the heading, renamed by F2, deleted by its key; each is undone", async () => {
    await user.click(await screen.findByRole("button", { name: "New collection" }));
    await user.type(
      await screen.findByRole("textbox", { name: "Name of the new collection" }),
      "Relief{Enter}",
    );
    await waitFor(async () => expect(await names()).toEqual(["Relief"]));
    (await row(/^Relief/)).focus();
    await user.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Name of the collection Relief" });
    await user.clear(field);
    await user.type(field, "Relief ships{Enter}");
    await waitFor(async () => expect(await names()).toEqual(["Relief ships"]));
    (await row(/^Relief ships/)).focus();
    await user.keyboard("{Delete}");
    await waitFor(async () => expect(await names()).toEqual([]));
    for (const before of [["Relief ships"], ["Relief"], []]) {
      await session.undo();
      expect(await names()).toEqual(before);
    }
  });

  it("changes places by Alt and arrows", async () => {
    for (const name of ["One", "Two"]) await session.change("create_collection", { name, articles: [] });
    (await row(/^Two/)).focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(async () => expect(await names()).toEqual(["Two", "One"]));
    await waitFor(async () => expect(document.activeElement).toBe(await row(/^Two/)));
  });
});

describe("the articles of a collection", () => {
  it("are put in from the list by K, with a new name, and taken out by Backspace", async () => {
    const list = await screen.findByRole("grid", { name: "Articles" });
    list.focus();
    await user.keyboard("{ArrowDown}{Shift>}{ArrowDown}{/Shift}k");
    const field = await screen.findByRole("combobox", { name: "Find or name a collection" });
    await user.type(field, "Relief{Enter}");
    await waitFor(async () => expect((await all())[0]).toMatchObject({ name: "Relief", articles: 2 }));
    await user.click(await row(/^Relief/));
    await waitFor(() => expect(screen.getAllByRole("row", { selected: false }).length).toBe(2));
    expect(session.tab?.title).toBe("Relief");
    (await screen.findByRole("grid", { name: "Articles" })).focus();
    await user.keyboard("{ArrowDown}{Backspace}");
    await waitFor(async () => expect((await all())[0]?.articles).toBe(1));
    await session.undo();
    expect((await all())[0]?.articles).toBe(2);
  });

  it("stand in their order by hand, which Alt and arrows change, and in any other", async () => {
    const { id, ids } = await relief();
    session.open({ room: "articles", filter: "", trash: false, collection: id });
    const order = (): string[] =>
      [...document.querySelectorAll<HTMLElement>("[data-article]")].map(
        (cells) => cells.dataset.article ?? "",
      );
    await waitFor(() => expect(order()).toEqual(ids));
    (await screen.findByRole("grid", { name: "Articles" })).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(order()).not.toEqual(ids));
    const moved = order();
    await user.click(screen.getByRole("button", { name: "Title" }));
    await waitFor(() => expect(order()).not.toEqual(moved));
    await session.undo();
    await user.click(screen.getByRole("button", { name: /^Sorted by title/ }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Hand" }));
    await waitFor(() => expect(order()).toEqual(ids));
  });

  it("are listed by check marks of all their collections", async () => {
    const { ids } = await relief();
    chosen.ids = ids;
    session.layer = "collect";
    const option = await screen.findByRole("option", { name: /Relief/ });
    expect(option.getAttribute("aria-selected")).toBe("true");
    await user.click(option);
    await waitFor(async () => expect((await all())[0]?.articles).toBe(0));
    const dialog = screen.getByRole("dialog");
    expect(
      within(dialog)
        .getByRole("option", { name: /Relief/ })
        .getAttribute("aria-selected"),
    ).toBe("false");
  });
});

describe("places in an order", () => {
  it("are found beside a row, past what is carried", () => {
    const rows = ["a", "b", "c", "d"];
    expect(beforeOf(rows, ["a"], { row: "c", after: false })).toBe("c");
    expect(beforeOf(rows, ["a"], { row: "c", after: true })).toBe("d");
    expect(beforeOf(rows, ["c", "d"], { row: "b", after: true })).toBeNull();
  });

  it("are found by steps, and end at the ends", () => {
    const rows = ["a", "b", "c", "d"];
    expect(stepOf(rows, ["b"], -1)).toBe("a");
    expect(stepOf(rows, ["a", "b"], -1)).toBeUndefined();
    expect(stepOf(rows, ["b"], 1)).toBe("d");
    expect(stepOf(rows, ["c"], 1)).toBeNull();
    expect(stepOf(rows, ["d"], 1)).toBeUndefined();
  });
});
