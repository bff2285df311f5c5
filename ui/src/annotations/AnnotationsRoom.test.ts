import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../shared/session.svelte";
import { openWindow } from "../shared/testing/open";
import { browser } from "./browser.svelte";

const user = userEvent.setup({ delay: null });
const rows = (): HTMLElement[] =>
  within(screen.getByRole("grid", { name: "Annotations" }))
    .getAllByRole("row")
    .filter((row) => !row.hasAttribute("data-head"));
const selected = (): number => rows().filter((row) => row.getAttribute("aria-selected") === "true").length;

describe("the browser of annotations", () => {
  let session: Session;
  beforeEach(async () => {
    browser.choose([], null);
    browser.group = "article";
    browser.sort = "place";
    session = await openWindow();
    session.open({ room: "annotations", filter: "", view: "list" });
    await waitFor(() => expect(rows().length).toBeGreaterThan(2));
  });

  it("shows all annotations in groups with counts, and a filter narrows them", async () => {
    const total = session.overview?.counts.annotations ?? 0;
    expect(screen.getByText(`${total} annotations`)).toBeTruthy();
    await user.type(screen.getByRole("textbox", { name: "Filter the annotations" }), "tag:press {Enter}");
    await waitFor(() => expect(session.place).toMatchObject({ filter: "tag:press" }));
    await screen.findAllByText(new RegExp(`^\\d+ of ${total} annotations`));
  });

  it("narrows by its menus, which show what is on", async () => {
    await user.click(screen.getByRole("button", { name: "Note and event" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Has a note" }));
    await waitFor(() => expect(session.place).toMatchObject({ filter: "has:note" }));
    await waitFor(() => expect(screen.getAllByTitle(/^Note: /).length).toBeGreaterThan(0));
  });

  it("is walked by arrows, and Enter opens the article at the place", async () => {
    screen.getByRole("grid", { name: "Annotations" }).focus();
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(selected()).toBe(1));
    expect(session.selection?.kind).toBe("annotation");
    await screen.findByRole("heading", { name: "Annotation" });
    // jsdom lays nothing out, so that the reader itself is left to the real window.
    const opened: unknown[] = [];
    session.openArticle = (id, at) => void opened.push([id, at?.annotation]);
    await user.keyboard("{Enter}");
    expect(opened).toEqual([[browser.active?.article, browser.active?.id]]);
  });

  it("changes many at once as one step", async () => {
    screen.getByRole("grid", { name: "Annotations" }).focus();
    await user.keyboard("{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await waitFor(() => expect(browser.chosen.length).toBe(3));
    const ids = browser.chosen;
    const colors = async (): Promise<string[]> => {
      const page = await session.backend.call("annotations", {
        filter: "",
        article: null,
        to_review: false,
        offset: 0,
        limit: 500,
      });
      return page.rows.filter(({ id }) => ids.includes(id)).map(({ color }) => color);
    };
    const before = await colors();
    await user.keyboard("5");
    await waitFor(async () => expect(await colors()).toEqual(["plum", "plum", "plum"]));
    await screen.findByText("3 annotations coloured plum");
    await session.undo();
    expect(await colors()).toEqual(before);
    await user.keyboard("{Delete}");
    await screen.findByText("3 annotations deleted");
    await session.undo();
    expect(await colors()).toEqual(before);
  });

  it("puts the tag of a number key on what is chosen, and takes it off again", async () => {
    const [first] = await session.backend.call("tag_keys", {});
    screen.getByRole("grid", { name: "Annotations" }).focus();
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(browser.active).not.toBeNull());
    const has = (): boolean => browser.active?.tags.some(({ id }) => id === first?.tag.id) ?? false;
    const before = has();
    await user.keyboard("{Alt>}1{/Alt}");
    await waitFor(() => expect(has()).toBe(!before));
  });

  it("shuts a group by the arrow to the left", async () => {
    const count = rows().length;
    screen.getByRole("grid", { name: "Annotations" }).focus();
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(selected()).toBe(1));
    await user.keyboard("{ArrowLeft}");
    await waitFor(() => expect(rows().length).toBeLessThan(count));
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(rows().length).toBe(count));
  });

  it("leads from a cell of the matrix to the annotations that make it", async () => {
    session.open({ room: "annotations", filter: "", view: "together" });
    await user.click(await screen.findByRole("radio", { name: "Same article" }));
    const cells = await screen.findAllByRole("button", { name: / together: [1-9]/ });
    const cell = cells.find((one) => !/family/.test(one.parentElement?.className ?? ""));
    if (!cell) throw new Error("No two tags stand together in the sample.");
    await user.click(cell);
    expect(session.place).toMatchObject({ room: "annotations", view: "list" });
    expect((session.place as { filter: string }).filter).toMatch(/^together:".+ \+ .+"$/);
    await waitFor(() => expect(rows().length).toBeGreaterThan(1));
  });

  it("draws tags over time, and a bar leads to what it counts", async () => {
    session.open({ room: "annotations", filter: "", view: "time" });
    const bars = await screen.findAllByRole("button", { name: /1928: \d+ annotation/ });
    const said = Number(/: (\d+)/.exec(bars[0]?.getAttribute("aria-label") ?? "")?.[1]);
    await user.click(bars[0] as HTMLElement);
    await screen.findAllByText(new RegExp(`^${said} of`));
  });
});
