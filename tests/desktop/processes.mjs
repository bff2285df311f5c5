// The processes of a window, and the time they work, whatever else the machine does meanwhile.

import { readFile, readdir } from "node:fs/promises";

/** Milliseconds in one of the kernel's ticks, of which every Linux for desktops has 100 a second. */
const TICK = 10;

/** The processes of a group: number, name, and what `/proc/PID/stat` says after the name. */
export async function processes(group) {
  const found = [];
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/u.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    if (end > 0 && Number(fields[2]) === group) found.push({ pid, name: stat.slice(stat.indexOf("(") + 1, end), fields });
  }
  return found;
}

/** Processor time that the processes of a group have used so far, user and system together, in milliseconds. */
export async function processorTime(group) {
  const all = await processes(group);
  return all.reduce((sum, { fields }) => sum + (Number(fields[11]) + Number(fields[12])) * TICK, 0);
}
