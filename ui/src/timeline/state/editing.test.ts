import { describe, expect, it } from "vitest";
import type { EventMark } from "../../bindings";
import { openSession } from "../../shared/testing/open";
import type { Session } from "../../shared/session.svelte";
import { Editing } from "./editing.svelte";

const DAYS = { kind: "day" } as const;

async function markOf(session: Session, title: string): Promise<EventMark> {
  const view = await session.backend.call("timeline", {
    filter: "",
    lanes: "none",
    window: null,
    width: 1e9,
  });
  const marks = view.lanes.flatMap((lane) => lane.marks);
  const found = marks.find((mark) => mark.type === "event" && mark.title === title);
  if (found?.type !== "event") throw new Error(`There is no event ${title}.`);
  return found;
}

async function dateOf(session: Session, { id }: EventMark): Promise<string | undefined> {
  return (await session.backend.call("event", { id })).row.when?.edtf;
}

describe("changing a date on the timeline", () => {
  it("changes the event when it is kept, as one step that is taken back", async () => {
    const session = await openSession();
    const mark = await markOf(session, "Three men set out on foot");
    const editing = new Editing(session);
    editing.take(mark, "all", DAYS);
    editing.step(1, DAYS);
    editing.step(1, DAYS);
    expect(editing.words).toBe("1 June 1928");
    await editing.keep();
    expect(await dateOf(session, mark)).toBe("1928-06-01");
    await session.undo();
    expect(await dateOf(session, mark)).toBe("1928-05-30");
  });

  it("changes nothing when it is left, or comes back to where it was", async () => {
    const session = await openSession();
    const mark = await markOf(session, "Three men set out on foot");
    const editing = new Editing(session);
    editing.take(mark, "all", DAYS);
    editing.step(3, DAYS);
    editing.cancel();
    await editing.keep();
    editing.take(mark, "all", DAYS);
    editing.step(1, DAYS);
    editing.step(-1, DAYS);
    await editing.keep();
    expect(await dateOf(session, mark)).toBe("1928-05-30");
  });

  it("asks first where a supporting passage gives another date", async () => {
    const session = await openSession();
    const mark = await markOf(session, "The wreck on the pack");
    const editing = new Editing(session);
    editing.take(mark, "all", DAYS);
    editing.step(4, DAYS);
    await editing.keep();
    expect(await dateOf(session, mark)).toBe("1928-05-25T10:33");
    expect(editing.doubted?.claims).toEqual(["The Meridian Weekly says 25 May 1928, 10:33"]);
    const doubted = editing.doubted;
    if (doubted) await editing.change(doubted.id, doubted.title, doubted.date);
    expect(await dateOf(session, mark)).toBe("1928-05-29");
  });

  it("opens the composer with the span that was drawn", async () => {
    const session = await openSession();
    const editing = new Editing(session);
    const at = Date.UTC(1928, 5, 3) / 1000;
    await editing.begin([at, at + 4 * 86_400], DAYS, { x: 10, y: 10, lane: null });
    expect(editing.beginning?.date.edtf).toBe("1928-06-03/1928-06-07");
  });
});
