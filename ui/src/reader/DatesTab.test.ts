import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../commands";
import Stage from "../shared/testing/Stage.svelte";
import DatePopover from "./DatePopover.svelte";
import DateReadingForm from "./DateReadingForm.svelte";
import DatesTab from "./DatesTab.svelte";
import DateStrip from "./DateStrip.svelte";
import { datedOf } from "./dateStrip";
import { atSample, withoutLayout } from "./testing";

const user = userEvent.setup();
const press = (key: string, shiftKey = false): KeyboardEvent =>
  new KeyboardEvent("keydown", { key, shiftKey, cancelable: true });

let stage: Awaited<ReturnType<typeof atSample>>;
beforeEach(async () => {
  withoutLayout();
  stage = await atSample();
});

/** The index of the date on these words. */
function on(words: string): number {
  return stage.desk.expressions.findIndex(({ expression }) => expression.text === words);
}
async function edtfOf(words: string): Promise<string | null | undefined> {
  const { expressions } = await stage.dates();
  return expressions.find(({ expression }) => expression.text === words)?.expression.edtf;
}

describe("a date's card", () => {
  it("says value, EDTF, reason and other readings; a click on one of those reads it so", async () => {
    const { session, desk } = stage;
    const index = on("7 June");
    const view = desk.expressions[index];
    const nothing = (): void => undefined;
    render(Stage, {
      session,
      part: DatePopover,
      with: { view, index, kept: true, onenter: nothing, onleave: nothing },
    });
    const card = screen.getByRole("group", { name: "Date" });
    expect(card.textContent).toContain("7 June 1928");
    expect(card.textContent).toContain("1928-06-07");
    expect(card.textContent).toContain("in an article of 21 July 1928");
    await user.click(within(card).getByTitle("Read it as 7 June 1927"));
    await expect.poll(() => edtfOf("7 June")).toBe("1927-06-07");
    await session.undo();
    await expect.poll(() => edtfOf("7 June")).toBe("1928-06-07");
  });

  it("obeys its keys while one steps: a number takes a reading, Del dismisses, R asks for another", async () => {
    const { session, desk } = stage;
    desk.date = on("7 June");
    expect(dispatch(press("1"), session)).toBe(true);
    await expect.poll(() => edtfOf("7 June")).toBe("1929-06-07");
    desk.view = await stage.view();
    dispatch(press("r"), session);
    expect(desk.floating?.kind).toBe("reading");
    desk.floating = null;
    dispatch(press("Delete"), session);
    await expect.poll(() => edtfOf("7 June")).toBeUndefined();
    expect(desk.date).toBeNull();
  });
});

describe("the field for another date", () => {
  it("makes words that were overlooked a date", async () => {
    const { session, desk } = stage;
    const text = [...(desk.view?.version.text ?? "")].join("");
    const start = [...text.slice(0, text.indexOf("the same evening"))].length;
    desk.page = { text: { points: { slice: () => "the same evening" } }, deselect: () => undefined } as never;
    let closed = false;
    const at = { start, end: start + "the same evening".length };
    render(Stage, { session, part: DateReadingForm, with: { at, onclose: () => (closed = true) } });
    const field = screen.getByLabelText("The date that these words mean");
    await user.clear(field);
    await user.type(field, "25 May 1928");
    await screen.findByText("25 May 1928");
    await user.keyboard("{Enter}");
    await expect.poll(() => closed).toBe(true);
    expect(await edtfOf("the same evening")).toBe("1928-05-25");
  });
});

describe("the dates' tab", () => {
  it("says that dates are being found, and that there are none only when they are", async () => {
    const { desk } = stage;
    const found = desk.dates;
    desk.dates = null;
    desk.datesComing = true;
    render(Stage, { session: stage.session, part: DatesTab, with: { view: await stage.view() } });
    expect(screen.getByRole("status").textContent).toBe("Finding the dates in the text…");
    expect(screen.queryByText(/No dates were found/u)).toBeNull();
    desk.datesComing = false;
    desk.dates = found && { ...found, expressions: [] };
    await screen.findByText(/No dates were found/u);
  });

  it("lists what was dismissed, to be restored", async () => {
    const { session, desk } = stage;
    const passage = desk.passage(desk.expressions[on("8 June")]?.expression ?? { start: 0, end: 0 });
    if (passage) await session.change("dismiss_reading", passage);
    desk.dates = await stage.dates();
    render(Stage, { session, part: DatesTab, with: { view: await stage.view() } });
    await user.click(screen.getByText("1 not read as a date"));
    await user.click(screen.getByRole("button", { name: "Restore" }));
    await expect.poll(() => edtfOf("8 June")).toBe("1928-06-08");
  });

  it("chooses the genre, and undo takes it back", async () => {
    const { session } = stage;
    render(Stage, { session, part: DatesTab, with: { view: await stage.view() } });
    const field = screen.getByLabelText("How relative dates are read");
    expect(field.textContent).toContain("By the text’s evidence: news");
    await user.selectOptions(field, "narrative");
    await expect.poll(async () => (await stage.view()).genre).toBe("narrative");
    await session.undo();
    await expect.poll(async () => (await stage.view()).genre).toBeNull();
  });

  it("suggests events by keyboard: Enter makes one, S passes one over, nothing comes of itself", async () => {
    const { session, desk } = stage;
    const events = session.overview?.counts.events ?? 0;
    desk.datesShown = "suggestions";
    render(Stage, { session, part: DatesTab, with: { view: await stage.view() } });
    const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-suggestion]")];
    await expect.poll(() => cards().length).toBeGreaterThan(2);
    const [first, second] = cards();
    const all = cards().length;
    expect(session.overview?.counts.events).toBe(events);
    first?.focus();
    await user.keyboard("s");
    await expect.poll(() => cards().length).toBe(all - 1);
    expect(document.activeElement).toBe(second);
    await user.keyboard("{Enter}");
    await expect.poll(() => session.overview?.counts.events).toBe(events + 1);
    await expect.poll(() => cards().length).toBe(all - 2);
    await user.click(screen.getByRole("button", { name: "Show the 1 passed over" }));
    await expect.poll(() => cards().length).toBe(all - 1);
  });
});

describe("the strip of dates", () => {
  it("counts the dates that have a place, and leads to their list", async () => {
    const { session, desk } = stage;
    render(Stage, { session, part: DateStrip, with: { dates: datedOf(desk.expressions), coming: false } });
    const dated = desk.expressions.filter(({ edges }) => edges).length;
    await user.click(screen.getByRole("button", { name: `${dated} dates` }));
    expect(session.inspectorTab.reader).toBe("dates");
  });
});
