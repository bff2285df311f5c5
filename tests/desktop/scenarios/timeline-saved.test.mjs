// Saved timelines in the sidebar: duplicated, renamed, put in order by pointer and keys, deleted; each taken back.

import assert from "node:assert/strict";
import { test } from "node:test";

import { problems } from "../eyes.mjs";
import { click, named, press, settled, type, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { drag, stageOf } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

const FIRST = "The rescue, day by day";
const SECOND = "Who heard what, when";

test("saved timelines are duplicated, ordered and deleted, and all of it is taken back", async (t) => {
  const { driver, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const stand = (...names) =>
    waitFor(
      driver,
      `the timelines to be ${names.join("; ")}`,
      "return [...document.querySelectorAll('[data-timeline] .cut')].map((each) => each.innerText).join() === arguments[0]",
      names.join(),
    );
  const row = (name) =>
    driver.executeScript(
      `const row = [...document.querySelectorAll("[data-timeline]")].find((each) => each.innerText.startsWith(arguments[0]));
       const box = row.getBoundingClientRect();
       return { x: Math.round(box.left + 60), y: Math.round(box.top + box.height / 2) };`,
      name,
    );
  const menu = async (name, item) => {
    // By its key: the driver never lets go of a right button that opened a menu.
    await driver.executeScript("[...document.querySelectorAll('[data-timeline]')].find((each) => each.innerText.startsWith(arguments[0])).focus()", name);
    await press(driver, "Shift+F10");
    await waitFor(driver, "the menu", "return document.querySelector('[role=menu]') !== null");
    await click(driver, item);
  };
  await stand(FIRST, SECOND);

  await t.test("a copy is named at once, and shows the same", async () => {
    await click(driver, FIRST);
    await stageOf(driver);
    await settled(driver);
    const filter = () => driver.executeScript("return [...document.querySelectorAll('.conditions .chip')].map((each) => each.innerText).join()");
    const shown = await filter();
    await menu(FIRST, "Duplicate");
    await named(driver, "Name of the timeline");
    await waitFor(driver, "the name to be selected", "return getSelection().toString() !== '' || document.activeElement?.getAttribute('aria-label') === 'Name of the timeline'");
    await press(driver, "Ctrl+A");
    await type(driver, "for the appendix");
    await press(driver, "Enter");
    await stand(FIRST, SECOND, "for the appendix");
    await stageOf(driver);
    await settled(driver);
    assert.equal(await filter(), shown);
    await press(driver, "Ctrl+Z");
    await stand(FIRST, SECOND, `${FIRST}, copy`);
    await press(driver, "Ctrl+Shift+Z");
    await stand(FIRST, SECOND, "for the appendix");
  });

  await t.test("dragged, or moved with Alt and the arrows, it takes another place", async () => {
    const first = await row(FIRST);
    await drag(driver, await row("for the appendix"), { x: first.x, y: first.y - 4 });
    await stand("for the appendix", FIRST, SECOND);
    await waitFor(driver, "the focus to go along", "return document.activeElement?.innerText.startsWith('for the appendix')");
    assert.equal(await driver.executeScript("return document.querySelector('[data-timeline].carried')"), null);
    await press(driver, "Alt+Down");
    await stand(FIRST, "for the appendix", SECOND);
    await press(driver, "Ctrl+Z");
    await stand("for the appendix", FIRST, SECOND);
    await press(driver, "Ctrl+Z");
    await stand(FIRST, SECOND, "for the appendix");
  });

  await t.test("deleted, its tab goes; undo brings it back with everything", async () => {
    await menu("for the appendix", "Delete");
    await stand(FIRST, SECOND);
    await waitFor(driver, "its tab to go", "return ![...document.querySelectorAll('[role=tab]')].some((each) => each.innerText.includes('for the appendix'))");
    await press(driver, "Ctrl+Z");
    await stand(FIRST, SECOND, "for the appendix");
    await click(driver, "for the appendix");
    await stageOf(driver);
    await driver.executeScript("[...document.querySelectorAll('[data-timeline]')].at(-1).focus()");
    await press(driver, "Delete");
    await stand(FIRST, SECOND);
    await press(driver, "Ctrl+Z");
    await stand(FIRST, SECOND, "for the appendix");
  });
  assert.deepEqual(await problems(driver), []);
});
