// The strip under the text: a passage carried onto it becomes an event of that date, and what the pointer rests on in
// one is lit in the other.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { dateline } from "../command.mjs";
import { axe, problems, screenshot } from "../eyes.mjs";
import { becomes, click, dragSelect, named, press, sees, settled, waitFor } from "../hands.mjs";
import { openByTitle, openSample } from "../job/reading.mjs";
import { point } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

test("a passage is carried onto the strip, and text and strip light each other", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const library = join(settings, "config", "The loss of the Italia.dateline");
  const events = () => dateline(library, ["events"]);
  const before = await events();
  await openByTitle(driver, "Who heard the Italia first?");
  await waitFor(driver, "the strip", "return document.querySelector('.strip [role=application]') !== null");
  await settled(driver);
  const words = await driver.executeScript("return document.querySelector('.prose p .text').textContent.slice(0, 24)");
  const body = await (await driver.findElement({ css: ".strip .body" })).getRect();
  const goal = { x: Math.round(body.x + body.width * 0.62), y: Math.round(body.y + body.height * 0.6) };

  /** Takes hold of the selected words and carries them over the strip; lets go where `end` says. */
  async function carry(end) {
    await dragSelect(driver, words, words, ".prose");
    await named(driver, "Selected passage");
    const at = await driver.executeScript(
      "const box = getSelection().getRangeAt(0).getBoundingClientRect(); return { x: Math.round(box.left + 30), y: Math.round(box.top + 8) };",
    );
    const over = (share) => ({ x: Math.round(at.x + (goal.x - at.x) * share), y: Math.round(at.y + (goal.y - at.y) * share) });
    await driver
      .actions({ async: true })
      .move({ ...at, origin: "viewport", duration: 0 })
      .press()
      .move({ ...over(0.1), origin: "viewport", duration: 40 })
      .move({ ...over(0.6), origin: "viewport", duration: 40 })
      .move({ ...goal, origin: "viewport", duration: 40 })
      .perform();
    const date = await waitFor(driver, "the date under the passage", "return document.querySelector('.strip .place.under b')?.innerText");
    await end();
    return date;
  }

  await t.test("Escape puts it back", async () => {
    await carry(() => press(driver, "Escape"));
    await waitFor(driver, "nothing to be carried", "return document.querySelector('.strip .place') === null");
    await driver.actions().release().perform();
    assert.equal(await driver.executeScript("return document.querySelector('.composer')"), null);
    await press(driver, "Escape");
  });

  await t.test("let go, it opens the composer with that date; the event stands there, and is taken back", async () => {
    const date = await carry(async () => {
      await screenshot(driver, "strip-carried");
      await driver.actions().release().perform();
    });
    assert.match(date, /1928$/u);
    await waitFor(driver, "the composer", "return document.querySelector('.composer blockquote') !== null");
    const filled = await driver.executeScript("return document.querySelector('.composer [aria-label=Date]').value");
    assert.equal(filled, date);
    await press(driver, "Ctrl+Enter");
    await sees(driver, "created");
    const after = await events();
    assert.equal(after.length, before.length + 1);
    const made = after.find(({ id }) => before.every((event) => event.id !== id));
    assert.equal(made.when.words, date);
    const shown = await dateline(library, ["event", "show", made.id]);
    assert.ok(shown[0].evidence[0].annotation.quote.startsWith(words.trim().slice(0, 12)));
    await press(driver, "Ctrl+Z");
    await becomes(driver, "no event more", async () => (await events()).length === before.length);
  });

  await t.test("what the pointer rests on in the text is lit in the strip, and the reverse", async () => {
    await press(driver, "Escape");
    await settled(driver);
    const look = () => driver.executeScript("return document.querySelector('.strip canvas').toDataURL()");
    await point(driver, { x: 700, y: 20 });
    await pause(100);
    const dark = await look();
    const passage = await driver.executeScript(
      `const lit = [...CSS.highlights].filter(([name]) => name.startsWith("hl-")).flatMap(([, ranges]) => [...ranges]);
       const boxes = lit.map((range) => range.getClientRects()[0]).filter((box) => box && box.top > 90 && box.bottom < innerHeight - 240);
       return boxes.map((box) => ({ x: Math.round(box.left + 4), y: Math.round(box.top + box.height / 2) }));`,
    );
    let lit = false;
    for (const at of passage) {
      await point(driver, at);
      await pause(80);
      if ((lit = (await look()) !== dark)) break;
    }
    assert.ok(lit, "the event of a passage is lit");
    await point(driver, { x: 700, y: 20 });
    // The reverse: along the strip until a mark lies under the pointer.
    const stage = await driver.findElement({ css: ".strip [role=application]" });
    let found = false;
    for (let y = 30; y < body.height && !found; y += 12) {
      for (let x = 20; x < body.width - 20 && !found; x += 14) {
        await point(driver, { x: Math.round(body.x + x), y: Math.round(body.y + y) });
        if ((await driver.executeScript("return arguments[0].style.cursor", stage)) !== "pointer") continue;
        found = await driver.executeScript("return (CSS.highlights.get('extent')?.size ?? 0) > 0");
      }
    }
    assert.ok(found, "the passages of an event are lit");
    await screenshot(driver, "strip-lit");
  });

  await t.test("it shows this article, or everything around its dates", async () => {
    const count = () => driver.executeScript("return parseInt(document.querySelector('.strip .count').innerText, 10)");
    const own = await count();
    await click(driver, "Whole library");
    await waitFor(driver, "more events", "return parseInt(document.querySelector('.strip .count').innerText, 10) > arguments[0]", own);
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
  });
  assert.deepEqual(await problems(driver), []);
});
