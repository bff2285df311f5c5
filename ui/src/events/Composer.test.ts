import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { atSample, withoutLayout } from "../reader/testing";
import Stage from "../shared/testing/Stage.svelte";
import Composer from "./Composer.svelte";
import EventInspector from "./EventInspector.svelte";

const user = userEvent.setup();

describe("Composer", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  const onclose = vi.fn();
  beforeEach(async () => {
    withoutLayout();
    onclose.mockReset();
    stage = await atSample();
    const annotation = (await stage.view()).annotations.find((each) => each.place);
    render(Stage, {
      session: stage.session,
      part: Composer,
      with: { ask: { from: "annotation", id: annotation?.id }, article: annotation?.article, onclose },
    });
    await screen.findByRole("dialog", { name: "New event" });
  });
  const all = async () =>
    (
      await stage.session.backend.call("events", {
        filter: "",
        window: null,
        sort: "when",
        descending: false,
        offset: 0,
        limit: 100,
      })
    ).rows;

  it("has everything prefilled, and the focus in the date", () => {
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Date" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Title" }).value).not.toBe("");
  });

  it("says how a date is understood while one types, offers two readings, and says what is no date", async () => {
    const date = screen.getByRole("textbox", { name: "Date" });
    await user.clear(date);
    await user.type(date, "late May 1928");
    await screen.findByText(/May 1928, approximate/);
    await user.clear(date);
    await user.type(date, "3/6/28");
    await screen.findByText("Two readings.");
    await user.click(screen.getByRole("button", { name: "6 March 1928" }));
    await user.clear(date);
    await user.type(date, "Whitsun-ish");
    await screen.findByText(/not a date/);
  });

  it("creates the event with its passage by Ctrl+Enter, and selects it", async () => {
    const before = (await all()).length;
    const title = screen.getByRole("textbox", { name: "Title" });
    await user.clear(title);
    await user.type(title, "A test of ours");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    const rows = await all();
    expect(rows).toHaveLength(before + 1);
    const made = rows.find((row) => row.title === "A test of ours");
    expect(made?.supports).toBe(1);
    expect(stage.session.selection).toEqual({ kind: "event", id: made?.id });
  });

  it("asks for a title instead of making a nameless event", async () => {
    await user.clear(screen.getByRole("textbox", { name: "Title" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(onclose).not.toHaveBeenCalled();
  });

  it("completes tags, makes new ones, and removes the last with Backspace", async () => {
    const tags = screen.getByRole("combobox", { name: "Tags" });
    await user.type(tags, "our own / tag");
    await user.click(await screen.findByRole("option", { name: /New tag/ }));
    expect(await screen.findByRole("button", { name: "Remove our own/tag" })).toBeTruthy();
    await user.type(tags, "{Backspace}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Remove our own/tag" })).toBeNull());
  });

  it("adds the passage to any event, found by its title", async () => {
    const before = await all();
    const field = screen.getByRole("combobox", { name: "Add the passage to another event" });
    await user.type(field, "base ship");
    const options = await screen.findAllByRole("option");
    expect(options.every((option) => !/^New/.test(option.textContent ?? ""))).toBe(true);
    const option = options[0];
    if (!option) throw new Error("No event is offered.");
    await user.click(option);
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    const after = await all();
    expect(after).toHaveLength(before.length);
    const passages = (rows: typeof after) =>
      rows.reduce((sum, row) => sum + row.supports + row.disputes + row.contexts, 0);
    expect(passages(after)).toBe(passages(before) + 1);
  });

  it("closes with Esc and makes nothing", async () => {
    const before = (await all()).length;
    await user.keyboard("{Escape}");
    expect(onclose).toHaveBeenCalled();
    expect(await all()).toHaveLength(before);
  });
});

describe("EventInspector", () => {
  it("shows the evidence by stance, opens a passage in its article, and takes a passage away with undo", async () => {
    withoutLayout();
    const { session } = await atSample();
    const rows = (
      await session.backend.call("events", {
        filter: "",
        window: null,
        sort: "evidence",
        descending: true,
        offset: 0,
        limit: 1,
      })
    ).rows;
    const row = rows[0];
    render(Stage, { session, part: EventInspector, with: { id: row?.id } });
    await screen.findByText(`Supported by ${row?.supports}`);
    const [passage] = screen.getAllByTitle("Open the article at this passage");
    if (passage) await user.click(passage);
    expect(session.place).toMatchObject({ room: "article", reveal: { nonce: expect.any(Number) as number } });
    const [menu] = screen.getAllByRole("button", { name: "Change this passage" });
    if (menu) await user.click(menu);
    await user.click(await screen.findByRole("menuitem", { name: "Remove from the event" }));
    await screen.findByText(`Supported by ${(row?.supports ?? 0) - 1}`);
    expect(session.toasts.list[0]?.action?.name).toBe("Undo");
  });
});
