import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import Stage from "../shared/testing/Stage.svelte";
import AnnotationsTab from "./AnnotationsTab.svelte";
import Reader from "./Reader.svelte";
import { atSample, withoutLayout } from "./testing";

const user = userEvent.setup();

describe("Reader", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  beforeEach(async () => {
    withoutLayout();
    stage = await atSample();
  });

  it("shows exactly the text of the blocks that are not folded", async () => {
    const { session, view } = stage;
    const { article, version, folded } = await view();
    render(Stage, { session, part: Reader, with: { id: article.id, version: null, reveal: null } });
    const prose = await screen.findByRole("document", { name: "Text of the article" });
    const shown = version.blocks
      .filter((_, index) => !folded.includes(index))
      .map((block) => [...version.text].slice(block.start, block.end).join(""));
    expect([...prose.querySelectorAll(".text")].map((each) => each.textContent)).toEqual(shown);
  });

  it("unfolds in place, and folds a line away again", async () => {
    const { session, view } = stage;
    const { article, folded } = await view();
    render(Stage, { session, part: Reader, with: { id: article.id, version: null, reveal: null } });
    const [show] = await screen.findAllByRole("button", { name: "Show" });
    if (show) await user.click(show);
    const hide = await screen.findByRole("button", { name: "Hide again" });
    expect((await view()).folded).toHaveLength(folded.length - 1);
    await user.click(hide);
    await expect.poll(async () => (await view()).folded).toEqual(folded);
  });
});

describe("AnnotationsTab", () => {
  it("lists the annotations in the order of the text and says what is not exact", async () => {
    withoutLayout();
    const { session, view } = await atSample();
    const now = await view();
    render(Stage, { session, part: AnnotationsTab, with: { view: now } });
    const cards = [...document.querySelectorAll<HTMLElement>("[data-annotation]")];
    expect(cards.map((card) => card.dataset.annotation)).toEqual(now.annotations.map((each) => each.id));
    expect(screen.getByText("Changed in version 2")).toBeTruthy();
    expect(screen.getByText("Not found in version 2")).toBeTruthy();
  });

  it("keeps a changed passage with its button", async () => {
    withoutLayout();
    const { session, view } = await atSample();
    render(Stage, { session, part: AnnotationsTab, with: { view: await view() } });
    await user.click(screen.getByRole("button", { name: "Keep" }));
    await expect
      .poll(async () => (await view()).annotations.some((each) => each.state === "changed"))
      .toBe(false);
  });
});
