// How smoothly the timeline moves in the real window over a large library: the time from frame to frame while it is
// dragged, zoomed by the wheel and thrown. Beside it, in the same webview, vis-timeline with 1,000, 10,000 and
// 100,000 of the same events, where its package can be had.
//
// DATELINE_BENCH_EVENTS sets how many events the library gets: 1,000,000 otherwise, in 10,000 articles.
// DATELINE_BENCH_FRAMES sets how many frames each movement lasts: 240 otherwise.
// DATELINE_BENCH_PEER=no leaves vis-timeline out.
// DATELINE_BENCH_LIBRARY names a folder that the library is kept in, to be used again.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { dateline } from "../command.mjs";
import { press, settled, waitFor } from "../hands.mjs";
import { openWindow } from "../window.mjs";
import { drive, drivePeer, startPeer, watch } from "./frames.mjs";

const EVENTS = Number(process.env.DATELINE_BENCH_EVENTS ?? 1_000_000);
const PEER_EVENTS = process.env.DATELINE_BENCH_PEER === "no" ? [] : [1_000, 10_000, 100_000];
/** How long the peer may take to show its items, in milliseconds. */
const PATIENCE = 120_000;
const FRAMES = Number(process.env.DATELINE_BENCH_FRAMES ?? 240);

const folder = await mkdtemp(join(tmpdir(), "dateline-frames-"));
const library = process.env.DATELINE_BENCH_LIBRARY ?? join(folder, "frames.dateline");
try {
  const articles = Math.max(Math.round(EVENTS / 100), 100);
  if (!(await exists(library))) {
    const sizes = ["--articles", articles, "--annotations", articles, "--events", EVENTS, "--seed", 1];
    await dateline(library, ["generate", ...sizes.map(String)]);
  }
  const window = await openWindow({ library, composited: false, size: { width: 1600, height: 1000 } });
  try {
    await ours(window.driver);
    const source = await peerSource();
    if (source) {
      // As a script of the driver it runs in spite of the page's rules, which let it load nothing.
      await window.driver.executeScript(source.script);
      for (const count of PEER_EVENTS) await peer(window.driver, source.style, count);
    }
  } finally {
    await window.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Drags, zooms and throws the timeline, at three zooms. */
async function ours(driver) {
  await waitFor(driver, "the articles", "return document.querySelector('[role=row]') !== null");
  await press(driver, "Ctrl+3");
  const shown = () => driver.executeScript("return document.querySelector('[role=application]') !== null");
  await driver.wait(shown, PATIENCE, "The timeline did not show.");
  await settled(driver);
  await driver.manage().setTimeouts({ script: PATIENCE });
  await driver.executeScript(watch);
  for (const way of ["drag", "zoom in", "drag nearer", "zoom out", "throw"]) {
    const taken = await driver.executeAsyncScript(drive, way, FRAMES);
    report(`window_frames: ${way}, ${EVENTS.toLocaleString("en")} events`, taken);
    await settled(driver);
  }
}

/** The peer with so many items, moved by its own calls, which cost it no pointer events. */
async function peer(driver, style, count) {
  const name = `vis-timeline, ${count.toLocaleString("en")} items`;
  const shown = await driver.executeAsyncScript(startPeer, style, count, PATIENCE / 2);
  if (typeof shown !== "number") {
    console.error(`${name}: ${shown}`);
    return;
  }
  say(`window_frames: ${name}, until it is drawn`, shown, "ms");
  for (const way of ["drag", "zoom in", "zoom out"]) {
    const taken = await driver.executeAsyncScript(drivePeer, way, FRAMES, PATIENCE / 3);
    report(`window_frames: ${name}, ${way}`, taken);
  }
}

/** The peer's code, from the registry into a folder of its own; `null` where it cannot be had. */
async function peerSource() {
  const home = join(folder, "peer");
  try {
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--prefix", home, "vis-timeline@8", "vis-data@8"]);
  } catch (error) {
    console.error(`vis-timeline cannot be installed, and is left out: ${String(error.message).split("\n")[0]}`);
    return null;
  }
  const inside = join(home, "node_modules/vis-timeline");
  return {
    script: await readFile(join(inside, "standalone/umd/vis-timeline-graph2d.min.js"), "utf8"),
    style: await readFile(join(inside, "styles/vis-timeline-graph2d.min.css"), "utf8"),
  };
}

/**
 * Says the median and the 95th percentile of the times between frames, and of the work in them: a machine that does
 * other things too stretches the first, and hardly the median of the second.
 */
function report(name, { times, work }) {
  for (const [what, list] of [["frame to frame", times], ["work in a frame", work]]) {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
    say(`${name}: ${what}, p50`, at(0.5), "ms");
    say(`${name}: ${what}, p95`, at(0.95), "ms");
  }
}

function say(name, value, unit) {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10, unit }));
}

async function exists(path) {
  return stat(path).then(() => true, () => false);
}
