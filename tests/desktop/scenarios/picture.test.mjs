// The timeline as it is looked at and handed on: five zooms, far to near, and a picture written from its dialog,
// by keys alone.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { axe, problems, screenshot } from "../eyes.mjs";
import { click, named, press, settled, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

for (const theme of ["light", "dark"]) {
  test(`five zooms and a picture in ${theme}`, async (t) => {
    const { driver, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await openSample(driver);
    await click(driver, "The rescue, day by day");
    await driver.wait(() => driver.findElement({ css: "[role=application]" }).catch(() => null), 5000);

    await t.test("everything, and nearer until an hour is wide", async () => {
      await press(driver, "0");
      await settled(driver);
      for (let step = 0; step < 4; step += 1) await press(driver, "-");
      for (let zoom = 1; zoom <= 5; zoom += 1) {
        await settled(driver);
        await screenshot(driver, `zoom-${zoom}-${theme}`);
        assert.deepEqual(await axe(driver), []);
        for (let step = 0; step < 4; step += 1) await press(driver, "=");
      }
      await press(driver, "0");
    });

    await t.test("the dialog makes each kind of picture", async () => {
      await settled(driver);
      await press(driver, "Ctrl+Shift+P");
      await named(driver, "Picture of the timeline");
      assert.deepEqual(await axe(driver), []);
      await screenshot(driver, `picture-dialog-${theme}`);
      await click(driver, "PNG");
      await named(driver, "Pixels for one on screen");
      await click(driver, "PDF");
      await named(driver, "Paper");
      assert.deepEqual(await axe(driver), []);
      await press(driver, "Escape");
      await waitFor(driver, "the dialog to close", "return document.querySelector('[role=dialog]') === null");
    });

    const folder = await mkdtemp(join(tmpdir(), "dateline-picture-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    for (const [format, begins] of [["svg", "<svg"], ["png", "\x89PNG"], ["pdf", "%PDF"]]) {
      await t.test(`the window writes ${format}`, async () => {
        const path = join(folder, `rescue.${format}`);
        assert.equal(await write(driver, { format, theme }, path), null);
        const bytes = await readFile(path, "latin1");
        assert.ok(bytes.slice(0, 200).includes(begins), `${format} begins as it should`);
        if (format === "svg") assert.ok(bytes.includes("Take-off"), "the events are named in it");
      });
    }
    assert.deepEqual(await problems(driver), []);
  });
}

/** What the dialog asks when the save dialog has answered: the system’s own dialog can't be driven. */
async function write(driver, { format, theme }, path) {
  return driver.executeAsyncScript(
    (format, theme, path, done) => {
      const ask = { title: "The rescue", filter: "", lanes: "tag", depth: null, window: null, width: 1200, theme, format, scale: 1, paper: "a4" };
      window.__TAURI_INTERNALS__
        .invoke("call", { name: "picture_write", input: { ask, path } })
        .then(() => done(null), (error) => done(error.message ?? String(error)));
    },
    format,
    theme,
    path,
  );
}
