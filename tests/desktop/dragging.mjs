// Files dragged onto the window from another program, as from a file manager.

import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where the files are picked up: beside a window that is at most 1,440 wide. */
const SOURCE = { x: 1500, y: 100 };

/** Python with GTK: the system's own, also where another one comes first in the path. */
const python = ["python3", "/usr/bin/python3"].find(
  (program) => spawnSync(program, ["-c", "import gi; gi.require_version('Gtk', '3.0')"], { stdio: "ignore" }).status === 0,
);

/** Why files can't be dragged here; `false` where they can. */
export const noDragging = (() => {
  if (spawnSync("xdotool", ["version"], { stdio: "ignore" }).status !== 0) return "xdotool is not here to move the pointer between two programs";
  return python ? false : "Python's GTK is not here to drag files from";
})();

/** Drags files onto a point of the window; `over` looks at the window while they hang over it. */
export async function dragFiles(files, to, over) {
  const source = spawn(python, [join(import.meta.dirname, "drag_source.py"), SOURCE.x, SOURCE.y, ...files].map(String), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(source, "exit");
  try {
    const [said] = await Promise.race([once(source.stdout, "data"), ended]);
    if (!String(said).startsWith("ready")) throw new Error("The program that files are dragged from did not start.");
    await run("xdotool", ["mousemove", SOURCE.x + 40, SOURCE.y + 40, "mousedown", 1].map(String));
    // The pointer moves in steps, as a hand does: a target learns of a drag by its motion.
    for (let step = 0; step <= 20; step += 1) {
      const between = (from, until) => String(Math.round(from + ((until - from) * step) / 20));
      await run("xdotool", ["mousemove", between(SOURCE.x + 60, to.x), between(SOURCE.y + 60, to.y)]);
      await pause(20);
    }
    await over();
    await run("xdotool", ["mousemove", String(to.x + 2), String(to.y + 2), "mouseup", "1"]);
    await ended;
  } finally {
    source.kill();
  }
}
