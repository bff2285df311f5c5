import { beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../commands";
import { atSample, withoutLayout } from "./testing";

const press = (key: string, target: EventTarget = document.body): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  Object.defineProperty(event, "target", { value: target });
  return event;
};
const settled = (): Promise<void> => new Promise((settle) => setTimeout(settle, 20));

describe("commands of the reader", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  beforeEach(async () => {
    withoutLayout();
    stage = await atSample();
  });

  it("marks the selected passage with the key of a colour, and remembers the colour for H", async () => {
    const { session, desk, view } = stage;
    const before = (await view()).annotations.length;
    const block = desk.view?.version.blocks.find((_, index) => !desk.view?.folded.includes(index));
    desk.selected = { start: block?.start ?? 0, end: (block?.start ?? 0) + 11 };
    expect(dispatch(press("4"), session)).toBe(true);
    await settled();
    const { annotations } = await view();
    expect(annotations).toHaveLength(before + 1);
    expect(annotations.find((each) => each.id === desk.active)?.color).toBe("rose");
    expect(desk.color).toBe("rose");
    expect(desk.selected).toBeNull();
  });

  it("does nothing without a passage, and nothing while one types", () => {
    const { session, desk } = stage;
    expect(dispatch(press("h"), session)).toBe(false);
    desk.selected = { start: 0, end: 4 };
    expect(dispatch(press("h", document.createElement("textarea")), session)).toBe(false);
  });

  it("leaves what lies beneath a dialog alone", () => {
    const { session, desk } = stage;
    desk.selected = { start: 0, end: 4 };
    session.layer = "import";
    expect(dispatch(press("h"), session)).toBe(false);
    session.layer = null;
    expect(dispatch(press("h"), session)).toBe(true);
  });

  it("opens the composer from the annotation chosen", () => {
    const { session, desk } = stage;
    const annotation = desk.view?.annotations.find((each) => each.place);
    desk.active = annotation?.id ?? null;
    dispatch(press("e"), session);
    expect(desk.floating).toMatchObject({ kind: "event", ask: { from: "annotation", id: annotation?.id } });
  });

  it("deletes the annotation chosen, and undo brings it back", async () => {
    const { session, desk, view } = stage;
    const before = (await view()).annotations.length;
    desk.active = desk.view?.annotations[0]?.id ?? null;
    dispatch(press("Delete"), session);
    await settled();
    expect((await view()).annotations).toHaveLength(before - 1);
    expect(session.toasts.list[0]?.words).toBe("Annotation deleted");
    session.toasts.list[0]?.action?.run();
    await settled();
    expect((await view()).annotations).toHaveLength(before);
  });

  it("shows why folded text can't be marked, and marks nothing", async () => {
    const { session, desk, view } = stage;
    const before = (await view()).annotations.length;
    const folded = desk.view?.version.blocks[desk.view.folded[0] ?? 0];
    desk.selected = { start: folded?.start ?? 0, end: folded?.end ?? 1 };
    dispatch(press("1"), session);
    await settled();
    expect((await view()).annotations).toHaveLength(before);
    expect(session.toasts.list[0]?.tone).toBe("danger");
  });

  it("steps from date to date and round the end", () => {
    const { session, desk } = stage;
    const last = desk.expressions.length - 1;
    dispatch(press("]"), session);
    expect(desk.date).toBe(0);
    dispatch(press("["), session);
    expect(desk.date).toBe(last);
  });
});
