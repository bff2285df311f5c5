import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { MemoryBackend } from "../backend/memory";
import { Session } from "../shared/session.svelte";
import { PLAIN_STYLE } from "./state/lanes.svelte";
import InRoom from "./testing/InRoom.svelte";

async function begun(): Promise<Session> {
  const session = new Session(new MemoryBackend());
  await session.begin();
  await session.openSample();
  session.open({ room: "timeline", id: null, filter: "" });
  return session;
}

beforeEach(() => {
  localStorage.clear();
  // Elements have no size in jsdom; the table shows what fits this height.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
});

describe("the table twin", () => {
  it("lists the events of the timeline, and is reached and left by its segment", async () => {
    const session = await begun();
    render(InRoom, { session });
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));
    const grid = await screen.findByRole("grid", { name: "Timeline" });
    const events = session.overview?.counts.events ?? 0;
    await waitFor(() => expect(grid.getAttribute("aria-rowcount")).toBe(String(events + 1)));
    await userEvent.click(screen.getByRole("radio", { name: "Timeline" }));
    expect(screen.queryByRole("grid")).toBeNull();
  });

  it("sorts by a column and says so", async () => {
    render(InRoom, { session: await begun() });
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));
    const head = await screen.findByRole("columnheader", { name: "Date" });
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    await userEvent.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("descending");
  });

  it("selects by keyboard", async () => {
    const session = await begun();
    render(InRoom, { session });
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));
    const rows = await screen.findAllByRole("row");
    rows[1]?.focus();
    await userEvent.keyboard("{ArrowDown} ");
    await waitFor(() => expect(session.selection?.kind).toBe("event"));
  });
});

describe("saved timelines", () => {
  it("saves a view under a name, and takes it back", async () => {
    const session = await begun();
    const before = session.overview?.timelines.length ?? 0;
    await session.change(
      "create_timeline",
      { name: "Mine", filter: "", lanes: "tag", window: [0, 1], style: PLAIN_STYLE },
      "Saved.",
    );
    expect(session.overview?.timelines.length).toBe(before + 1);
    expect(session.toasts.list[0]?.action?.name).toBe("Undo");
    await session.undo();
    expect(session.overview?.timelines.length).toBe(before);
  });

  it("takes conditions away by their chips", async () => {
    const session = await begun();
    session.open({ room: "timeline", id: null, filter: "tag:rescue storm" });
    render(InRoom, { session });
    await userEvent.click(await screen.findByRole("button", { name: "Remove tag rescue" }));
    expect(session.place).toMatchObject({ room: "timeline", filter: "storm" });
  });
});
