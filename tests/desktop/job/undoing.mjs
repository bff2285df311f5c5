// Undo and redo of everything, and again in a window that was closed in between.

import assert from "node:assert/strict";

import { everything } from "../command.mjs";
import { becomes, press, waitFor } from "../hands.mjs";

const undone = "document.querySelectorAll('ol li.undone').length";

/** Opens the history; gives the number of steps in it. */
export async function openHistory(driver) {
  await press(driver, "Ctrl+Shift+H");
  await waitFor(driver, "the history", "return document.querySelector('ol li') !== null");
  return driver.executeScript("return document.querySelectorAll('ol li').length");
}

/** Presses the undo keys until nothing is left to undo. */
export async function undoAll(driver) {
  while (await can(driver, "Undo")) await step(driver, "Ctrl+Z", 1);
}

/** Presses the redo keys until nothing is left to redo, or a number of steps were done again. */
export async function redoAll(driver, steps = Infinity) {
  for (let done = 0; done < steps && (await can(driver, "Redo")); done += 1) await step(driver, "Ctrl+Shift+Z", -1);
}

/** The library is as it was, as the command line shows it. */
export async function isAgain(driver, library, before, what) {
  let now;
  await becomes(driver, what, async () => {
    now = await everything(library);
    return JSON.stringify(now) === JSON.stringify(before);
  }).catch(() => assert.deepEqual(now, before, what));
}

/** Whether the history's button can be pressed. Steps that were undone and then overtaken stay undone. */
function can(driver, name) {
  return driver.executeScript(
    "return [...document.querySelectorAll('.head button')].some((each) => each.innerText.startsWith(arguments[0]) && !each.disabled)",
    name,
  );
}

async function step(driver, keys, by) {
  const count = await driver.executeScript(`return ${undone}`);
  await press(driver, keys);
  await waitFor(driver, `${keys} to do its step`, `return ${undone} === arguments[0]`, count + by);
}
