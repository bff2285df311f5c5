// The dates of an article, by pointer and by keyboard: asked, read otherwise, dismissed, listed, made events of.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { By } from "selenium-webdriver";

import { dateline } from "../command.mjs";
import { axe, looker, problems, screenshot } from "../eyes.mjs";
import { click, dragSelect, hover, named, press, sees, settled, type, waitFor } from "../hands.mjs";
import { openByTitle, openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const look = looker(["dates-light", "suggestions-light"]);

/** What the date's card says; waits until it says something that holds the words. */
const card = (driver, words) =>
  waitFor(
    driver,
    `the card to say “${words}”`,
    "const said = document.querySelector('.card-popover')?.innerText ?? ''; return said.includes(arguments[0]) ? said : null",
    words,
  );
const noCard = (driver) =>
  waitFor(driver, "the card to go", "return document.querySelector('.card-popover') === null");
const listed = (driver) =>
  driver.executeScript("return [...document.querySelectorAll('.date .when')].map((each) => each.innerText)");
const counted = (driver) =>
  driver.executeScript("return document.querySelector('.date-count').innerText");

test("the dates of an article", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  const library = join(settings, "config", "The loss of the Italia.dateline");
  await openSample(driver);
  await openByTitle(driver, "Who heard the Italia first?");
  await waitFor(driver, "the text", "return document.querySelector('.prose p')");
  const dates = await counted(driver);

  await t.test("a key steps from date to date, and others act on it", async () => {
    await driver.findElement(By.css(".prose p .text")).click();
    await press(driver, "Escape");
    await press(driver, "]");
    const first = await waitFor(driver, "the card", "return document.querySelector('.card-popover')?.innerText");
    await press(driver, "]");
    await waitFor(driver, "the next card", "return document.querySelector('.card-popover')?.innerText !== arguments[0]", first);
    await press(driver, "[");
    await card(driver, first.split("\n")[0]);
    await press(driver, "r");
    await named(driver, "The date that these words mean");
    await type(driver, "2 May 1928");
    await sees(driver, "2 May 1928");
    await waitFor(driver, "the date to be understood", "return document.querySelector('.reading b')?.innerText === '2 May 1928'");
    await press(driver, "Enter");
    await card(driver, "You read it so");
    await press(driver, "1");
    await card(driver, first.split("\n")[0]);
    await press(driver, "Delete");
    await waitFor(driver, "one date less", "return document.querySelector('.date-count').innerText !== arguments[0]", dates);
    await press(driver, "Ctrl+Z");
    await press(driver, "Ctrl+Z");
    await press(driver, "Ctrl+Z");
    await waitFor(driver, "all dates again", "return document.querySelector('.date-count').innerText === arguments[0]", dates);
  });

  await t.test("the pointer asks, dismisses and restores", async () => {
    const words = await driver.executeScript(
      "const [range] = CSS.highlights.get('expr-dated'); return range.toString();",
    );
    await hover(driver, words, ".prose");
    await waitFor(driver, "the card", "return document.querySelector('.card-popover')");
    const none = await driver.findElement(By.css(".card-popover .actions button:last-child"));
    await driver.actions().move({ origin: none }).click().perform();
    await waitFor(driver, "one date less", "return document.querySelector('.date-count').innerText !== arguments[0]", dates);
    await noCard(driver);
    await driver.findElement(By.css(".date-count")).click();
    await click(driver, "1 not read as a date");
    await click(driver, "Restore");
    await waitFor(driver, "all dates again", "return document.querySelector('.date-count').innerText === arguments[0]", dates);
  });

  await t.test("words that were overlooked become a date", async () => {
    const words = await driver.executeScript(
      "return document.querySelector('.prose p .text').textContent.split(' ').slice(0, 2).join(' ')",
    );
    await dragSelect(driver, words, words, ".prose");
    await named(driver, "Selected passage");
    await press(driver, "D");
    await named(driver, "The date that these words mean");
    await type(driver, "1 May 1928");
    await waitFor(driver, "the date to be understood", "return document.querySelector('.reading b')?.innerText === '1 May 1928'");
    await press(driver, "Enter");
    await waitFor(driver, "one date more", "return document.querySelector('.date-count').innerText !== arguments[0]", dates);
    assert.equal((await listed(driver))[0], "1 May 1928", "the earliest stands first");
    await press(driver, "Ctrl+Z");
    await waitFor(driver, "as before", "return document.querySelector('.date-count').innerText === arguments[0]", dates);
  });

  await t.test("list and strip lead to the place", async () => {
    await press(driver, "Escape");
    await driver.findElement(By.css(".reader-page h1")).click();
    await driver.findElement(By.css(".prose p .text")).click();
    await press(driver, "Escape");
    await press(driver, "Shift+D");
    await waitFor(driver, "the list to have the focus", "return document.activeElement?.getAttribute('role') === 'grid'");
    await press(driver, "Down");
    await press(driver, "Down");
    const [, , third] = await listed(driver);
    await card(driver, third);
    const mark = await driver.findElement(By.css(".strip .mark"));
    await driver.actions().move({ origin: mark }).perform();
    await waitFor(driver, "the words of the mark", "return document.querySelector('.strip .words b')?.innerText");
    await driver.actions().move({ origin: mark }).click().perform();
    await waitFor(driver, "the mark to be the date shown", "return document.querySelector('.strip .mark.now')");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await look(driver, "dates-light");
  });

  await t.test("the genre is chosen, and undone", async () => {
    const genre = await named(driver, "How relative dates are read");
    await genre.sendKeys("H");
    await waitFor(driver, "the choice to be kept", "return document.querySelector('.genre select').value === 'narrative'");
    await press(driver, "Ctrl+Z");
    await waitFor(driver, "the choice to be undone", "return document.querySelector('.genre select').value === ''");
  });

  await t.test("a suggested event is made with one key, and undone with one", async () => {
    const before = (await dateline(library, ["events"])).length;
    await driver.findElement(By.css(".reader-page h1")).click();
    await press(driver, "Shift+E");
    await waitFor(driver, "a suggestion to have the focus", "return document.activeElement?.dataset.suggestion");
    await look(driver, "suggestions-light");
    const cards = () => driver.executeScript("return document.querySelectorAll('[data-suggestion]').length");
    const all = await cards();
    await press(driver, "S");
    await waitFor(driver, "one to be passed over", "return document.querySelectorAll('[data-suggestion]').length === arguments[0]", all - 1);
    await click(driver, "Show the 1 passed over");
    await waitFor(driver, "it to be back", "return document.querySelectorAll('[data-suggestion]').length === arguments[0]", all);
    await press(driver, "Shift+E");
    await waitFor(driver, "a suggestion to have the focus", "return document.activeElement?.dataset.suggestion");
    await press(driver, "Enter");
    await sees(driver, "created");
    assert.equal((await dateline(library, ["events"])).length, before + 1);
    await press(driver, "Ctrl+Z");
    await sees(driver, "Undone");
    assert.equal((await dateline(library, ["events"])).length, before);
    await press(driver, "Ctrl+Shift+L");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await screenshot(driver, "suggestions-dark");
    assert.deepEqual(await problems(driver), []);
  });
});
