import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { AnnotationView } from "../bindings";
import { dispatch } from "../commands";
import Stage from "../shared/testing/Stage.svelte";
import Reader from "./Reader.svelte";
import { atSample, withoutLayout } from "./testing";

const user = userEvent.setup({ delay: null });

describe("the ends of an annotation", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  let before: AnnotationView;
  const now = async (): Promise<AnnotationView | undefined> =>
    (await stage.view()).annotations.find(({ id }) => id === before.id);

  beforeEach(async () => {
    withoutLayout();
    // Handles stand only where the text was laid out.
    Range.prototype.getClientRects = () => [new DOMRect(10, 10, 8, 20)] as unknown as DOMRectList;
    stage = await atSample();
    const { session, desk, view } = stage;
    const shown = await view();
    const found = shown.annotations.find(({ place, state }) => place && state === "exact");
    if (!found) throw new Error("The sample has no annotation with a place.");
    before = found;
    render(Stage, { session, part: Reader, with: { id: shown.article.id, version: null, reveal: null } });
    await screen.findByRole("document", { name: "Text of the article" });
    desk.active = before.id;
    await screen.findByRole("slider", { name: "End of the annotation" });
    dispatch(new KeyboardEvent("keydown", { key: "x" }), session);
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("slider"));
  });

  it("move by keys, are previewed, and kept as one step that undo takes back", async () => {
    const { session, desk } = stage;
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(desk.extent?.span.end).toBeGreaterThan(before.place?.end ?? 0);
    expect((await now())?.place).toEqual(before.place);
    await user.keyboard("{Enter}");
    await waitFor(async () => expect((await now())?.place?.end).toBeGreaterThan(before.place?.end ?? 0));
    expect((await now())?.quote.startsWith(before.quote)).toBe(true);
    expect(desk.extent).toBeNull();
    await session.undo();
    expect(await now()).toEqual(before);
  });

  it("are given back by Escape", async () => {
    const { desk } = stage;
    await user.keyboard("{ArrowRight}{Escape}");
    expect(desk.extent).toBeNull();
    expect(await now()).toEqual(before);
    expect(desk.active).toBe(before.id);
  });

  it("move apart from each other: Shift and Tab comes to the beginning", async () => {
    await user.tab({ shift: true });
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Beginning of the annotation");
    await user.keyboard("{ArrowRight}{Enter}");
    await waitFor(async () => expect((await now())?.place?.start).toBeGreaterThan(before.place?.start ?? 0));
    expect((await now())?.place?.end).toBe(before.place?.end);
  });
});
