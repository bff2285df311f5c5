import type { ArticleId } from "../bindings";
import type { Session } from "../shared/session.svelte";

/** The articles chosen in the list, so that commands know them. */
export const chosen = $state<{
  ids: string[];
  /** Moves them up or down, where the list is in an order by hand. */
  move: ((by: 1 | -1) => void) | null;
}>({ ids: [], move: null });

/** What is being named in the sidebar: a new tag, a new collection with the articles that it begins with. */
export const naming = $state<{ tag: boolean; collection: { articles: ArticleId[] } | null }>({
  tag: false,
  collection: null,
});

/** The articles that a command means: the one that is read, or those chosen in the list. */
export function articlesMeant(session: Session): ArticleId[] {
  const place = session.place;
  if (place?.room === "article") return [place.id];
  return place?.room === "articles" ? [...chosen.ids] : [];
}
