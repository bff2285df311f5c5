// The search box: over everything, and Enter opens at the place.

import assert from "node:assert/strict";

import { named, press, type, waitFor } from "../hands.mjs";

/** Searches for a word of the article and opens the hit with Enter. */
export async function search(driver, article) {
  await press(driver, "Ctrl+K");
  await named(driver, "Search and commands");
  await type(driver, article.search);
  const hit = await waitFor(
    driver,
    "the article among the hits",
    "return [...document.querySelectorAll('.option')].find((each) => each.innerText.includes(arguments[0]))?.innerText",
    article.title.slice(0, 40),
  );
  assert.ok(hit.includes(article.search), "the hit shows the word in its sentence");
  await reachHit(driver, article.title.slice(0, 40));
  await press(driver, "Enter");
  await waitFor(driver, "the article", "return document.querySelector('.reader-page h1')?.innerText === arguments[0]", article.title);
  await waitFor(
    driver,
    "the word to flash",
    `const [range] = CSS.highlights.get("flash") ?? [];
     return range?.toString().toLowerCase().includes(arguments[0]);`,
    article.search,
  );
}

/** Presses the arrow until the hit is the chosen one. */
async function reachHit(driver, words) {
  for (let step = 0; step < 20; step += 1) {
    const chosen = await driver.executeScript("return document.querySelector('.option[aria-selected=true]')?.innerText ?? ''");
    if (chosen.includes(words)) return;
    await press(driver, "Down");
  }
  throw new Error(`The arrow keys do not reach “${words}”.`);
}
