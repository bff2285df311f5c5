/** What one can do with the tags of the library: called by the tree and the commands. */
import type { Color, TagRow } from "../bindings";
import { readFilter, writeFilter } from "../shared/filter";
import type { Session } from "../shared/session.svelte";

/** The colours a tag can have, in their order everywhere. */
export const TAG_COLORS: Color[] = ["amber", "moss", "sky", "rose", "plum"];

export const quoted = (path: string): string => `“${path.replaceAll("/", " / ")}”`;

/** Makes a tag, and those it lies in. */
export async function makeTag(session: Session, path: string): Promise<boolean> {
  const made = await session.change("create_tag", { path, color: null }, `Tag ${quoted(path)} made`);
  return made !== undefined;
}

/** Gives a tag another path. The path of another tag merges the two. */
export async function renameTag(session: Session, row: TagRow, path: string): Promise<boolean> {
  const other = session.overview?.tags.some((each) => each.path === path && each.tag.id !== row.tag.id);
  const words = other
    ? `Tag ${quoted(row.path)} merged into ${quoted(path)}`
    : `Tag ${quoted(row.path)} is now ${quoted(path)}`;
  const done = await session.change("update_tag", { id: row.tag.id, path, color: null }, words);
  if (done === undefined) return false;
  followFilter(session, row.path, path);
  return true;
}

/** Gives a tag a colour; tags inside it without one of their own follow. */
export function recolourTag(session: Session, row: TagRow, color: Color | null): Promise<unknown> {
  return session.change(
    "update_tag",
    { id: row.tag.id, path: null, color: color ? { set: color } : "clear" },
    color
      ? `Tag ${quoted(row.path)} is ${color} now`
      : `Tag ${quoted(row.path)} has no colour of its own any more`,
  );
}

/** Says what a tag stands for. */
export function describeTag(session: Session, row: TagRow, description: string): Promise<unknown> {
  return session.change("update_tag", { id: row.tag.id, path: null, color: null, description });
}

/** Gives a tag a number key, or takes it away. */
export async function pinTag(session: Session, row: TagRow, pinned: boolean): Promise<void> {
  const done = await session.change("update_tag", { id: row.tag.id, path: null, color: null, pinned });
  if (!done) return;
  const key = session.overview?.tags.find(({ tag }) => tag.id === row.tag.id)?.tag.pin;
  const words = key ? `Tag ${quoted(row.path)} is on key ${key}` : `Tag ${quoted(row.path)} is off its key`;
  session.toasts.show(words, { name: "Undo", keys: "Mod+Z", run: () => void session.undo() });
}

/** Deletes a tag and those inside it; what carried them stays. */
export function deleteTag(session: Session, row: TagRow): Promise<unknown> {
  const inside = session.overview?.tags.filter(({ path }) => path.startsWith(`${row.path}/`)).length ?? 0;
  const more = inside === 0 ? "" : inside === 1 ? " and the tag inside it" : ` and ${inside} tags inside it`;
  return session.change("delete_tag", { id: row.tag.id }, `Tag ${quoted(row.path)}${more} deleted`);
}

/** The list in front of the person goes on showing what carries the tag. */
function followFilter(session: Session, from: string, to: string): void {
  const place = session.place;
  if (!place || !("filter" in place)) return;
  const { terms, text } = readFilter(place.filter);
  const moved = terms.map((term) => {
    const inside = term.value === from || term.value.startsWith(`${from}/`);
    return term.key === "tag" && inside ? { ...term, value: to + term.value.slice(from.length) } : term;
  });
  const filter = writeFilter({ terms: moved, text });
  if (filter !== place.filter) session.journey.replace({ ...place, filter });
}
