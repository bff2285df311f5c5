// From the start page to the text: the sample, an import by paste, folded lines, dates.

import assert from "node:assert/strict";

import { click, copyElsewhere, hover, named, press, sees, type, waitFor } from "../hands.mjs";

/** Opens the sample library from the start page, by the key that it names. */
export async function openSample(driver) {
  await named(driver, "Explore the sample");
  await press(driver, "Enter");
  await sees(driver, "Who heard the Italia first?");
}

/** Pastes the article into the import dialog and gives its date; the reader opens on it. */
export async function importByPaste(driver, article) {
  await copyElsewhere(driver, article.text);
  await press(driver, "Ctrl+I");
  await named(driver, "Text of an article");
  await press(driver, "Ctrl+V");
  await sees(driver, "lines of plain text");
  await press(driver, "Ctrl+Enter");
  await named(driver, "Look before it comes in");
  await driver.findElement({ id: "import-published" }).then((field) => field.click());
  await press(driver, "Ctrl+A");
  await type(driver, article.published);
  // A date that was found so is not said twice; either way the button takes it.
  await waitFor(driver, "the date to be understood", "return !document.querySelector('[form=import-preview]').disabled");
  await press(driver, "Enter");
  await waitFor(driver, "the text to be shown", "return document.querySelector('.prose p') !== null");
  assert.equal(await driver.findElement({ css: ".reader-page h1" }).getText(), article.title);
}

/** Shows the lines that were folded away, and hides one of them and all of them again. */
export async function unfold(driver, article) {
  const folds = () => driver.executeScript("return [...document.querySelectorAll('.fold span')].map((each) => each.textContent)");
  const before = await folds();
  assert.match(before[0], /^\d+ lines? hidden: /u);
  assert.equal(await showsInText(driver, article.hidden), false);
  await click(driver, "Show");
  await waitFor(driver, "the folded lines", "return document.querySelector('.prose').innerText.includes(arguments[0])", article.hidden);
  await click(driver, "Hide again");
  await waitFor(driver, "the line to be hidden", "return !document.querySelector('.prose').innerText.includes(arguments[0])", article.hidden);
  await press(driver, "Ctrl+Z");
  await waitFor(driver, "the line again", "return document.querySelector('.prose').innerText.includes(arguments[0])", article.hidden);
  await press(driver, "Ctrl+Z");
  await waitFor(driver, "the folds as before", "return [...document.querySelectorAll('.fold span')].map((each) => each.textContent).join() === arguments[0]", before.join());
}

/** Rests the pointer on a date of the text: what it was understood as, and why, is said. */
export async function askTheDate(driver, article) {
  await hover(driver, article.date.written, ".prose");
  const said = await waitFor(driver, "the date's popover", "return document.querySelector('.card-popover')?.innerText");
  assert.ok(said.startsWith(article.date.words), said);
  assert.match(said, /from /u, "it says from what it was resolved");
  await driver.actions().move({ x: 1, y: 1, origin: "viewport" }).perform();
  await waitFor(driver, "the popover to go", "return document.querySelector('.card-popover') === null");
}

/** Opens an article by its title, through the search box. */
export async function openByTitle(driver, title) {
  await press(driver, "Ctrl+K");
  await named(driver, "Search and commands");
  await type(driver, title);
  await waitFor(driver, `“${title}” to be found`, "return document.querySelector('.option[aria-selected=true]')?.innerText.includes(arguments[0])", title);
  await press(driver, "Enter");
  await waitFor(driver, `“${title}” to open`, "return document.querySelector('.reader-page h1')?.innerText === arguments[0]", title);
}

function showsInText(driver, words) {
  return driver.executeScript("return document.querySelector('.prose').innerText.includes(arguments[0])", words);
}
