// What reaches the window from outside: files dropped, pages copied in a browser; and its size after a restart.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { dateline } from "../command.mjs";
import { dragFiles, noDragging } from "../dragging.mjs";
import { problems } from "../eyes.mjs";
import { copyPage, named, press, sees, waitFor } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

/** Asks again until the answer is not empty: the driver can't, once its window is gone. */
async function waitUntil(what, look) {
  for (let attempt = 0; attempt < 160; attempt += 1) {
    if (await look()) return;
    await pause(50);
  }
  throw new Error(`Waited in vain: ${what}.`);
}

const size = { width: 1440, height: 900 };

test("files dropped on the window are imported, each with its result", { skip: noDragging }, async (t) => {
  const { driver, settings, close } = await openWindow({ size });
  t.after(() => close());
  await openSample(driver);
  const page = join(settings, "page.html");
  const empty = join(settings, "empty.txt");
  const body = "The relief ship reached the bay on 3 July 1928 and took the wounded on board before noon. ".repeat(4);
  await writeFile(page, `<html><head><title>A ship in the bay</title></head><body><article><h1>A ship in the bay</h1><p>${body}</p><p>${body}</p></article></body></html>`);
  await writeFile(empty, "");
  await dragFiles([page, empty], { x: 700, y: 450 }, () => sees(driver, "Drop to import"));
  await sees(driver, "A ship in the bay");
  await sees(driver, "1 could not be read: The file is empty.");
  const articles = await dateline(join(settings, "config", "The loss of the Italia.dateline"), ["articles"]);
  assert.equal(articles.filter(({ title }) => title === "A ship in the bay").length, 1);
  assert.deepEqual(await problems(driver), []);
});

test("a page copied in a browser keeps its headings, links and emphasis", async (t) => {
  const { driver, settings, close } = await openWindow({ size });
  t.after(() => close());
  await openSample(driver);
  const body = "The tent was dyed with aniline so that the fliers could see it on the ice from far away. ".repeat(3);
  await copyPage(driver, `<h1>The red tent</h1><p>${body}</p><h2>What it held</h2><p>A radio, <em>pemmican</em> for <a href="https://example.org/days">some weeks</a>, and nine men. ${body}</p>`);
  await press(driver, "Ctrl+I");
  await named(driver, "Text of an article");
  await press(driver, "Ctrl+V");
  await sees(driver, "Taken with its headings, links and emphasis.");
  await press(driver, "Ctrl+Enter");
  await named(driver, "Look before it comes in");
  await press(driver, "Enter");
  await waitFor(driver, "the heading", "return [...document.querySelectorAll('.prose h2')].some((each) => each.innerText === 'What it held')");
  assert.equal(await driver.executeScript("return document.querySelector('.prose em')?.innerText"), "pemmican");
  assert.equal(await driver.executeScript("return document.querySelector('.prose a')?.innerText"), "some weeks");

  await driver.findElement({ css: ".prose p" }).click();
  await press(driver, "Ctrl+A");
  const selected = await driver.executeScript("return document.getSelection().toString()");
  assert.ok(selected.includes("A radio, pemmican") && !selected.includes("Articles"), "all of the text is selected, and only it");
  const [{ title }] = (await dateline(join(settings, "config", "The loss of the Italia.dateline"), ["articles"])).filter((each) => each.title === "The red tent");
  assert.equal(title, "The red tent");
  assert.deepEqual(await problems(driver), []);
});

test("the window opens again as large as it was", async (t) => {
  const first = await openWindow({ size });
  let close = first.close;
  t.after(() => close());
  await sees(first.driver, "Dateline");
  const set = { width: 1180, height: 760 };
  await first.driver.manage().window().setRect({ x: 60, y: 40, ...set });
  await waitFor(first.driver, "the window to be resized", "return innerWidth === arguments[0]", set.width);
  // The window goes while the driver still waits for its answer.
  await press(first.driver, "Ctrl+Q").catch(() => null);
  const kept = join(first.settings, "config", "window.json");
  await waitUntil("the size to be kept", () => readFile(kept, "utf8").catch(() => ""));
  await first.close({ keepSettings: true });

  const again = await openWindow({ settings: first.settings });
  close = again.close;
  await waitFor(again.driver, "the size it had", "return innerWidth === arguments[0] && innerHeight === arguments[1]", set.width, set.height);
});
