// The drawing of a timeline: its window over time, places on it, and the keys on it.

import assert from "node:assert/strict";

import { click, named, press, settled, type, waitFor } from "../hands.mjs";
import { openSample } from "./reading.mjs";

const stage = "document.querySelector('[role=application]')";

/** The window over time in words, as it glides. */
export const window = (driver) => driver.executeScript("return document.querySelector('.window .chip b').innerText");

/** The drawing, once it is there. */
export async function stageOf(driver) {
  await waitFor(driver, "the timeline", `return ${stage} !== null`);
  return driver.findElement({ css: "[role=application]" });
}

/** Waits until the window over time no longer glides. */
export async function rests(driver) {
  await waitFor(driver, "the timeline to rest", `return ${stage}?.style.cursor !== 'grabbing'`);
  await settled(driver);
}

/** Goes to a date, and nearer until a day is wide. */
export async function goToDate(driver, date) {
  await settled(driver);
  await press(driver, "G");
  await named(driver, "Go to a date");
  await type(driver, date);
  await waitFor(driver, "the date to be understood", "return document.querySelector('#go-to-date-words b') !== null");
  await press(driver, "Enter");
  await rests(driver);
}

/** Opens the sample's shorter timeline, whose lanes fit into the view, near enough to tell minutes. */
export async function nearby(driver) {
  await openSample(driver);
  await click(driver, "Who heard what, when");
  await stageOf(driver);
  await goToDate(driver, "7 June 1928");
  for (let step = 0; step < 9; step += 1) await press(driver, "=");
  await rests(driver);
  assert.match(await window(driver), /\d\d:\d\d/u);
}

/** Moves the pointer to a point of the window at once. */
export async function point(driver, at) {
  await driver.actions({ async: true }).move({ ...at, origin: "viewport", duration: 0 }).perform();
}

/** A place on the drawing where nothing is, in the lanes, at a share of its width. */
export function emptyPlace(driver, share = 0.45) {
  return placeWith(driver, ["default"], (box) => box.x + box.width * share, 60, 9);
}

/** Where the pointer becomes this one, or of several any, down a column of the drawing. */
export function markAt(driver, cursor, x) {
  return placeWith(driver, [cursor].flat(), () => x, 44, 5);
}

/** The mark of an event: where the card says its title, down a column of the drawing. */
export async function markOf(driver, title, x) {
  const element = await stageOf(driver);
  const box = await element.getRect();
  for (let y = 48; y < box.height - 8; y += 8) {
    const at = { x: Math.round(x), y: Math.round(box.y + y) };
    await point(driver, at);
    if ((await driver.executeScript("return document.querySelector('.mark-card .title')?.textContent")) === title) return at;
  }
  throw new Error(`No mark of “${title}” lies under the pointer.`);
}

async function placeWith(driver, cursors, column, first, step) {
  const element = await stageOf(driver);
  const box = await element.getRect();
  for (let y = first; y < box.height - 8; y += step) {
    const at = { x: Math.round(column(box)), y: Math.round(box.y + y) };
    await point(driver, at);
    if (cursors.includes(await driver.executeScript("return arguments[0].style.cursor", element))) return at;
  }
  throw new Error(`No place shows the pointer ${cursors.join(" or ")}.`);
}

/** What the card of the mark under the pointer says. */
export const card = (driver) =>
  waitFor(driver, "the mark's card", "return document.querySelector('.mark-card')?.textContent.replace(/\\s+/g, ' ').trim()");

/** A drag of the pointer by steps, as a hand does; it rests before it lets go unless it throws. */
export function drag(driver, from, to, { keys = [], rest = true } = {}) {
  const middle = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
  let actions = driver.actions().move({ ...from, origin: "viewport", duration: 0 });
  for (const key of keys) actions = actions.keyDown(key);
  actions = actions
    .press()
    .move({ ...middle, origin: "viewport", duration: 60 })
    .move({ ...to, origin: "viewport", duration: 60 });
  if (rest) actions = actions.pause(150);
  actions = actions.release();
  for (const key of keys) actions = actions.keyUp(key);
  return actions.perform();
}

/** Puts the focus on the drawing by Tab alone. */
export async function reachStage(driver) {
  for (let stop = 0; stop < 80; stop += 1) {
    if (await driver.executeScript("return document.activeElement?.getAttribute('role') === 'application'")) return;
    await press(driver, "Tab");
  }
  throw new Error("Tab does not reach the timeline.");
}

/** What was last said of the mark that has the focus. */
export const said = (driver) => driver.executeScript("return document.querySelector('.scroller p.spoken').textContent");

/** Goes through the marks by keys, lane by lane, until what is said of one passes; gives what was said. */
export async function sweep(driver, passes) {
  await press(driver, "Right");
  for (let lane = 0; lane < 20; lane += 1) {
    for (const way of ["Left", "Right"]) {
      for (let before = null, now = await said(driver); now !== before; ) {
        if (passes(now)) return now;
        before = now;
        await press(driver, way);
        now = await said(driver);
      }
    }
    await press(driver, "Down");
  }
  throw new Error("The keys do not reach it.");
}
