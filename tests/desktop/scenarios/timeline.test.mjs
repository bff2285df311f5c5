// The timeline, worked on: an event made on empty time, its date moved by pointer and by keys, stars, lanes,
// clusters, the table in groups; and all of it taken back.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { dateline } from "../command.mjs";
import { axe, problems, screenshot } from "../eyes.mjs";
import { becomes, click, named, press, sees, settled, type, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { emptyPlace, goToDate, markAt, stageOf, sweep } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

const TITLE = "A raft is sighted";
const size = { width: 1440, height: 900 };

test("events are made, dated, starred and arranged on the timeline itself", async (t) => {
  const { driver, settings, close } = await openWindow({ size });
  t.after(() => close());
  await openSample(driver);
  const library = join(settings, "config", "The loss of the Italia.dateline");
  const eventNamed = async (title) => (await dateline(library, ["events"])).find((event) => event.title === title);
  const dateOf = (title) => eventNamed(title).then((event) => event?.when?.edtf ?? null);
  const becomesDated = (wanted) => becomes(driver, `the date to be ${wanted}`, async () => (await dateOf(TITLE)) === wanted);

  await click(driver, "The rescue, day by day");
  const stage = await stageOf(driver);
  await goToDate(driver, "15 June 1928");
  const box = await stage.getRect();
  const left = 136;
  const width = box.width - left - 16;

  await t.test("a double click on empty time opens the composer with that day", async () => {
    const at = await emptyPlace(driver);
    await driver.actions().move({ ...at, origin: "viewport" }).doubleClick().perform();
    await named(driver, "What happened");
    const day = await driver.executeScript("return document.querySelector('[aria-label=\"New event\"] [aria-label=Date]').value");
    assert.match(day, /^\d{1,2} \w+ 1928$/u, "no finer than the zoom");
    await type(driver, TITLE);
    await press(driver, "Ctrl+Enter");
    await waitFor(driver, "the event in the inspector", `return document.querySelector(".event-head h3")?.innerText === "${TITLE}"`);
    assert.ok(await eventNamed(TITLE));
  });

  const before = await dateOf(TITLE);
  await t.test("it is dragged to another day", async () => {
    await press(driver, "Z");
    await settled(driver);
    await press(driver, "-");
    await press(driver, "-");
    await settled(driver);
    const day = await markAt(driver, "ew-resize", box.x + left + width / 2);
    await driver
      .actions()
      .move({ ...day, origin: "viewport" })
      .press()
      .move({ x: day.x + 40, y: day.y, origin: "viewport", duration: 60 })
      .move({ x: day.x + 200, y: day.y, origin: "viewport", duration: 100 })
      .release()
      .perform();
    await becomes(driver, "another date", async () => (await dateOf(TITLE)) !== before);
    await press(driver, "Ctrl+Z");
    await becomesDated(before);
  });

  await t.test("keys move it, say what it becomes, and wait for Enter", async () => {
    await focusStage(driver);
    await press(driver, "]");
    await waitFor(driver, "the words", "return [...document.querySelectorAll('[aria-live=assertive]')].some((each) => each.textContent.includes('Enter keeps it'))");
    assert.equal(await dateOf(TITLE), before);
    await press(driver, "Enter");
    await becomes(driver, "another date", async () => (await dateOf(TITLE)) !== before);
    await press(driver, "Ctrl+Z");
    await becomesDated(before);
    await press(driver, "]");
    await press(driver, "Escape");
    assert.equal(await dateOf(TITLE), before);
  });

  await t.test("a date that its sources do not give is asked about first", async () => {
    await press(driver, "Ctrl+Shift+T");
    await click(driver, "Distress call first heard ashore");
    await press(driver, "Ctrl+Shift+T");
    await waitFor(driver, "the timeline", "return document.querySelector('[role=application]') !== null");
    await press(driver, "Z");
    await settled(driver);
    await focusStage(driver);
    for (let step = 0; step < 40; step += 1) await press(driver, "]");
    await press(driver, "Enter");
    await named(driver, "Change the date");
    await press(driver, "Escape");
    await waitFor(driver, "the question to go", "return document.querySelector('[aria-modal]') === null");
  });

  await t.test("S stars the event, and takes the star back", async () => {
    await press(driver, "S");
    await waitFor(driver, "the star", "return document.querySelector('[aria-label=Star]')?.getAttribute('aria-pressed') === 'true'");
    await press(driver, "S");
    await waitFor(driver, "no star", "return document.querySelector('[aria-label=Star]')?.getAttribute('aria-pressed') === 'false'");
  });

  await t.test("a lane is moved by keys, folded, and saved with the timeline", async () => {
    await press(driver, "0");
    await settled(driver);
    const order = () => driver.executeScript("return [...document.querySelectorAll('[data-lane] .name')].map((each) => each.innerText)");
    const [first, second] = await order();
    await driver.executeScript("document.querySelector('[data-lane]').focus()");
    await press(driver, "Alt+Down");
    await waitFor(driver, "the lane to move", "return document.querySelector('[data-lane] .name').innerText === arguments[0]", second);
    assert.equal((await order())[1], first);
    await press(driver, "Ctrl+S");
    await sees(driver, "now shows this view.");
  });

  await t.test("a pill says how many, and lists them", async () => {
    for (let step = 0; step < 9; step += 1) await press(driver, "-");
    await settled(driver);
    await focusStage(driver);
    const words = await sweep(driver, (said) => /^\d+ events/u.test(said));
    await press(driver, "Enter");
    const count = Number(words.match(/^\d+/u)[0]);
    await waitFor(driver, "as many rows as the pill says", "return document.querySelectorAll('.members .member').length === arguments[0]", count);
    await screenshot(driver, "timeline-pill");
    await press(driver, "Escape");
  });

  await t.test("the table stands in groups, is gone through by keys, and is accessible", async () => {
    await press(driver, "Ctrl+Shift+T");
    await named(driver, "In groups by tag");
    await click(driver, "In groups by tag");
    await waitFor(driver, "groups", "return document.querySelectorAll('[role=treegrid] [aria-level=\"1\"]').length > 1");
    await driver.executeScript("document.querySelector('[role=treegrid] [data-index]').focus()");
    await press(driver, "Down");
    await waitFor(driver, "an event of the group", "return document.querySelector('.event-head h3') !== null && document.activeElement.getAttribute('aria-level') === '2'");
    await press(driver, "Left");
    await press(driver, "Left");
    await waitFor(driver, "the group to close", "return document.activeElement.getAttribute('aria-expanded') === 'false'");
    assert.deepEqual(await axe(driver), []);
    await screenshot(driver, "timeline-groups");
    await press(driver, "Ctrl+Shift+T");
  });
  assert.deepEqual(await axe(driver), []);
  assert.deepEqual(await problems(driver), []);
});

async function focusStage(driver) {
  await driver.executeScript("document.querySelector('[role=application]').focus()");
}
