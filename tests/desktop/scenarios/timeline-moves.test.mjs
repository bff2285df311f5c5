// The timeline's window over time, moved by pointer and keys: thrown, caught, zoomed about the pointer, gone back
// over, taken by the band above.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { problems } from "../eyes.mjs";
import { named, press, type, waitFor, wheel } from "../hands.mjs";
import { drag, emptyPlace, goToDate, markAt, markOf, nearby, point, rests, stageOf, window } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

test("the timeline is thrown, caught, zoomed and gone back over", async (t) => {
  const { driver, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await nearby(driver);

  await t.test("let go in motion it runs out; let go at rest, or caught by a press, it stands", async () => {
    const from = await emptyPlace(driver, 0.8);
    const to = { x: from.x - 260, y: from.y };
    // A machine with much to do may deliver the end of a throw so late that it was held at rest: then again.
    let ran = false;
    for (let time = 0; time < 6 && !ran; time += 1) {
      await drag(driver, from, to, { rest: false });
      const released = await window(driver);
      await rests(driver);
      ran = (await window(driver)) !== released;
    }
    assert.ok(ran, "it ran on");
    await drag(driver, from, to);
    const held = await window(driver);
    await pause(200);
    assert.equal(await window(driver), held);
    await drag(driver, from, to, { rest: false });
    await driver.actions().press().release().perform();
    await pause(60);
    const caught = await window(driver);
    await pause(200);
    assert.equal(await window(driver), caught);
    assert.equal(await driver.executeScript("return document.querySelector('[aria-label=\"New event\"]')"), null);
  });

  await t.test("back takes back a run of drags, and a run of zooms, in one step each; forward goes again", async () => {
    await press(driver, "0");
    await rests(driver);
    const whole = await window(driver);
    for (let step = 0; step < 3; step += 1) await press(driver, "=");
    await rests(driver);
    const near = await window(driver);
    const from = await emptyPlace(driver, 0.8);
    await drag(driver, from, { x: from.x - 200, y: from.y });
    await drag(driver, from, { x: from.x - 100, y: from.y });
    const moved = await window(driver);
    assert.equal(new Set([whole, near, moved]).size, 3);
    for (const [key, shown] of [["Backspace", near], ["Backspace", whole], ["Shift+Backspace", near], ["Shift+Backspace", moved]]) {
      await press(driver, key);
      await rests(driver);
      assert.equal(await window(driver), shown);
    }
  });

  await t.test("Z zooms to the selected event, and the wheel about the pointer: the event under it stays there", async () => {
    await press(driver, "0");
    await rests(driver);
    const stage = await (await stageOf(driver)).getRect();
    await point(driver, await someMark(driver, stage));
    await driver.actions().click().perform();
    const title = await waitFor(driver, "the event", "return document.querySelector('.event-head h3')?.innerText");
    await press(driver, "Z");
    await rests(driver);
    const shown = await window(driver);
    const middle = stage.x + 136 + (stage.width - 152) / 2;
    const at = await markOf(driver, title, middle);
    for (let turn = 0; turn < 3; turn += 1) await wheel(driver, at, { y: 240 }, "Ctrl");
    await rests(driver);
    assert.notEqual(await window(driver), shown);
    await markOf(driver, title, middle);
  });

  await t.test("G goes to a date in any words, and says what is none", async () => {
    const before = await window(driver);
    await goToDate(driver, "44 BCE");
    assert.match(await window(driver), /BCE/u);
    await press(driver, "Backspace");
    await rests(driver);
    assert.equal(await window(driver), before);
    await press(driver, "G");
    await named(driver, "Go to a date");
    await type(driver, "nonsense");
    await waitFor(driver, "that it is no date", "return document.querySelector('#go-to-date-words.wrong')?.innerText");
    await press(driver, "Escape");
    await waitFor(driver, "the field to close", "return document.querySelector('#go-to-date-words') === null");
  });

  await t.test("the band above is a handle: by its ends, by its middle, and beside it", async () => {
    await press(driver, "0");
    await rests(driver);
    const whole = await window(driver);
    const band = await (await driver.findElement({ css: ".overview" })).getRect();
    const y = Math.round(band.y + 20);
    const right = Math.round(band.x + band.width - 12);
    const middle = Math.round(band.x + band.width / 2);
    await drag(driver, { x: right, y }, { x: middle, y });
    await rests(driver);
    const half = await window(driver);
    assert.notEqual(half, whole);
    await drag(driver, { x: Math.round(band.x + band.width / 4), y }, { x: middle, y });
    await rests(driver);
    const later = await window(driver);
    assert.notEqual(later, half);
    await driver.actions().move({ x: Math.round(band.x + 40), y, origin: "viewport" }).click().perform();
    await rests(driver);
    assert.notEqual(await window(driver), later);
    await press(driver, "Backspace");
    await rests(driver);
    assert.equal(await window(driver), later);
  });
  assert.deepEqual(await problems(driver), []);
});

/** A mark that the pointer finds, somewhere in the middle of the drawing. */
async function someMark(driver, { x, width }) {
  for (const share of [0.4, 0.45, 0.5, 0.55, 0.6, 0.35, 0.3]) {
    const at = await markAt(driver, "pointer", x + width * share).catch(() => null);
    if (at) return at;
  }
  throw new Error("No mark lies under the pointer.");
}
