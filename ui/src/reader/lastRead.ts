/** Where each version was read last, kept in the webview's storage: also for the next time the program is opened. */
import type { VersionId } from "../bindings";

const STORE = "dateline.read";
/** So many versions are remembered, those read last. */
const MOST = 500;

/** The position, in code points, that stood at the upper edge; `null` for a beginning or an unknown version. */
export function lastRead(version: VersionId): number | null {
  return read().find(([id]) => id === version)?.[1] ?? null;
}

/** Remembers a position; `null` for the beginning forgets it. */
export function keepRead(version: VersionId, position: number | null): void {
  const others = read().filter(([id]) => id !== version);
  const all = position === null ? others : [[version, position], ...others].slice(0, MOST);
  localStorage.setItem(STORE, JSON.stringify(all));
}

/** The versions and their positions, the one read last first. */
function read(): [VersionId, number][] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(all) ? all.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [VersionId, number] {
  return Array.isArray(entry) && typeof entry[0] === "string" && Number.isInteger(entry[1]);
}
