// The timeline by keyboard alone, in light and dark: from event to event, to a new event and its lane, and through the
// table of the same events, with every action and back by undo.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { dateline } from "../command.mjs";
import { axe, problems } from "../eyes.mjs";
import { becomes, named, press, settled, type, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { goToDate, reachStage, rests, said, window } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

test("the timeline and its table by keyboard alone", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const library = join(settings, "config", "The loss of the Italia.dateline");
  const events = () => dateline(library, ["events"]);
  const focus = (what) => driver.executeScript(`return document.activeElement?.${what}`);
  const shownTitle = "return document.querySelector('.event-head h3')?.innerText";
  await press(driver, "Ctrl+3");
  await rests(driver);

  await t.test("arrows go from event to event, say each, and on past the edge of the view", async () => {
    await reachStage(driver);
    await press(driver, "Right");
    const first = await said(driver);
    assert.match(first, /, .*1928/u, "title and date");
    await press(driver, "Right");
    assert.notEqual(await said(driver), first);
    await goToDate(driver, "1 June 1900");
    const before = await window(driver);
    await reachStage(driver);
    // Nothing is drawn there; the way back is a step.
    await press(driver, "Backspace");
    await rests(driver);
    assert.notEqual(await window(driver), before);
    await press(driver, "Space");
    await press(driver, "Right");
    await press(driver, "Space");
    await waitFor(driver, "the event in the inspector", shownTitle);
    assert.deepEqual(await axe(driver), []);
  });

  await t.test("N makes an event, Del deletes it, undo brings it back", async () => {
    const before = (await events()).length;
    await press(driver, "N");
    await named(driver, "What happened");
    await type(driver, "keys alone");
    await press(driver, "Ctrl+Enter");
    await becomes(driver, "the event", async () => (await events()).length === before + 1);
    await waitFor(driver, "it to be selected", `${shownTitle} === arguments[0]`, "keys alone");
    await press(driver, "Delete");
    await becomes(driver, "it to be gone", async () => (await events()).length === before);
    await press(driver, "Ctrl+Z");
    await press(driver, "Ctrl+Z");
    await becomes(driver, "all as before", async () => (await events()).length === before);
  });

  await t.test("the table is gone through by rows and cells, sorted, starred, in groups", async () => {
    await press(driver, "Ctrl+Shift+T");
    await waitFor(driver, "the rows", "return document.querySelector('[role=grid] [role=row][data-index]') !== null");
    await reach(driver, "getAttribute('role') === 'columnheader' || document.activeElement?.closest('[role=columnheader]') !== null");
    await press(driver, "Tab");
    await press(driver, "Enter");
    await waitFor(driver, "the table to be sorted by title", "return document.querySelectorAll('[role=columnheader]')[1].getAttribute('aria-sort') === 'ascending'");
    const shown = "[...document.querySelectorAll('[role=row][data-index] .title')].slice(0, 8).map((each) => each.innerText)";
    // The header says the new order at once; the rows come in it with their answer.
    await waitFor(driver, "rows in that order", `const all = ${shown}; return all.length === 8 && all.every((title, i) => i === 0 || all[i - 1].localeCompare(title, "en") <= 0)`);
    const titles = await driver.executeScript(`return ${shown}`);
    await reach(driver, "getAttribute('role') === 'row'");
    await press(driver, "Down");
    await waitFor(driver, "the second row in the inspector", `${shownTitle} === arguments[0]`, titles[1]);
    await press(driver, "Right");
    assert.equal(await focus("getAttribute('role')"), "gridcell");
    await press(driver, "Left");
    await press(driver, "S");
    await waitFor(driver, "the star", "return document.querySelector('[aria-label=Star]')?.getAttribute('aria-pressed') === 'true'");
    await press(driver, "Ctrl+Z");
    assert.deepEqual(await axe(driver), []);
    await reach(driver, "type === 'checkbox' && document.activeElement.closest('label').innerText.includes('In groups')");
    await press(driver, "Space");
    await waitFor(driver, "the groups", "return document.querySelector('[role=treegrid] [aria-level=\"1\"]') !== null");
    await reach(driver, "getAttribute('aria-level') === '1'");
    await press(driver, "Down");
    await press(driver, "Right");
    assert.equal(await focus("getAttribute('role')"), "gridcell");
    await press(driver, "Left");
    await press(driver, "Left");
    assert.equal(await focus("getAttribute('aria-level')"), "1");
    await press(driver, "Ctrl+Shift+L");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Ctrl+Shift+T");
    await rests(driver);
    assert.deepEqual(await axe(driver), []);
  });
  assert.deepEqual(await problems(driver), []);
});

/** Presses Tab until what has the focus is so; backwards once the end is reached. */
async function reach(driver, so) {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await driver.executeScript(`return Boolean(document.activeElement?.${so})`)) return;
    await press(driver, "Tab");
  }
  throw new Error(`Tab does not reach what is ${so}.`);
}
