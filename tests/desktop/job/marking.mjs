// Marks, tags and notes: by pointer, and by keyboard alone.

import assert from "node:assert/strict";

import { click, clickText, dragSelect, named, press, type, waitFor } from "../hands.mjs";

const cards = (driver) =>
  driver.executeScript(
    `return [...document.querySelectorAll("article.card")].map((card) => ({
       color: card.getAttribute("aria-label").split(", ")[1],
       quote: card.querySelector("blockquote").textContent.trim(),
       note: card.querySelector(".note")?.innerText.trim() ?? "",
       tags: [...card.querySelectorAll(".chip")].map((chip) => chip.textContent),
       current: card.getAttribute("aria-current") === "true",
     }))`,
  );

/** How many cards the inspector shows. */
const shows = (driver, count) =>
  waitFor(driver, `${count} annotations`, "return document.querySelectorAll('article.card').length === arguments[0]", count);

/** Marks a passage that goes over the end of a paragraph with the pointer, from the toolbar. */
export async function markByPointer(driver, { across }) {
  await dragSelect(driver, across.from, across.to, ".prose");
  await click(driver, "Mark moss, 2");
  await shows(driver, 1);
  const [card] = await cards(driver);
  assert.equal(card.color, "moss");
  assert.ok(card.quote.startsWith(across.from) && card.quote.endsWith(across.to), card.quote);
}

/** Marks a passage that overlaps the first, tags it and writes a note on it, all with keys. */
export async function markOver(driver, { overlap }) {
  await dragSelect(driver, overlap.from, overlap.to, ".prose");
  await press(driver, "4");
  await shows(driver, 2);
  await press(driver, "T");
  await named(driver, "Tags of the passage");
  await type(driver, "doubts/to check");
  await waitFor(driver, "the tag to be offered", "return document.querySelector('.option[aria-selected=true]')?.innerText.includes('to check')");
  await press(driver, "Enter");
  await waitFor(driver, "the tag on the card", "return document.querySelector('article.card .chip') !== null");
  await press(driver, "Escape");
  await press(driver, "N");
  await named(driver, "Note, Markdown");
  await type(driver, "Ask **who** was there.");
  await press(driver, "Ctrl+Enter");
  await waitFor(driver, "the note on the card", "return document.querySelector('article.card .note strong')?.textContent === 'who'");
  const all = await cards(driver);
  const over = all.find(({ color }) => color === "rose");
  assert.deepEqual(over.tags, ["doubts / to check"]);
  assert.equal(over.note, "Ask who was there.");
  assert.ok(all.every(({ quote }) => quote.length > 10));
}

/** Selects a sentence and marks it without the pointer: to the text, to a word, to the sentence, a colour. */
export async function markByKeys(driver, { firstSentence }) {
  await reachText(driver);
  await press(driver, "Down");
  await press(driver, "Shift+Ctrl+Right");
  await press(driver, "S");
  await named(driver, "Selected passage");
  await press(driver, "3");
  await shows(driver, 3);
  const [card] = await cards(driver);
  assert.equal(card.color, "sky");
  if (firstSentence instanceof RegExp) assert.match(card.quote, firstSentence);
  else assert.equal(card.quote, firstSentence);
}

/** Goes from a card to its passage and from a passage to its card, recolours, deletes and takes that back. */
export async function goBothWays(driver, { across }) {
  await clickText(driver, "Ask ", ".note");
  await press(driver, "Escape");
  const card = await driver.findElement({ css: "article.card.rose blockquote" });
  await driver.actions().move({ origin: card }).click().perform();
  await waitFor(driver, "the passage to flash", "return (CSS.highlights.get('flash')?.size ?? 0) > 0");
  await clickText(driver, across.from, ".prose");
  await waitFor(driver, "the passage's card to be chosen", "return document.querySelector('article.card[aria-current=true]')?.classList.contains('moss')");
  await press(driver, "5");
  await waitFor(driver, "the new colour", "return document.querySelector('article.card[aria-current=true]')?.classList.contains('plum')");
  await press(driver, "Delete");
  await shows(driver, 2);
  await press(driver, "Ctrl+Z");
  await shows(driver, 3);
  await press(driver, "Ctrl+Z");
  await waitFor(driver, "the old colour", "return document.querySelector('article.card.moss') !== null");
}

/** Puts the focus into the text by F6, as often as it takes to come round. */
async function reachText(driver) {
  for (let place = 0; place < 5; place += 1) {
    await press(driver, "F6");
    if (await driver.executeScript("return document.activeElement?.classList.contains('prose')")) return;
  }
  throw new Error("F6 does not reach the text.");
}
