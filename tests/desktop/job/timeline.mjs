// The timeline: zoomed and moved by wheel, pointer and keys; from a mark to its evidence, and to the sentence.

import assert from "node:assert/strict";

import { click, press, waitFor, wheel } from "../hands.mjs";
import { goToDate, reachStage, rests } from "./stage.mjs";

const label = "document.querySelector('[role=application]')?.getAttribute('aria-label').match(/, ([^,]+), [\\d,]+ events?\\. /)?.[1]";
const shown = (driver) => driver.executeScript(`return ${label}`);
const changes = (driver, before, by) =>
  waitFor(driver, `${by} to change the timeline's window`, `return ${label} !== arguments[0]`, before);

/** Zooms and pans in every way there is; each changes what the window shows, and 0 shows all again. */
export async function moveAbout(driver) {
  // Its lanes fit into the view, where the wheel zooms; taller ones it would scroll.
  await click(driver, "Who heard what, when");
  await waitFor(driver, "the timeline", `return ${label}`);
  await rests(driver);
  await press(driver, "0");
  await rests(driver);
  const stage = await driver.findElement({ css: "[role=application]" });
  const box = await stage.getRect();
  const middle = { x: Math.round(box.x + box.width * 0.6), y: Math.round(box.y + Math.min(box.height, 600) * 0.8) };
  const whole = await shown(driver);
  await driver.executeScript("arguments[0].focus()", stage);
  const ways = {
    wheel: () => wheel(driver, middle, { y: -240 }),
    "wheel with Ctrl": () => wheel(driver, middle, { y: -240 }, "Ctrl"),
    "wheel sideways": () => wheel(driver, middle, { x: 300 }),
    drag: () =>
      driver
        .actions()
        .move({ ...middle, origin: "viewport" })
        .press()
        .move({ x: middle.x - 200, y: middle.y, origin: "viewport", duration: 120 })
        .release()
        .perform(),
    "zoom in": () => press(driver, "="),
    "zoom out": () => press(driver, "-"),
    "pan by keys": () => press(driver, "PageDown"),
  };
  for (const [name, move] of Object.entries(ways)) {
    const before = await shown(driver);
    await move();
    await changes(driver, before, name);
    await rests(driver);
  }
  await press(driver, "0");
  await waitFor(driver, "the whole timeline", `return ${label} === arguments[0]`, whole);
}

/** Goes to the event's date and to its lane with the keys alone, and selects it; the inspector shows it. */
export async function selectByKeys(driver, event) {
  await press(driver, "Ctrl+3");
  await waitFor(driver, "the whole timeline", `return ${label}`);
  await rests(driver);
  await goToDate(driver, event.when.words);
  await reachStage(driver);
  const said = () => driver.executeScript("return document.querySelector('.room p.spoken[aria-live]')?.textContent ?? ''");
  for (let lane = 0; lane < 20 && !(await said()).startsWith(event.title); lane += 1) await press(driver, "Down");
  assert.ok((await said()).startsWith(event.title), `the keys reach “${event.title}”, not “${await said()}”`);
  await press(driver, "Space");
  await waitFor(driver, "the event in the inspector", "return document.querySelector('.event-head h3')?.innerText === arguments[0]", event.title);
}

/** Selects the event with the pointer, where its mark is: in the middle, after zooming to it. */
export async function selectByPointer(driver, event) {
  await press(driver, "Z");
  await rests(driver);
  // A tab that is opened anew shows the same window, with nothing selected.
  const tabs = "document.querySelectorAll('[role=tab]').length";
  const before = await driver.executeScript(`return ${tabs}`);
  await press(driver, "Ctrl+W");
  await waitFor(driver, "the tab to close", `return ${tabs} === arguments[0]`, before - 1);
  await press(driver, "Ctrl+3");
  await waitFor(driver, "the tab to open anew", `return ${tabs} === arguments[0] && ${label}`, before);
  await rests(driver);
  assert.equal(await driver.executeScript("return document.querySelector('.event-head')"), null);
  const stage = await driver.findElement({ css: "[role=application]" });
  const box = await stage.getRect();
  const places = [];
  for (let y = 44; y < box.height; y += 6) places.push(y);
  for (const y of places) {
    const at = { x: Math.round(box.x + 136 + (box.width - 152) / 2), y: Math.round(box.y + y) };
    await driver.actions({ async: true }).move({ ...at, origin: "viewport", duration: 0 }).perform();
    if (!(await driver.executeScript("return arguments[0].style.cursor === 'pointer'", stage))) continue;
    await driver.actions().click().perform();
    await rests(driver);
    const title = await driver.executeScript("return document.querySelector('.event-head h3')?.innerText");
    if (title === event.title) return;
  }
  throw new Error(`No mark of “${event.title}” lies under the pointer.`);
}

/** Opens the table, which lists the same. */
export async function readTable(driver, event) {
  await press(driver, "Ctrl+Shift+T");
  await waitFor(driver, "the event's row", "return [...document.querySelectorAll('[role=row] .title')].some((each) => each.innerText === arguments[0])", event.title);
  await press(driver, "Ctrl+Shift+T");
  await waitFor(driver, "the timeline again", `return ${label}`);
}

/** Clicks the first quotation: the article opens at the passage, which flashes and is in view. */
export async function openEvidence(driver, article) {
  const quotation = await driver.findElement({ css: ".evidence .open" });
  await driver.actions().move({ origin: quotation }).click().perform();
  await waitFor(driver, "the passage to flash", "return (CSS.highlights.get('flash')?.size ?? 0) > 0");
  assert.equal(await driver.findElement({ css: ".reader-page h1" }).getText(), article.title);
  await waitFor(
    driver,
    "the passage to be in view",
    `const [range] = CSS.highlights.get("flash") ?? [];
     const room = document.querySelector(".reader").getBoundingClientRect();
     const passage = range?.getBoundingClientRect?.();
     return passage ? passage.top > room.top && passage.bottom < room.bottom : false;`,
  );
}
