// Many that come in at once: halted, taken up, cancelled, reported into a file; and a choice among a file's articles.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { dateline } from "../command.mjs";
import { dragFiles, noDragging } from "../dragging.mjs";
import { axe, problems, screenshot } from "../eyes.mjs";
import { becomes, click, named, press, sees, settled, waitFor } from "../hands.mjs";
import { page } from "../job/harbour.mjs";
import { openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const run = promisify(execFile);
const libraryOf = (settings) => join(settings, "config", "The loss of the Italia.dateline");
const drop = (driver, files) => dragFiles(files, { x: 700, y: 450 }, () => sees(driver, "Drop to import"));
const done = (driver) => driver.executeScript("return Number(document.querySelector('section.import [role=progressbar]')?.getAttribute('aria-valuenow') ?? -1)");

for (const theme of ["light", "dark"]) {
  test(`many are halted, cancelled, and told in a file, in ${theme}`, { skip: noDragging }, async (t) => {
    const { driver, settings, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await openSample(driver);
    const library = libraryOf(settings);
    const before = (await dateline(library, ["articles"])).length;
    const folder = join(settings, "pages");
    await mkdir(folder);
    for (let at = 0; at < 900; at += 1)
      await writeFile(join(folder, `${1000 + at}.html`), at === 30 ? "" : page(`Ship ${at} in the bay`, "The Telegraph", (text) => text.replaceAll("wounded", `wounded of boat ${at}`)));
    await drop(driver, [folder]);
    await waitFor(driver, "the first to be in", "return Number(document.querySelector('section.import [role=progressbar]')?.getAttribute('aria-valuenow')) > 0");

    // Halted, nothing more comes in; what is under way then is written to its end first.
    await click(driver, "Pause");
    await sees(driver, "Paused");
    await sees(driver, "The file is empty.", 20_000);
    let halted = await done(driver);
    await becomes(driver, "the import to stand still", async () => {
      const earlier = halted;
      await settled(driver);
      halted = await done(driver);
      return halted === earlier;
    });
    await screenshot(driver, `import-paused-${theme}`);
    assert.deepEqual(await axe(driver), []);
    assert.equal(await done(driver), halted, "no more came in while it was looked at");
    await click(driver, "Go on");
    await becomes(driver, "more to come in", async () => (await done(driver)) > halted);
    await click(driver, "Cancel");
    await sees(driver, "cancelled", 20_000);
    const told = await driver.executeScript("return document.querySelector('section.import .num').innerText");
    const came = Number(told.split(" of ")[0].replaceAll(",", ""));
    assert.ok(came >= halted && came < 900, told);
    assert.equal((await dateline(library, ["articles"])).length, before + came - 1, "what was told is there, and no more");

    // The report goes into a file, by the system's own dialog.
    await click(driver, "Report");
    await sees(driver, `${came} items`);
    const file = join(settings, "report.csv");
    await click(driver, "Save the report…");
    await chooseInDialog(driver, file);
    await sees(driver, "Report saved", 10_000);
    const lines = (await readFile(file, "utf8")).trimEnd().split(/\r?\n/u);
    assert.equal(lines.length, came + 1, "a line each, and a head");
    assert.ok(lines.some((line) => line.includes("1030.html") && line.includes("The file is empty.")));
    assert.deepEqual(await problems(driver), []);
  });

  test(`some of a web archive are chosen in ${theme}`, { skip: noDragging }, async (t) => {
    const { driver, settings, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await openSample(driver);
    const file = join(settings, "harbour.warc");
    const names = ["A ship in the bay", "Coal for nine days", "The lane is shut"];
    await writeFile(file, names.map((name, at) => record(`https://harbour.example/${at}`, page(name, "The Harbour Telegraph", (text) => text.replaceAll("ice", `ice ${at}`)))).join(""));
    await drop(driver, [file]);
    await named(driver, "Choose from harbour.warc");
    await sees(driver, "3 of 3 articles taken");
    await settled(driver);
    await screenshot(driver, `import-parts-${theme}`);
    assert.deepEqual(await axe(driver), []);

    // By keyboard: the second is left, the other two come in.
    await driver.executeScript("document.querySelector('[role=dialog] [role=grid]').focus()");
    await press(driver, "Home");
    await press(driver, "Down");
    await press(driver, "Space");
    await sees(driver, "2 of 3 articles taken");
    await press(driver, "Enter");
    await sees(driver, "Imported “harbour.warc”", 20_000);
    const titles = (await dateline(libraryOf(settings), ["articles"])).map(({ title }) => title);
    const came = names.filter((name) => titles.includes(name));
    assert.equal(came.length, 2, titles.join("; "));

    // One alone is looked at before it comes in.
    await drop(driver, [file]);
    await click(driver, "Leave all");
    await sees(driver, "0 of 3 articles taken");
    const [left] = names.filter((name) => !titles.includes(name));
    await driver.findElement({ css: `[role=dialog] [aria-label^="Take ${left}"]` }).then((box) => box.click());
    await sees(driver, "1 of 3 articles taken");
    await press(driver, "Enter");
    await named(driver, "Look before it comes in");
    await press(driver, "Enter");
    await waitFor(driver, "the article", "return document.querySelector('.reader-page h1')?.innerText === arguments[0]", left);
    assert.deepEqual(await problems(driver), []);
  });
}

/** A page that a server gave, as a record of a web archive. */
function record(address, html) {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 1928-07-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`;
}

/** Types a path into the system's dialog that has just opened, and agrees to it. */
async function chooseInDialog(driver, path) {
  const dialog = await becomes(driver, "the system's dialog", async () => {
    const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "Save"]).catch(() => ({ stdout: "" }));
    return stdout.trim().split("\n").at(-1);
  });
  await run("xdotool", ["windowfocus", "--sync", dialog, "key", "ctrl+a"]);
  await run("xdotool", ["type", "--delay", "5", path]);
  await run("xdotool", ["key", "Return"]);
}
