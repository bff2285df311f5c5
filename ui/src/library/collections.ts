/** What is done with collections, each with its words and its Undo. */
import type { ArticleId, CollectionId, CollectionRow } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { countOf } from "../shared/words";

type Named = Pick<CollectionRow, "id" | "name">;

/** Answers whether the name was taken. */
export async function makeCollection(
  session: Session,
  name: string,
  articles: ArticleId[],
): Promise<boolean> {
  const words = articles.length > 0 ? ` with ${countOf(articles.length, "article")}` : "";
  const made = await session.change(
    "create_collection",
    { name, articles },
    `Collection “${name}” made${words}`,
  );
  return made !== undefined;
}

/** Answers whether the name was taken. */
export async function renameCollection(session: Session, { id, name }: Named, to: string): Promise<boolean> {
  const words = `Collection “${name}” is now “${to}”`;
  return (await session.change("update_collection", { id, name: to }, words)) !== undefined;
}

export async function deleteCollection(session: Session, { id, name }: Named): Promise<void> {
  const done = await session.change(
    "delete_collection",
    { id },
    `Collection “${name}” deleted; its articles stay`,
  );
  if (done) session.journey.close(`collection ${id}`);
}

export async function putInto(session: Session, { id, name }: Named, articles: ArticleId[]): Promise<void> {
  const words = `${countOf(articles.length, "article")} put into “${name}”`;
  await session.change("add_to_collection", { collection: id, articles }, words);
}

export async function takeOutOf(session: Session, { id, name }: Named, articles: ArticleId[]): Promise<void> {
  const words = `${countOf(articles.length, "article")} taken out of “${name}”`;
  await session.change("remove_from_collection", { collection: id, articles }, words);
}

/** The article before which a drop beside a row puts what is carried; `null` for the end. */
export function beforeOf(
  rows: readonly ArticleId[],
  moved: readonly ArticleId[],
  { row, after }: { row: ArticleId; after: boolean },
): ArticleId | null {
  const from = rows.indexOf(row) + (after ? 1 : 0);
  return rows.slice(from).find((id) => !moved.includes(id)) ?? null;
}

/** As `beforeOf`, for a step up or down; `undefined` where there is none. */
export function stepOf(
  rows: readonly ArticleId[],
  moved: readonly ArticleId[],
  by: 1 | -1,
): ArticleId | null | undefined {
  const places = moved.map((id) => rows.indexOf(id)).sort((a, b) => a - b);
  const [first = -1] = places;
  const last = places.at(-1) ?? -1;
  if (first < 0) return undefined;
  if (by < 0) return first === 0 ? undefined : rows[first - 1];
  return last === rows.length - 1 ? undefined : (rows[last + 2] ?? null);
}

/** Puts articles of a collection into another place of its order. */
export async function orderIn(
  session: Session,
  collection: CollectionId,
  articles: ArticleId[],
  before: ArticleId | null,
): Promise<void> {
  await session.change("order_collection", { collection, articles, before });
}
