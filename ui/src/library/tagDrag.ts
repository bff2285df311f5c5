/** Where a tag that is dragged in the tree would come to lie. */
import type { TagRow } from "../bindings";

/** What a drop does: the path the tag would have, and the tag it would become one with, where there is one. */
export interface TagDrop {
  path: string;
  into: TagRow | null;
}

/** Below `onto`, or, with `null`, to the outermost. `null` where nothing would change or it would lie in itself. */
export function dropOf(tags: readonly TagRow[], moved: TagRow, onto: TagRow | null): TagDrop | null {
  if (onto && (onto.tag.id === moved.tag.id || onto.path.startsWith(`${moved.path}/`))) return null;
  const path = onto ? `${onto.path}/${moved.tag.name}` : moved.tag.name;
  if (path === moved.path) return null;
  const same = (other: TagRow): boolean => other.path.toLowerCase() === path.toLowerCase();
  return { path, into: tags.find((row) => same(row) && row.tag.id !== moved.tag.id) ?? null };
}
