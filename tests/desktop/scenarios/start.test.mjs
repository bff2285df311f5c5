// The window opens, shows the start page, and nothing goes wrong in it.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { axe, problems, screenshot } from "../eyes.mjs";
import { sees } from "../hands.mjs";
import { processes } from "../processes.mjs";
import { openWindow } from "../window.mjs";

for (const theme of ["light", "dark"]) {
  test(`the start page opens in ${theme}, without problems`, async (t) => {
    const { driver, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await sees(driver, "Dateline");
    assert.equal(await driver.executeScript("return matchMedia('(prefers-color-scheme: dark)').matches"), theme === "dark");
    assert.equal(await driver.executeScript("return window.__TAURI__"), null, "Tauri is not global");
    await screenshot(driver, `start-${theme}`);
    assert.deepEqual(await axe(driver), []);
    assert.deepEqual(await problems(driver), []);
  });
}

test("without a graphics card the window is drawn without compositing, and its frames come", async (t) => {
  const { driver, group, close } = await openWindow({ composited: false });
  t.after(() => close());
  await sees(driver, "Dateline");
  const calculated = process.env.LIBGL_ALWAYS_SOFTWARE === "1" || !existsSync("/dev/dri");
  assert.equal(await told(group, "WEBKIT_DISABLE_COMPOSITING_MODE=1"), calculated);
  const drawn = await driver.executeAsyncScript((done) => {
    const next = (left) => requestAnimationFrame(() => (left > 0 ? next(left - 1) : done(true)));
    next(10);
  });
  assert.equal(drawn, true);
  assert.deepEqual(await problems(driver), []);
});

/** Whether a process of the window's group was started with this in its environment. */
async function told(group, setting) {
  for (const { pid } of await processes(group)) {
    if ((await readFile(`/proc/${pid}/environ`, "utf8")).split("\0").includes(setting)) return true;
  }
  return false;
}

test("the page goes nowhere else and loads nothing from outside", async (t) => {
  const { driver, close } = await openWindow();
  t.after(() => close());
  await sees(driver, "Dateline");
  const before = await driver.getCurrentUrl();
  const refused = await driver.executeAsyncScript((done) => {
    const seen = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const image = new Image();
    image.onerror = () => fetch("https://example.org/").then(
      () => done(["fetch was allowed"]),
      () => setTimeout(() => done(seen), 50),
    );
    image.src = "https://example.org/pixel.png";
  });
  assert.deepEqual(refused.toSorted(), ["connect-src", "img-src"]);
  await driver.executeScript("const a = document.createElement('a'); a.href = 'https://example.org/'; document.body.append(a); a.click(); window.open('https://example.org/');");
  assert.equal(await driver.getCurrentUrl(), before);
  assert.equal((await driver.getAllWindowHandles()).length, 1);
});
