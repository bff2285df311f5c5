/** Deciding by keys on annotations that wait after a new version. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AnnotationView } from "../bindings";
import { dispatch } from "../commands";
import { placeToKeep, shownPlace, showNextPlace, waits } from "./review";
import { atSample, withoutLayout } from "./testing";

describe("an annotation that waits after a new version", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  beforeEach(async () => {
    withoutLayout();
    stage = await atSample();
  });
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    dispatch(new KeyboardEvent("keydown", { key, ...more }), stage.session);
  const inState = (state: AnnotationView["state"]): AnnotationView => {
    const found = stage.desk.view?.annotations.find((each) => each.state === state);
    if (!found) throw new Error(`The sample has one that is ${state}.`);
    return found;
  };
  const now = async (id: string): Promise<AnnotationView | undefined> =>
    (await stage.view()).annotations.find((each) => each.id === id);

  it("is kept by Y, and undo lets it wait again", async () => {
    const { id } = inState("changed");
    stage.desk.active = id;
    expect(press("y")).toBe(true);
    const waiting = async (): Promise<boolean> => {
      const one = await now(id);
      return one !== undefined && waits(one);
    };
    await expect.poll(waiting).toBe(false);
    await stage.session.undo();
    expect(await waiting()).toBe(true);
  });

  it("is detached by Shift A, and taken up for another passage by A", async () => {
    const { id } = inState("lost");
    stage.desk.active = id;
    expect(press("y")).toBe(false);
    expect(press("a")).toBe(true);
    expect(stage.desk.attaching).toBe(id);
    expect(press("A", { shiftKey: true })).toBe(true);
    await expect.poll(async () => (await now(id))?.accepted).toBe(true);
  });

  it("is reached by J from the one before, round the end", async () => {
    const ask = { filter: "", article: null, to_review: true, offset: 0, limit: 200 };
    const { rows } = await stage.session.backend.call("annotations", ask);
    stage.desk.active = rows.at(-1)?.id ?? null;
    press("j");
    await expect
      .poll(() => (stage.session.place?.room === "article" ? stage.session.place.reveal?.annotation : null))
      .toBe(rows[0]?.id);
  });

  it("shows its possible places one after the other, and only one that was shown is kept", () => {
    const { desk, session } = stage;
    const places = [
      { start: 3, end: 9 },
      { start: 40, end: 46 },
    ];
    const one: AnnotationView = { ...inState("lost"), state: "ambiguous", place: null, candidates: places };
    expect(waits(one)).toBe(true);
    expect(placeToKeep(desk, one)).toBeNull();
    showNextPlace(session, one);
    expect(placeToKeep(desk, one)).toEqual(places[0]);
    showNextPlace(session, one);
    expect(placeToKeep(desk, one)).toEqual(places[1]);
    showNextPlace(session, one);
    expect(shownPlace(desk, one)).toBe(0);
  });
});
