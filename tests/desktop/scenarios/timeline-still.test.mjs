// Nothing glides on the timeline where the person wants no motion.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { drag, emptyPlace, nearby, window } from "../job/stage.mjs";
import { openWindow } from "../window.mjs";

test("nothing glides where the person wants no motion", async (t) => {
  const settings = await mkdtemp(join(tmpdir(), "dateline-still-"));
  const gtk = join(settings, "xdg-config", "gtk-3.0");
  await mkdir(gtk, { recursive: true });
  await writeFile(join(gtk, "settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  const { driver, close } = await openWindow({ size: { width: 1440, height: 900 }, settings });
  t.after(() => close());
  assert.equal(await driver.executeScript("return matchMedia('(prefers-reduced-motion: reduce)').matches"), true);
  await nearby(driver);
  const from = await emptyPlace(driver);
  await drag(driver, from, { x: from.x - 260, y: from.y }, { rest: false });
  const released = await window(driver);
  await pause(200);
  assert.equal(await window(driver), released);
  // A zoom is there with the very next frame.
  const [before, next, after] = await driver.executeAsyncScript((done) => {
    const shown = () => document.querySelector(".window .chip b").innerText;
    const before = shown();
    document.querySelector("[aria-label='Zoom in']").click();
    requestAnimationFrame(() => {
      const next = shown();
      setTimeout(() => done([before, next, shown()]), 300);
    });
  });
  assert.notEqual(next, before);
  assert.equal(after, next);
});
