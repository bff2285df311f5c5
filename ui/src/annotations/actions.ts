/** What one can do with the annotations chosen: called by the bar, the inspector and the commands. */
import type { AnnotationView, Color, TagChip, TagKey } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { countOf } from "../shared/words";
import { browser } from "./browser.svelte";

const many = (ids: readonly string[]): string => countOf(ids.length, "annotation");

/** Colours annotations, as one step. */
export function colourAll(session: Session, ids: string[], color: Color): Promise<unknown> {
  return session.change(
    "change_annotations",
    { ids, color, add: [], remove: [] },
    `${many(ids)} coloured ${color}`,
  );
}

/** Puts a tag on annotations, as one step. */
export function tagAll(session: Session, ids: string[], path: string): Promise<unknown> {
  return session.change(
    "change_annotations",
    { ids, color: null, add: [path], remove: [] },
    `Tag “${path.replaceAll("/", " / ")}” put on ${many(ids)}`,
  );
}

/** Takes a tag off annotations, as one step. */
export function untagAll(
  session: Session,
  ids: string[],
  tag: Pick<TagChip, "id" | "path">,
): Promise<unknown> {
  return session.change(
    "change_annotations",
    { ids, color: null, add: [], remove: [tag.id] },
    `Tag “${tag.path.replaceAll("/", " / ")}” taken off ${many(ids)}`,
  );
}

/** Deletes annotations, as one step; the toast takes it back. */
export async function deleteAll(session: Session, ids: string[]): Promise<void> {
  browser.choose([], null);
  session.select(null);
  await session.change("delete_annotations", { ids }, `${many(ids)} deleted`);
}

/**
 * Does what a number key stands for: puts its tag on the annotations, or takes it off again where the one in front
 * has it.
 */
export async function pressTagKey(
  session: Session,
  ids: string[],
  front: AnnotationView | null,
  key: number,
): Promise<void> {
  let keys: TagKey[];
  try {
    keys = await session.backend.call("tag_keys", {});
  } catch (thrown) {
    session.fail(thrown);
    return;
  }
  const found = keys.find((each) => each.key === key);
  if (!found) {
    session.toasts.show(`Key ${key} has no tag yet. A tag’s menu in the sidebar puts it on a key.`, null);
    return;
  }
  const there = front?.tags.some(({ id }) => id === found.tag.id) ?? false;
  await (there ? untagAll(session, ids, found.tag) : tagAll(session, ids, found.tag.path));
}

/** Opens an annotation's article at its place. */
export function openAnnotation(session: Session, annotation: AnnotationView): void {
  session.openArticle(annotation.article, {
    annotation: annotation.id,
    place: annotation.place ?? annotation.candidates[0] ?? null,
  });
}
