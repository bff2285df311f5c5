// The browser of annotations in the real window: by pointer and by keyboard, in light and dark.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axe, looker, problems } from "../eyes.mjs";
import { click, named, press, sees, settled, type, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const look = looker(["annotations-light", "tags-together-light"]);

const rows = "[role=grid][aria-label=Annotations] [role=row]:not([data-head])";
const chosen = (driver) => driver.executeScript(`return document.querySelectorAll("${rows}[aria-selected=true]").length`);

for (const theme of ["light", "dark"]) {
  test(`annotations are browsed in ${theme}`, async (t) => {
    const { driver, close } = await openWindow({ theme, size: { width: 1600, height: 1000 } });
    t.after(() => close());
    await openSample(driver);
    const total = await driver.executeScript(
      "return [...document.querySelectorAll('.sidebar .row')].find((row) => row.innerText.startsWith('Annotations')).querySelector('.count').innerText",
    );

    await press(driver, "Ctrl+7");
    await waitFor(driver, "the annotations", `return document.querySelectorAll("${rows}").length > 3`);
    await sees(driver, `${total} annotations`);
    await driver.executeScript("document.querySelector('[role=grid][aria-label=Annotations]').focus()");
    await press(driver, "Down");
    await press(driver, "Down");
    await waitFor(driver, "the passage in its place", "return document.querySelector('.inspector mark')?.innerText.length > 3");
    await settled(driver);
    await look(driver, `annotations-${theme}`);
    assert.deepEqual(await axe(driver), []);

    // Three chosen by keyboard are coloured as one step, and undone as one.
    await press(driver, "Shift+Down");
    await press(driver, "Shift+Down");
    await sees(driver, "3 annotations chosen");
    await press(driver, "5");
    await sees(driver, "3 annotations coloured plum");
    await press(driver, "Ctrl+Z");
    await sees(driver, "Undone: Colour ");
    await press(driver, "T");
    await named(driver, "Tag to put on");
    await type(driver, "press");
    await waitFor(driver, "the tag", "return document.querySelector('[role=dialog] [role=option]')");
    await press(driver, "Enter");
    await sees(driver, "put on 3 annotations");
    await press(driver, "Escape");

    // By pointer: a filter from its menu, groups by tag, one row opened.
    await click(driver, "Note and event");
    await click(driver, "Has a note");
    await waitFor(driver, "the filter", "return document.querySelector('.chip.query')?.innerText.includes('note')");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Ctrl+7");
    await waitFor(driver, "all again", "return document.querySelector('.chip.query') === null");
    const first = await driver.findElement({ css: rows });
    await driver.actions().move({ origin: first }).click().perform();
    await waitFor(driver, "one chosen", `return document.querySelectorAll("${rows}[aria-selected=true]").length === 1`);
    assert.equal(await chosen(driver), 1);

    await click(driver, "Tags together");
    await waitFor(driver, "the matrix", "return document.querySelectorAll('td button').length > 3");
    await click(driver, "Same article");
    await settled(driver);
    await look(driver, `tags-together-${theme}`);
    assert.deepEqual(await axe(driver), []);
    const cell = await waitFor(
      driver,
      "a cell of two tags",
      "return [...document.querySelectorAll('td:not(.self, .family) button')].find((cell) => cell.innerText !== '')",
    );
    await driver.actions().move({ origin: cell }).click().perform();
    await waitFor(driver, "the annotations of the cell", `return document.querySelectorAll("${rows}").length > 1`);
    await press(driver, "Alt+Left");
    await waitFor(driver, "the matrix again", "return document.querySelectorAll('td button').length > 3");

    await click(driver, "Tags over time");
    await waitFor(driver, "the bars", "return document.querySelectorAll('.bars button').length > 1");
    await settled(driver);
    await look(driver, `tags-in-time-${theme}`);
    assert.deepEqual(await axe(driver), []);

    await click(driver, "List");
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 800 });
    await settled(driver);
    await look(driver, `annotations-${theme}-1000`);
    assert.deepEqual(await axe(driver), []);

    // A row by keyboard leads into its article.
    await driver.executeScript("document.querySelector('[role=grid][aria-label=Annotations]').focus()");
    await press(driver, "Down");
    await waitFor(driver, "one chosen", `return document.querySelector("${rows}[aria-selected=true]")`);
    await press(driver, "Enter");
    await waitFor(driver, "the article", "return document.querySelector('.prose')");
    assert.deepEqual(await problems(driver), []);
  });
}

test("a tag is carried below another by the pointer; its menu describes it", async (t) => {
  const { driver, close } = await openWindow({ theme: "light", size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const row = (name) =>
    driver.executeScript(
      "return [...document.querySelectorAll('[data-tag]')].find((row) => row.querySelector('.cut')?.innerText === arguments[0])",
      name,
    );
  const [moved, onto] = [await row("press"), await row("rescue")];
  await driver
    .actions()
    .move({ origin: moved })
    .press()
    .move({ origin: onto, duration: 120 })
    .move({ origin: onto, x: 4, duration: 60 })
    .release()
    .perform();
  await sees(driver, "is now “rescue / press”");
  await press(driver, "Ctrl+Z");
  await sees(driver, "Undone: Rename the tag");
  const before = await row("press");
  await driver.actions().contextClick(before).perform();
  await click(driver, "Describe…");
  await waitFor(driver, "the dialog", "return document.activeElement?.tagName === 'TEXTAREA'");
  await type(driver, "What the papers wrote.");
  await press(driver, "Ctrl+Enter");
  await waitFor(
    driver,
    "the description in the tooltip",
    "return [...document.querySelectorAll('[data-tag]')].some((row) => /^what the papers wrote\\./i.test(row.title))",
  );
  assert.deepEqual(await problems(driver), []);
});
