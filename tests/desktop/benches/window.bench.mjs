// How long the window takes from its start to the first text, and how much memory it needs at work: on a library
// of 1,000 articles with 10,000 annotations and 5,000 events.

import { readFile, readlink, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dateline } from "../command.mjs";
import { named, press, settled, waitFor } from "../hands.mjs";
import { app, openWindow } from "../window.mjs";
import { processes } from "../processes.mjs";

const STARTS = 5;
const TICKS = 100;

const folder = await mkdtemp(join(tmpdir(), "dateline-bench-"));
try {
  const library = join(folder, "bench.dateline");
  await dateline(library, ["generate", "--articles", "1000", "--annotations", "10000", "--events", "5000", "--seed", "1"]);
  const starts = [];
  for (let run = 0; run < STARTS; run += 1) starts.push(await measureStart(library));
  starts.sort((a, b) => a - b);
  say("window: start to first text, median of 5", starts[Math.floor(STARTS / 2)], "ms");
  say("window: start to first text, slowest of 5", starts.at(-1), "ms");
  const { rest, peak } = await measureMemory(library);
  say("window: memory with a library open", rest, "MiB");
  say("window: peak memory at work", peak, "MiB");
} finally {
  await rm(folder, { recursive: true });
}

function say(name, value, unit) {
  console.log(JSON.stringify({ name, value: Math.round(value * 10) / 10, unit }));
}

/** Milliseconds from the start of the app's process to the first text that the page painted. */
async function measureStart(library) {
  const { driver, group, close } = await openWindow({ library });
  try {
    const painted = await waitFor(
      driver,
      "the first text",
      `const [paint] = performance.getEntriesByName("first-contentful-paint");
       return paint && performance.timeOrigin + paint.startTime;`,
    );
    return painted - (await startOf(group));
  } finally {
    await close();
  }
}

/** When the app's process of this group began, in milliseconds since 1970. */
async function startOf(group) {
  const all = await processes(group);
  for (const { pid, fields } of all) {
    if ((await readlink(`/proc/${pid}/exe`)) !== app) continue;
    const uptime = Number((await readFile("/proc/uptime", "utf8")).split(" ")[0]);
    return Date.now() - (uptime - Number(fields[19]) / TICKS) * 1000;
  }
  throw new Error("The app's process was not found.");
}

/** Memory of the window and its web processes, at rest and at most, while the rooms are gone through. */
async function measureMemory(library) {
  const { driver, group, close } = await openWindow({ library, size: { width: 1440, height: 900 } });
  let peak = 0;
  let on = true;
  const watching = (async () => {
    while (on) peak = Math.max(peak, await memory(group));
  })();
  try {
    await named(driver, "Articles");
    await waitFor(driver, "the articles", "return document.querySelector('[aria-selected]')");
    await settled(driver);
    const rest = await memory(group);
    for (const keys of ["Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+E", "Ctrl+Shift+H"]) {
      await press(driver, keys);
      await settled(driver);
    }
    return { rest, peak };
  } finally {
    on = false;
    await watching;
    await close();
  }
}

/** Proportional memory of the group in MiB, without the driver and the message bus. */
async function memory(group) {
  let sum = 0;
  for (const { pid, name } of await processes(group)) {
    if (name === "WebKitWebDriver" || name.startsWith("dbus")) continue;
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    sum += Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0);
  }
  return sum / 1024;
}
