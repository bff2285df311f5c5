import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { dispatch } from "../commands";
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

describe("an article that leaves the library", () => {
  it("says so in its place, and nothing covers the word that it was undone", async () => {
    withoutLayout();
    const { session, view } = await atSample();
    const { article } = await view();
    render(Stage, { session, part: Reader, with: { id: article.id, version: null, reveal: null } });
    await screen.findByRole("document", { name: "Text of the article" });
    const plain = session.backend.call.bind(session.backend);
    const gone = { code: "not-found", message: "There is no such article in this library." };
    vi.spyOn(session.backend, "call").mockImplementation((name, input) =>
      name.startsWith("article") ? Promise.reject(gone as unknown as Error) : plain(name, input),
    );
    session.revision += 1;
    await screen.findByText(/no longer in the library/u);
    expect(screen.queryByRole("document", { name: "Text of the article" })).toBeNull();
    expect(session.toasts.list).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe("the outline, whole blocks and printing", () => {
  let stage: Awaited<ReturnType<typeof atSample>>;
  beforeEach(async () => {
    withoutLayout();
    stage = await atSample();
    const { article } = await stage.view();
    render(Stage, {
      session: stage.session,
      part: Reader,
      with: { id: article.id, version: null, reveal: null },
    });
    await screen.findByRole("document", { name: "Text of the article" });
  });
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    dispatch(new KeyboardEvent("keydown", { key, ...more }), stage.session);

  it("lists the headings, goes to them by keys and leads back to the text", async () => {
    press("o");
    const outline = await screen.findByRole("navigation", { name: "Outline" });
    const { version, folded } = await stage.view();
    const count = version.blocks.filter(
      ({ kind }, index) => kind.type === "heading" && !folded.includes(index),
    ).length;
    expect(within(outline).getAllByRole("listitem")).toHaveLength(count + 1);
    expect(document.activeElement?.getAttribute("aria-current")).toBe("location");
    await user.keyboard("{ArrowDown}{Enter}{Escape}");
    expect(screen.queryByRole("navigation", { name: "Outline" })).toBeNull();
    expect(document.activeElement?.getAttribute("role")).toBe("document");
  });

  it("grows a selection to the whole block", async () => {
    const { desk, view } = stage;
    const { version, folded } = await view();
    const block = version.blocks.find((_, index) => !folded.includes(index));
    desk.selected = { start: (block?.start ?? 0) + 4, end: (block?.start ?? 0) + 7 };
    press("b");
    const selection = document.getSelection();
    expect(selection?.toString()).toBe([...version.text].slice(block?.start, block?.end).join(""));
  });

  it("lays the article out for paper: its text, its notes with numbers, its source with the fingerprint", async () => {
    const print = vi.fn();
    window.print = print;
    press("p", { ctrlKey: true });
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    const sheet = document.querySelector(".print-sheet");
    const { version, annotations } = await stage.view();
    expect(sheet?.textContent).toContain(version.original);
    expect(sheet?.querySelectorAll(".note")).toHaveLength(
      annotations.filter(
        ({ place, note, tags, events }) => place && (note || tags.length + events.length > 0),
      ).length,
    );
    expect(sheet?.querySelectorAll(".ground").length).toBeGreaterThan(0);
    window.dispatchEvent(new Event("afterprint"));
    await waitFor(() => expect(document.querySelector(".print-sheet")).toBeNull());
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
