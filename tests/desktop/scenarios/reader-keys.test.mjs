// Reading and selecting by keys: the caret by its five measures, growing and shrinking, and finding. Then the review of what a new version left in doubt, by keys.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axe, looker, problems } from "../eyes.mjs";
import { becomes, clickText, press, sees, settled, type, waitFor } from "../hands.mjs";
import { openByTitle, openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const ARTICLE = "Who heard the Italia first?";
const look = looker([]);

test("the caret goes by five measures; a selection grows and shrinks; words are found", async (t) => {
  const size = { width: 1440, height: 900 };
  const { driver, close } = await openWindow({ size });
  t.after(() => close());
  await openSample(driver);
  await openByTitle(driver, ARTICLE);
  const selected = () => driver.executeScript("return document.getSelection().toString()");
  const caret = () => driver.executeScript("const { focusNode, focusOffset } = document.getSelection(); return focusNode.data.slice(focusOffset, focusOffset + 30)");

  await clickText(driver, "had raised the field set", ".prose");
  await driver.executeScript("document.querySelector('.prose').focus()");
  await press(driver, "Alt+Up");
  const sentence = await caret();
  assert.match(sentence, /^Within hours Giuseppe/u);
  await press(driver, "Alt+Shift+Down");
  assert.match(await selected(), /[.?!]["”’]?$/u, "to the sentence's end");
  const one = (await selected()).length;
  await press(driver, "Alt+Shift+Down");
  assert.ok((await selected()).length > one, "it extends by one more");
  await press(driver, "Alt+Shift+Up");
  assert.equal((await selected()).trim().length, one, "and shrinks by one");
  await press(driver, "Escape");
  await press(driver, "Alt+Up");
  assert.equal(await caret(), sentence);
  for (const [keys, least] of [["Shift+Right", 1], ["Ctrl+Shift+Right", 2], ["Shift+Down", 20], ["Ctrl+Shift+Down", 60]]) {
    const before = (await selected()).length;
    await press(driver, keys);
    assert.ok((await selected()).length >= before + least, keys);
  }
  await press(driver, "Shift+Left");
  await press(driver, "Shift+Left");
  await press(driver, "Shift+Left");
  const torn = await selected();
  await press(driver, "Shift+W");
  const words = await becomes(driver, "whole words", async () => (await selected()) !== torn && selected());
  assert.ok(torn.startsWith(words) && words.length < torn.length);
  await press(driver, "S");
  await becomes(driver, "whole sentences", async () => (await selected()).length > torn.length);
  await look(driver, "caret-light");
  await press(driver, "Escape");

  await press(driver, "Ctrl+F");
  await waitFor(driver, "the field", "return document.activeElement?.getAttribute('aria-label') === 'Find in the article'");
  await type(driver, "italia");
  await waitFor(driver, "the count", "return /^1 of \\d+$/.test(document.querySelector('.find [role=status]').innerText)");
  await press(driver, "Enter");
  await waitFor(driver, "the second", "return /^2 of /.test(document.querySelector('.find [role=status]').innerText)");
  assert.deepEqual(await axe(driver), []);
  await press(driver, "Escape");
  await waitFor(driver, "the text", "return document.activeElement?.classList.contains('prose')");

  assert.deepEqual(await problems(driver), []);
});

for (const theme of ["light", "dark"]) {
  test(`what a new version left in doubt is decided by keys in ${theme}`, async (t) => {
    const { driver, close } = await openWindow({ theme, size: { width: 1600, height: 1000 } });
    t.after(() => close());
    await openSample(driver);
    const waiting = () => driver.executeScript("return [...document.querySelectorAll('.sidebar .row')].find((row) => row.innerText.startsWith('To review'))?.querySelector('.count')?.innerText ?? '0'");
    await press(driver, "Ctrl+6");
    await waitFor(driver, "the queue", "return document.querySelectorAll('.review .entry').length > 1");
    const all = Number(await waiting());
    await settled(driver);
    await look(driver, `review-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "J");
    await waitFor(driver, "the annotation", "return document.querySelector('article.card[aria-current=true] .badge')");
    await settled(driver);
    await look(driver, `review-card-${theme}`);
    assert.deepEqual(await axe(driver), []);
    const chosen = "document.querySelector('article.card[aria-current=true]')";
    const seen = [];
    for (let left = all; left > 0; left -= 1) {
      const one = `const card = ${chosen}; return card?.querySelector('.badge') && !arguments[0].includes(card.dataset.annotation) && [card.dataset.annotation, card.querySelector('.badge').className]`;
      const [id, state] = await waitFor(driver, "the next that waits", one, seen);
      seen.push(id);
      await press(driver, state.includes("lost") ? "Shift+A" : "Y");
      if (state.includes("ambiguous")) await press(driver, "Y");
      await becomes(driver, "one less to wait", async () => Number(await waiting()) === left - 1);
      if (left > 1) await press(driver, "J");
    }
    await press(driver, "Ctrl+Z");
    await becomes(driver, "the last to wait again", async () => Number(await waiting()) === 1);
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 800 });
    await press(driver, "Ctrl+6");
    await sees(driver, "1 annotation");
    await settled(driver);
    await look(driver, `review-${theme}-1000`);
    assert.deepEqual(await problems(driver), []);
  });
}
