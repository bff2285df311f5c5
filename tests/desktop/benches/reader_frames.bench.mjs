// A long article with many annotations in the real window: how long until it is open, how smoothly it scrolls, how soon
// a new mark is seen; and beside that, what the machine can do at most with an empty page and with plain text of the
// same size, and other ways of painting as many passages in the same webview. Wall time, and processor time of all the
// window's processes (app, webview, network), which other work on the machine hardly changes.
//
// DATELINE_BENCH_TEXT sets the article's length in characters: 2,000,000 otherwise, with 5,000 annotations.
// DATELINE_BENCH_FRAMES sets how many frames each movement lasts: 240 otherwise.
// DATELINE_BENCH_WAYS=no leaves the other ways of painting out.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dateline } from "../command.mjs";
import { press, waitFor } from "../hands.mjs";
import { openWindow } from "../window.mjs";
import { cover, paint, scroll, stopwatch } from "./painting.mjs";
import { processorTime } from "../processes.mjs";

const LENGTH = Number(process.env.DATELINE_BENCH_TEXT ?? 2_000_000);
const ANNOTATIONS = 5000;
const FRAMES = Number(process.env.DATELINE_BENCH_FRAMES ?? 240);
const WAYS = process.env.DATELINE_BENCH_WAYS === "no" ? [] : ["highlights near the window", "highlights of all", "boxes near the window", "boxes for all", "a canvas under the text"];
const OPEN = "document.querySelector('.prose .text') && [...CSS.highlights.keys()].some((name) => name.startsWith('hl-'))";

const folder = await mkdtemp(join(tmpdir(), "dateline-reader-"));
try {
  const library = join(folder, "reader.dateline");
  await fill(library);
  const { driver, group, close } = await openWindow({ library, composited: false, size: { width: 1440, height: 900 } });
  try {
    await driver.manage().setTimeouts({ script: 240_000 });
    await waitFor(driver, "the article's row", "return document.querySelector('[role=row][aria-rowindex]') !== null");
    await measureOpening(driver, group);
    for (const [name, page] of [["an empty page", "empty"], ["plain text", "text"]]) {
      await driver.executeScript(cover, page);
      await measureScrolling(driver, group, `the limit, ${name} scrolled by 40 px a frame`, "#cover", 40);
      await driver.executeScript("document.querySelector('#cover').remove()");
    }
    for (const step of [40, 600]) await measureScrolling(driver, group, `scrolled by ${step} px a frame`, ".reader.scroll", step);
    await measureMarking(driver, group);
    for (const way of WAYS) {
      say(`reader_frames: ${way}, painted once`, await driver.executeAsyncScript(paint, way, ANNOTATIONS));
      await measureScrolling(driver, group, `${way}, scrolled by 40 px a frame`, ".reader.scroll", 40);
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

/** The first opening works out the dates; the second has them at hand. */
async function measureOpening(driver, group) {
  for (const which of ["first", "second"]) {
    await press(driver, "Ctrl+1");
    await waitFor(driver, "the list", "return document.querySelector('[role=grid]') !== null");
    await quiet(driver);
    await driver.executeScript("document.querySelector('[role=grid]').focus()");
    await press(driver, "Home");
    await driver.executeScript(`window.isReady = () => ${OPEN}`);
    await driver.executeScript(stopwatch);
    const before = await processorTime(group);
    await press(driver, "Enter");
    say(`reader_frames: article opened, the ${which} time`, await driver.executeAsyncScript("window.stopwatch.then(arguments[0])"));
    say(`reader_frames: article opened, the ${which} time, processor time`, (await processorTime(group)) - before);
    await quiet(driver);
  }
}

async function measureScrolling(driver, group, name, box, step) {
  await quiet(driver);
  const before = await processorTime(group);
  const times = await driver.executeAsyncScript(scroll, box, step, FRAMES);
  const taken = (await processorTime(group)) - before;
  report(`reader_frames: ${name}`, times);
  say(`reader_frames: ${name}: processor time a frame`, taken / FRAMES);
}

/** Marks a passage by its key in the middle of the article, some times over. */
async function measureMarking(driver, group) {
  const times = [];
  const taken = [];
  await driver.executeScript("const box = document.querySelector('.reader.scroll'); box.scrollTop = box.scrollHeight / 2;");
  await quiet(driver);
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
    await quiet(driver);
    // How many ranges are painted in each colour: a new mark changes one of the numbers.
    await driver.executeScript(
      `const painted = () => [...CSS.highlights].filter(([name]) => name.startsWith("hl-")).map(([name, { size }]) => name + size).join();
       const before = painted();
       window.isReady = () => painted() !== before;`,
    );
    await driver.executeScript(stopwatch);
    const before = await processorTime(group);
    await press(driver, "4");
    times.push(await driver.executeAsyncScript("window.stopwatch.then(arguments[0])"));
    await quiet(driver);
    taken.push((await processorTime(group)) - before);
  }
  const middle = (list) => list.toSorted((a, b) => a - b)[3];
  say("reader_frames: a new mark is seen, median of 7", middle(times));
  say("reader_frames: a new mark is seen, slowest of 7", Math.max(...times));
  say("reader_frames: a new mark until all that follows from it is done, processor time, median of 7", middle(taken));
}

/** Waits until nothing was added to the page or taken away for a while: comparing so long a page would take longer. */
async function quiet(driver) {
  await driver.executeAsyncScript(
    `const done = arguments[0];
     let clock;
     const watch = new MutationObserver(() => wait());
     const wait = () => {
       clearTimeout(clock);
       clock = setTimeout(() => (watch.disconnect(), done()), 700);
     };
     watch.observe(document.body, { childList: true, subtree: true });
     wait();`,
  );
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
