// A long article with many annotations in the real window: how long until it is open, how smoothly it scrolls, how soon
// a new mark is seen; and beside that, other ways of painting as many passages in the same webview.
//
// DATELINE_BENCH_TEXT sets the article's length in characters: 2,000,000 otherwise, with 5,000 annotations.
// DATELINE_BENCH_FRAMES sets how many frames each movement lasts: 240 otherwise.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dateline } from "../command.mjs";
import { press, settled, waitFor } from "../hands.mjs";
import { openWindow } from "../window.mjs";
import { paint, scroll, stopwatch } from "./painting.mjs";

const LENGTH = Number(process.env.DATELINE_BENCH_TEXT ?? 2_000_000);
const ANNOTATIONS = 5000;
const FRAMES = Number(process.env.DATELINE_BENCH_FRAMES ?? 240);
const WAYS = ["highlights near the window", "highlights of all", "boxes near the window", "boxes for all", "a canvas under the text"];
const OPEN = "document.querySelector('.prose .text') && [...CSS.highlights.keys()].some((name) => name.startsWith('hl-'))";

const folder = await mkdtemp(join(tmpdir(), "dateline-reader-"));
try {
  const library = join(folder, "reader.dateline");
  await fill(library);
  const { driver, close } = await openWindow({ library, size: { width: 1440, height: 900 } });
  try {
    await driver.manage().setTimeouts({ script: 120_000 });
    await waitFor(driver, "the article's row", "return document.querySelector('[role=row][aria-rowindex]') !== null");
    await measureOpening(driver);
    await settled(driver);
    for (const [name, step] of [["slowly, 40 px a frame", 40], ["fast, 600 px a frame", 600]])
      report(`reader_frames: scrolled ${name}`, await driver.executeAsyncScript(scroll, step, FRAMES));
    await measureMarking(driver);
    for (const way of WAYS) {
      say(`reader_frames: ${way}, painted once`, await driver.executeAsyncScript(paint, way, ANNOTATIONS));
      report(`reader_frames: ${way}, scrolled 40 px a frame`, await driver.executeAsyncScript(scroll, 40, FRAMES));
    }
  } finally {
    await close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** One article in sections, every paragraph with a date, and annotations spread evenly over it. */
async function fill(library) {
  const words = "the ice moved under the tent and the men counted what was left of the stores while the wireless called".split(" ");
  let state = 1;
  const next = (below) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
  const paragraphs = [];
  for (let length = 0; length < LENGTH; length += paragraphs.at(-1).length + 2) {
    const sentence = () => {
      const all = Array.from({ length: 12 + next(10) }, () => words[next(words.length)]);
      return `${all[0][0].toUpperCase()}${all.join(" ").slice(1)} ${next(90_000) + 10_000}.`;
    };
    if (paragraphs.length % 25 === 0) paragraphs.push(`## Sheet ${paragraphs.length / 25 + 1} of the log`);
    else paragraphs.push(`On ${1 + next(28)} June 1928 ${Array.from({ length: 4 }, sentence).join(" ")}`);
  }
  const file = join(folder, "log.md");
  await writeFile(file, `# The log of the long wait\n\n${paragraphs.join("\n\n")}\n`);
  await dateline(library, ["import", file]);
  const texts = paragraphs.filter((each) => !each.startsWith("#"));
  const marks = Array.from({ length: ANNOTATIONS }, (_, index) => {
    const text = texts[Math.floor((index * texts.length) / ANNOTATIONS)];
    const from = text.indexOf(" ", 20 + ((index * 37) % 200)) + 1;
    const exact = text.slice(from, text.indexOf(" ", from + 40 + ((index * 11) % 60)));
    return {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `urn:mark:${index}`,
      type: "Annotation",
      target: {
        source: "urn:log",
        selector: [{ type: "TextQuoteSelector", exact, prefix: text.slice(Math.max(from - 32, 0), from), suffix: text.slice(from + exact.length, from + exact.length + 32) }],
      },
    };
  });
  const export_ = join(folder, "marks.json");
  await writeFile(export_, JSON.stringify(marks));
  const [came] = await dateline(library, ["import-annotations", export_]);
  console.error(`${came.added} annotations placed, ${came.set_aside} set aside`);
}

async function measureOpening(driver) {
  for (const which of ["first", "second"]) {
    await press(driver, "Ctrl+1");
    await waitFor(driver, "the list", "return document.querySelector('[role=grid]') !== null");
    await driver.executeScript("document.querySelector('[role=grid]').focus()");
    await press(driver, "Home");
    await driver.executeScript(`window.isReady = () => ${OPEN}`);
    await driver.executeScript(stopwatch);
    await press(driver, "Enter");
    say(`reader_frames: article opened, the ${which} time`, await driver.executeAsyncScript("window.stopwatch.then(arguments[0])"));
    await settled(driver);
  }
}

/** Marks a passage by its key in the middle of the article, some times over. */
async function measureMarking(driver) {
  const times = [];
  for (let time = 0; time < 7; time += 1) {
    await driver.executeScript(
      `const room = document.querySelector(".reader.scroll").getBoundingClientRect();
       const text = [...document.querySelectorAll(".prose p .text")].filter((each) => {
         const box = each.getBoundingClientRect();
         return box.top > room.top + 40 && box.bottom < room.bottom - 40;
       })[arguments[0] % 2];
       const node = text.firstChild;
       document.querySelector(".prose").focus();
       document.getSelection().setBaseAndExtent(node, 4 + 9 * arguments[0], node, 12 + 9 * arguments[0]);`,
      time,
    );
    await settled(driver);
    // How many ranges are painted in each colour: a new mark changes one of the numbers.
    await driver.executeScript(
      `const painted = () => [...CSS.highlights].filter(([name]) => name.startsWith("hl-")).map(([name, { size }]) => name + size).join();
       const before = painted();
       window.isReady = () => painted() !== before;`,
    );
    await driver.executeScript(stopwatch);
    await press(driver, "4");
    times.push(await driver.executeAsyncScript("window.stopwatch.then(arguments[0])"));
    await settled(driver);
  }
  times.sort((a, b) => a - b);
  say("reader_frames: a new mark is seen, median of 7", times[3]);
  say("reader_frames: a new mark is seen, slowest of 7", times.at(-1));
}

function report(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  say(`${name}: frame to frame, p50`, at(0.5));
  say(`${name}: frame to frame, p95`, at(0.95));
}

function say(name, value, unit = "ms") {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10, unit }));
}
