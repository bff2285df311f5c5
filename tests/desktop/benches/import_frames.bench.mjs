// The window while many pages come in: from a key or a movement of the pointer to the frame that shows what follows.
//
// DATELINE_PAGES sets how many pages are dropped on the window, in one folder: 2,000 otherwise, made by varying the real
// pages of ../shared/data where they are at hand, else pages written for the tests. DATELINE_BENCH_INPUTS sets how many
// keys and movements are measured: 150 of each otherwise. The import is cancelled when all are measured.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { dateline } from "../command.mjs";
import { dragFiles, noDragging } from "../dragging.mjs";
import { click, press, sees, settled, type, waitFor } from "../hands.mjs";
import { page } from "../job/harbour.mjs";
import { openWindow } from "../window.mjs";
import { delays } from "./delays.mjs";

const PAGES = Number(process.env.DATELINE_PAGES ?? 2000);
const INPUTS = Number(process.env.DATELINE_BENCH_INPUTS ?? 150);
const SHARED = resolve(import.meta.dirname, "../../../../shared/data/article-pages/html");
const DONE = "Number(document.querySelector('section.import [role=progressbar]')?.getAttribute('aria-valuenow') ?? -1)";

if (noDragging) {
  console.error(`The folder can't be dropped on the window, so nothing is measured: ${noDragging}.`);
  process.exit(0);
}
const folder = await mkdtemp(join(tmpdir(), "dateline-import-"));
try {
  const library = join(folder, "bench.dateline");
  await dateline(library, ["generate", "--articles", "1000", "--annotations", "1000", "--events", "2000", "--seed", "3"]);
  const pages = join(folder, "pages");
  await write(pages);
  const { driver, close } = await openWindow({ library, size: { width: 1440, height: 900 } });
  try {
    await waitFor(driver, "the articles", "return document.querySelector('[role=row][aria-rowindex]') !== null");
    await settled(driver);
    await driver.executeScript(delays);
    await measure(driver, "at rest");
    await dragFiles([pages], { x: 700, y: 450 }, () => sees(driver, "Drop to import"));
    await driver.wait(async () => (await driver.executeScript(`return ${DONE}`)) >= 64, 180_000, "No pages came in.");
    const begun = Date.now();
    const before = await driver.executeScript(`return ${DONE}`);
    await measure(driver, "while pages come in");
    const after = await driver.executeScript(`return ${DONE}`);
    if (after < 0) throw new Error("The import ended before all was measured. Set DATELINE_PAGES higher.");
    say("import_frames: pages meanwhile", ((after - before) * 1000) / (Date.now() - begun), "pages/s");
    const started = Date.now();
    await click(driver, "Cancel");
    await sees(driver, "cancelled", 60_000);
    say("import_frames: from Cancel to its end", Date.now() - started);
  } finally {
    await close();
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Types into the filter and moves over the list, and says how long each took to be seen. */
async function measure(driver, when) {
  const field = await driver.findElement({ css: "input[placeholder^='Filter']" });
  await field.click();
  await driver.executeScript("window.takeDelays()");
  const words = "the ice moved under the tent while the wireless called ";
  for (let at = 0; at < INPUTS; at += 10) {
    await type(driver, [...words, ...words].slice(at % words.length, (at % words.length) + 10).join(""));
    await press(driver, "Ctrl+A");
  }
  await press(driver, "Backspace");
  report(`import_frames: typed ${when}`, await driver.executeScript("return window.takeDelays().keydown"));
  for (let at = 0; at < INPUTS; at += 1)
    await driver.actions({ async: true }).move({ x: 500 + ((at * 37) % 600), y: 250 + ((at * 53) % 500), duration: 0 }).perform();
  report(`import_frames: pointed ${when}`, await driver.executeScript("return window.takeDelays().pointermove"));
}

/** Writes the pages, each with an address and words of its own. */
async function write(into) {
  await mkdir(into);
  const names = await readdir(SHARED).catch(() => []);
  const real = names.filter((name) => name.endsWith(".html.gz")).map(async (name) => gunzipSync(await readFile(join(SHARED, name))).toString());
  const sources = real.length > 0 ? await Promise.all(real) : [page("A ship in the bay", "The Harbour Telegraph")];
  for (let number = 0; number < PAGES; number += 1) {
    const source = sources[number % sources.length].replace("</p>", ` Note ${number}.</p>`);
    await writeFile(join(into, `${number}.html`), `<!-- saved from url=(0040)https://site${number}.example/page/${number} -->${source}`);
  }
}

function report(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  console.error(`${name}: ${sorted.length} inputs`);
  say(`${name}, to paint: p50`, at(0.5));
  say(`${name}, to paint: p95`, at(0.95));
}

function say(name, value, unit = "ms") {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10, unit }));
}
