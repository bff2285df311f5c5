// Pointer and keyboard, as a person has them: everything goes through the system's events, nothing through scripts.

import { By, Key, until } from "selenium-webdriver";

const KEYS = {
  Ctrl: Key.CONTROL,
  Shift: Key.SHIFT,
  Alt: Key.ALT,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  Space: Key.SPACE,
  Backspace: Key.BACK_SPACE,
  Delete: Key.DELETE,
  Up: Key.ARROW_UP,
  Down: Key.ARROW_DOWN,
  Left: Key.ARROW_LEFT,
  Right: Key.ARROW_RIGHT,
  Home: Key.HOME,
  End: Key.END,
  PageUp: Key.PAGE_UP,
  PageDown: Key.PAGE_DOWN,
  F1: Key.F1,
  F6: Key.F6,
  F10: Key.F10,
};

/** Presses a key with the keys held before it: `press(driver, "Ctrl+Shift+Z")`. */
export async function press(driver, keys) {
  const parts = keys.split("+").map((name) => KEYS[name] ?? name.toLowerCase());
  const actions = driver.actions();
  for (const part of parts) actions.keyDown(part);
  for (const part of parts.toReversed()) actions.keyUp(part);
  await actions.perform();
}

/** Types text where the focus is. */
export async function type(driver, text) {
  await driver.actions().sendKeys(text).perform();
}

/** The first visible element that shows exactly this text, or has it as its label; waits for it. */
export async function named(driver, name, within = 5000) {
  const quoted = JSON.stringify(name);
  const path = `//*[normalize-space(.)=${quoted} and not(*[normalize-space(.)=${quoted}]) or @aria-label=${quoted} or @placeholder=${quoted}]`;
  const element = await driver.wait(until.elementLocated(By.xpath(path)), within, `Nothing is named “${name}”.`);
  return driver.wait(until.elementIsVisible(element), within, `“${name}” is not visible.`);
}

/** Clicks what shows this text or has this label. */
export async function click(driver, name) {
  const element = await named(driver, name);
  await driver.actions().move({ origin: element }).click().perform();
}

/** Waits until the page shows this text. */
export async function sees(driver, text, within = 5000) {
  const shown = () => driver.executeScript("return document.body.innerText").then((all) => all.includes(text));
  await driver.wait(shown, within, `The page does not show “${text}”.`);
}

/** Selects with the pointer from the beginning of one text to the end of another. */
export async function dragSelect(driver, from, to, inside = "body") {
  const begin = await placeOf(driver, from, inside, "start");
  const end = await placeOf(driver, to, inside, "end");
  await driver
    .actions()
    .move({ ...begin, origin: "viewport", duration: 0 })
    .press()
    .move({ x: Math.round((begin.x + end.x) / 2), y: Math.round((begin.y + end.y) / 2), origin: "viewport", duration: 80 })
    .move({ ...end, origin: "viewport", duration: 80 })
    .release()
    .perform();
}

/** Where a text begins or ends on the screen, after scrolling it into view. */
async function placeOf(driver, text, inside, edge) {
  const place = await driver.executeScript(
    (wanted, selector, side) => {
      const root = document.querySelector(selector);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let all = "";
      const nodes = [];
      while (walker.nextNode()) {
        nodes.push({ node: walker.currentNode, at: all.length });
        all += walker.currentNode.data;
      }
      const found = all.indexOf(wanted);
      if (found < 0) return null;
      const position = side === "start" ? found : found + wanted.length - 1;
      const { node, at } = nodes.findLast((entry) => entry.at <= position);
      const range = document.createRange();
      range.setStart(node, position - at);
      range.setEnd(node, position - at + 1);
      let box = range.getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) {
        node.parentElement.scrollIntoView({ block: "center" });
        box = range.getBoundingClientRect();
      }
      return { x: side === "start" ? box.left + 1 : box.right - 1, y: (box.top + box.bottom) / 2 };
    },
    text,
    inside,
    edge,
  );
  if (!place) throw new Error(`“${text}” is not on the page.`);
  return { x: Math.round(place.x), y: Math.round(place.y) };
}

/** Waits until a question put to the page has an answer that is not empty; gives the answer. */
export async function waitFor(driver, what, question, ...given) {
  return driver.wait(() => driver.executeScript(question, ...given), 8000, `Waited in vain: ${what}.`);
}

/** Waits until something outside the page is so; gives what `look` found. */
export async function becomes(driver, what, look) {
  return driver.wait(look, 8000, `Waited in vain: ${what}.`);
}

/** Waits until the page stands still, as after a glide; a caret may blink on. */
export async function settled(driver) {
  await waitFor(
    driver,
    "the page to stand still",
    `const now = document.body.innerHTML;
     const moving = document.getAnimations().some(
       (each) => each.playState === "running" && each.effect.getComputedTiming().endTime < Infinity,
     );
     const same = window.datelineSeen === now && !moving;
     window.datelineSeen = now;
     return same;`,
  );
}

/**
 * Puts a text into the clipboard as another program would, from a field that is there for this moment only, and
 * presses the keys that paste it.
 */
export async function copyElsewhere(driver, text) {
  const field = await driver.executeScript(
    `const field = document.createElement("textarea");
     document.body.append(field);
     field.value = arguments[0];
     field.focus();
     field.select();
     return field;`,
    text,
  );
  await press(driver, "Ctrl+C");
  await driver.executeScript("arguments[0].remove()", field);
}

/** Puts a piece of a page into the clipboard as a browser would: as HTML and as plain text. */
export async function copyPage(driver, html) {
  const page = await driver.executeScript(
    `const page = document.createElement("div");
     page.append(...new DOMParser().parseFromString(arguments[0], "text/html").body.childNodes);
     page.tabIndex = 0;
     document.body.append(page);
     page.focus();
     document.getSelection().selectAllChildren(page);
     return page;`,
    html,
  );
  await press(driver, "Ctrl+C");
  await driver.executeScript("arguments[0].remove()", page);
}

/** Rests the pointer on a text. */
export async function hover(driver, text, inside) {
  const place = await placeOf(driver, text, inside, "start");
  await driver
    .actions()
    .move({ x: place.x + 4, y: place.y, origin: "viewport" })
    .move({ x: place.x + 8, y: place.y, origin: "viewport" })
    .perform();
}

/** Clicks on a text inside a longer one. */
export async function clickText(driver, text, inside) {
  const place = await placeOf(driver, text, inside, "start");
  await driver.actions().move({ ...place, origin: "viewport" }).click().perform();
}

/** How far each window's wheel was turned so far: the driver takes that, not the turn, and forgets it never. */
const turned = new WeakMap();

/** Turns the wheel over a point, by pixels to the right and down, with a key held where one is named. */
export async function wheel(driver, at, { x = 0, y = 0 }, held = null) {
  const before = turned.get(driver) ?? { x: 0, y: 0 };
  const now = { x: before.x + x, y: before.y + y };
  turned.set(driver, now);
  if (held) await driver.actions().keyDown(KEYS[held]).perform();
  await driver.actions().scroll(at.x, at.y, now.x, now.y).perform();
  if (held) await driver.actions().keyUp(KEYS[held]).perform();
}
