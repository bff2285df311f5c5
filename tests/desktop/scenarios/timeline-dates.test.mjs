// Dates changed where they are drawn: a span drawn on empty time, an edge dragged, and the question where the sources
// give another date; each taken back.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { dateline } from "../command.mjs";
import { problems, screenshot } from "../eyes.mjs";
import { becomes, click, named, press, type, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { drag, emptyPlace, goToDate, markAt, markOf, point, rests, stageOf } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

const TITLE = "The floe drifts past the cape";
const DISPUTED = "Distress call first heard ashore";

test("spans are drawn, edges dragged, and sources asked about", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const library = join(settings, "config", "The loss of the Italia.dateline");
  const dateOf = async (title) =>
    (await dateline(library, ["events"])).find((event) => event.title === title)?.when?.edtf ?? null;
  const composer = "return document.querySelector('[aria-label=\"New event\"] [aria-label=Date]')?.value";
  await click(driver, "Who heard what, when");
  const stage = await (await stageOf(driver)).getRect();
  await goToDate(driver, "20 June 1928");

  await t.test("a drag with Shift over empty time gives the event a span", async () => {
    const from = await emptyPlace(driver, 0.4);
    await drag(driver, from, { x: from.x + 180, y: from.y }, { keys: ["\uE008"] });
    const date = await waitFor(driver, "the composer", composer);
    assert.match(date, /^\d+–\d+ June 1928$/u, "two days, no finer than the zoom");
    await type(driver, TITLE);
    await press(driver, "Ctrl+Enter");
    await becomes(driver, "the event", async () => (await dateOf(TITLE)) !== null);
    assert.match(await dateOf(TITLE), /^1928-06-\d\d\/1928-06-\d\d$/u);
  });

  await t.test("its end is dragged to another day, and back by undo; Escape lets go", async () => {
    await press(driver, "Z");
    await rests(driver);
    await press(driver, "-");
    await rests(driver);
    const before = await dateOf(TITLE);
    // Along the bar to its end, where the pointer can take hold of it.
    const end = await markOf(driver, TITLE, stage.x + 136 + (stage.width - 152) / 2);
    const cursor = "return document.querySelector('[role=application]').style.cursor";
    while ((await driver.executeScript(cursor)) !== "ew-resize") {
      assert.ok((end.x += 8) < stage.x + stage.width, "the end can be taken hold of");
      await point(driver, end);
    }
    const actions = driver.actions().move({ ...end, origin: "viewport", duration: 0 }).press();
    await actions.move({ x: end.x + 60, y: end.y, origin: "viewport", duration: 60 }).perform();
    await waitFor(driver, "the date that it would be", "return /^ends /.test(document.querySelector('.stage .place b')?.innerText ?? '')");
    await screenshot(driver, "timeline-edge");
    await press(driver, "Escape");
    await waitFor(driver, "nothing to be held", "return document.querySelector('.stage .place b') === null");
    await driver.actions().release().perform();
    assert.equal(await dateOf(TITLE), before);
    await drag(driver, end, { x: end.x + 120, y: end.y });
    await becomes(driver, "another end", async () => (await dateOf(TITLE)) !== before);
    const [begin, other] = (await dateOf(TITLE)).split("/");
    assert.equal(begin, before.split("/")[0], "the begin stays as it was");
    assert.notEqual(other, before.split("/")[1]);
    await press(driver, "Ctrl+Z");
    await becomes(driver, "the date as it was", async () => (await dateOf(TITLE)) === before);
  });

  await t.test("where a supporting passage gives another date, it asks first", async () => {
    await press(driver, "Ctrl+Shift+T");
    await click(driver, DISPUTED);
    await press(driver, "Ctrl+Shift+T");
    await stageOf(driver);
    await press(driver, "Z");
    await rests(driver);
    const before = await dateOf(DISPUTED);
    const middle = stage.x + 136 + (stage.width - 152) / 2;
    const away = async () => {
      const at = await markAt(driver, "ew-resize", middle);
      await drag(driver, at, { x: at.x + 340, y: at.y });
      await named(driver, "Change the date");
    };
    await away();
    await screenshot(driver, "timeline-doubted");
    await press(driver, "Escape");
    await waitFor(driver, "the question to go", "return document.querySelector('[aria-modal]') === null");
    assert.equal(await dateOf(DISPUTED), before);
    await away();
    await click(driver, "Change the date");
    await becomes(driver, "another date", async () => (await dateOf(DISPUTED)) !== before);
    await press(driver, "Ctrl+Z");
    await becomes(driver, "the date as it was", async () => (await dateOf(DISPUTED)) === before);
  });
  assert.deepEqual(await problems(driver), []);
});
